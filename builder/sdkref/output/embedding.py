"""A section on a page: the marker that stands for it, and its finished HTML with ids and links in place."""

import re
from collections.abc import Callable

from msgspec import Struct

from sdkref.output.links import resolve
from sdkref.output.mounting import Library, PlacedSection
from sdkref.output.selected_parts import Selection, selected
from sdkref.pages.page import FILE_KEY

MARKER = re.compile(r"""<div\s+data-sdkref=(["']?)([^"'\s<>]+)\1\s*>[^<]*</div>""")
"""A marker element as written, or as a minifier left it."""

MARKDOWN_SUFFIX = "%2Emd"
"""The end of the address of a file of Markdown, for engines that make `.html` of `.md` in every link."""

_TAG = re.compile(r"""<[a-zA-Z](?:[^"'<>]|"[^"]*"|'[^']*')*>""")
_ATTRIBUTE = re.compile(r'(\s)([^\s"=<>]+)="([^"]*)"')
_NAMING = {
    "id",
    "for",
    "name",
    "href",
    "list",
    "headers",
    "aria-controls",
    "aria-describedby",
    "aria-labelledby",
}


class Marker(Struct, frozen=True):
    """Names one section on one page: which API and key, the how manieth of its kind, what of it is shown."""

    api: str
    key: str
    occurrence: int = 1
    selection: Selection = Selection()

    def __str__(self) -> str:
        chosen = self.selection
        wanted = f"?{','.join(chosen.parts)}?{','.join(chosen.languages)}" if chosen else ""
        return f"{self.api}|{self.key}|{self.occurrence}{wanted}"


def parse_marker(text: str) -> Marker:
    """Return what a marker's attribute names."""
    named, _, wanted = text.partition("?")
    parts, _, languages = wanted.partition("?")
    api, _, rest = named.partition("|")
    key, _, occurrence = rest.rpartition("|")
    selection = Selection(*(tuple(filter(None, each.split(","))) for each in (parts, languages)))
    return Marker(api, key, int(occurrence), selection)


def numbered(name: str, occurrence: int) -> str:
    """Return an id for the first, second, … section of its kind on a page."""
    return name if occurrence == 1 else f"{name}--{occurrence}"


def finished_html(
    library: Library,
    placed: PlacedSection,
    occurrence: int,
    address: Callable[[PlacedSection, PlacedSection], str],
    file_address: Callable[[PlacedSection, str], str],
    *,
    selection: Selection | None = None,
) -> str:
    """Return a section's HTML with its links resolved, and ids that are its own on the page.

    `file_address` tells where a file is, given its path below the site's root.
    """
    known: dict[str, str] = {}

    def href(key: str) -> str:
        if key not in known:
            api, _, own = key.rpartition("|")
            if own.startswith(FILE_KEY):
                path = placed.mount.root + own.removeprefix(FILE_KEY)
                known[key] = file_address(placed, path)
                return known[key]
            known[key] = address(placed, library.section(api or placed.mount.name, own))
        return known[key]

    html = resolve(placed.section.finished(), href)
    html = html.replace("\x02", "").replace("\x03", "")
    html = selected(html, selection) if selection else html
    return html if occurrence == 1 else _renamed(html, placed.section.anchor, occurrence)


def _renamed(html: str, anchor: str, occurrence: int) -> str:
    """Return HTML whose ids and groups, and what refers to them inside it, carry a number."""
    attributes = [each for tag in _TAG.findall(html) for each in _ATTRIBUTE.findall(tag)]
    own = {anchor, *(value for _, name, value in attributes if name in {"id", "name"})}

    def rename(match: re.Match[str]) -> str:
        space, name, value = match.groups()
        if name not in _NAMING:
            return match[0]
        mark = "#" if name == "href" else ""
        words = [
            mark + numbered(word.removeprefix(mark), occurrence)
            if word.startswith(mark) and word.removeprefix(mark) in own
            else word
            for word in value.split(" ")
        ]
        return f'{space}{name}="{" ".join(words)}"'

    return _TAG.sub(lambda tag: _ATTRIBUTE.sub(rename, tag[0]), html)
