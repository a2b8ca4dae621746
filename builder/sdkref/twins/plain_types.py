"""Types in languages without an SDK, as Markdown of one line: code, or text with links to models."""

import re

from sdkref.catalogue.surface import SdkType, plain_type
from sdkref.twins.cells import code_span
from sdkref.twins.types import Address

_MARK = re.compile(r"[\\`*_\[\]<>&~]")
_WORD = re.compile(r"[A-Za-z0-9.]+")


def plain_type_source(written: SdkType, address: Address) -> str:
    """Return a type; one that leads nowhere is code."""
    found = [(" ".join(piece.text.split("\n")), _url(piece.model, piece.url, address)) for piece in written]
    if all(url is None for _, url in found):
        return code_span(plain_type(written))
    return "".join(_inert(text) if url is None else f"[{_inert(text)}]({url})" for text, url in found).strip()


def _url(model: str | None, url: str | None, address: Address) -> str | None:
    if model is not None:
        return address(model)
    return None if url is None or re.search(r"[\s()<>\\]", url) else url


def _inert(text: str) -> str:
    return text if _WORD.fullmatch(text) else _MARK.sub(lambda match: f"\\{match[0]}", text)
