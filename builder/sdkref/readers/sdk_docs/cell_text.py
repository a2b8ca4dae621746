"""The text of table cells, in any dialect: what was changed to fit it into one line is restored."""

import html
import re

from sdkref.markdown.inline import inline_pieces

_BREAK = re.compile(r"<\s*(?:/\s*)?br\s*(?:/\s*)?>", re.IGNORECASE)
_PLAIN = re.compile(r"[\w ./-]*(?<!_)", re.ASCII)
_CODE = re.compile(r"`([^`]+)`")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_NOTHING = frozenset({"", "N/A"})


def cell_text(cell: str) -> str | None:
    """Return the CommonMark of a cell, None when the cell says nothing (`N/A`).

    Line breaks that are written as HTML are line breaks, entities are the characters they name.
    """
    if cell in _NOTHING:
        return None
    text = cell
    if "<" in text:
        text = _BREAK.sub("\n", text)
    if "&" in text:
        text = html.unescape(text)
    return text.strip() or None


def written_value(cell: str) -> str | None:
    r"""Return a value as it was before it was put into a cell: escapes of MDX (`\{`) and breaks undone."""
    text = cell_text(cell)
    return re.sub(r"\\([{}<>])", r"\1", text) if text and "\\" in text else text


def unescaped(cell: str) -> str:
    r"""Return words that have escapes, and no other marks: both `\*/\*` and `*/*` are `*/*`."""
    return _ESCAPE.sub(r"\1", cell)


def plain_text(cell: str) -> str:
    """Return the words of a cell without marks, escapes and links: `[**T**](t.md)` is `T`."""
    if code := _CODE.fullmatch(cell):
        return code[1].strip()
    return cell if _PLAIN.fullmatch(cell) else "".join(piece.text for piece in inline_pieces(cell))
