"""Descriptions below a heading of a page: their own headings go below it, so that its outline holds."""

import re
from functools import lru_cache

from sdkref.markdown.page import Block
from sdkref.twins.contained import blocks_of, fenced

_ONE_PARAGRAPH = re.compile(r"[A-Za-z`][^<\n]*")
_ATX = re.compile(r"( {0,3})#{1,6}(?=[ \t]|$)")


@lru_cache(maxsize=256)
def nested(text: str, below: int) -> str:
    """Return a description whose headings are deeper than `below`; as code where it would not end."""
    written = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").rstrip()
    if _ONE_PARAGRAPH.fullmatch(written) and not written.startswith("```"):
        return written
    blocks = blocks_of(written)
    if blocks is None:
        return fenced(written, "text")
    headings = [each for each in blocks if each.kind == "heading"]
    if not headings:
        return written
    lines = written.split("\n")
    more = below + 1 - min(each.level for each in headings)
    for each in reversed(headings):
        # The description begins at the third line of what was read.
        first, after = each.line - 3, each.after - 3
        lines[first:after] = [_heading(each, lines[first], more)]
    return "\n".join(lines)


def _heading(block: Block, line: str, more: int) -> str:
    level = min(6, block.level + max(more, 0))
    if _ATX.match(line):
        return _ATX.sub(lambda match: match[1] + "#" * level, line, count=1)
    return f"{'#' * level} {' '.join(block.text.split())}"
