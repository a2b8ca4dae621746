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
from sdkref.wording.saying import told
from sdkref.words import one_line

_SPELLINGS = {
    "int32": "int32",
    "int64": "int64",
    "float": "float32",
    "double": "float64",
    "binary": "",
}
"""Formats that some languages tell by a type: the word that then stands in it."""

_XML = frozenset({"attribute", "element"})


def limits(schema: Schema) -> Iterator[Phrase]:
    """Give the limits of a schema of one kind: `1 to 128 characters`."""
    match schema:
        case Number():
            yield from _format(schema.format)
            yield from _bounds(schema)
            if schema.multiple_of is not None:
                yield told("limits.multiple_of", figure=_figure(schema.multiple_of))
        case String():
            yield from _text(schema)
        case Array():
            yield from _format(schema.format)
            yield from _count(schema.min_items, schema.max_items, "items")
            if schema.unique_items:
                yield told("limits.no_item_twice")
        case Object():
            yield from _format(schema.format)
            yield from _count(schema.min_properties, schema.max_properties, "members")
        case Boolean():
            yield from _format(schema.format)
        case Nothing():
            yield told("limits.no_value")
        case _:
            pass


def told_formats(schema: Schema) -> bool:
    """Return whether a schema has a format that some language's type tells."""
    return isinstance(schema, Number | String) and schema.format in _SPELLINGS


def not_told(phrases: tuple[Phrase, ...], spelled: str) -> tuple[Phrase, ...]:
    """Return phrases without the formats that a type tells, as a language spells it."""
    known = {f"format {name}" for name, word in _SPELLINGS.items() if word in spelled}
    return tuple(each for each in phrases if each not in known)


def rules(schema: Schema) -> Iterator[Phrase]:
    """Give what a schema says of the members or items that it does not describe one by one."""
    match schema:
        case Array():
            if isinstance(schema.items, Nothing) or isinstance(schema.unevaluated, Nothing):
                yield told("limits.no_further_items" if schema.prefix else "limits.no_items")
        case Object():
            if schema.also_required:
                yield (told("limits.also_required"), *listed(schema.also_required))
            for name, needed in schema.dependent_required:
                yield (told("limits.with"), code(name), told("limits.also_required_then"), *listed(needed))
            others = [schema.additional, schema.unevaluated]
            if any(isinstance(each, Nothing) for each in others):
                yield told("limits.no_other_members")
            elif schema.properties and any(map(is_free, others)):
                yield told("limits.other_members")
        case _:
            pass


def contained(array: Array) -> str:
    """Return how many items of a kind a list has: `Contains 1 to 3 items`."""
    low, high = 1 if array.min_contains is None else array.min_contains, array.max_contains
    if high is None:
        return told("limits.contains_at_least", low) if low else told("limits.contains_any")
    if low == high:
        return told("limits.contains_exactly", low)
    return told("limits.contains_range", high, low=low) if low else told("limits.contains_at_most", high)


def xml(notes: Notes) -> Iterator[Phrase]:
    """Give how a value is written in XML: `XML attribute id`."""
    if notes.xml is not None:
        kind = notes.xml.node_type or ("attribute" if notes.xml.attribute else "element")
        said = [*_xml_name(notes.xml)]
        words = told(f"limits.xml_{kind}") if kind in _XML else told("limits.xml", kind=_line(kind))
        yield (words, *said) if said else words
        if notes.xml.wrapped:
            yield told("limits.xml_wrapped")


def _xml_name(said: Xml) -> Iterator[str | TypePart]:
    if said.name is not None:
        yield " "
        yield code(f"{said.prefix}:{said.name}" if said.prefix else said.name)
    elif said.prefix:
        yield told("limits.xml_prefix")
        yield code(said.prefix)
    if said.namespace:
        yield told("limits.xml_namespace")
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
    yield from _count(schema.min_length, schema.max_length, "characters")
    if schema.pattern is not None:
        yield (told("limits.matches"), code(schema.pattern))
    if schema.content_encoding is not None:
        yield told("limits.encoded", encoding=_line(schema.content_encoding))
    if schema.content_media_type is not None:
        yield told("limits.holds", content=_line(schema.content_media_type))


def _format(name: str | None) -> Iterator[Phrase]:
    if name:
        yield told("limits.format", name=_line(name))


def _line(text: str) -> str:
    return one_line(text, len(text) + 1)


def _figure(value: float) -> str:
    text = number_text(value)
    return text.removesuffix(".0")


def _bounds(schema: Number) -> Iterator[str]:
    low, high = schema.minimum, schema.maximum
    if low is not None and high is not None:
        yield told("limits.range", low=_figure(low), high=_figure(high))
    elif low is not None:
        yield told("limits.at_least", figure=_figure(low))
    elif high is not None:
        yield told("limits.at_most", figure=_figure(high))
    if schema.exclusive_minimum is not None:
        yield told("limits.more_than", figure=_figure(schema.exclusive_minimum))
    if schema.exclusive_maximum is not None:
        yield told("limits.less_than", figure=_figure(schema.exclusive_maximum))


def _count(low: int | None, high: int | None, noun: str) -> Iterator[str]:
    low = low or None
    if low is not None and low == high:
        yield told(f"limits.exactly_{noun}", low)
    elif low is not None and high is not None:
        yield told(f"limits.range_{noun}", high, low=low)
    elif low is not None:
        yield told(f"limits.at_least_{noun}", low)
    elif high is not None:
        yield told(f"limits.at_most_{noun}", high)
