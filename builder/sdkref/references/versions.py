"""Versions of one API in one site: which sources they are, and where an operation stands in each."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Operation
from sdkref.pages.anchors import Names, slug
from sdkref.pages.links import elsewhere, operation_key, page_key
from sdkref.pages.surroundings import Way
from sdkref.words import one_line

_IN_TITLE = re.compile(r"\s+\(?v[0-9][\w.-]*\)?\Z", re.IGNORECASE)
_IN_PATH = re.compile(r"v[0-9][\w.-]*\Z", re.IGNORECASE)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}")
_PARAMETER = re.compile(r"\{[^{}]*\}")


class Edition(Struct, frozen=True):
    """One source of a site, with the name of its reference and its anchors."""

    catalogue: Catalogue
    mount: str
    names: Names
    version: str
    """What tells it from the others of the same API; empty when it is the only one."""


def versions_of(catalogues: Sequence[Catalogue]) -> list[str]:
    """Return for each catalogue what tells it from the others of the same API: `v2`; empty when none is.

    Catalogues are of the same API when they have the same title, an ending such as `v2` left out. Where two
    of them have the same version too, none of that API is told apart.
    """
    apis: dict[str, list[int]] = {}
    for index, each in enumerate(catalogues):
        apis.setdefault(_api(each), []).append(index)
    found = [""] * len(catalogues)
    for members in apis.values():
        labels = [_label(catalogues[index]) for index in members]
        if len(members) > 1 and len(set(labels)) == len(labels) and all(labels):
            for index, label in zip(members, labels, strict=True):
                found[index] = label
    return found


def derived_roots(catalogues: Sequence[Catalogue], versions: Sequence[str]) -> list[str]:
    """Return a folder for each catalogue: by its title, and by its version where titles are the same."""
    titles = [slug(each.info.title) for each in catalogues]
    return [
        title if titles.count(title) == 1 else slug(f"{each.info.title} {version}")
        for title, each, version in zip(titles, catalogues, versions, strict=True)
    ]


class Editions:
    """All sources of a site, for finding an operation of one in the versions beside it."""

    def __init__(self, editions: Sequence[Edition]) -> None:
        self._apis: dict[str, list[Edition]] = {}
        for each in editions:
            if each.version:
                self._apis.setdefault(_api(each.catalogue), []).append(each)
        self._places = {each.mount: _places(each) for each in editions if each.version}

    def overviews(self, edition: Edition) -> list[Way]:
        """Return all versions of an edition's API with their overviews, its own without a link."""
        if not edition.version:
            return []
        return [
            Way(each.version, None if each is edition else elsewhere(each.mount, page_key("overview")))
            for each in self._apis[_api(edition.catalogue)]
        ]

    def operations(self, edition: Edition) -> dict[str, tuple[Way, ...]]:
        """Return by key where each operation of an edition stands in other versions."""
        others = [
            each
            for each in self._apis.get(_api(edition.catalogue), ())
            if edition.version and each is not edition
        ]
        found = {}
        for operation in edition.catalogue.operations if others else ():
            ways = [way for each in others if (way := self._way(operation, each)) is not None]
            if ways:
                found[operation.key] = tuple(ways)
        return found

    def _way(self, operation: Operation, other: Edition) -> Way | None:
        places = self._places[other.mount]
        anchor = places.get(operation.key) or places.get(_identity(operation))
        return Way(other.version, elsewhere(other.mount, operation_key(anchor))) if anchor else None


def _places(edition: Edition) -> Mapping[str, str]:
    """Return anchors of operations by key and, where that tells one, by what versions have in common."""
    loose: dict[str, list[str]] = {}
    for each in edition.catalogue.operations:
        loose.setdefault(_identity(each), []).append(edition.names.operations[each.key])
    return {key: found[0] for key, found in loose.items() if len(found) == 1} | edition.names.operations


def _identity(operation: Operation) -> str:
    """Return method and path without a version in front and without the names of parameters."""
    steps = operation.path.split("/")
    number = next((index for index, step in enumerate(steps) if _IN_PATH.match(step)), None)
    kept = steps if number is None else steps[:number] + steps[number + 1 :]
    return f"~{operation.method} {_PARAMETER.sub('{}', '/'.join(kept))}"


def _api(catalogue: Catalogue) -> str:
    title = " ".join(catalogue.info.title.split())
    return slug(_IN_TITLE.sub("", title) or title)


def _label(catalogue: Catalogue) -> str:
    """Return the version as people say it: `v2` for `2`, `2024-06-01` as it is."""
    version = one_line(catalogue.info.version, 40)
    return f"v{version}" if version[:1].isdigit() and not _DATE.match(version) else version
