"""A method of Stainless from its entry: the call with all arguments, and what it gives back."""

import re

from sdkref.catalogue.surface import Endpoint, Method, Returned, Spot
from sdkref.readers.sdk_docs.stainless.arguments import Linked, Part, arguments
from sdkref.readers.sdk_docs.stainless.entry import Entry

_CALL = re.compile(r"client\.((?:\w+\.)*)(\w+)\(")
_ENDPOINT = re.compile(r"([A-Za-z]+) +(\S.*)")
_ARROW = "->"
_NOTHING = frozenset({"None", "void", "error", ""})


def is_method(written: Entry) -> bool:
    """Tell whether an entry begins like a method."""
    return written.text.startswith("client.") or bool(written.title)


def method(written: Entry, language: str, page: str, linked: Linked) -> Method | None:
    """Return the method of an entry; None when the entry is no whole call."""
    call = _CALL.match(written.text)
    if call is None or not written.complete:
        return None
    opening = call.end() - 1
    closing = written.closing(opening)
    endpoint = _ENDPOINT.fullmatch(written.title)
    if closing < 0 or (written.title and endpoint is None):
        return None
    asked = Endpoint(endpoint[1].upper(), endpoint[2].strip()) if endpoint else None
    return Method(
        accessor=tuple(call[1].split(".")[:-1]),
        name=call[2],
        endpoint=asked,
        signature=linked(written.pieces()),
        arguments=arguments(Part(written, opening + 1, closing, asked, linked), language),
        returned=_returned(written, closing + 1, linked),
        spot=Spot(page, written.line),
    )


def _returned(written: Entry, start: int, linked: Linked) -> Returned | None:
    """Return what comes back: what follows an arrow, or in Go the call itself; None when nothing follows."""
    text, end = written.text, len(written.text)
    raw = text[start:].strip()
    if raw.startswith(_ARROW):
        start = text.index(_ARROW, start) + len(_ARROW)
        raw = text[start:].strip()
    if not raw:
        return None
    if raw in _NOTHING:
        return Returned(wrap="error" if raw == "error" else "", raw=raw)
    if raw.startswith("("):
        opening = text.index("(", start)
        parts = written.parts(opening + 1, max(written.closing(opening), opening + 1))
        if [text[a:b].strip() for a, b in parts[1:]] == ["error"]:
            return Returned(type=linked(written.pieces(*parts[0])), wrap="error", raw=raw)
    if raw.startswith("Promise<") and raw.endswith(">"):
        inner = start + text[start:].index("<") + 1
        last = text.rindex(">")
        return Returned(type=linked(written.pieces(inner, last)), wrap="promise", raw=raw)
    return Returned(type=linked(written.pieces(start, end)), raw=raw)
