"""Where something is said: a line of a documentation, or a value of a description."""

from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from sdkref.location import Location

Find: TypeAlias = Callable[[Location], tuple[int, int] | None]
"""Returns line and column of a value of a description; None where they are not known."""


class Place(Struct, frozen=True):
    """A line of a documentation, or a value of a description; reads `docs/teas.md:41`."""

    file: str = ""
    """As the user named it; empty for what stands in no file."""
    line: int | None = None
    pointer: str = ""
    """To the value of a description."""
    column: int | None = None

    def __str__(self) -> str:
        if not self.file or self.line is not None:
            return f"{self.file}:{self.line}" if self.file else ""
        return f"{self.file}#{self.pointer}" if self.pointer else self.file

    @property
    def location(self) -> Location:
        """The place as findings have it."""
        return Location(self.file, self.pointer)


NOWHERE = Place()


def of_location(location: Location | None, otherwise: Place = NOWHERE) -> Place:
    """Return the place of a value of a description, or another one where it is not known."""
    if location is None or not location.file:
        return otherwise
    return Place(location.file, pointer=location.pointer)


def found(place: Place, find: Find) -> Place:
    """Return a place with its line, where somebody knows it."""
    if not place.file or place.line is not None:
        return place
    at = find(place.location)
    return replace(place, line=at[0], column=at[1]) if at is not None else place
