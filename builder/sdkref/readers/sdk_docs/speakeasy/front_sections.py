"""The sections of a front page: `<!-- Start … [id] -->`, what they say of an SDK, `<!-- End … [id] -->`."""

import re
from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.surface import About, Scheme
from sdkref.markdown.page import Block, MarkdownPage
from sdkref.readers.sdk_docs.cell_text import cell_text, plain_text
from sdkref.readers.sdk_docs.speakeasy.tables import rows

WHOLE = frozenset({"summary", "operations", "toc", "standalone-funcs"})
"""Sections of which nothing is lost: a description, and those that only lead to pages."""
PARTLY = {
    "installation": "its first command",
    "usage": "how the client is made",
    "server": "the address of the first server",
    "security": "the table of schemes",
}
"""Sections of which something is read, and what."""
_START = re.compile(r"<!-- Start (.+?)(?: \[([\w-]+)\])? -->")
_IDS = {
    "SDK Installation": "installation",
    "SDK Example Usage": "usage",
    "SDK Available Operations": "operations",
    "Server Selection": "server",
    "Authentication": "security",
}
"""Sections of 2023, whose comments have no id."""
_SHELLS = frozenset({"bash", "sh", "shell"})
_USUAL = ("npm ", "pip ", "go get ")
_ADDRESS = re.compile(r"https?://[^\s`\"'|]+")
_OVERRIDE = re.compile(
    r"""(?:server_?url|WithServerURL)\s*[:=(]\s*["'](https?://[^"']+)["']""", re.IGNORECASE
)


class Section(Struct, frozen=True):
    """A section between its two comments."""

    id: str
    title: str
    first: int
    """The index of the block that opens it."""
    blocks: tuple[Block, ...]
    line: int


def is_start(block: Block) -> bool:
    """Tell whether a block opens a section."""
    return block.kind == "html" and _START.search(block.text) is not None


def front_sections(page: MarkdownPage) -> Iterator[Section]:
    """Return the marked sections of a page in order; one that nothing closes goes on to the end."""
    at, blocks = 0, page.blocks
    while at < len(blocks):
        start = _START.search(blocks[at].text) if blocks[at].kind == "html" else None
        at += 1
        if start is None:
            continue
        ends = (index for index in range(at, len(blocks)) if f"<!-- End {start[1]}" in blocks[index].text)
        end = next(ends, len(blocks))
        id_ = start[2] or _IDS.get(start[1], "")
        yield Section(id_, start[1], at - 1, blocks[at:end], blocks[at - 1].line)
        at = end


def told(page: MarkdownPage, section: Section, about: About) -> About:
    """Return what is known of an SDK after a section of its front page."""
    read = _READERS.get(section.id)
    return read(page, section, about) if read else about


def _summary(page: MarkdownPage, section: Section, about: About) -> About:
    text = [block for block in section.blocks if block.kind != "heading" or block.text != "Summary"]
    return replace(about, description=page.source(text[0].line, text[-1].after) or None) if text else about


def _installation(_page: MarkdownPage, section: Section, about: About) -> About:
    """Note the command; of several it is that of the program that comes with the language."""
    fences = [block for block in section.blocks if block.kind == "fence" and block.language in _SHELLS]
    commands = [block.text.strip() for block in fences]
    usual = [command for command in commands if command.startswith(_USUAL)]
    return replace(about, install=next(iter([*usual, *commands]), None))


def _server(_page: MarkdownPage, section: Section, about: About) -> About:
    """Note the address of the first server of a table, else the one that a sample sets."""
    tables = [block for block in section.blocks if block.kind == "table" and "Server" in block.rows[0]]
    listed = (_ADDRESS.search(cells["Server"]) for table in tables for _, cells in rows(table))
    named = next((found[0] for found in listed if found), None)
    samples = (_OVERRIDE.search(block.text) for block in section.blocks if block.kind == "fence")
    return replace(about, server=named or next((found[1] for found in samples if found), None))


def _security(_page: MarkdownPage, section: Section, about: About) -> About:
    tables = [
        block for block in section.blocks if block.kind == "table" and block.rows[0][:2] == ("Name", "Type")
    ]
    schemes = tuple(
        Scheme(
            name=plain_text(cells["Name"]),
            kind=cell_text(cells.get("Scheme", "")) or cell_text(cells["Type"]),
            variable=plain_text(cells.get("Environment Variable", "")) or None,
        )
        for table in tables
        for _, cells in rows(table)
    )
    return replace(about, schemes=schemes)


_READERS: dict[str, Callable[[MarkdownPage, Section, About], About]] = {
    "summary": _summary,
    "installation": _installation,
    "server": _server,
    "security": _security,
}
