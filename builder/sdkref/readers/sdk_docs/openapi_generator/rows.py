r"""Rows of OpenAPI Generator's tables, which no Markdown parser takes apart as they were meant.

Types hold pipes that nobody escaped (`[**'a' | 'b'**]`), and so do descriptions; bodies have one cell less
than the head; a blank line may stand between the head and the rows.
"""

import re
from collections.abc import Iterable

from msgspec import Struct

_THREE, _FOUR = 3, 4
_ROW = re.compile(r"\|?\s*(?:\*\*(?P<bold>.+?)\*\*|`(?P<code>[^`]+)`)\s*\|(?P<rest>.*)")
_RULE = re.compile(r"\|?[\s:]*-[\s|:-]*")
_HEAD = re.compile(r"\|?\s*Name\s*\|\s*Type\b")
_NOTES = re.compile(
    r"\s*(?:$|\(optional\)|defaults to |if omitted|must be one of"
    r"|\[(?:optional|readonly|defaults? to |enum: ))",
    re.IGNORECASE,
)


class Row(Struct, frozen=True):
    """A row of a table of arguments or fields: each cell as it is written, without blanks around it."""

    name: str
    type: str
    description: str
    notes: str | None
    """`None` where the table has no such column."""
    line: int


def rows(lines: Iterable[tuple[int, str]]) -> tuple[list[Row], list[int]]:
    """Return the rows of tables in some lines, and the numbers of the lines that are part of none."""
    found: list[Row] = []
    unread: list[int] = []
    columns, notes = _FOUR, False
    for number, line in lines:
        if _HEAD.match(line):
            heads = line.strip().strip("|").split("|")
            columns, notes = len(heads), heads[-1].strip() == "Notes"
        elif matched := _ROW.match(line):
            outer = line.lstrip().startswith("|")
            name = (matched["bold"] or matched["code"]).strip()
            found.append(_row(name, matched["rest"].rstrip(), columns, number, outer=outer, notes=notes))
        elif not _RULE.fullmatch(line):
            unread.append(number)
    return found, unread


def _row(name: str, rest: str, columns: int, line: int, *, outer: bool, notes: bool) -> Row:
    if outer:
        rest = rest.removesuffix("|")
    if columns < _THREE:
        return Row(name, rest.strip(), "", None, line)
    end = _type_end(rest)
    kind, rest = rest[:end].strip(), rest[end + 1 :]
    if columns < _FOUR:
        text = rest.strip()
        return Row(name, kind, "", text, line) if notes else Row(name, kind, text, None, line)
    return Row(name, kind, *described(rest), line)


def described(rest: str) -> tuple[str, str]:
    """Return description and notes, which a pipe parts: the last one that notes follow, or that is one."""
    at = last = rest.rfind("|")
    while at >= 0:
        if _NOTES.match(rest, at + 1):
            return rest[:at].strip(), rest[at + 1 :].strip()
        at = rest.rfind("|", 0, at)
    return (rest[:last].strip(), rest[last + 1 :].strip()) if last >= 0 else (rest.strip(), "")


def _type_end(rest: str) -> int:
    """Return where the cell of the type ends: at the first pipe outside of bold text and of code."""
    at, mark = 0, ""
    while at < len(rest):
        found = next((each for each in ("**", "`") if rest.startswith(each, at)), "")
        if found and mark in {"", found}:
            mark = "" if mark else found
            at += len(found)
        elif rest[at] == "|" and not mark:
            return at
        else:
            at += 1
    plain = rest.find("|")
    return plain if plain >= 0 else len(rest)
