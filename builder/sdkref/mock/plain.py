"""Values as the validator takes them: plain numbers, whatever their spelling was, and texts of characters."""

from sdkref.catalogue.schema import Json

DEEPEST = 200
"""Levels of a value that can be held against a schema: the engine is recursive, and deeper could end it."""

_PLAIN = frozenset({str, int, float, bool, type(None)})


class TooDeepError(Exception):
    """A value nests deeper than anything that can be checked."""


def plain(value: Json) -> Json:
    """Return a value whose parts are all of the plain types; raise `TooDeepError` past the levels."""
    level, depth, all_plain = [value], 0, True
    while level:
        depth += 1
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
        case bool() | None:
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
