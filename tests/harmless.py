"""Whether finished HTML holds only what a harmless site holds: by its parsed elements, never by its text."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from selectolax.lexbor import LexborHTMLParser, LexborNode

from commands import pages

INSIDE = "article.md-content__inner"
"""Where a page shows what an API's description says; all around it is the theme's."""

TEXTUAL = set(
    "a abbr b blockquote br caption code dd del details div dl dt em hr i ins kbd li mark ol p pre q s samp"  # noqa: SIM905 - reads better
    " small span strong sub summary sup table tbody td tfoot th thead tr u ul var".split()
)
"""Elements that a description may bring along: they show text, and nothing else."""

CLASS = re.compile(r"[a-z][a-z0-9]{0,3}\Z")
"""A class of highlighted code."""

ADDRESSES = ("href", "src", "action", "formaction", "data", "poster", "cite", "background", "xlink:href")
LINKS = {"", "http", "https", "mailto"}


class Harmless:
    """What sites of harmless descriptions hold: elements, attributes, classes, styles, scripts."""

    def __init__(self, *sites: Path) -> None:
        self.inside: set[tuple[str, str]] = {(tag, "") for tag in TEXTUAL}
        self.outside: set[tuple[str, str]] = set()
        self.classes: set[tuple[bool, str]] = set()
        self.styles: set[str] = set()
        self.scripts: set[str] = set()
        for site in sites:
            for _, tree in pages(site):
                for node, inside in nodes(tree):
                    (self.inside if inside else self.outside).update(marks(node))
                    self.classes.update((inside, each) for each in classes(node))
                    self.styles.add(style(node))
                    self.scripts.add(script(node))

    def faults(self, tree: LexborHTMLParser) -> list[str]:
        """Return what a page holds that no harmless page does."""
        found = []
        for node, inside in nodes(tree):
            allowed = self.inside if inside else self.outside
            strange = [mark for mark in marks(node) if mark not in allowed]
            strange += [
                ("class", each)
                for each in classes(node)
                if (inside, each) not in self.classes and not CLASS.match(each)
            ]
            strange += [("style", style(node))] if style(node) not in self.styles else []
            strange += [("script", script(node))] if script(node) not in self.scripts else []
            strange += [("address", each) for each in addresses(node)]
            if strange:
                found.append(f"{strange} in {(node.html or '')[:200]}")
        return found


def nodes(tree: LexborHTMLParser) -> Iterator[tuple[LexborNode, bool]]:
    """Give every element of a page, and whether it belongs to what the description says."""
    inside = {node.mem_id for node in tree.css(f"{INSIDE} *")}
    for node in tree.css("*"):
        yield node, node.mem_id in inside


def marks(node: LexborNode) -> Iterator[tuple[str, str]]:
    yield node.tag or "", ""
    yield from ((node.tag or "", name) for name in node.attributes)


def classes(node: LexborNode) -> set[str]:
    return set((node.attributes.get("class") or "").split())


def style(node: LexborNode) -> str:
    return node.text() if node.tag == "style" else node.attributes.get("style") or ""


def script(node: LexborNode) -> str:
    """Return what a script runs, apart from how deep in the site its page lies and from translations."""
    if node.tag != "script":
        return ""
    if node.attributes.get("type") == "application/json":
        json.loads(node.text())
        return "json"
    source = re.sub(r"(\.\./)+", "", node.attributes.get("src") or "")
    return source + re.sub(r'"(\.\./)*\.?\.?/?"', '"."', node.text())


def addresses(node: LexborNode) -> Iterator[str]:
    """Give the addresses of an element that would run or load something."""
    for name in ADDRESSES:
        value = node.attributes.get(name)
        if value is None:
            continue
        parts = urlsplit(re.sub(r"[\x00-\x20]", "", value))
        is_link = node.tag in {"a", "area"} and name == "href"
        if parts.scheme not in (LINKS if is_link else {""}) or (parts.netloc and not is_link):
            yield f"{name}={value}"


def site_faults(site: Path, harmless: Harmless) -> list[str]:
    """Return what is wrong in any page, in the search index and in the sitemap of a site."""
    found = [f"{name}: {fault}" for name, tree in pages(site) for fault in harmless.faults(tree)]
    for entry in json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]:
        for part in ("title", "text"):
            found += [
                f"search {part} {entry['location']}: {node.html}"
                for node in LexborHTMLParser(f"<body>{entry[part]}").css("body *")
                if node.tag not in {"p", "code", "pre", "em", "strong", "ul", "li"} or node.attributes
            ]
        if urlsplit(entry["location"]).scheme or not (site / entry["location"].partition("#")[0]).exists():
            found.append(f"search leads to {entry['location']}")
    for address in ET.parse(site / "sitemap.xml").iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc"):
        path = urlsplit(address.text or "").path.lstrip("/")
        if not ((site / path).is_file() or (site / path / "index.html").is_file()):
            found.append(f"the sitemap has {address.text}")
    return found


def shown_text(site: Path) -> str:
    """Return the text of what all pages show, a blank for any space, without what only scripts read."""
    parts = []
    for _, tree in pages(site):
        for node in tree.css("script, style, template"):
            node.decompose()
        parts += [node.text(separator="") for node in tree.css(INSIDE)]
    return " ".join(" ".join(parts).split())


def skeleton(site: Path) -> list[tuple[str, ...]]:
    """Return how each page is built up: its headings' levels and its sections' tabs and labels."""
    found: list[tuple[str, ...]] = []
    for _, tree in pages(site):
        found += [(node.tag or "",) for node in tree.css("article h1, article h2")]
        for section in tree.css("section"):
            labels = [node.attributes["id"] or "" for node in section.css("p[role=heading][id]")]
            found.append(
                (
                    *(name for name in section.attributes if name.startswith("data-")),
                    *(node.attributes["data-language"] or "" for node in section.css("[data-language]")),
                    *sorted(label.rpartition(":")[2] for label in labels),
                )
            )
    return sorted(found)


def assert_portable(site: Path) -> None:
    """Assert that every path is plain, short, and another path on any file system."""
    names = [path.relative_to(site).as_posix() for path in site.rglob("*")]
    folded = Counter(unicodedata.normalize("NFKC", name).casefold() for name in names)
    assert [name for name, count in folded.items() if count > 1] == []
    for part in {part for name in names for part in name.split("/")}:
        assert re.fullmatch(r"[A-Za-z0-9._-]{1,200}", part), part
        assert not re.fullmatch(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?|.*\.", part.lower()), part
    assert not [path for path in site.rglob("*") if path.is_symlink()]
