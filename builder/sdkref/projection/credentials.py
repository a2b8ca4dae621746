"""What a caller must present, in words: schemes, alone or together."""

from msgspec import Struct

from sdkref.catalogue.catalogue import Scope


class SchemeUse(Struct, frozen=True, kw_only=True):
    """A scheme of the catalogue: how it travels, the variable it is read from, the scopes it needs."""

    scheme: str
    summary: str
    """Plain words: `Bearer token in the Authorization header`."""
    variable: str | None = None
    """The environment variable that the samples read: `PARLEY_API_KEY`."""
    scopes: tuple[Scope, ...] = ()
    """With what the scheme says of each."""


class Authorization(Struct, frozen=True, kw_only=True):
    """One alternative of what a caller must present; several schemes are needed together."""

    schemes: tuple[SchemeUse, ...]
    """Empty: no authentication is needed."""
