"""Types as Markdown: what links to a model does so, and the rest is spelled as its generator spells it."""

import re
from collections.abc import Callable
from typing import TypeAlias

from sdkref.catalogue.surface import SdkType, TypePiece, plain_type
from sdkref.markdown.inline import inline_pieces
from sdkref.twins.cells import escaped

Address: TypeAlias = Callable[[str], str | None]
"""Where the page of a model is, seen from the page that is written, by its key; None when it has none."""

_MARKS = re.compile(r"([\\*<&])")
_UNSAFE_URL = re.compile(r"([<>\\&])")
_PRIMITIVES = frozenset({"any", "boolean", "number", "string", "bigint"})
_WORD = re.compile(r"[\w.]+")


def type_source(written: SdkType, address: Address, language: str = "") -> str:
    """Return the Markdown of a type in one line; a language gives types without links its own style."""
    pieces = [_with_url(piece, address) for piece in written]
    text = plain_type(written)
    linked = any(piece.url is not None for piece in pieces)
    if not linked and _WORD.fullmatch(text):
        return _styled(text, language)
    wanted = _joined(pieces)
    choices: tuple[str, ...] = (
        *(() if linked else (_styled(text, language),)),
        "".join(_piece(piece, _plainly) for piece in pieces),
        "".join(_piece(piece, _lightly) for piece in pieces),
        "".join(_piece(piece, escaped) for piece in pieces),
    )
    for choice in choices:
        if "\n" not in choice and choice == choice.strip() and _reads(choice) == wanted:
            return choice
    return escaped(text)


def _with_url(piece: TypePiece, address: Address) -> TypePiece:
    url = address(piece.model) if piece.model is not None else piece.url
    return TypePiece(text=piece.text, url=url)


def _joined(pieces: list[TypePiece]) -> list[tuple[str, str | None]]:
    """Return text and address of pieces, neighbours that lead to the same as one."""
    found: list[tuple[str, str | None]] = []
    for piece in pieces:
        if found and found[-1][1] == piece.url:
            found[-1] = (found[-1][0] + piece.text, piece.url)
        elif piece.text:
            found.append((piece.text, piece.url))
    return found


def _reads(source: str) -> list[tuple[str, str | None]]:
    return [(each.text, each.url) for each in inline_pieces(source)]


def _styled(text: str, language: str) -> str:
    """Return a type without links, which would be code in Go and stands in italics elsewhere."""
    match language:
        case "go":
            return f"`{text}`"
        case "python":
            return f"*{text}*"
        case "typescript" if text in _PRIMITIVES:
            return f"*{text}*"
        case _:
            return text


def _piece(piece: TypePiece, spelled: Callable[[str], str]) -> str:
    text = spelled(piece.text)
    if piece.url is None:
        return text
    return f"[{text}]({destination(piece.url)})"


def destination(url: str) -> str:
    """Return the address of a link as Markdown has it, in angle brackets where something could end it."""
    if re.search(r"[\s()<>\\&]", url) or not url:
        inert = _UNSAFE_URL.sub(r"\\\1", url)
        return f"<{inert}>"
    return url


def _plainly(text: str) -> str:
    return text.replace("<", r"\<")


def _lightly(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)
