"""What settings may hold, as tables: keys of mappings, what they are for, and the shape of their values.

Readers take the names from here; the JSON Schema for editors and the reference of settings are made of it.
"""

from collections.abc import Callable
from collections.abc import Mapping as AnyMapping
from typing import Any, TypeAlias

from msgspec import Struct


class Text(Struct, frozen=True):
    """A text; `pattern` is one of ECMA 262, `usual` are values that an editor offers beside any other."""

    pattern: str = ""
    usual: tuple[str, ...] = ()


class Flag(Struct, frozen=True):
    """True or false."""


class Whole(Struct, frozen=True):
    """A whole number."""

    least: int | None = None
    most: int | None = None


class Anything(Struct, frozen=True):
    """A value of any shape."""


class Listing(Struct, frozen=True):
    """A list, whose entries have one shape."""

    of: "Shape"


class Keyed(Struct, frozen=True):
    """A mapping whose keys the user chooses."""

    of: "Shape"
    pattern: str = ""
    """What a key looks like, as for texts."""


class Mapping(Struct, frozen=True):
    """A mapping whose keys are these and no others."""

    keys: tuple["Key", ...]
    needed: tuple[str, ...] = ()


class Either(Struct, frozen=True):
    """A value of any of several shapes."""

    shapes: tuple["Shape", ...]


class Given(Struct, frozen=True):
    """A shape that is JSON Schema already, such as that of the settings of a profile."""

    schema: AnyMapping[str, Any]
    definitions: AnyMapping[str, Any] = {}
    """What it refers to, by names below `#/$defs/`."""


class Later(Struct, frozen=True):
    """A shape that is made only when someone asks for it."""

    make: Callable[[], "Shape"]


Shape: TypeAlias = Text | Flag | Whole | Anything | Listing | Keyed | Mapping | Either | Given | Later


class Key(Struct, frozen=True):
    """One key of a mapping: its name, what it is for in a sentence, and its value."""

    name: str
    says: str
    shape: Shape
    without: str = ""
    """What holds without it, in words of a table."""


TEXT = Text()
FLAG = Flag()
WHOLE = Whole()
ANYTHING = Anything()
TEXTS = Either((TEXT, Listing(TEXT)))
"""A text, or a list of texts."""


def names(keys: tuple[Key, ...]) -> tuple[str, ...]:
    """Return the names of keys."""
    return tuple(each.name for each in keys)
