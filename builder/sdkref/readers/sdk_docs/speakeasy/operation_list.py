"""The list of available operations: the names of a page's methods, and their summaries, which may be long."""

import re
from collections.abc import Iterator

from msgspec import Struct

from sdkref.readers.sdk_docs.cell_text import plain_text

_ITEM = re.compile(r"[*-] \[(~~)?(.+?)(?(1)~~)\]\(#[^)\s]{0,500}\)(?: - (.*)|(?= :warning:)(.*)|\s*)\Z")
_DEPRECATED = ":warning: **Deprecated**"


class Listed(Struct, frozen=True):
    """A method of the list."""

    name: str
    summary: str | None
    deprecated: bool
    deprecation: str | None
    line: int


def listed(lines: list[tuple[int, str]]) -> tuple[list[Listed], list[int]]:
    """Return the methods of a list, and the numbers of lines before the first that belong to none.

    A summary goes on until the next item begins: the generator writes it as it is, so that its further lines
    are not indented, and those after a blank line are no part of the list in the eyes of Markdown.
    """
    items: list[tuple[int, re.Match[str], list[str]]] = []
    before: list[int] = []
    for number, line in lines:
        if item := _ITEM.match(line):
            items.append((number, item, [item[3] or item[4] or ""]))
        elif items:
            items[-1][2].append(line)
        elif line.strip():
            before.append(number)
    return list(_listed(items)), before


def _listed(items: list[tuple[int, re.Match[str], list[str]]]) -> Iterator[Listed]:
    for number, item, text in items:
        summary = "\n".join(text).strip()
        summary, mark, instead = summary.partition(_DEPRECATED)
        yield Listed(
            name=plain_text(item[2]),
            summary=summary.strip() or None,
            deprecated=bool(item[1] or mark),
            deprecation=instead.strip() or None,
            line=number,
        )
