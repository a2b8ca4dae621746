"""Whether every link of a finished site leads somewhere, read from its HTML as a browser reads it."""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser

_TEMPLATE = re.compile(rb"\{[{%]")
_PAGE = re.compile(rb"<(?:!doctype|html)\b", re.IGNORECASE)


class BrokenLink(Struct, frozen=True, order=True):
    """A link that leads nowhere: the page it is on, below the site, what it says, and why it is broken."""

    page: str
    link: str
    fact: str

    def __str__(self) -> str:
        return f"{self.page}: the link {self.link} is broken: {self.fact}"


class _Page(Struct):
    anchors: frozenset[str]
    links: frozenset[str]


def check_site(directory: Path, base: str = "/") -> list[BrokenLink]:
    """Return the broken links and anchors of a site, by page. `base` is the path of the site's address."""
    files = {path.relative_to(directory).as_posix() for path in directory.rglob("*") if path.is_file()}
    pages = {name: _read(directory / name) for name in sorted(files) if name.endswith(".html")}
    return sorted(
        broken for name, page in pages.items() for broken in _broken(name, page, pages, files, base)
    )


def _read(path: Path) -> _Page:
    content = path.read_bytes()
    if _TEMPLATE.search(content) and not _PAGE.search(content):
        # A template of a theme, which lies among the documents: its links are not written yet.
        return _Page(frozenset(), frozenset())
    tree = LexborHTMLParser(content)
    anchors = {node.attributes["id"] for node in tree.css("[id]")}
    anchors |= {node.attributes["name"] for node in tree.css("a[name]")}
    links = {node.attributes["href"] for node in tree.css("a[href],link[href],area[href]")}
    links |= {node.attributes["src"] for node in tree.css("img[src],script[src],iframe[src],source[src]")}
    return _Page(frozenset(a for a in anchors if a), frozenset(link or "" for link in links))


def _broken(
    name: str, page: _Page, pages: dict[str, _Page], files: set[str], base: str
) -> Iterator[BrokenLink]:
    for link in page.links:
        try:
            parts = urlsplit(link)
        except ValueError:
            yield BrokenLink(name, link, "it is no URL")
            continue
        if parts.scheme or parts.netloc:
            continue
        target = _target(name, unquote(parts.path), files, base)
        fragment = unquote(parts.fragment)
        if target is None:
            yield BrokenLink(name, link, "the site has no such file")
        elif fragment and fragment != "top" and target in pages and fragment not in pages[target].anchors:
            yield BrokenLink(name, link, f"{target} has no such anchor")


def _target(page: str, path: str, files: set[str], base: str) -> str | None:
    """Return the file that a link's path leads to, or None."""
    if not path:
        return page
    if path.startswith("/"):
        if not f"{path}/".startswith(base):
            return page
        path, start = path.removeprefix(base.rstrip("/")), ""
    else:
        start = posixpath.dirname(page)
    name = posixpath.normpath(posixpath.join(start, path.lstrip("/") if not start else path))
    for candidate in (name, posixpath.normpath(f"{name}/index.html")):
        if candidate in files:
            return candidate
    return None
