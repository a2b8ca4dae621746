"""Types in a few words, for sentences that tell of their change."""

from msgspec import UNSET, UnsetType

from sdkref.catalogue.schema import (
    AllOf,
    Anything,
    Array,
    Boolean,
    Conditional,
    Enum,
    Json,
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
from sdkref.catalogue.written_json import json_bytes
from sdkref.words import one_line

_LONGEST = 60
_MOST = 4
"""Variants or values that are named; the others are counted."""


def value_words(value: Json | UnsetType) -> str:
    """Return a value as JSON, cut where it is long; `none` for none."""
    return "none" if value is UNSET else one_line(json_bytes(value).decode(), _LONGEST)


def list_words(names: list[str], between: str = ", ") -> str:
    """Return the first names of a list, and how many others there are."""
    left = len(names) - _MOST
    shown = names if left <= 0 else [*names[:_MOST], f"{left} more"]
    return between.join(shown)


def type_words(schema: Schema, depth: int = 0) -> str:  # noqa: PLR0911 - a case a kind
    """Return what a schema is: `string`, `array of Pet`, `Cat or Dog`."""
    match schema:
        case Reference(name=name):
            return one_line(name, _LONGEST)
        case Array(items=items):
            return f"array of {type_words(items, depth + 1)}" if depth < _MOST else "array"
        case Union(variants=variants):
            names = [type_words(each, depth + 1) for each in variants] if depth < _MOST else ["union"]
            return list_words(list(dict.fromkeys(names)), " or ")
        case AllOf(parts=parts):
            names = [type_words(each, depth + 1) for each in parts] if depth < _MOST else ["object"]
            return list_words(list(dict.fromkeys(names)), " and ")
        case Enum(values=values):
            return list_words([value_words(each) for each in values], " or ")
        case Number(integer=integer):
            return "integer" if integer else "number"
        case _:
            return _KINDS[type(schema)]


_KINDS: dict[type, str] = {
    Anything: "any value",
    Nothing: "no value",
    Null: "null",
    Boolean: "boolean",
    String: "string",
    Object: "object",
    Not: "anything but a type",
    Conditional: "conditional type",
}
