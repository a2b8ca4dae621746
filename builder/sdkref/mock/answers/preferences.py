"""What a client wishes for: the Prefer header (RFC 7240) and the Accept header (RFC 9110)."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote_plus

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.media import media_kind
from sdkref.mock.exchange import Request

_PIECE = re.compile(r'([A-Za-z0-9!#$%&\'*+.^_`|~-]++)(?:\s*=\s*("(?:[^"\\]|\\.)*"|[^,;]*))?\s*(?:[,;]|\Z)')
_LONGEST = 1_000
"""Characters of a Prefer header that are looked at."""

_ANY_BYTES = frozenset({"application/octet-stream", "application/binary"})
"""What clients accept that take a file of any type."""

_STATUS = re.compile(r"[2-5][0-9][0-9]\Z")
_QUALITY = re.compile(r"(0(\.[0-9]{0,3})?|1(\.0{0,3})?)\Z")

_IN_QUERY = frozenset({"__code", "__example", "__dynamic"})
_UNQUOTED = re.compile(r'["\\]')


class Preferences(Struct, frozen=True):
    """What a client wants to be answered."""

    status: int | None = None
    """`code=429`: declared for the operation or not; one that no answer may have is passed over."""
    example: str | None = None
    """`example=name`: which of the declared examples."""
    dynamic: bool = False
    """`dynamic=true`: none of the examples, but a value that is made from the schema."""


def preferences(request: Request) -> Preferences:
    """Return what the Prefer headers of a request ask for; of several the first counts, as RFC 7240 says."""
    found: dict[str, str] = {}
    for name, value in request.headers:
        if name == "prefer":
            for key, text in _pieces(value):
                found.setdefault(key.lower(), text)
    code = found.get("code", "")
    return Preferences(
        int(code) if _STATUS.match(code) else None,
        found.get("example") or None,
        dynamic=found.get("dynamic", "").lower() == "true",
    )


def as_preferred(request: Request) -> Request:
    """Return a request whose `__code`, `__example` and `__dynamic` in the query are preferences instead.

    So people ask who can write an address, but no headers.
    """
    if "__" not in request.query:
        return request
    pieces = [piece.partition("=") for piece in request.query.split("&")]
    asked = [(name[2:], unquote_plus(text)) for name, _, text in pieces if name in _IN_QUERY]
    wish = ", ".join(f'{name}="{_UNQUOTED.sub("", text)}"' for name, text in asked)
    left = "&".join("".join(each) for each in pieces if each[0] not in _IN_QUERY)
    return replace(request, query=left, headers=(("prefer", wish), *request.headers)) if asked else request


def _pieces(header: str) -> Iterator[tuple[str, str]]:
    for piece in _PIECE.finditer(header[:_LONGEST]):
        text = (piece[2] or "").strip()
        if text[:1] == '"' and len(text) > 1:
            text = re.sub(r"\\(.)", r"\1", text[1:-1])
        yield piece[1], text


class MediaRange(Struct, frozen=True):
    """One of the ranges that a client accepts."""

    main: str
    sub: str
    parameters: frozenset[str]
    """`name=value`, in lower case, without `q`."""
    quality: float

    def takes(self, name: str) -> bool:
        """Say whether a content type lies in the range; one that is a range itself may hold what is asked."""
        main, sub, parameters = _parts(name)
        if f"{self.main}/{self.sub}" in _ANY_BYTES and media_kind(name) == "binary":
            return True
        return (
            (self.main in {"*", main} or main == "*")
            and (self.sub in {"*", sub} or sub == "*")
            and self.parameters <= parameters
        )

    @property
    def precision(self) -> int:
        """How exactly it names what it takes: the most exact of several ranges counts."""
        return (self.main != "*") + (self.sub != "*") + len(self.parameters)


def accepted(headers: Sequence[str]) -> tuple[MediaRange, ...]:
    """Return the ranges of the Accept headers of a request, none where it has no such header."""
    return tuple(each for header in headers for text in header.split(",") for each in _ranges(text))


def quality(name: str, ranges: Sequence[MediaRange]) -> float:
    """Return how much a client wants a content type, from 0 (not at all) to 1."""
    if not ranges:
        return 1.0
    fitting = [each for each in ranges if each.takes(name)]
    return max(fitting, key=lambda each: (each.precision, each.quality)).quality if fitting else 0.0


def _ranges(text: str) -> Iterator[MediaRange]:
    main, sub, parameters = _parts(text)
    if main and sub:
        weights = [each[2:] for each in parameters if each.startswith("q=")]
        weight = float(weights[0]) if weights and _QUALITY.match(weights[0]) else 1.0
        yield MediaRange(
            main, sub, frozenset(each for each in parameters if not each.startswith("q=")), weight
        )


def _parts(name: str) -> tuple[str, str, frozenset[str]]:
    """Return type, subtype and parameters of a content type or a range, in lower case."""
    plain, *parameters = (each.strip().lower() for each in name.split(";"))
    main, _, sub = plain.partition("/")
    # By RFC 9110 no blank stands around the sign, but some write one.
    pairs = (each.partition("=") for each in parameters if each)
    return main, sub, frozenset(f"{key.strip()}={value.strip().strip(chr(34))}" for key, _, value in pairs)
