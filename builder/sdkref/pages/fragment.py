"""A fragment: the finished HTML of one operation, webhook or model, and what other pages need of it."""

from msgspec import Struct

from sdkref.pages.page import Stored
from sdkref.projection.credentials import SchemeUse
from sdkref.projection.projection import TypeText


class ErrorSeen(Struct, frozen=True, kw_only=True):
    """An error type that an operation may end with, in one SDK."""

    target: str
    type: TypeText
    statuses: tuple[str, ...]
    content_types: tuple[str, ...] = ()
    description: str = ""


class SchemeSeen(Struct, frozen=True, kw_only=True):
    """How one SDK presents a security scheme."""

    target: str
    use: SchemeUse


class Fragment(Struct, frozen=True, kw_only=True):
    """What is rendered once and may be kept in a cache, because it depends on nothing but what it shows."""

    html: str = ""
    """Empty when the HTML is stored."""
    stored: Stored | None = None
    words: str = ""
    """Plain text that search should find."""
    errors: tuple[ErrorSeen, ...] = ()
    schemes: tuple[SchemeSeen, ...] = ()
