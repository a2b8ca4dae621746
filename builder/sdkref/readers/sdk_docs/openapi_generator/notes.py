"""The last cell of OpenAPI Generator's tables: `[optional] [default to 10]`, `(optional) defaults to 'a'`."""

import html
import re

from msgspec import Struct

_OPTIONAL = re.compile(r"\(optional\)|\[optional\]", re.IGNORECASE)
_DEFAULTS = (
    (
        re.compile(r"\[defaults? to ", re.IGNORECASE),
        re.compile(r"\](?=\s*(?:\[(?:optional|readonly|enum: )|$))", re.IGNORECASE),
    ),
    (re.compile(r"(?:^|\(optional\)) *defaults to "), re.compile(r"$")),
    (re.compile(r"if omitted the server will use the default value of "), re.compile(r"\]?$")),
)
"""How a default begins and ends: it may hold brackets itself (`[default to []]`)."""
_NO_DEFAULT = frozenset({"undefined", ""})


class Notes(Struct, frozen=True):
    """What notes say."""

    optional: bool
    default: str | None
    says_default: bool
    """Whether a default is told at all, be it `undefined`."""


def read_notes(cell: str) -> Notes:
    """Return what the notes of an argument or a field say."""
    found = next((text for each in _DEFAULTS if (text := _between(cell, *each)) is not None), None)
    return Notes(
        optional=_OPTIONAL.search(cell) is not None,
        default=None if found in _NO_DEFAULT else found,
        says_default=found is not None,
    )


def _between(cell: str, begin: re.Pattern[str], end: re.Pattern[str]) -> str | None:
    """Return the text between two marks, without a code span around it."""
    if (first := begin.search(cell)) is None or (last := end.search(cell, first.end())) is None:
        return None
    text = html.unescape(cell[first.end() : last.start()].strip())
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == "`" else text
