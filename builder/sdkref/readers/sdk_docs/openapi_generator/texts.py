r"""Texts of an API as OpenAPI Generator writes them, undone: its escapes, entities and lost line breaks.

In cells, names and the descriptions of TypeScript a text stands on one line, with `"`, `'` and `\` escaped
for code; in cells it is escaped for HTML after that: `\&quot;Get team\&quot;`.
"""

import re

from sdkref.readers.sdk_docs.cell_text import cell_text

_ESCAPED = re.compile(r"\\([\"'\\])")
_GAP = re.compile(r" {2,}")
_BLOCK = re.compile(r"^#{1,6} |(?:^|  )> ")


def restored(cell: str) -> str | None:
    """Return the CommonMark of a text that was put into a cell, None where there is none."""
    text = cell_text(cell)
    return unescaped(text) if text else None


def unescaped(text: str) -> str:
    r"""Return a text without the escapes of code: `\"` is `"`."""
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def with_breaks(text: str) -> str:
    """Return a text that was put onto one line with the breaks that its heading and its quotes need.

    A line break became a blank, so that a blank line is two of them. A heading at the beginning would take
    in all that follows, and a quote would be none; other breaks cannot be told from blanks, and stay so.
    """
    if "\n" in text or not _BLOCK.search(text):
        return text
    blocks: list[str] = []
    for part in _GAP.split(text):
        if part.startswith("> "):
            blocks.append(part.replace(" > > ", "\n>\n> "))
        elif blocks and not blocks[-1].startswith(("#", "> ")):
            blocks[-1] += f"  {part}"
        else:
            blocks.append(part)
    return "\n\n".join(blocks)


def without_heading(text: str, title: str | None) -> str:
    """Return a text without a heading at its beginning that only repeats a title."""
    heading, _, rest = text.partition("\n\n")
    return rest if title and heading.startswith("#") and heading.lstrip("#").strip() == title else text
