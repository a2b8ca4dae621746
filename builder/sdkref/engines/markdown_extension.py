"""The directive `::: sdkref …` in Markdown: a section of the reference on any page.

    ::: sdkref POST /chat/completions
    ::: sdkref o:post-chat-completions api=parley level=3 parts=example languages=go,python

Without `level` the heading is one below the page's last heading of its own before it. Without `api` the
section must be in one reference only. The same section may stand on a page twice: from the second on, its
ids carry a number. A plugin gives the references; without one, they are read from where `sdkref pages`
wrote them.
"""

import logging
import re
import xml.etree.ElementTree as ET
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.util import AMP_SUBSTITUTE, AtomicString

from sdkref.engines.page_context import page_context
from sdkref.output.directive import DIRECTIVE, WHERE, Directive, directive, directive_lines, faults, possible
from sdkref.output.embedding import MARKDOWN_SUFFIX, Marker, finished_html, numbered
from sdkref.output.kept_library import INDEX, read_library
from sdkref.output.links import page_address, relative_address
from sdkref.output.markdown_pages import inert
from sdkref.output.mounting import Library, PlacedSection, Unknown
from sdkref.output.written_pages import FOLDER

log = logging.getLogger("mkdocs.plugins.sdkref")
"""Below MkDocs' own logger, so that its strict mode counts what is told here."""

PRIORITY = 78
"""Before mkdocstrings (75), whose `:::` would take ours; after indented code (80), which stays code."""

WORDS = "sdkref-words"
"""The class of what search should find of a section and nobody reads, for engines without plugins."""

CONTROLS = re.compile(r"[\x00-\x1f\x7f]")


