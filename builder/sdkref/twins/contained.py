"""Descriptions on a page of Markdown: one that would reach beyond its place is shown as what was written."""

import re
from collections.abc import Callable

from sdkref.markdown.page import Block, markdown_page

_TICKS = re.compile(r"`{3,}")
_ITEM = re.compile(r"[*-] \[.+\]\(#")
_END = "# end"


def fenced(code: str, language: str) -> str:
    """Return code in a fence that nothing in it ends."""
    mark = "`" * max((len(found) + 1 for found in _TICKS.findall(code)), default=3)
    if "`" in language:
        language = ""
    end = "" if not code or code.endswith("\n") else "\n"
    return f"{mark}{language}\n{code}{end}{mark}"


def contained(text: str, stands_for_more: Callable[[Block], bool]) -> str:
    """Return the description itself where it ends at its last line and no block of it is one of the page's.

    Else it is code: an unclosed fence or comment would swallow what follows on the page.
    """
    written = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").rstrip()
    blocks = blocks_of(written)
    if blocks is None or any(map(stands_for_more, blocks)):
        return fenced(written, "text")
    return written


def one_item(text: str, item: str) -> str:
    """Return what follows an item's link in a list; one line where further ones would be more than text."""
    written = text.strip()
    if "\n" not in written and "\r" not in written:
        return written
    page = markdown_page(f"{item} - {written}\n{item}\n\n{_END}", "")
    another = any(_ITEM.match(line) for line in written.split("\n"))
    if not another and "\r" not in written and _ends(page.blocks, len(page.lines)) and len(page.blocks) > 1:
        before = page.blocks[-2]
        first = page.blocks[0]
        if before.kind in {"list", "paragraph"} and before.after == len(page.lines) - 1 and first.line == 1:
            return written
    return " ".join(written.split())


def blocks_of(text: str) -> tuple[Block, ...] | None:
    """Return the blocks of a text, None when it reaches beyond its end."""
    page = markdown_page(f"# begin\n\n{text}\n\n> quotation\n\n{_END}", "")
    if not _ends(page.blocks, len(page.lines)) or len(page.blocks) < 3:  # noqa: PLR2004 - the three around it
        return None
    quotation = page.blocks[-2]
    if quotation.kind != "quote" or quotation.line != len(page.lines) - 2:
        return None
    return page.blocks[1:-2]


def _ends(blocks: tuple[Block, ...], line: int) -> bool:
    return bool(blocks) and blocks[-1].kind == "heading" and blocks[-1].line == line
