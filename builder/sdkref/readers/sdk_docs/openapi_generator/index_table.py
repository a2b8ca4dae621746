"""The index of a page of OpenAPI Generator: which method asks what of the API, and its summary."""

import html
import re
from collections.abc import Iterable

from msgspec import Struct

from sdkref.catalogue.surface import Endpoint
from sdkref.readers.sdk_docs.openapi_generator.texts import restored

_ROW = re.compile(
    r"\|?\s*(?:\*\w+\*\s*\|\s*)?\[\*\*(?P<name>[^*]+)\*\*\]\((?P<link>[^)]*)\)\s*"
    r"\|\s*\*\*(?P<verb>[A-Za-z]+)\*\*\s+(?P<path>[^|]*?)\s*(?:\|(?P<summary>.*))?"
)
_FIXED = re.compile(r"\|?\s*(?:Class \| )?Method \| HTTP request \| Description\s*\|?|\|?[\s:]*-[\s|:-]*")


class Entry(Struct, frozen=True):
    """A row of the index."""

    endpoint: Endpoint
    summary: str | None
    line: int


def index(lines: Iterable[tuple[int, str]]) -> tuple[dict[str, Entry], list[int]]:
    """Return the rows of an index by name, and the numbers of the lines that are no part of one."""
    found: dict[str, Entry] = {}
    unread: list[int] = []
    for number, line in lines:
        if row := _ROW.fullmatch(line.rstrip()):
            summary = (row["summary"] or "").rstrip()
            if line.lstrip().startswith("|"):
                summary = summary.removesuffix("|")
            endpoint = Endpoint(row["verb"].upper(), html.unescape(row["path"]))
            name = row["name"].replace("\\_", "_")
            found.setdefault(name, Entry(endpoint, restored(summary.strip()), number))
        elif not _FIXED.fullmatch(line.rstrip()):
            unread.append(number)
    return found, unread
