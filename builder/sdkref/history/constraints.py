"""Constraints of two schemas of one kind compared: bounds, formats, patterns."""

from collections.abc import Iterator
from typing import Any

from sdkref.catalogue.schema import Array, Boolean, Number, Object, Schema, String
from sdkref.history.type_words import value_words

_BOUNDS = {
    Number: ("minimum", "maximum", "exclusive_minimum", "exclusive_maximum"),
    String: ("min_length", "max_length"),
    Array: ("min_items", "max_items"),
    Object: ("min_properties", "max_properties"),
}
_CONDITIONS = {
    Number: ("multiple_of",),
    String: ("pattern", "content_encoding", "content_media_type"),
    Array: ("unique_items",),
}
_EMPTY_BELOW = frozenset({"min_length", "min_items", "min_properties"})
"""Bounds that say nothing when they are 0."""
_FORMATS = frozenset({Number, String, Array, Object, Boolean})
_WIDER = frozenset({("int32", "int64"), ("int8", "int32"), ("int16", "int32"), ("float", "double")})
"""Formats of which the second has all values of the first."""


def constraint_edits(old: Schema, new: Schema) -> Iterator[tuple[str, str, str]]:
    """Yield rule, old and new of each constraint that is another in a schema of the same kind."""
    kind = type(old)
    for name in _BOUNDS.get(kind, ()):
        yield from _bound(name, getattr(old, name), getattr(new, name))
    for name in _CONDITIONS.get(kind, ()):
        yield from _condition(name, getattr(old, name), getattr(new, name))
    if kind in _FORMATS:
        yield from _format(getattr(old, "format", None), getattr(new, "format", None))


def _bound(name: str, old: Any, new: Any) -> Iterator[tuple[str, str, str]]:
    rule = name.replace("_", "-")
    if name in _EMPTY_BELOW:
        old, new = old or None, new or None
    before, after = value_words(old), value_words(new)
    if old is None or new is None:
        if old is not None:
            yield f"{rule}-unset", before, ""
        elif new is not None:
            yield f"{rule}-set", "", after
    elif float(new) > float(old):
        yield f"{rule}-increased", before, after
    elif float(new) < float(old):
        yield f"{rule}-decreased", before, after


def _condition(name: str, old: Any, new: Any) -> Iterator[tuple[str, str, str]]:
    rule = name.replace("_", "-")
    before, after = (each if isinstance(each, str) else value_words(each) for each in (old, new))
    if before == after:
        return
    if not new:
        yield f"{rule}-unset", before, ""
    elif not old:
        yield f"{rule}-set", "", after
    else:
        yield f"{rule}-changed", before, after


def _format(old: str | None, new: str | None) -> Iterator[tuple[str, str, str]]:
    if old and new and (old, new) in _WIDER:
        yield "format-widened", old, new
    elif old and new and (new, old) in _WIDER:
        yield "format-narrowed", old, new
    else:
        yield from _condition("format", old, new)
