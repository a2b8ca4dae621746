"""What one side says of an operation, in words that can be compared: the description, or an SDK."""

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct

from sdkref.drift.place import NOWHERE, Place

Fold: TypeAlias = str
"""A name without case and marks."""


class Input(Struct, frozen=True):
    """Something that a caller may give: a parameter, or a member of the body."""

    name: str
    """As this side spells it."""
    required: bool | None
    """None where this side does not say."""
    deprecated: bool | None
    place: Place
    members: "tuple[Input, ...]" = ()
    """Of an object: they are compared where the other side does not know it by its own name, as of a body."""


class Error(Struct, frozen=True):
    """What a caller sees of a status."""

    status: str
    type: str
    """Without its namespace; empty where no type is told."""
    place: Place = NOWHERE


class Said(Struct, frozen=True, kw_only=True):
    """What one side says. `None` stands for what it does not say."""

    side: str
    """`the description`, or the key of an SDK."""
    call: str
    """How this side calls the operation."""
    place: Place
    inputs: Mapping[Fold, Input]
    whole: bool
    """Whether these are all its inputs, so that one which is not among them is missing."""
    errors: tuple[Error, ...] | None
    deprecated: bool | None
    stale: tuple[tuple[int, str], ...] = ()
    """Examples that do not call the operation: their lines, and how each is called."""
