"""The page of drift: what SDKs and the description of their API say differently, by operation."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sdkref.catalogue.catalogue import Catalogue
from sdkref.drift.difference import KINDS, Difference
from sdkref.drift.of_surface import is_read
from sdkref.drift.place import Place
from sdkref.pages.anchors import Names
from sdkref.pages.indexes import entries
from sdkref.pages.links import href, page_key, resource_key
from sdkref.pages.outline import Outline
from sdkref.pages.page import Page, Section
from sdkref.pages.template import finished
from sdkref.projection.target_note import TargetNote
from sdkref.wording.saying import say
from sdkref.words import one_line

SHOWN = 2_000
"""Differences that the page lists; the others are counted."""
_CODE = re.compile(r"`([^`]*)`")


def drift_page(
    catalogue: Catalogue,
    names: Names,
    outline: Outline,
    targets: Sequence[TargetNote],
    differences: Sequence[Difference],
) -> Page:
    """Return the page of an API's differences, which may be none; `targets` name the SDKs."""
    documented = {each.key for each in catalogue.surfaces if is_read(each)}
    labels = {each.key: each.label for each in targets if each.key in documented}
    listed = differences[:SHOWN]
    by_operation: dict[str, list[dict[str, Any]]] = {}
    for each in listed:
        by_operation.setdefault(each.operation, []).append(_row(each, labels))
    html = finished(
        "drift",
        described=catalogue.described,
        sdks=[*labels.values()],
        operations=len(catalogue.operations),
        count=len(differences),
        touched=len({each.operation for each in differences if each.operation}),
        kinds=_counts(differences, labels),
        sums=_sums(differences, labels),
        left=len(differences) - len(listed),
        whole=by_operation.get("", []),
        groups=list(_groups(names, outline, by_operation)),
        choices={
            "kind": [
                (_word(code), _kind(code)) for code in KINDS if any(each.code == code for each in listed)
            ],
            "sdk": [*labels.items()],
        },
    )
    section = Section(key=page_key("drift"), anchor="drift", title=say("titles.drift"), level=1, html=html)
    return Page(path="drift.md", title=say("titles.drift"), sections=(section,))


def _row(difference: Difference, labels: Mapping[str, str]) -> dict[str, Any]:
    return {
        "kind": _kind(difference.code),
        "code": _word(difference.code),
        "of": " ".join(difference.sdks),
        "sdks": ", ".join(labels.get(each, each) for each in difference.sdks),
        "call": one_line(difference.call),
        "fact": _pieces(difference.fact),
        "places": [*_places(difference.here, difference.there)],
    }


def _word(code: str) -> str:
    """Return the kind of a difference as a word for attributes: `parameter`."""
    return code.removeprefix("drift-")


def _kind(code: str) -> str:
    """Return the kind of a difference as readers are told of it."""
    return say(f"drift.{_word(code)}")


def _pieces(fact: str) -> list[tuple[bool, str]]:
    """Return a fact in pieces, each with whether it is code."""
    whole = fact[:1].upper() + fact[1:]
    return [(number % 2 == 1, text) for number, text in enumerate(_CODE.split(whole)) if text]


def _places(*places: Place) -> Iterator[tuple[str, str]]:
    """Yield places as they read, each with the pointer to its value where all stands in one line."""
    for each in places:
        if each.file:
            yield str(each), each.pointer if each.line == 1 else ""


def _counts(differences: Iterable[Difference], labels: Mapping[str, str]) -> list[tuple[str, list[int], int]]:
    """Return a row for each kind that occurs: its name, how often each SDK differs so, and how often any."""
    found: dict[str, Counter[str]] = {}
    for each in differences:
        found.setdefault(each.code, Counter()).update([*each.sdks, ""])
    return [
        (_kind(code), [found[code][key] for key in labels], found[code][""])
        for code in KINDS
        if code in found
    ]


def _sums(differences: Iterable[Difference], labels: Mapping[str, str]) -> list[int]:
    """Return how often each SDK differs."""
    found = Counter(key for each in differences for key in each.sdks)
    return [found[key] for key in labels]


def _groups(
    names: Names, outline: Outline, rows: Mapping[str, Sequence[dict[str, Any]]]
) -> Iterator[dict[str, Any]]:
    """Yield the resources with differences, each with its operations in reading order."""
    for chapter in outline.chapters:
        found = [each for each in chapter.operations if each.key in rows]
        if found:
            yield {
                "href": href(resource_key(names.resources[chapter.resource.key])),
                "title": one_line(chapter.resource.title) or chapter.resource.key,
                "operations": [
                    (entry, rows[each.key]) for entry, each in zip(entries(names, found), found, strict=True)
                ],
            }
