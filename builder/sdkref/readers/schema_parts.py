"""Parts of a schema that says several things: which of them add something, and which allow null."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from sdkref.catalogue.schema import (
    AllOf,
    Anything,
    Array,
    Boolean,
    Conditional,
    Enum,
    Not,
    Nothing,
    Null,
    Number,
    Object,
    Reference,
    Schema,
    String,
    Union,
)
from sdkref.location import Location

_TYPED = frozenset({String, Number, Boolean, Array, Object})
"""Schemas whose values are of one type, whatever else they say."""


def silent(schema: Schema) -> bool:
    """Tell a schema that allows anything, and says nothing else."""
    return isinstance(schema, Anything) and schema == Anything(
        nullable=schema.nullable, location=schema.location
    )


def together(first: Schema, second: Schema, place: Location) -> Schema:
    """Return what satisfies two schemas that stand for the same."""
    if silent(first):
        return second
    return first if silent(second) else AllOf(parts=(apart(first), apart(second)), location=place)


def bare(schema: Schema) -> bool:
    """Tell a schema that says nothing but a type."""
    place = schema.location
    match schema:
        case Boolean():
            return schema == Boolean(location=place)
        case String():
            return schema == String(location=place)
        case Number():
            return schema == Number(integer=schema.integer, location=place)
        case Object():
            return schema == Object(location=place)
        case Array():
            return silent(schema.items) and schema == Array(items=schema.items, location=place)
        case _:
            return False


def implied(part: Schema, parts: Sequence[Schema]) -> bool:
    """Tell a part that adds nothing: it allows anything, or its type alone is given and another's too."""
    if silent(part):
        return True
    return bare(part) and any(_is_a(each, part) for each in parts if each is not part)


def _is_a(schema: Schema, kind: Schema) -> bool:
    """Tell whether whatever satisfies a schema is of a kind; models are taken to be what users expect."""
    match schema:
        case Reference():
            return True
        case AllOf():
            return any(_is_a(each, kind) for each in schema.parts)
        case Union():
            return all(_is_a(each, kind) for each in schema.variants)
        case Enum():
            return all_are(schema.values, kind)
        case Number() if isinstance(kind, Number):
            return schema.integer or not kind.integer
        case _:
            return type(schema) is type(kind)


def all_are(values: Iterable[object], kind: Schema) -> bool:
    """Tell whether values are of a kind, null aside."""
    return all(value is None or _is_value(value, kind) for value in values)


def _is_value(value: object, kind: Schema) -> bool:
    match kind:
        case String():
            return isinstance(value, str)
        case Boolean():
            return isinstance(value, bool)
        case Number():
            return isinstance(value, int if kind.integer else int | float) and not isinstance(value, bool)
        case Array():
            return isinstance(value, list)
        case _:
            return isinstance(value, dict)


def where_it_holds(
    typed: list[Schema], composed: list[Schema], *, said: bool
) -> tuple[list[Schema], list[Schema]]:
    """Return what words of a type say, and the union beside them, which they may concern in part.

    `items` says nothing of a variant that is a text: unless the type is said, it is for lists among them.
    """
    if said or not len(typed) == len(composed) == 1 or not isinstance(composed[0], Union):
        return typed, composed
    word, union = typed[0], composed[0]
    kinds = {type(each) for each in union.variants}
    if not {*kinds, type(word)} <= _TYPED or kinds == {type(word)}:
        return typed, composed
    return [], [replace(union, variants=tuple(_with_words(each, word) for each in union.variants))]


def _with_words(variant: Schema, typed: Schema) -> Schema:
    if type(variant) is not type(typed):
        return variant
    return typed if bare(variant) else AllOf(parts=(typed, variant), location=variant.location)


def allows_null(schema: Schema) -> bool:
    """Tell whether a part leaves null possible; values that are listed without it are taken to forget it."""
    return schema.nullable or isinstance(schema, Enum | Null | Anything | Not | Conditional)


def other_than(schema: Schema, place: Location) -> Schema:
    """Return what does not satisfy a schema: nothing, where that allows anything."""
    if silent(schema):
        return Nothing(location=place)
    return Not(schema=schema, location=place)


def apart(schema: Schema) -> Schema:
    """Return a part of `allOf` whose `unevaluated…` concerns it alone as an AllOf of its own."""
    if isinstance(schema, Object | Array) and schema.unevaluated is not None:
        return AllOf(parts=(schema,), location=schema.location)
    return schema


def alone(schema: Schema) -> Schema:
    """Return what was set apart from others that turned out to say nothing."""
    return schema.parts[0] if isinstance(schema, AllOf) and len(schema.parts) == 1 else schema
