"""A cursor into a document: typed access in which a wrong type becomes a diagnostic, not an exception."""

import difflib
import heapq
import math
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from sdkref.diagnostics import Diagnostics, Level
from sdkref.limits import check_time
from sdkref.location import Location

_KINDS = {
    dict: "a mapping",
    list: "a list",
    str: "a text",
    bool: "true or false",
    int: "a number",
    float: "a number",
}


_LONGEST_NAME = 120
_ALL_NAMES = 2_000
_MOST_NAMES = 200
_FEW_NAMES = 40
_ODDS = 3
"""How long a name may be to be compared with others; how many are looked at; how many are compared, and of
more than those how few, which are that much longer or shorter at most."""


class Node:
    """A mapping of a document and its place; its methods return members of the wanted type or nothing."""

    __slots__ = ("data", "diagnostics", "location")

    def __init__(self, data: dict[str, Any], location: Location, diagnostics: Diagnostics) -> None:
        self.data, self.location, self.diagnostics = data, location, diagnostics

    def __contains__(self, key: str) -> bool:
        return key in self.data

    def at(self, *keys: str | int) -> Location:
        """Return the place of a value inside."""
        return self.location.child(*keys)

    def text(self, key: str) -> str | None:
        """Return a text; a number or a flag is taken as it was written, with a diagnostic."""
        value = self.data.get(key)
        if value is None or isinstance(value, str):
            return value
        written = spelling(value)
        if written is not None:
            self.report(
                "wrong-type", f"`{key}` is {kind(value)}, not a text", f'quote it: "{written}"', self.at(key)
            )
            return written
        self.wrong(key, "a text")
        return None

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return true or false."""
        value = self.data.get(key)
        if isinstance(value, bool):
            return value
        if isinstance(value, str) and value in {"true", "false"}:
            self.report(
                "wrong-type", f"`{key}` is a text, not true or false", "remove the quotes", self.at(key)
            )
            return bool(value == "true")
        if value is not None:
            self.wrong(key, "true or false")
        return default

    def number(self, key: str) -> float | int | None:
        """Return a number; one written as a text is taken, with a diagnostic."""
        value = self.data.get(key)
        if value is None:
            return None
        number = value if isinstance(value, int | float) and not isinstance(value, bool) else as_number(value)
        if number is None:
            self.wrong(key, "a number")
            return None
        if abs(number) > sys.float_info.max:
            fact = f"`{key}` is larger than programs can hold"
            self.report("wrong-type", fact, "write a smaller number; it is left out until then", self.at(key))
            return None
        if isinstance(value, str):
            self.report("wrong-type", f"`{key}` is a text, not a number", "remove the quotes", self.at(key))
            return int(number) if float(number).is_integer() else number
        return number

    def count(self, key: str) -> int | None:
        """Return a whole number that is not negative."""
        value = self.number(key)
        if value is None:
            return None
        if value < 0 or value != int(value):
            self.wrong(key, "a whole number from 0")
            return None
        return int(value)

    def mapping(self, key: str) -> "Node | None":
        """Return a cursor to a mapping."""
        value = self.data.get(key)
        if isinstance(value, dict):
            return Node(value, self.at(key), self.diagnostics)
        if value is not None:
            self.wrong(key, "a mapping")
        return None

    def mappings(self, key: str, mark: str | None = None) -> list["Node"]:
        """Return cursors to the mappings of a list.

        A mapping that has the member `mark` stands for a list of one, with a diagnostic.
        """
        alone = self.data.get(key)
        if mark is not None and isinstance(alone, dict) and mark in alone:
            fact = f"`{key}` is a mapping, not a list"
            self.report("wrong-type", fact, "write a list of it, with `-` before it", self.at(key))
            return [Node(alone, self.at(key), self.diagnostics)]
        return [
            Node(item, self.at(key, index), self.diagnostics)
            for index, item in enumerate(self.sequence(key))
            if self.is_a(dict, item, "a mapping", self.at(key, index))
        ]

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of a list; a number or a flag is taken as it was written, with a diagnostic.

        A text stands for a list of one, with a diagnostic too.
        """
        found = []
        alone = self.data.get(key)
        if isinstance(alone, str):
            self.report("wrong-type", f"`{key}` is a text, not a list", "write a list of it", self.at(key))
            return (alone,)
        listed = self.sequence(key)
        if all(each.__class__ is str for each in listed):  # as they nearly always are
            return tuple(listed)
        for index, item in enumerate(listed):
            written = spelling(item)
            if written is not None:
                fact = f"this is {kind(item)}, not a text"
                self.report("wrong-type", fact, f'quote it: "{written}"', self.at(key, index))
                found.append(written)
            elif self.is_a(str, item, "a text", self.at(key, index)):
                found.append(item)
        return tuple(found)

    def sequence(self, key: str) -> list[Any]:
        """Return a list as it stands."""
        value = self.data.get(key)
        if isinstance(value, list):
            return value
        if value is not None:
            self.wrong(key, "a list")
        return []

    def items(self, *, extensible: bool = False) -> Iterator[tuple[str, "Node"]]:
        """Return the members that are mappings, by key.

        In an extensible object a member whose name begins with `x-` is an extension and left out;
        elsewhere it is a name like others, such as a header's.
        """
        for key, value in self.data.items():
            if key.startswith("x-") and (extensible or not isinstance(value, dict)):
                continue
            if self.is_a(dict, value, "a mapping", self.at(key)):
                yield key, Node(value, self.at(key), self.diagnostics)

    def is_a(self, wanted: type, value: Any, words: str, place: Location) -> bool:
        """Tell whether a value has a type; when not, a diagnostic says so."""
        if isinstance(value, wanted):
            return True
        self.report("wrong-type", f"this is {kind(value)}, not {words}", f"write {words} here", place)
        return False

    def wrong(self, key: str, wanted: str) -> None:
        """Report that a member is not of the wanted kind, and is left out."""
        fact = f"`{key}` is {kind(self.data[key])}, not {wanted}"
        self.report("wrong-type", fact, f"write {wanted}; it is left out until then", self.at(key))

    def known(self, keys: frozenset[str], what: str) -> None:
        """Report members that have no meaning here, with the nearest right name."""
        check_time()
        if self.data.keys() <= keys:
            return
        for key in self.data:
            if key not in keys and not key.startswith("x-"):
                remedy = f"remove it, or begin its name with `x-`{nearest(key, keys)}"
                self.report("unknown-keyword", f"`{key}` is no keyword of {what}", remedy, self.at(key))

    def report(
        self, code: str, fact: str, remedy: str, place: Location, level: Level = Level.WARNING
    ) -> None:
        """Note a finding."""
        self.diagnostics.report(code, fact, remedy, place, level)


