"""The page of errors: what an SDK raises or returns when an operation fails, and where that may occur."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Operation
from sdkref.markdown.rendering import render
from sdkref.pages.anchors import Names
from sdkref.pages.answers import errors_table
from sdkref.pages.fragment import ErrorSeen, Fragment
from sdkref.pages.indexes import entries
from sdkref.pages.links import operation_key, page_key
from sdkref.pages.page import Page, SdkName, Section
from sdkref.pages.tabs import Panel, tabs
from sdkref.pages.template import finished, template
from sdkref.pages.types import TypeRenderer
from sdkref.pages.writing import Writing
from sdkref.projection.projection import TypeText
from sdkref.projection.target_note import TargetNote
from sdkref.wording.saying import say

Kind = tuple[TypeText, tuple[str, ...]]
"""An error's type and the statuses that it stands for."""


def errors_page(
    catalogue: Catalogue, names: Names, targets: Sequence[TargetNote], fragments: Mapping[str, Fragment]
) -> Page:
    """Return the page with the types of each SDK and, for each status, the operations that answer with it."""
    seen: dict[str, dict[Kind, list[ErrorSeen]]] = {each.key: {} for each in targets}
    places: dict[str, list[Operation]] = {}
    for operation in catalogue.operations:
        fragment = fragments[operation_key(names.operations[operation.key])]
        statuses: dict[str, None] = {}
        for error in fragment.errors:
            seen[error.target].setdefault((error.type, error.statuses), []).append(error)
            statuses |= dict.fromkeys(error.statuses)
        for status in statuses:
            places.setdefault(status, []).append(operation)
    writing = Writing(names)
    panels = [Panel(each, _table(writing.of(each), seen[each.key])) for each in targets if seen[each.key]]
    html = finished(
        "errors",
        described=catalogue.described,
        tabs=tabs("errors", panels) if panels else "",
        places=[(status, entries(names, places[status])) for status in sorted(places)],
    )
    types = {
        target: dict.fromkeys(name for kind in found for name in _names(kind))
        for target, found in seen.items()
    }
    words = dict.fromkeys(name for each in targets if not each.is_sdk for name in types[each.key])
    section = Section(
        key=page_key("errors"),
        anchor="errors",
        title=say("titles.errors"),
        level=1,
        words=" ".join(words),
        names=tuple(
            SdkName(each.key, f"{say('titles.errors')} · {each.label}", " ".join(types[each.key]))
            for each in targets
            if each.is_sdk and types[each.key]
        ),
        html=html,
    )
    return Page(path="errors.md", title=say("titles.errors"), sections=(section,))


def _table(writing: Writing, found: Mapping[Kind, Sequence[ErrorSeen]]) -> Markup:
    ordered = sorted(found.items(), key=lambda each: each[0][1])
    rows = [_row(writing.types, kind, members) for kind, members in ordered]
    return errors_table(rows, sparse=writing.sparse)


def _row(types: TypeRenderer, kind: Kind, members: Sequence[ErrorSeen]) -> dict[str, Any]:
    """Return a row of the table; a description that operations do not agree on is left to them."""
    described = {each.description for each in members}
    count = len(members)
    return {
        "id": "",
        "type": Markup(types.code(kind[0])),  # noqa: S704 - escaped
        "statuses": kind[1],
        "summary": "",
        "content_types": dict.fromkeys(name for each in members for name in each.content_types),
        "description": template(
            "times", said=render(described.pop() if len(described) == 1 else ""), count=count
        ),
        "more": "",
    }


def _names(kind: Kind) -> tuple[str, ...]:
    """Return a type's name, and the last part of one that has several."""
    name = "".join(part.text for part in kind[0])
    last = name.rpartition(".")[2]
    return (name,) if last == name else (name, last)
