"""Values as the validator takes them: plain numbers, whatever their spelling was, and texts of characters."""

import operator
from decimal import Decimal

from sdkref.catalogue.schema import Json

DEEPEST = 200
"""Levels of a value that can be held against a schema: the engine is recursive, and deeper could end it."""

MOST_VALUES = 1_000_000
"""Values that one body may hold: more would keep the mock busy for long."""

_PLAIN = frozenset({str, int, float, bool, type(None), Decimal})


class TooDeepError(Exception):
    """A value nests deeper than anything that can be checked."""


class TooManyError(ValueError):
    """A value holds more values than anybody checks."""


def plain(value: Json) -> Json:
    """Return a value whose parts are all of the plain types.

    Raises `TooDeepError` past the levels, and `TooManyError` past the values.
    """
    level, depth, count, all_plain = [value], 0, 0, True
    while level:
        depth += 1
        count += len(level)
        if count > MOST_VALUES:
            raise TooManyError(f"more than {MOST_VALUES:,} values stand in it; send fewer")
        inner: list[Json] = []
        for each in level:
            kind = type(each)
            if kind is dict:
                inner += each.values()
            elif kind is list:
                inner += each
            elif kind not in _PLAIN:
                all_plain = False
                inner += each if isinstance(each, tuple) else ()
        if depth > DEEPEST:
            raise TooDeepError
        level = inner
    return value if all_plain else rebuilt(value)


def rebuilt(value: Json) -> Json:
    """Return a value made anew of plain parts, in which half a surrogate pair is U+FFFD."""
    match value:
        case bool() | None | Decimal():
            return value
        case str():
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case int():
            return int(value)
        case float():
            return float(value)
        case dict():
            return {rebuilt(key): rebuilt(each) for key, each in value.items()}
        case _:
            return [rebuilt(each) for each in value]


def shortened(value: Json, most: int) -> Json:
    """Return a value with so many items of each list, the first ones; itself where none has more."""
    match value:
        case list():
            items = [shortened(each, most) for each in value[:most]]
            same = len(items) == len(value) and all(map(operator.is_, items, value))
            return value if same else items
        case dict():
            members = {name: shortened(each, most) for name, each in value.items()}
            return value if all(map(operator.is_, members.values(), value.values())) else members
        case _:
            return value
