"""What a preview remembers of the pages that it made, for its next build: HTML, words for search, files."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from msgspec import Struct

Entries = list[dict[str, Any]]
"""Of the search of the theme."""


class Converted(Struct, frozen=True):
    """What the conversion of its Markdown makes of a page."""

    html: str
    toc: TableOfContents
    title: str | None
    anchors: frozenset[str]
    links: Mapping[str, Mapping[str, str]]
    """Anchors of other pages that it links to, and how the links are written, by the path of the other."""

    @staticmethod
    def of(page: Page, html: str) -> "Converted":
        """Return what a page is after it was converted."""
        links = {file.src_uri: dict(each) for file, each in (page.links_to_anchors or {}).items()}
        anchors = frozenset(page.present_anchor_ids or ())
        return Converted(html, page.toc, page._title_from_render, anchors, links)  # noqa: SLF001 - no other way to it

    def restore(self, page: Page, files: Files) -> None:
        """Let a page be as its conversion left it."""
        found = {path: files.get_file_from_path(path) for path in self.links}
        page.content, page.toc, page._title_from_render = self.html, self.toc, self.title  # noqa: SLF001 - as above
        page.present_anchor_ids = set(self.anchors)
        page.links_to_anchors = {
            file: dict(self.links[path]) for path, file in found.items() if file is not None
        }


class PageMemory:
    """What was made of each page last, by its path below the site, with a digest of what it follows from."""

    def __init__(self) -> None:
        self.made: Mapping[str, bytes] = {}
        """What the files of the build under way follow from, by their paths below the site."""
        self.kept: Collection[str] = ()
        """The files of the last site that this build did not make again, by their paths."""
        self.later: Mapping[str, Callable[[], bytes]] = {}
        """What makes the files that this build leaves out until someone asks for them, by their paths."""
        self._converted: dict[str, tuple[bytes, Converted]] = {}
        self._entries: dict[str, tuple[bytes, Entries]] = {}
        self._files: Mapping[str, bytes] = {}

    def converted(self, path: str, digest: bytes) -> Converted | None:
        """Return what was made of the Markdown of a page."""
        known = self._converted.get(path)
        return known[1] if known is not None and known[0] == digest else None

    def keep_converted(self, path: str, digest: bytes, converted: Converted) -> None:
        """Keep what was made of the Markdown of a page."""
        self._converted[path] = (digest, converted)

    def entries(self, path: str, digest: bytes) -> Entries | None:
        """Return what search knows of a page."""
        known = self._entries.get(path)
        return known[1] if known is not None and known[0] == digest else None

    def keep_entries(self, path: str, digest: bytes, entries: Entries) -> None:
        """Keep what search knows of a page."""
        self._entries[path] = (digest, entries)

    def has(self, path: str, digest: bytes) -> bool:
        """Tell whether the last site has a file as it is to be."""
        return self._files.get(path) == digest

    def succeed(self) -> None:
        """Note that the build under way is now the last one; pages that are gone are forgotten."""
        self._files = self.made
        for kept in (self._converted, self._entries):
            for path in kept.keys() - self.made.keys():
                del kept[path]

    def forget_files(self) -> None:
        """Let no file of the last site be taken for the next one."""
        self._files = {}
