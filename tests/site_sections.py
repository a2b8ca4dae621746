"""A built reference as text: its sections, and in each the rows of its tables with what can be read in them.

Sections are found by what the site itself says of them: the operation, webhook or model that a section names,
and the page that it stands on. Of the panels of an operation, curl's is read row by row, because it has the
API's own names; code is read in all of them.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from sdkref.diagnostics import Diagnostics
from sdkref.pages.page import Page, Reference, Section
from sdkref.progress import Silent
from sdkref.references.building import build_references
from sdkref.settings.config import settings_for
from sdkref.sources.reading import read_sources
from source_facts import Place

_KEY = re.compile('href="\x1c([^\x1c]*)\x1c"')
_PLAIN = "curl"
_OTHERS = ("typescript", "go", "python")
_LISTS = {"Default": "defaults", "Example": "examples", "Examples": "examples"}
_TOLD = frozenset({"sdkref-facts", "sdkref-variant"})
"""Classes of lines that tell limits."""
_UNNAMED = re.compile(r"\*|\[\d+…?\]")
"""Rows of members and items that have no name; what they say counts as said of the row around them."""


class Built(Struct, frozen=True):
    """A reference as a build makes it, and the pointers of what the build complained about."""

    reference: Reference
    findings: frozenset[str]


def built(path: Path, cache: Path) -> Built:
    """Return the reference of a description, without the site around it."""
    found = Diagnostics()
    read = read_sources(settings_for([path]), found)
    reference = build_references(read, Silent(), jobs=1, cache=cache)[0].reference
    return Built(reference, frozenset(each.location.pointer for each in found))


def squeezed(text: str) -> str:
    """Return a text without white space, which may differ between a source and a page."""
    return "".join(text.split())


class Region:
    """A row of a table, the answer for a status, or a section as a whole; without the regions inside."""

    def __init__(self, chain: tuple[str, ...], id_: str = "") -> None:
        self.chain, self.id = chain, id_
        self.pieces: list[str] = []
        self.facts: list[str] = []
        """Lines of limits, defaults and the like."""
        self.words: list[str] = []
        """What stands in `code` elements, and badges; defaults and examples in rows are kept apart."""
        self.defaults: list[str] = []
        self.examples: list[str] = []
        self.blocks: list[str] = []
        self.links: list[str] = []
        self.listing = "words"
        self.inner: list[Region] = []
        self.is_required = False

    @cached_property
    def text(self) -> str:
        """All that can be read here, without white space."""
        return squeezed("".join(self.pieces))

    @cached_property
    def line(self) -> str:
        """All that can be read here, with each run of white space as one space."""
        return " ".join("".join(self.pieces).split())

    def everything(self) -> Iterator["Region"]:
        """Give this region and those inside it."""
        yield self
        for each in self.inner:
            yield from each.everything()


class SectionText:
    """One section: its heading and what stands below it; others may be given, to see what is missed then."""

    def __init__(
        self, page: Page, section: Section, html: str | None = None, title: str | None = None
    ) -> None:
        self.page, self.section = page, section
        self.html = section.finished() if html is None else html
        self.keys = frozenset(_KEY.findall(self.html))
        """Keys of the sections that it links to."""
        self._tree = LexborHTMLParser(self.html)
        self.whole = Region(())
        self.whole.pieces.append(section.title if title is None else title)
        body = self._tree.body
        if body is not None:
            _read(body, self.whole)
        self._regions: dict[str, dict[tuple[str, ...], list[Region]]] = {}
        for each in self.whole.everything():
            last = self._regions.setdefault(each.chain[-1] if each.chain else "", {})
            last.setdefault(each.chain, []).append(each)

    def ending(self, label: str) -> Iterable[tuple[tuple[str, ...], list[Region]]]:
        """Return the regions by their chains, of those chains that end with a label."""
        return self._regions.get(label, {}).items()

    @cached_property
    def rows(self) -> dict[str, LexborNode]:
        """Every row and answer of every panel by its id."""
        found = self._tree.css("tr[id], .sdkref-answer[id]")
        return {each.attributes["id"] or "": each for each in found}

    @cached_property
    def blocks(self) -> list[str]:
        """Every block of code of every panel."""
        return [each.text() for each in self._tree.css("pre code")]

    @cached_property
    def all_panels(self) -> str:
        """All that can be read in any language, without white space."""
        return squeezed(self._tree.body.text() if self._tree.body is not None else "")

    def beside(self, region: Region) -> dict[str, str]:
        """Return the text of the rows that other languages have for a row, by language."""
        if f".{_PLAIN}" not in region.id:
            return {}
        ids = {each: region.id.replace(f".{_PLAIN}", f".{each}", 1) for each in _OTHERS}
        return {each: _row_text(self.rows[id_]) for each, id_ in ids.items() if id_ in self.rows}


def continuation(row: LexborNode) -> LexborNode | None:
    """Return the row in which the fields of a row open, if it has any."""
    following = row.next
    while following is not None and following.is_text_node:
        following = following.next
    opens = following is not None and following.attributes.get("class") == "sdkref-inner"
    return following if opens else None


def _row_text(row: LexborNode) -> str:
    inner = continuation(row)
    return row.text() + (inner.text() if inner is not None else "")


def _read(node: LexborNode, region: Region) -> None:
    """Put what can be read in a node into a region, rows and answers into regions of their own."""
    row = region
    for child in node.iter(include_text=True):
        tag = child.tag
        if tag == "-text":
            region.pieces.append(child.text_content or "")
            continue
        attributes = child.attributes
        kind = attributes.get("class") or ""
        if tag == "tr":
            row = _row(child, attributes, kind, region, row)
        elif tag == "div" and kind == "sdkref-answer":
            status = child.css_first(".sdkref-code-status")
            label = f"={status.text(strip=True)}" if status is not None else "="
            _read(child, _inside(region, label, attributes.get("id") or ""))
        elif kind.startswith("sdkref-code highlight"):
            code = child.css_first("pre code")
            region.blocks.append((code or child).text())
        elif tag in {"button", "select"} or attributes.get("data-language", _PLAIN) != _PLAIN:
            continue
        else:
            names = tag == "a" and "href" not in attributes
            if names or tag in {"code", "small", "strong"} or kind.startswith("sdkref-badge"):
                _list_for(region).append(child.text())
            elif tag == "a":
                region.links.append((attributes.get("href") or "").strip("\x1c"))
            elif kind in _TOLD or tag == "summary":
                region.facts.append(child.text())
            _read(child, region)


def _list_for(region: Region) -> list[str]:
    """Return where a piece of code belongs, by the word in front of it."""
    before = next((each for each in reversed(region.pieces) if not each.isspace()), "").strip()
    if before != ",":
        region.listing = _LISTS.get(before.rpartition(" ")[2], "words")
    listed: list[str] = getattr(region, region.listing)
    return listed


def _row(node: LexborNode, attributes: dict[str, Any], kind: str, region: Region, last: Region) -> Region:
    """Read a row; one that continues the row before it belongs to that."""
    if kind == "sdkref-inner":
        _read(node, last)
        return last
    cells = [each for each in node.iter() if each.tag == "td"]
    if "id" not in attributes or not cells:
        _read(node, region)
        return region
    if len(cells) > 1 and node.parent is not None and _is_table_of(node, "sdkref-errors"):
        label = "=" + "|".join(each.text() for each in cells[1].css("code"))
    else:
        name = cells[0].css_first("a")
        label = name.text() if name is not None else ""
    inner = _inside(region, label, attributes["id"])
    inner.is_required = any(each.attributes.get("class") == "sdkref-yes" for each in cells)
    _read(node, inner)
    return inner


def _is_table_of(row: LexborNode, kind: str) -> bool:
    table = row.parent
    while table is not None and table.tag != "table":
        table = table.parent
    return table is not None and kind in (table.attributes.get("class") or "")


def _inside(region: Region, label: str, id_: str) -> Region:
    chain = region.chain if _UNNAMED.fullmatch(label) else (*region.chain, label)
    inner = Region(chain, id_)
    region.inner.append(inner)
    return inner


class Site:
    """All sections of a reference, by what they are about."""

    def __init__(self, built: Built) -> None:
        self.reference = built.reference
        self._findings: dict[str, set[str]] = {}
        """By their own pointers and those of the two objects around."""
        for each in built.findings:
            around = each.rpartition("/")[0]
            for near in (each, around, around.rpartition("/")[0]):
                self._findings.setdefault(near, set()).add(each)
        self._places: dict[Place, list[tuple[Page, Section]]] = {}
        self._by_key: dict[str, tuple[Page, Section]] = {}
        self._pages: dict[str, Page] = {}
        """Page of each operation."""
        self._kept: dict[str, SectionText] = {}
        for page in self.reference.pages:
            for section in page.sections:
                self._by_key[section.key] = page, section
                for place in _places(page, section):
                    self._places.setdefault(place, []).append((page, section))
                if section.attribute is not None and section.attribute[0] == "data-operation":
                    self._pages[section.attribute[1]] = page

    def sections(self, place: Place) -> list[SectionText]:
        """Return the sections that are about a thing; none where the site has none."""
        return [self._text(page, section) for page, section in self._places.get(place, ())]

    def about(self, key: str) -> Place | None:
        """Return what the section of a link key is about."""
        found = self._by_key.get(key)
        if found is None or found[1].attribute is None:
            return None
        return found[1].attribute[0].removeprefix("data-"), found[1].attribute[1]

    def findings_at(self, pointer: str) -> Iterable[str]:
        """Return the places that the build complained about, which are at a pointer or not far below it."""
        return self._findings.get(pointer, ())

    def title(self, key: str) -> str:
        """Return the heading of the section of a link key."""
        found = self._by_key.get(key)
        return found[1].title if found is not None else ""

    def heads(self, operations: Iterable[str], called: Collection[str]) -> list[SectionText]:
        """Return the first sections of the pages that are called so, or on which operations stand.

        Where a page is a part of another, that one's first section is among them.
        """
        pages = {self._pages[each].path: self._pages[each] for each in operations if each in self._pages}
        pages |= {
            page.path: page
            for page in (self.reference.pages if called else ())
            if squeezed(page.sections[0].title) in called
        }
        found = {page.path: self._text(page, page.sections[0]) for page in pages.values()}
        for head in list(found.values()):
            for key in head.keys:
                page, section = self._by_key.get(key, (head.page, head.section))
                if section is page.sections[0] and key.startswith("r:"):
                    found.setdefault(page.path, self._text(page, section))
        return list(found.values())

    def models_from(self, section: SectionText, declared: frozenset[str]) -> Iterator[SectionText]:
        """Give the models without a name in the source that a section leads to, through others as well."""
        seen: set[str] = set()
        pending = [section]
        while pending:
            for key in sorted(pending.pop().keys - seen):
                seen.add(key)
                about = self.about(key)
                if about is not None and about[0] == "model" and about[1] not in declared:
                    found = self._text(*self._by_key[key])
                    yield found
                    pending.append(found)

    def _text(self, page: Page, section: Section) -> SectionText:
        if section.key not in self._kept:
            if len(self._kept) > 400:
                self._kept.clear()
            self._kept[section.key] = SectionText(page, section)
        return self._kept[section.key]


def _places(page: Page, section: Section) -> Iterator[Place]:
    if section.attribute is not None:
        yield section.attribute[0].removeprefix("data-"), section.attribute[1]
    if page.path == "index.md":
        yield "overview", ""
    if page.path == "authentication.md":
        yield "scheme", section.title
