"""What a value must satisfy besides its type, in short plain phrases."""

from collections.abc import Iterator

from sdkref.catalogue.schema import Array, Number, Object, Schema, String
from sdkref.languages.characters import number_text
from sdkref.words import one_line

_LONGEST_PATTERN = 200
_TOLD_BY_TYPE = frozenset({"binary", "int32", "int64", "float", "double"})
"""Formats that the type already shows, or that only say how a number is stored."""


def constraints(schema: Schema) -> tuple[str, ...]:
    """Return the phrases for a schema, references followed beforehand: `1 to 128 characters`."""
    return tuple(_phrases(schema))


def _phrases(schema: Schema) -> Iterator[str]:
    match schema:
        case Number():
            yield from _format(schema.format)
            yield from _bounds(schema)
            if schema.multiple_of is not None:
                yield f"multiple of {_figure(schema.multiple_of)}"
        case String():
            yield from _text(schema)
        case Array():
            yield from _count(schema.min_items, schema.max_items, "item")
            if schema.unique_items:
                yield "no item twice"
        case Object():
            yield from _count(schema.min_properties, schema.max_properties, "member")
        case _:
            pass


def _text(schema: String) -> Iterator[str]:
    yield from _format(schema.format)
    yield from _count(schema.min_length, schema.max_length, "character")
    if schema.pattern is not None:
        yield f"matches {one_line(schema.pattern, _LONGEST_PATTERN)}"
    if schema.content_encoding is not None:
        yield f"encoded as {one_line(schema.content_encoding)}"
    if schema.content_media_type is not None:
        yield f"holds {one_line(schema.content_media_type)}"


def _format(name: str | None) -> Iterator[str]:
    if name is not None and name not in _TOLD_BY_TYPE:
        yield f"format {one_line(name)}"


def _figure(value: float) -> str:
    text = number_text(value)
    return text.removesuffix(".0")


def _bounds(schema: Number) -> Iterator[str]:
    low, high = schema.minimum, schema.maximum
    if low is not None and high is not None:
        yield f"{_figure(low)} to {_figure(high)}"
    elif low is not None:
        yield f"at least {_figure(low)}"
    elif high is not None:
        yield f"at most {_figure(high)}"
    if schema.exclusive_minimum is not None:
        yield f"more than {_figure(schema.exclusive_minimum)}"
    if schema.exclusive_maximum is not None:
        yield f"less than {_figure(schema.exclusive_maximum)}"


def _count(low: int | None, high: int | None, noun: str) -> Iterator[str]:
    low = low or None
    if low is not None and low == high:
        yield f"exactly {_many(low, noun)}"
    elif low is not None and high is not None:
        yield f"{low} to {_many(high, noun)}"
    elif low is not None:
        yield f"at least {_many(low, noun)}"
    elif high is not None:
        yield f"at most {_many(high, noun)}"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
