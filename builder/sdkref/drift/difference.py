"""A difference of the drift report: what an SDK says otherwise, of which operation, and where both say it."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from sdkref.drift.place import NOWHERE, Place

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "drift-operation": "Operations",
        "drift-parameter": "Parameters",
        "drift-required": "Required",
        "drift-error": "Errors",
        "drift-deprecated": "Deprecated",
        "drift-example": "Examples",
        "drift-prediction": "Predictions",
        "drift-version": "Versions",
    }
)
"""Every kind of difference, as readers are told of it: what it is about."""


class Difference(Struct, frozen=True, kw_only=True):
    """One thing that an SDK says otherwise than the description, or another SDK."""

    code: str
    """Its kind, that of a finding."""
    operation: str = ""
    """The key of the operation; empty for what concerns an SDK as a whole."""
    sdks: tuple[str, ...]
    """The keys of the SDKs that say otherwise: several only where they all say nothing."""
    call: str = ""
    """How the SDK calls the operation; empty where it has no method."""
    fact: str
    """Such as "`max` is optional, and required in the description", of an operation that is named apart."""
    remedy: str
    here: Place = NOWHERE
    """Where the SDK says it."""
    there: Place = NOWHERE
    """Where the other side does."""
