"""The inline text of a Markdown page as plain text and links: what stands in a cell, without its marks.

For those who read names and types out of a page that a program wrote. Escapes and entities are what they
stand for, emphasis and code spans are their text, and HTML is text like any other.
"""

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct


class InlinePiece(Struct, frozen=True):
    """Text, and where it leads when it is a link."""

    text: str
    url: str | None = None


def inline_pieces(source: str) -> tuple[InlinePiece, ...]:
    """Return the pieces of inline Markdown in order; neighbours differ in where they lead."""
    tokens = _PARSER.parseInline(source)[0].children or []
    pieces: list[InlinePiece] = []
    for text, url in _texts(tokens):
        if pieces and pieces[-1].url == url:
            pieces[-1] = InlinePiece(pieces[-1].text + text, url)
        elif text:
            pieces.append(InlinePiece(text, url))
    return tuple(pieces)


def _texts(tokens: list[Token]) -> Iterator[tuple[str, str | None]]:
    url: str | None = None
    for token in tokens:
        match token.type:
            case "link_open":
                url = str(token.attrs["href"])
            case "link_close":
                url = None
            case "softbreak" | "hardbreak":
                yield "\n", url
            case _:
                yield token.content, url


def _as_written(url: str) -> str:
    return url


_PARSER = MarkdownIt("zero", {"maxNesting": 20})
_PARSER.inline.ruler.enableOnly(["text", "newline", "escape", "backticks", "emphasis", "link", "entity"])
_PARSER.inline.ruler2.enableOnly(["balance_pairs", "emphasis", "fragments_join"])
_PARSER.normalizeLink = _as_written  # type: ignore[method-assign]  # addresses stay as the page writes them