class SdkrefExtension(Extension):
    """Knows the directive. With `deferred`, a plugin swaps markers for the finished HTML afterwards."""

    def __init__(
        self,
        library: Library | None = None,
        *,
        deferred: bool = False,
        use_directory_urls: bool = True,
        site_root: str | None = None,
        pages: str | None = None,
        digest: str = "",
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.library = library or Library(())
        self.given = library is not None
        self.pages = Path(pages) if pages is not None else None
        """The folder that `sdkref pages` wrote; without it, the one among the documents of the engine."""
        self.digest = digest
        """Of what is in that folder. Nothing reads it: an engine that keeps pages looks at settings."""
        self.deferred = deferred
        self.use_directory_urls = use_directory_urls
        self.site_root = site_root
        """The URL path of the site, such as `/docs/`. Without it, links hold from the section's own page."""
        self.page = "this page"
        """The source of the page under way, for messages; a plugin that knows it sets it."""
        self.source: Path | None = None
        """Its file, which tells at which line a directive stands."""
        self.path: str | None = None
        """Its path below the documents; without it, links hold from the page that is a section's home."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown calls it by this name
        """Register the directive; called once for each page's Markdown."""
        md.registerExtension(self)
        self._md = md
        self._processor = SdkrefProcessor(md.parser, self)
        md.parser.blockprocessors.register(self._processor, "sdkref", PRIORITY)

    def reset(self) -> None:
        """Forget what the last document embedded."""
        self._processor.begin()

    def look_around(self) -> None:
        """Take from an engine without plugins what a plugin would tell, when the first directive is met."""
        if self.given:
            return
        context = page_context(self._md)
        if context is not None:
            self.page = self.path = context.path
            self.source = context.docs / context.path
            self.use_directory_urls = context.use_directory_urls
        folder = self.pages or (context.docs if context is not None else Path("docs")) / FOLDER
        index = folder / INDEX
        stamp = index.stat().st_mtime_ns if index.is_file() else 0
        self.library = _kept_library(folder, stamp)
        self.given = context is None


@lru_cache(maxsize=1)
def _kept_library(folder: Path, stamp: int) -> Library:  # noqa: ARG001 - read again when the file is another
    return Library(read_library(folder))


class SdkrefProcessor(BlockProcessor):
    """Puts a section where its directive stands."""

    def __init__(self, parser: BlockParser, extension: SdkrefExtension) -> None:
        super().__init__(parser)
        self.extension = extension
        self.seen: dict[tuple[str, str], int] = {}
        self.embedded: list[ET.Element] = []
        """The headings of embedded sections, below which no other section belongs."""
        self.met: Counter[str] = Counter()
        """How often each line was met on the page."""
        self._root: ET.Element | None = None

    def begin(self) -> None:
        """Forget what the last document embedded."""
        self.seen.clear()
        self.embedded.clear()
        self.met.clear()

    def test(self, parent: ET.Element, block: str) -> bool:  # noqa: ARG002 - Python-Markdown passes it
        """Return whether the block has a directive on a line of its own."""
        return DIRECTIVE.search(block) is not None

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        """Replace the first directive of the block; what stands around it is parsed as usual."""
        block = blocks.pop(0)
        match = DIRECTIVE.search(block)
        if match is None:
            raise ValueError("a block was offered that has no directive")
        if before := block[: match.start()].strip("\n"):
            self.parser.parseBlocks(parent, [before])
        if self._root is not self.parser.root:
            # A blog converts one text after another, and resets nothing in between.
            self._root = self.parser.root
            self.begin()
        self.extension.look_around()
        self.met[match[0].strip()] += 1
        asked = directive(match)
        for fault in faults(asked):
            self._tell(match[0], fault)
        found = self.extension.library.find(asked.target, asked.api)
        match found:
            case PlacedSection():
                self._embed(parent, found, asked, match[0])
            case Unknown():
                self._tell(match[0], f"{found}; correct {WHERE}")
                _note(parent, found)
        if after := block[match.end() :].strip("\n"):
            blocks.insert(0, after)

    def _embed(self, parent: ET.Element, placed: PlacedSection, asked: Directive, line: str) -> None:
        section = placed.section
        occurrence = self.seen.get((placed.mount.name, section.key), 0) + 1
        self.seen[placed.mount.name, section.key] = occurrence
        depth = asked.level or min(self._last_level() + 1, 6)
        selection, wrong = possible(asked, placed)
        for fault in wrong:
            self._tell(line, fault)
        outer = parent
        if section.attribute is not None:
            outer = ET.SubElement(parent, "section")
            outer.set(section.attribute[0], in_attribute(section.attribute[1]))
        heading = ET.SubElement(outer, f"h{depth}", {"id": numbered(section.anchor, occurrence)})
        heading.text = untouchable(section.title)
        self.embedded.append(heading)
        if not section.size:
            return
        if self.extension.deferred:
            marker = Marker(placed.mount.name, section.key, occurrence, selection)
            ET.SubElement(outer, "div", {"data-sdkref": str(marker)}).text = untouchable(section.words)
        else:
            html = finished_html(
                self.extension.library,
                placed,
                occurrence,
                self._address,
                self._file_address,
                selection=selection,
            )
            ET.SubElement(outer, "p").text = AtomicString(self.parser.md.htmlStash.store(html))
            if section.words and self.extension.path is not None:
                words = ET.SubElement(outer, "div", {"class": WORDS, "hidden": ""})
                words.text = untouchable(section.words)

    def _address(self, placed: PlacedSection, target: PlacedSection) -> str:
        use = self.extension.use_directory_urls
        address = page_address(target.path, use_directory_urls=use)
        if self.extension.site_root is not None:
            return self.extension.site_root + address + (f"#{target.anchor}" if target.anchor else "")
        return relative_address(address, self._here(placed), target.anchor)

    def _file_address(self, placed: PlacedSection, path: str) -> str:
        if self.extension.site_root is not None:
            return self.extension.site_root + path
        address = relative_address(path, self._here(placed))
        # An engine that takes every link to Markdown for one to a page leaves this spelling alone.
        return f"{address.removesuffix('.md')}{MARKDOWN_SUFFIX}" if address.endswith(".md") else address

    def _here(self, placed: PlacedSection) -> str:
        """Return the address of the page that shows a section: its own, where the engine tells none."""
        path = self.extension.path or placed.path
        return page_address(path, use_directory_urls=self.extension.use_directory_urls)

    def _last_level(self) -> int:
        found = [each for each in self.parser.root.iter() if re.fullmatch("h[1-6]", str(each.tag))]
        own = [each.tag for each in found if not any(each is heading for heading in self.embedded)]
        return int(own[-1][1]) if own else 1

    def _tell(self, line: str, fault: str) -> None:
        """Tell what is wrong with a directive, at its line where that is known."""
        log.warning("%s: %s", self._place(line), fault)

    def _place(self, line: str) -> str:
        source = self.extension.source
        try:
            text = source.read_text(encoding="utf-8-sig") if source is not None else ""
        except (OSError, UnicodeDecodeError):
            text = ""
        lines = directive_lines(text, line)
        number = self.met[line.strip()] - 1
        return f"{self.extension.page}:{lines[number]}" if number < len(lines) else self.extension.page


def _note(parent: ET.Element, unknown: Unknown) -> None:
    note = ET.SubElement(parent, "div", {"class": "admonition warning"})
    ET.SubElement(note, "p", {"class": "admonition-title"}).text = AtomicString("Not in the reference")
    ET.SubElement(note, "p").text = untouchable(str(unknown))


def untouchable(text: str) -> AtomicString:
    """Return text that no processor of Python-Markdown, and no attribute list, reads as anything but text."""
    return AtomicString(inert(text).replace("&", AMP_SUBSTITUTE))


def in_attribute(text: str) -> str:
    """Return text for an attribute: the serializer escapes it, but takes `&lt;` for escaped already."""
    return CONTROLS.sub("", text).replace("&", f"{AMP_SUBSTITUTE}amp;")


def makeExtension(**options: Any) -> SdkrefExtension:  # noqa: N802 - Python-Markdown calls it by this name
    """Return the extension for engines that name it by its module."""
    return SdkrefExtension(**options)
