"""The resources of operations that only surfaces know: those of the catalogue, and the groups of surfaces."""

from collections.abc import Iterable, Sequence

from sdkref.catalogue.catalogue import Catalogue, Resource
from sdkref.catalogue.folding import fold, fold_group, without_class_end
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.surface import Method, Surface


class Resources:
    """Resources by the folded accessors of their methods."""

    def __init__(self, catalogue: Catalogue, surfaces: Sequence[Surface]) -> None:
        self._listed = catalogue.resources
        self._known: dict[str, Resource] = {}
        for each in catalogue.resources:
            for name in (each.key, each.title):
                self._known.setdefault(fold(name), each)
        self._keys = {each.key for each in catalogue.resources}
        for surface in surfaces:
            classes = surface.dialect.startswith("openapi-generator")
            for group in surface.groups:
                nested = len(group.accessor) > 1 and "." not in group.title
                title = "" if classes or nested else group.title.replace(".", " ")
                found = _resource(group.accessor, title, group.description)
                self._known.setdefault(fold_group(group.accessor), found)

    def of(self, surface: Surface, method: Method) -> str:
        """Return the key of the resource that a method belongs to."""
        folded = fold_group(method.accessor)
        if folded not in self._known:
            self._known[folded] = _resource(method.accessor or (surface.about.client or surface.key,))
        return self._known[folded].key

    def used_by(self, operations: Iterable[Operation]) -> tuple[Resource, ...]:
        """Return the catalogue's resources, then those of added operations, in the order of these."""
        by_key = {each.key: each for each in self._known.values()}
        used = dict.fromkeys(each.resource for each in operations)
        return (*self._listed, *(by_key[key] for key in used if key not in self._keys))


def _resource(accessor: Sequence[str], title: str = "", description: str | None = None) -> Resource:
    steps = [without_class_end(each) for each in accessor]
    words = " ".join(f"{each[:1].upper()}{each[1:]}" for each in steps)
    return Resource(key=".".join(steps) or title, title=title or words, description=description)