def kind(value: Any) -> str:
    """Return a value's type in a reader's words."""
    return _KINDS.get(next((each for each in type(value).__mro__ if each in _KINDS), type(None)), "null")


def spelling(value: Any) -> str | None:
    """Return how a number or a flag was written; None for anything else."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(getattr(value, "text", None) or value)
    return None


def as_number(value: Any) -> float | None:
    """Return the number that a text spells, infinity where it is too large; None for anything else."""
    try:
        number = float(value) if isinstance(value, str) else float("nan")
    except ValueError:
        return None
    return None if math.isnan(number) or value.strip().lower().endswith(("inf", "infinity")) else number


def nearest(key: str, keys: Iterable[str]) -> str:
    """Return `; did you mean …?` for a misspelt name, or nothing.

    Of many names only those that begin or end alike are compared, and long ones not at all.
    """
    if len(key) > _LONGEST_NAME:
        return ""
    check_time()
    likely = [each for each in islice(keys, _ALL_NAMES) if len(each) <= _LONGEST_NAME]
    if len(likely) > _MOST_NAMES:
        size, start, end = len(key), key[:3], key[-3:]
        likely = [
            each
            for each in likely
            if -_ODDS <= len(each) - size <= _ODDS and (each.startswith(start) or each.endswith(end))
        ]
        likely = heapq.nsmallest(_FEW_NAMES, likely, key=lambda each: (abs(len(each) - size), each))
    close = difflib.get_close_matches(key, sorted(likely), n=1, cutoff=0.75)
    return f"; did you mean `{close[0]}`?" if close else ""
