"""How pages say that something is deprecated: a name struck out, a quotation, the beginning of a cell."""

import re
from collections.abc import Sequence

from sdkref.markdown.page import Block, MarkdownPage
from sdkref.readers.sdk_docs.cell_text import plain_text

_STRUCK = re.compile(r"~~(.*)~~", re.DOTALL)
_DEPRECATED = re.compile(r":\s?warning:\s*\*\*\s?DEPRECATED\s?\*\*:?\s*(.*?)(?:\n\n(.*))?\Z", re.DOTALL)
_SECOND_STOP = re.compile(r"\.\.(?= Use |\Z)")


def name_of(cell: str) -> tuple[str, bool]:
    """Return the name in a cell or heading, and whether it is struck out, which means deprecated."""
    struck = _STRUCK.fullmatch(cell)
    return plain_text(struck[1] if struck else cell), struck is not None


def deprecation_of(text: str) -> tuple[str, str | None] | None:
    """Return why something is deprecated and what else a text says; None when it says nothing of that."""
    if found := _DEPRECATED.match(text):
        # The generator ends the reason with a full stop, also where it has one.
        return _SECOND_STOP.sub(".", found[1].strip()), (found[2] or "").strip() or None
    return None


def described(
    page: MarkdownPage, first: int, blocks: Sequence[Block], after: int
) -> tuple[str | None, str | None]:
    """Return the description between two lines, and why the thing is deprecated if a quotation ends it."""
    deprecation = None
    if blocks and blocks[-1].kind == "quote":
        quoted = "\n".join(line.lstrip().removeprefix(">").strip() for line in blocks[-1].text.split("\n"))
        if found := deprecation_of(quoted):
            deprecation, after = "\n\n".join(text for text in found if text), blocks[-1].line
    return page.source(first, after) or None, deprecation
