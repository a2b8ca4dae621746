"""The resources of operations that only surfaces know: those of the catalogue, and the groups of surfaces."""

import re
from collections.abc import Iterable, Sequence

from sdkref.catalogue.catalogue import Catalogue, Resource
from sdkref.catalogue.folding import fold, fold_group, without_class_end
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.surface import Method, Surface

_HUMP = re.compile(r"_+|(?<=[a-z0-9])(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z]{2,}[a-z])|(?<=[A-Z]{2})(?=[A-Z][a-z])")
"""Where a word of a name begins: `vector_stores`, `AdminAPIKeys`; `OAuth2` and `GraphQL` are one each."""


class Resources:
    """Resources by the folded accessors of their methods."""

    def __init__(self, catalogue: Catalogue, surfaces: Sequence[Surface]) -> None:
        self._listed = catalogue.resources
        self._known: dict[str, Resource] = {}
        for each in catalogue.resources:
            for name in (each.key, each.title):
                self._known.setdefault(fold(name), each)
        self._keys = {each.key for each in catalogue.resources}
        self._spelled = {fold(each.title): each.title for each in catalogue.resources}
        self._lower = _are_sentences(each.title for each in catalogue.resources)
        for surface in surfaces:
            classes = surface.dialect.startswith("openapi-generator")
            for group in surface.groups:
                nested = len(group.accessor) > 1 and "." not in group.title
                title = "" if classes or nested else group.title.replace(".", " ")
                found = self._resource(group.accessor, title, group.description)
                self._known.setdefault(fold_group(group.accessor), found)

    def of(self, surface: Surface, method: Method) -> str:
        """Return the key of the resource that a method belongs to."""
        folded = fold_group(method.accessor)
        if folded not in self._known:
            accessor = method.accessor or (surface.about.client or surface.key,)
            self._known[folded] = self._resource(accessor)
        return self._known[folded].key

    def used_by(self, operations: Iterable[Operation]) -> tuple[Resource, ...]:
        """Return the catalogue's resources, then those of added operations, in the order of these."""
        by_key = {each.key: each for each in self._known.values()}
        used = dict.fromkeys(each.resource for each in operations)
        return (*self._listed, *(by_key[key] for key in used if key not in self._keys))

    def _resource(self, accessor: Sequence[str], title: str = "", description: str | None = None) -> Resource:
        steps = [without_class_end(each) for each in accessor]
        words = self._title(title.split(), as_written=True) if title else self._title(steps)
        return Resource(key=".".join(steps) or title, title=words, description=description)

    def _title(self, steps: Iterable[str], *, as_written: bool = False) -> str:
        """Return steps as words, written as the titles of the catalogue are, or as in a headline."""
        words = [
            word for each in steps for word in (self._spelled.get(fold(each)) or _HUMP.sub(" ", each)).split()
        ]
        first, *others = [each[:1].upper() + each[1:] for each in words] or [""]
        return " ".join(
            (first, *(_lower(each) if self._lower and not as_written else each for each in others))
        )


def _are_sentences(titles: Iterable[str]) -> bool:
    """Tell whether most words of titles that are not the first begin with a small letter."""
    others = [word for each in titles for word in each.split()[1:] if word[0].isalpha()]
    return sum(each[0].islower() for each in others) * 2 > len(others)


def _lower(word: str) -> str:
    """Return a word in the middle of a sentence; what has more capitals keeps them all."""
    return word if any(each.isupper() for each in word[1:]) else word.lower()
