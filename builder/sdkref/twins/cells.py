"""Tables of Markdown: rows padded to equal width, and texts that are put into one line without a loss."""

import html
import re
from collections.abc import Iterable, Sequence

_BREAK = re.compile(r"<(?=\s*(?:/\s*)?br\s*(?:/\s*)?>)", re.IGNORECASE)
_ENTITY = re.compile(r"&(?=[#\w])")
_PART = re.compile(r"[^\\`|]+|\\.?|`+|\|", re.DOTALL)
_PLAIN = re.compile(r"[^\\`|&<\r\n]*")
_WHOLE_CODE = re.compile(r"`[^`]+`")
_PUNCTUATION = re.compile(r"([\\`*_\[\]<>&|~{}])")


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table whose columns are as wide as their widest cell; cells are Markdown of one line."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    lines = [head, ["-" * width for width in widths], *rows]
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |"
        for line in lines
    )


def prose_cell(text: str | None) -> str:
    """Return the cell of a description, `N/A` where there is none; breaks of lines become HTML."""
    return "&#78;/A" if text == "N/A" else _cell(text) if text else "N/A"


def value_cell(text: str | None) -> str:
    """Return the cell of a value, empty where there is none; one in backticks stays so."""
    if not text:
        return ""
    if _WHOLE_CODE.fullmatch(text):
        return _cell(text.replace("`", "\0")).replace("\0", "&#96;")
    return "&#78;/A" if text == "N/A" else _cell(text)


def compact_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table without padding, which would be most of one with long descriptions."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def code_cell(text: str) -> str:
    """Return the cell of a name as a code span."""
    return piped(code_span(text))


def code_span(text: str) -> str:
    """Return a text in one line as a code span that nothing in it ends."""
    name = " ".join(text.split())
    if "`" not in name:
        return f"`{name}`"
    mark = "`" * (max(map(len, re.findall("`+", name)), default=0) + 1)
    return f"{mark} {name} {mark}"


def escaped(text: str) -> str:
    """Return text in which no character is a mark of Markdown."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))


def piped(source: str) -> str:
    """Return Markdown of one line as a cell: pipes are no borders."""
    return source.replace("|", r"\|")


def _cell(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text
    if html.unescape(text) != text:
        text = _ENTITY.sub("&amp;", text)
    text = _BREAK.sub("&lt;", text)
    return _spans(text).replace("\r", "&#13;").replace("\n", "<br/>")


def _spans(text: str) -> str:
    """Return text whose pipes are escaped; backticks that close nothing would reach into the next cell."""
    parts: list[str] = []
    at = 0
    while part := _PART.match(text, at):
        written, at = part[0], part.end()
        if written == "|":
            # A backslash before the pipe would escape the backslash of its escape.
            written = "&#124;" if parts and parts[-1].startswith("\\") else r"\|"
        elif written == "\\|":
            written = r"\&#124;"
        elif written[0] == "`":
            close = re.compile(rf"(?<!`){written}(?!`)").search(text, at)
            if close:
                written, at = piped(text[part.start() : close.end()]), close.end()
            else:
                written = "&#96;" * len(written)
        parts.append(written)
    return "".join(parts)
