"""Front pages: what the README of an SDK says of it as a whole, and which of its sections are left out."""

import html
import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sdkref.catalogue.surface import About, Loss, Spot
from sdkref.markdown.page import Block, MarkdownPage
from sdkref.readers.sdk_docs.cell_text import plain_text
from sdkref.readers.sdk_docs.page_facts import PageFacts
from sdkref.readers.sdk_docs.speakeasy.code_language import dialect_of, language_of
from sdkref.readers.sdk_docs.speakeasy.construction import construction_of
from sdkref.readers.sdk_docs.speakeasy.front_sections import (
    PARTLY,
    WHOLE,
    Section,
    front_sections,
    is_start,
    told,
)
from sdkref.readers.sdk_docs.speakeasy.leftovers import lost

_HEADING = re.compile(r"<h[1-3][^<>]*>([^<>]+)</h[1-3]>")
_MARK = re.compile(r"<!--[^<>]*-->|<br ?/?>")
_SAMPLED = frozenset({"usage", "security"})
_NAMED_PACKAGE = 3
"""Words of a command that names a package: a program, what it does, and the package."""


def is_front_page(page: MarkdownPage) -> bool:
    """Tell whether a page has sections that are marked as Speakeasy marks them."""
    return any(is_start(block) for block in page.blocks)


def front_page(page: MarkdownPage) -> PageFacts:
    """Return what a front page says of the SDK; sections that a surface has no place for are losses."""
    sections = list(front_sections(page))
    about = About(title=_title(page.blocks[: sections[0].first]) if sections else None)
    for section in sections:
        about = told(page, section, about)
    samples = [block for section in sections if section.id in _SAMPLED for block in section.blocks]
    language = language_of(samples) or language_of(block for each in sections for block in each.blocks)
    made = construction_of((block.text for block in samples if block.kind == "fence"), language)
    return PageFacts(
        dialect=dialect_of(language),
        about=replace(about, package=made.package or _installed(about.install), client=made.client),
        losses=tuple(sorted([*_within(page, sections), *_between(page, sections)])),
    )


def _title(blocks: Sequence[Block]) -> str | None:
    """Return the heading before the first marked section, which may be HTML."""
    for block in blocks:
        if block.kind == "heading" and block.level == 1:
            return plain_text(block.text)
        if block.kind == "html" and (heading := _HEADING.search(block.text)):
            return html.unescape(heading[1]).strip()
    return None


def _within(page: MarkdownPage, sections: Sequence[Section]) -> Iterator[Loss]:
    for section in sections:
        if section.id not in WHOLE:
            partly = f" but for {PARTLY[section.id]}" if section.id in PARTLY else ""
            fact = f"the section `{section.title}` of the front page is left out{partly}"
            yield Loss(Spot(page.name, section.line), fact)


def _between(page: MarkdownPage, sections: Sequence[Section]) -> Iterator[Loss]:
    """Return as losses what stands outside of marked sections, by heading where there is one."""
    marked = {index for each in sections for index in range(each.first, each.first + len(each.blocks) + 2)}
    title = ""
    top = True
    for index, block in enumerate(page.blocks):
        if index in marked or (block.kind == "html" and not _MARK.sub("", block.text).strip()):
            continue
        if block.kind == "heading":
            title = plain_text(block.text)
            top = block.level == 1 and index < sections[0].first
            if not top:
                yield Loss(
                    Spot(page.name, block.line), f"the section `{title}` of the front page is left out"
                )
        elif top:
            yield lost(page, block, title)


def _installed(install: str | None) -> str | None:
    """Return the package that a command installs: the last word of its first line."""
    words = install.split("\n")[0].split() if install else []
    return words[-1] if len(words) >= _NAMED_PACKAGE else None
