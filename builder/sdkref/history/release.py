"""Releases as values: what each changed, and what they did to one operation."""

from collections.abc import Mapping

from msgspec import Struct, field

from sdkref.history.change import Comparison


class Release(Struct, frozen=True):
    """A version, and all that it changed."""

    version: str
    comparison: Comparison


class Touch(Struct, frozen=True):
    """A release that changed an operation: how, where that is more than a change, and if it broke callers."""

    version: str
    status: str = ""
    breaking: bool = False


class Marks(Struct, frozen=True):
    """What releases did to one operation, to a model, or to a part of one."""

    since: str = ""
    """The release that added it; empty where the oldest known one has it."""
    changed: tuple[Touch, ...] = ()
    """Releases that changed it, the newest first."""
    parts: Mapping[str, "Marks"] = field(default_factory=dict)
    """What releases did to its parameters and fields, by names such as `query limit` and `body to.role`."""
