"""The directive `::: sdkref …` in Markdown: a section of the reference on any page.

    ::: sdkref POST /chat/completions
    ::: sdkref o:post-chat-completions api=parley level=3

Without `level` the heading is one below the page's last heading of its own before it. Without `api` the
section must be in one reference only. The same section may stand on a page twice: from the second on, its
ids carry a number.
"""

import logging
import re
import xml.etree.ElementTree as ET
from typing import Any

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.util import AMP_SUBSTITUTE, AtomicString

from sdkref.output.embedding import Marker, finished_html, numbered
from sdkref.output.links import page_address, relative_address
from sdkref.output.markdown_pages import inert
from sdkref.output.mounting import Library, PlacedSection, Unknown
from sdkref.visible import visible

log = logging.getLogger("mkdocs.plugins.sdkref")
"""Below MkDocs' own logger, so that its strict mode counts what is told here."""

PRIORITY = 78
"""Before mkdocstrings (75), whose `:::` would take ours; after indented code (80), which stays code."""

DIRECTIVE = re.compile(
    r"^ {0,3}::: +sdkref +(?P<target>\S.*?)(?P<options>(?: +(?:api|level)=\S+)*) *$", re.MULTILINE
)

_LEVELS = tuple("123456")

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
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.library = library or Library(())
        self.deferred = deferred
        self.use_directory_urls = use_directory_urls
        self.site_root = site_root
        """The URL path of the site, such as `/docs/`. Without it, links hold from the section's own page."""
        self.page = "this page"
        """The source of the page under way, for messages; a plugin that knows it sets it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown calls it by this name
        """Register the directive; called once for each page's Markdown."""
        md.registerExtension(self)
        self._processor = SdkrefProcessor(md.parser, self)
        md.parser.blockprocessors.register(self._processor, "sdkref", PRIORITY)

    def reset(self) -> None:
        """Forget what the last document embedded."""
        self._processor.seen.clear()
        self._processor.embedded.clear()


class SdkrefProcessor(BlockProcessor):
    """Puts a section where its directive stands."""

    def __init__(self, parser: BlockParser, extension: SdkrefExtension) -> None:
        super().__init__(parser)
        self.extension = extension
        self.seen: dict[tuple[str, str], int] = {}
        self.embedded: list[ET.Element] = []
        """The headings of embedded sections, below which no other section belongs."""

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
        options = dict(option.split("=", 1) for option in match["options"].split())
        found = self.extension.library.find(match["target"], options.get("api"))
        match found:
            case PlacedSection():
                self._embed(parent, found, options.get("level", ""))
            case Unknown():
                self._note(parent, found)
        if after := block[match.end() :].strip("\n"):
            blocks.insert(0, after)

    def _embed(self, parent: ET.Element, placed: PlacedSection, level: str) -> None:
        section = placed.section
        occurrence = self.seen.get((placed.mount.name, section.key), 0) + 1
        self.seen[placed.mount.name, section.key] = occurrence
        depth = int(level) if level in _LEVELS else min(self._last_level() + 1, 6)
        if level and level not in _LEVELS:
            fact = f"`level={visible(level)}` is no level of a heading"
            log.warning("%s: %s; write 1 to 6 in the directive ::: sdkref", self.extension.page, fact)
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
            marker = Marker(placed.mount.name, section.key, occurrence)
            ET.SubElement(outer, "div", {"data-sdkref": str(marker)}).text = untouchable(section.words)
        else:
            html = finished_html(self.extension.library, placed, occurrence, self._address)
            ET.SubElement(outer, "p").text = AtomicString(self.parser.md.htmlStash.store(html))

    def _address(self, placed: PlacedSection, target: PlacedSection) -> str:
        use = self.extension.use_directory_urls
        address = page_address(target.path, use_directory_urls=use)
        if self.extension.site_root is not None:
            return self.extension.site_root + address + (f"#{target.anchor}" if target.anchor else "")
        return relative_address(address, page_address(placed.path, use_directory_urls=use), target.anchor)

    def _last_level(self) -> int:
        found = [each for each in self.parser.root.iter() if re.fullmatch("h[1-6]", str(each.tag))]
        own = [each.tag for each in found if not any(each is heading for heading in self.embedded)]
        return int(own[-1][1]) if own else 1

    def _note(self, parent: ET.Element, unknown: Unknown) -> None:
        log.warning("%s: %s; correct the directive ::: sdkref", self.extension.page, unknown)
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
