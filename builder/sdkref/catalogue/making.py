"""Places in a value that is being made: how deep, under which name and how richly to fill it."""

from collections.abc import Callable, Iterator
from enum import Enum
from typing import TypeAlias

from msgspec import Struct, UnsetType

from sdkref.catalogue.schema import Json, Schema

DEPTH = 4
"""Levels down to which optional members are shown."""

DEEPEST = 24
"""Levels down to which a value is followed at all; required members may need more than `DEPTH`."""

MOST_NODES = 2_000
"""Values inside one value beyond which optional members are left out."""


class Fill(Enum):
    """How richly objects are filled."""

    USUAL = "usual"
    LEAST = "least"
    """Required members only."""
    FULL = "full"
    """Every member that may travel."""
    CLOSED = "closed"
    """As usual, and where a value would never end stands an empty object, valid or not."""


class Spot(Struct, frozen=True):
    """A place in a value: the name of its property or model, its level from 0 and how to fill it."""

    name: str = ""
    level: int = 0
    fill: Fill = Fill.USUAL

    def inside(self, name: str) -> "Spot":
        """Return the place of a member or an item."""
        return Spot(name, self.level + 1, self.fill)

    def filled(self, fill: Fill) -> "Spot":
        """Return this place, filled otherwise."""
        return Spot(self.name, self.level, fill)


Made: TypeAlias = Json | UnsetType
"""A value, or UNSET where none can be made in finite size."""

Make: TypeAlias = Callable[[Schema, Spot], Made]
Vary: TypeAlias = Callable[[Schema, Spot], Iterator[Json]]


def weight(value: Json, limit: int = 2 * MOST_NODES) -> int:
    """Return how many values a value consists of, itself included; counting ends past `limit`."""
    count, open_ = 0, [value]
    while open_ and count <= limit:
        each = open_.pop()
        count += 1
        if isinstance(each, dict):
            open_.extend(each.values())
        elif isinstance(each, list):
            open_.extend(each)
    return count
