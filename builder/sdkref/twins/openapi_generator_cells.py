"""Texts and types in the tables of OpenAPI Generator, which escapes them for code and then for HTML."""

import html
import re

from sdkref.catalogue.surface import SdkType
from sdkref.twins.types import Address, destination, type_source

_CODE = re.compile(r"([\"'\\])")
_SIMPLE = re.compile(r"[^*`\[\]\n]+")


def with_escapes(text: str) -> str:
    r"""Return a text with the escapes of code: `"` is `\"`."""
    return _CODE.sub(r"\\\1", text)


def text_cell(text: str | None) -> str:
    """Return a text as a cell; no character of it is a border."""
    if not text:
        return ""
    if text == "N/A":
        return "&#78;/A"
    written = html.escape(with_escapes(text)).replace("`", "&#x60;").replace("|", "&#124;")
    return written.replace("\r", "&#13;").replace("\n", "<br/>")


def type_cell(written: SdkType, address: Address, *, bracketed: bool = False) -> str:
    """Return a type as a cell: bold, a link, or in brackets, as an argument stands that is no body."""
    if len(written) == 1 and _SIMPLE.fullmatch(text := written[0].text) and text == text.strip():
        piece = written[0]
        url = address(piece.model) if piece.model is not None else piece.url
        shown = html.escape(text, quote=False)
        if url is not None:
            return f"[**{shown}**]({destination(url)})"
        return f"[**{shown}**]" if bracketed else f"**{shown}**"
    return type_source(written, address)
