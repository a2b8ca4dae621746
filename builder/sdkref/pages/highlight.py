"""The one door to Pygments: code as HTML with the classes that Material styles."""

import html
import re
from collections.abc import Iterator
from functools import lru_cache

from markupsafe import Markup
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import STANDARD_TYPES, Token
from pygments.token import _TokenType as TokenType
from pygments.util import ClassNotFound

from sdkref.projection.projection import Code

_LONGEST = 100_000
"""Characters; longer code stays plain, so that no text can make a page slow."""

_PLAIN = {
    Token,
    Token.Text,
    Token.Text.Whitespace,
    Token.Name,
    Token.Name.Other,
    Token.Error,
    Token.Punctuation,
    Token.Operator,
}
"""Kinds of token that look like the text around them and need no element; signs were a tenth of a page."""

_SPANNING = re.compile(r'"""|\'\'\'|["\'`]|/\*|\*/|<<')
"""What opens or closes text that may run over the end of a line, in any of our languages."""

_JSON = re.compile(
    r'(?P<key>"(?:[^"\\]|\\.)*")(?=\s*:)|(?P<text>"(?:[^"\\]|\\.)*")'
    r"|(?P<number>-?\d[\d.eE+-]*)|(?P<constant>\b(?:true|false|null)\b)|(?P<other>[&<>])"
)
_JSON_CLASSES = {"key": "nt", "text": "s2", "number": "mi", "constant": "kc"}


@lru_cache(1 << 8)
def highlight(code: Code) -> Markup:
    """Return code as escaped text with a span a token; a language that Pygments lacks stays plain."""
    text = code.text.rstrip("\n")
    if len(text) > _LONGEST:
        return Markup(_escape(text))  # noqa: S704 - escaped
    if code.lexer == "json":
        return Markup(_JSON.sub(_json_token, text))  # noqa: S704 - escaped token by token
    return Markup("".join(_piece(each, code.lexer) for each in _pieces(text)))  # noqa: S704 - escaped


def language_name(alias: str) -> str:
    """Return what people call the language of a lexer; the alias where there is no such lexer."""
    lexer = _lexer(alias)
    return alias if lexer is None else lexer.name


def _pieces(text: str) -> Iterator[str]:
    """Cut code at its line ends where no text or comment is open: most programs share most lines."""
    piece = ""
    is_open: set[str] = set()
    for line in re.split(r"(?<=\n)", text):
        piece += line
        for sign in _SPANNING.findall(line):
            is_open ^= {"/*" if sign == "*/" else sign}
        if not is_open:
            yield piece
            piece = ""
    yield piece


@lru_cache(1 << 16)
def _piece(text: str, alias: str) -> str:
    lexer = _lexer(alias)
    if lexer is None or not text.strip():
        return _escape(text)
    tokens = [(kind, value) for _, kind, value in lexer.get_tokens_unprocessed(text)]
    if "".join([value for _, value in tokens]) != text:  # some lexers lose a last line without its end
        return _escape(text)
    out: list[str] = []
    current, held = "", ""
    for kind, value in tokens:
        name = _css_class(kind)
        if name != current:  # neighbours of one class share a span
            out.append(_span(current, held))
            current, held = name, ""
        held += value
    return "".join(out) + _span(current, held)


def _span(name: str, text: str) -> str:
    escaped = _escape(text)
    return f'<span class="{name}">{escaped}</span>' if name and not text.isspace() else escaped


@lru_cache(256)
def _css_class(kind: TokenType) -> str:
    """Return the class of a kind of token, or of the nearest kind above it that has one."""
    if kind in _PLAIN:
        return ""
    name = STANDARD_TYPES.get(kind)
    return _css_class(kind.parent) if name is None else name


@lru_cache(256)
def _lexer(alias: str) -> Lexer | None:
    try:
        return get_lexer_by_name(alias, ensurenl=False, stripnl=False)
    except ClassNotFound:
        return None


def _json_token(match: re.Match[str]) -> str:
    name = _JSON_CLASSES.get(match.lastgroup or "")
    escaped = _escape(match[0])
    return f'<span class="{name}">{escaped}</span>' if name else escaped


def _escape(text: str) -> str:
    return html.escape(text, quote=False)
