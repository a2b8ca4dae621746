"""The values of an example: what stands in it, as a tree that each language spells."""

from typing import Literal, TypeAlias

from msgspec import Struct

from sdkref.catalogue.schema import Json, Schema

Kind: TypeAlias = Literal[
    "object", "map", "array", "string", "number", "boolean", "null", "file", "date", "time"
]


class Value(Struct, frozen=True, kw_only=True):
    """One value, with the schema that it is of."""

    kind: Kind
    schema: Schema
    """As the place refers to it, with its name where it has one."""
    literal: Json = None
    """Of a scalar."""
    members: tuple[tuple[str, "Value"], ...] = ()
    """Of an object or a map, by the API's names."""
    items: tuple["Value", ...] = ()
    stated: bool = False
    """Whether the description states it."""
    variant: Schema | None = None
    """Of a union: which of its variants the value is of."""


def kinds(value: Value) -> frozenset[str]:
    """Return the kinds of values inside, which decide what is imported."""
    inner = [each for _, each in value.members] + list(value.items)
    return frozenset({value.kind}).union(*map(kinds, inner))


def json_of(value: Value) -> Json:
    """Return what travels."""
    if value.kind in {"object", "map"}:
        return {name: json_of(each) for name, each in value.members}
    return [json_of(each) for each in value.items] if value.kind == "array" else value.literal
