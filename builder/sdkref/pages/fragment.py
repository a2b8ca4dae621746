"""A fragment: the finished HTML of one operation, webhook or model, and what other pages need of it."""

from msgspec import Struct, field

from sdkref.pages.page import SdkName, Stored
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
    names: tuple[SdkName, ...] = ()
    errors: tuple[ErrorSeen, ...] = ()
    schemes: tuple[SchemeSeen, ...] = ()
    twins: dict[str, str] = field(default_factory=dict)
    """What stands below its heading in Markdown, by the key of the tab; empty when it is stored."""
    stored_twins: dict[str, Stored] = field(default_factory=dict)
    """The same where it is stored."""
