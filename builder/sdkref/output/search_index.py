"""The search index of a site, with what makes operations found: method and path, and the names of each SDK.

Search plugins make an entry of every heading. An operation's gets its method and path behind the title and
stands ahead of pages that mention it; each SDK's name for it leads to that SDK's panel.
"""

from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

import msgspec

from sdkref.output.mounting import Library, PlacedSection

PLACE = Path("search") / "search_index.json"
"""Where MkDocs' search plugin and Material's write it, below the site's root."""

OPERATION_BOOST = 4
"""By how much an operation that has a word counts more than another page that has it."""

_NAMED = ("data-operation", "data-webhook")


def improve_search_index(site: Path, library: Library, urls: Mapping[str, str]) -> None:
    """Rewrite the index of a finished site, if it has one; `urls` are those of pages by their source's path.

    An index that was put into lunr's own form at build time is left alone.
    """
    path = site / PLACE
    if not path.is_file():
        return
    index = msgspec.json.decode(path.read_bytes())
    if "index" in index or not isinstance(index.get("docs"), list):
        return
    index["docs"] = list(_improved(index["docs"], _by_location(library, urls)))
    path.write_bytes(msgspec.json.encode(index))


def _by_location(library: Library, urls: Mapping[str, str]) -> dict[str, PlacedSection]:
    found = {}
    for placed in library.placed():
        if (url := urls.get(placed.path)) is not None:
            anchor = placed.anchor
            found[f"{url}#{anchor}" if anchor else url] = placed
    return found


def _improved(entries: list[dict[str, Any]], places: Mapping[str, PlacedSection]) -> Iterator[dict[str, Any]]:
    for entry in entries:
        placed = places.get(entry["location"])
        if placed is None:
            yield entry
            continue
        section = placed.section
        kind, identity = section.attribute or ("", "")
        shown = identity.partition("#")[0]
        is_operation = kind in _NAMED
        if is_operation and " /" in shown and shown not in section.title:
            entry["title"] = f"{entry['title']} · {escape(shown, quote=False)}"
        if is_operation:
            entry["boost"] = OPERATION_BOOST
        yield entry
        page = entry["location"].partition("#")[0]
        for name in section.names:
            yield {
                "location": f"{page}#{section.anchor}.{name.target}",
                "title": escape(name.title, quote=False),
                "text": escape(name.words, quote=False),
                **({"boost": OPERATION_BOOST} if is_operation else {}),
            }
