"""What a value must satisfy besides its type, in short plain phrases."""

from collections.abc import Iterable, Iterator, Sequence

from sdkref.catalogue.schema import (
    Anything,
    Array,
    Boolean,
    Notes,
    Nothing,
    Number,
    Object,
    Schema,
    String,
    Xml,
)
from sdkref.languages.characters import number_text
from sdkref.projection.projection import Phrase, TypePart
from sdkref.words import one_line

_SPELLINGS = {
    "int32": "int32",
    "int64": "int64",
    "float": "float32",
    "double": "float64",
    "binary": "",
}
"""Formats that some languages tell by a type: the word that then stands in it."""


def limits(schema: Schema) -> Iterator[Phrase]:
    """Give the limits of a schema of one kind: `1 to 128 characters`."""
    match schema:
        case Number():
            yield from _format(schema.format)
            yield from _bounds(schema)
            if schema.multiple_of is not None:
                yield f"multiple of {_figure(schema.multiple_of)}"
        case String():
            yield from _text(schema)
        case Array():
            yield from _format(schema.format)
            yield from _count(schema.min_items, schema.max_items, "item")
            if schema.unique_items:
                yield "no item twice"
        case Object():
            yield from _format(schema.format)
            yield from _count(schema.min_properties, schema.max_properties, "member")
        case Boolean():
            yield from _format(schema.format)
        case Nothing():
            yield "no value is allowed"
        case _:
            pass


def told_formats(schema: Schema) -> bool:
    """Return whether a schema has a format that some language's type tells."""
    return isinstance(schema, Number | String) and schema.format in _SPELLINGS


def not_told(phrases: tuple[Phrase, ...], spelled: str) -> tuple[Phrase, ...]:
    """Return phrases without the formats that a type tells, as a language spells it."""
    told = {f"format {name}" for name, word in _SPELLINGS.items() if word in spelled}
    return tuple(each for each in phrases if each not in told)


def rules(schema: Schema) -> Iterator[Phrase]:
    """Give what a schema says of the members or items that it does not describe one by one."""
    match schema:
        case Array():
            if isinstance(schema.items, Nothing) or isinstance(schema.unevaluated, Nothing):
                yield "no further items" if schema.prefix else "no items"
        case Object():
            if schema.also_required:
                yield ("also required: ", *listed(schema.also_required))
            for name, needed in schema.dependent_required:
                yield ("with ", code(name), " also required: ", *listed(needed))
            others = [schema.additional, schema.unevaluated]
            if any(isinstance(each, Nothing) for each in others):
                yield "no other members"
            elif schema.properties and any(map(is_free, others)):
                yield "other members are allowed"
        case _:
            pass


def contained(array: Array) -> str:
    """Return how many items of a kind a list has: `Contains 1 to 3 items`."""
    low, high = 1 if array.min_contains is None else array.min_contains, array.max_contains
    if high is None:
        return f"Contains at least {many(low, 'item')}" if low else "Contains any number of items"
    if low == high:
        return f"Contains exactly {many(low, 'item')}"
    return f"Contains {low} to {many(high, 'item')}" if low else f"Contains at most {many(high, 'item')}"


def xml(notes: Notes) -> Iterator[Phrase]:
    """Give how a value is written in XML: `XML attribute id`."""
    if notes.xml is not None:
        kind = notes.xml.node_type or ("attribute" if notes.xml.attribute else "element")
        said = [*_xml_name(notes.xml)]
        yield (f"XML {_line(kind)}", *said) if said or kind != "element" else "XML element"
        if notes.xml.wrapped:
            yield "wrapped in an XML element"


def _xml_name(said: Xml) -> Iterator[str | TypePart]:
    if said.name is not None:
        yield " "
        yield code(f"{said.prefix}:{said.name}" if said.prefix else said.name)
    elif said.prefix:
        yield " with prefix "
        yield code(said.prefix)
    if said.namespace:
        yield " in namespace "
        yield code(said.namespace)


def code(text: str) -> TypePart:
    """Return a name, a value or a pattern inside a phrase."""
    return TypePart(text)


def listed(names: Sequence[str]) -> Iterator[str | TypePart]:
    """Give names with commas between."""
    return with_commas([code(name) for name in names])


def with_commas(pieces: Iterable[str | TypePart]) -> Iterator[str | TypePart]:
    """Give pieces with commas between."""
    for index, piece in enumerate(pieces):
        if index:
            yield ", "
        yield piece


def is_free(schema: Schema | None) -> bool:
    """Return whether a schema allows anything and says nothing of it."""
    return isinstance(schema, Anything) and schema == Anything(location=schema.location)


def _text(schema: String) -> Iterator[Phrase]:
    yield from _format(schema.format)
    yield from _count(schema.min_length, schema.max_length, "character")
    if schema.pattern is not None:
        yield ("matches ", code(schema.pattern))
    if schema.content_encoding is not None:
        yield f"encoded as {_line(schema.content_encoding)}"
    if schema.content_media_type is not None:
        yield f"holds {_line(schema.content_media_type)}"


def _format(name: str | None) -> Iterator[Phrase]:
    if name:
        yield f"format {_line(name)}"


def _line(text: str) -> str:
    return one_line(text, len(text) + 1)


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
        yield f"exactly {many(low, noun)}"
    elif low is not None and high is not None:
        yield f"{low} to {many(high, noun)}"
    elif low is not None:
        yield f"at least {many(low, noun)}"
    elif high is not None:
        yield f"at most {many(high, noun)}"


def many(count: int, noun: str) -> str:
    """Return a count with its noun: `1 item`, `2 items`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
