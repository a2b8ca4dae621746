"""The pages of a folder put together: one surface, in which links lead to models and nothing stands twice."""

import posixpath
from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec.structs import asdict, replace

from sdkref.catalogue.surface import About, Method, MethodGroup, Scheme, Spot, Surface, SurfaceModel
from sdkref.diagnostics import Diagnostic, Diagnostics
from sdkref.location import Location
from sdkref.readers.sdk_docs.linking import PageLinks, targets
from sdkref.readers.sdk_docs.listed_pages import missing
from sdkref.readers.sdk_docs.majority import dialect_of, differs, language_of
from sdkref.readers.sdk_docs.named_types import with_named_types
from sdkref.readers.sdk_docs.page_facts import PageFinding
from sdkref.readers.sdk_docs.page_reading import ReadPage

Record = TypeVar("Record", About, Scheme)

_FEW = 3
"""Links that a finding names at most."""


def assembled(pages: Sequence[ReadPage], diagnostics: Diagnostics, name: str, key: str) -> Surface:
    """Return the surface of the pages of a folder; `name` is the folder as the user named it."""
    told = _Told(diagnostics, name)
    paths = {page.path.casefold() for page in pages}
    for page in pages:
        for finding in page.facts.findings:
            told.tell(page.path, finding)
        if (gone := missing(page.listed, paths)) is not None:
            told.tell(page.path, gone)
    dialect = dialect_of(pages)
    pages_of_it = _of_one_language(pages, dialect, told)
    models = _models(pages_of_it, told)
    known = targets(models, (page.path for page in pages))
    methods: dict[tuple[tuple[str, ...], str], tuple[str, Method]] = {}
    shown: dict[str, SurfaceModel] = {}
    for page in pages_of_it:
        links = PageLinks(page.path, known)
        for method in page.facts.methods:
            _add_method(methods, page.path, links.method(method), told)
        for model in page.facts.models:
            named = model.key or _key(page.path)
            if models[named] == (page.path, model):
                shown[named] = replace(links.model(model), key=named, spot=told.spot(page.path, model.spot))
        told.tell_dead(page.path, links)
    surface = Surface(
        key=key,
        language=language_of(dialect),
        dialect=dialect,
        about=_merged(page.facts.about for page in pages_of_it),
        groups=_groups(pages_of_it, told),
        methods=tuple(replace(each, spot=told.spot(path, each.spot)) for path, each in methods.values()),
        models=shown,
        losses=tuple(
            replace(each, spot=told.spot(page.path, each.spot))
            for page in pages_of_it
            for each in page.facts.losses
        ),
    )
    return with_named_types(surface)


class _Told:
    """Tells what is wrong on pages, and names them as the user would."""

    def __init__(self, diagnostics: Diagnostics, name: str) -> None:
        self._diagnostics, self._name = diagnostics, name

    def spot(self, path: str, spot: Spot) -> Spot:
        """Return a place on a page that is named by its path below the folder."""
        return Spot(posixpath.join(self._name, path), spot.line)

    def tell(self, path: str, found: PageFinding) -> None:
        """Note a finding on a page."""
        place = Location(posixpath.join(self._name, path))
        self._diagnostics.add(
            Diagnostic(found.code, found.fact, found.remedy, place, line=found.line, column=found.column)
        )

    def tell_dead(self, path: str, links: PageLinks) -> None:
        """Note that links of a page lead nowhere, all of them together."""
        if not links.dead:
            return
        named = ", ".join(f"`{url}`" for url in list(links.dead)[:_FEW])
        more = f" and {len(links.dead) - _FEW} more" if len(links.dead) > _FEW else ""
        one = len(links.dead) == 1
        fact = f"{'a link' if one else f'{len(links.dead)} links'} of types to pages that are not there: "
        self.tell(
            path,
            PageFinding(
                links.first_line or 1,
                1,
                "dead-link",
                f"{fact}{named}{more}",
                "the types are shown without a link; put the pages into the folder if there are any",
            ),
        )


def _of_one_language(pages: Sequence[ReadPage], dialect: str, told: _Told) -> list[ReadPage]:
    """Return the pages that are of the language of the whole; tell of those that are not, and of dialects."""
    language = language_of(dialect)
    kept: list[ReadPage] = []
    odd: dict[str, list[str]] = {}
    for page in pages:
        if differs(page.facts, dialect):
            odd.setdefault(page.facts.dialect, []).append(page.path)
        if language_of(page.facts.dialect) in {"", language}:
            kept.append(page)
    for other, paths in odd.items():
        left = language_of(other) not in {"", language}
        told.tell(
            paths[0],
            PageFinding(
                1,
                1,
                "several-dialects",
                f"{'this page is' if len(paths) == 1 else f'this and {len(paths) - 1} more pages are'} "
                f"written in {other}, and most of the folder in {dialect}",
                f"{'left out: ' if left else ''}give the documentation of each SDK a folder of its own",
            ),
        )
    return kept


def _models(pages: Sequence[ReadPage], told: _Told) -> dict[str, tuple[str, SurfaceModel]]:
    """Return the models by key, each with its page; of two that share a key, the first."""
    models: dict[str, tuple[str, SurfaceModel]] = {}
    for page in pages:
        for model in page.facts.models:
            key = model.key or _key(page.path)
            path, first = models.setdefault(key, (page.path, model))
            if first is not model and replace(model, spot=first.spot) != first:
                place = told.spot(path, first.spot)
                told.tell(
                    page.path,
                    PageFinding(
                        model.spot.line,
                        1,
                        "repeated-model",
                        f"the model `{key}` stands at {place.file}:{place.line} too, and says something else",
                        "the first is used; remove one of them",
                    ),
                )
    return models


def _add_method(
    methods: dict[tuple[tuple[str, ...], str], tuple[str, Method]], path: str, method: Method, told: _Told
) -> None:
    """Add a method of a page, unless another has its name."""
    key = (method.accessor, method.name)
    at, first = methods.setdefault(key, (path, method))
    if first is method:
        return
    place = told.spot(at, first.spot)
    named = method.call
    told.tell(
        path,
        PageFinding(
            method.spot.line,
            1,
            "repeated-method",
            f"the method `{named}` stands at {place.file}:{place.line} too",
            "the first is used; remove one of them",
        ),
    )


def _groups(pages: Sequence[ReadPage], told: _Told) -> tuple[MethodGroup, ...]:
    """Return the groups; of two pages with one accessor, the first says what it can."""
    groups: dict[tuple[str, ...], MethodGroup] = {}
    for page in pages:
        for each in page.facts.groups:
            placed = replace(each, spot=told.spot(page.path, each.spot))
            first = groups.setdefault(each.accessor, placed)
            if first is not placed and first.description is None:
                groups[each.accessor] = replace(first, description=each.description)
    return tuple(groups.values())


def _merged(abouts: Iterable[About | None]) -> About:
    """Return what pages say of the SDK together; of two that say the same, the one nearer to the top."""
    merged = About()
    schemes: dict[str, Scheme] = {}
    for about in abouts:
        if about is not None:
            merged = _filled(merged, about)
            for scheme in about.schemes:
                schemes[scheme.name] = _filled(schemes.get(scheme.name, scheme), scheme)
    return replace(merged, schemes=tuple(schemes.values()))


def _filled(first: Record, second: Record) -> Record:
    """Return a record with what it leaves open as another one has it."""
    said = asdict(first)
    return replace(first, **{name: value for name, value in asdict(second).items() if not said[name]})


def _key(path: str) -> str:
    return posixpath.splitext(path)[0]
