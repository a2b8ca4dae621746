"""What comparing one unit finds: an operation, or a model against a model."""

from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct

from sdkref.history.change import Edit, Words
from sdkref.history.rules import RULES
from sdkref.location import Location
from sdkref.words import one_line

Pair: TypeAlias = tuple[str, str]
"""The names of a model: in the old catalogue, and in the new one."""


_LONGEST = 200


Part: TypeAlias = tuple[Words, Edit]
"""A part of an operation, and a change of it without its places."""


class Place(Struct, frozen=True, kw_only=True):
    """Where a value stands: its path, the directions that it can travel in, and its old and new places."""

    where: Words = ()
    at: str = ""
    directions: int
    old: Location | None = None
    new: Location | None = None

    def inside(self, step: str) -> str:
        """Return the path of something inside: a field's name gets a dot in front where it needs one."""
        return f"{self.at}{step}" if step[:1] in "[<" or not self.at else f"{self.at}.{step}"


class Retyped(Struct, frozen=True):
    """A place that names another model than it did."""

    pair: Pair
    place: Place


class Unit:
    """Collects the edits of one unit, and the models that it names."""

    def __init__(self) -> None:
        self.edits: dict[Part, Edit] = {}
        """By the part and what became of it: several content types say the same of one schema."""
        self.named: dict[Pair, int] = {}
        """By pair of models, the directions in which the unit names them."""
        self.retyped: list[Retyped] = []

    def found(self, rule: str, place: Place, before: str = "", after: str = "") -> None:
        """Note an edit at a place, once."""
        kind = RULES[rule].kind
        edit = Edit(
            rule=rule,
            at=one_line(place.at, _LONGEST),
            before=one_line(before, _LONGEST),
            after=one_line(after, _LONGEST),
            directions=place.directions,
            old=None if kind == "added" else place.old,
            new=None if kind == "removed" else place.new,
        )
        where = tuple(one_line(each) if index % 2 else each for index, each in enumerate(place.where))
        self.edits.setdefault((where, edit.anywhere()), edit)

    def names(self, pair: Pair, place: Place) -> None:
        """Note that a place names a model, or another one than it did."""
        self.named[pair] = self.named.get(pair, 0) | place.directions
        if pair[0] != pair[1]:
            self.retyped.append(Retyped(pair, place))

    def only_added(self, old: Sequence[str], new: Sequence[str]) -> list[str]:
        """Return what is new in a list of names."""
        known = frozenset(old)
        return [each for each in dict.fromkeys(new) if each not in known]
