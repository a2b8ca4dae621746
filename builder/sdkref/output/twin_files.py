"""Twins in a site: their texts with the addresses of the site, and the lines that lead to them from pages."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from markupsafe import Markup
from msgspec import Struct

from sdkref.output.links import relative_address
from sdkref.output.mounting import Library, MountedReference
from sdkref.pages.page import TWIN_LINK, Twin

_HEAD_ENDS = "</head>"
_LINK = re.compile(re.escape(TWIN_LINK) + r"([a-z]:[A-Za-z0-9._-]+)")


class TwinText(Struct, frozen=True, eq=False):
    """A twin with its text, in which links to sections still have the keys of these."""

    mount: MountedReference
    twin: Twin
    write: Callable[[], str]

    @property
    def text(self) -> str:
        """The text, which is made when it is first asked for."""
        return self.write()

    @property
    def path(self) -> str:
        """Return where the site has it."""
        return self.mount.root + self.twin.path


class TwinLinks:
    """Where links of twins lead: to the models' own twin in the same language, else to a page."""

    def __init__(self, library: Library, urls: Mapping[str, str]) -> None:
        """Take the URLs of pages, by their path below the documents."""
        self._places: dict[tuple[str, str, str], tuple[str, str]] = {}
        self._pages: dict[tuple[str, str], tuple[str, str]] = {}
        self._known: dict[tuple[str, str, str], dict[str, str]] = {}
        for mount in library.mounts:
            for key, (page, anchor) in mount.reference.places().items():
                if (url := urls.get(mount.root + page)) is not None:
                    self._pages[mount.name, key] = (url, anchor)
            for twin in mount.reference.twins:
                for key, anchor in twin.anchors.items():
                    self._places[mount.name, twin.target, key] = (mount.root + twin.path, anchor)

    def resolved(self, found: TwinText, seen_from: str) -> str:
        """Return the text of a twin as it stands at a path of the site."""
        mount, target = found.mount.name, found.twin.target
        known = self._known.setdefault((mount, target, seen_from), {})

        def address(match: re.Match[str]) -> str:
            key = match[1]
            if key not in known:
                place = self._places.get((mount, target, key)) or self._pages.get((mount, key))
                known[key] = match[0] if place is None else relative_address(place[0], seen_from, place[1])
            return known[key]

        return _LINK.sub(address, found.text)


def twin_texts(library: Library) -> Iterator[TwinText]:
    """Yield the twins of all references, in their order."""
    for mount in library.mounts:
        for twin in mount.reference.twins:
            yield TwinText(mount, twin, cache(twin.write))


def twins_of_pages(library: Library) -> dict[str, list[tuple[str, str]]]:
    """Return path and label of the twins of each page that has some, by its path below the documents."""
    return {
        mount.root + page.path: [(mount.root + twin.path, twin.label) for twin in twins]
        for mount in library.mounts
        for page, twins in mount.reference.twins_of_pages()
    }


def with_twins(html: str, twins: Sequence[tuple[str, str]], url: str) -> str:
    """Return a finished page whose head leads to its twins."""
    # The blank: a theme takes exactly `rel=alternate` for the site in another language, and asks for its map.
    line = Markup('<link rel="alternate " type="text/markdown" href="{}" title="{}">\n')
    lines = "".join(line.format(relative_address(path, url), label) for path, label in twins)
    return html.replace(_HEAD_ENDS, lines + _HEAD_ENDS, 1) if lines else html
