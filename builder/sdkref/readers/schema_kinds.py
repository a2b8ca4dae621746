"""The kinds of the schema union, each built from the words that a schema object has for it."""

from collections.abc import Callable
from itertools import zip_longest
from typing import Any, TypeAlias

from sdkref.catalogue.schema import (
    Anything,
    Array,
    Boolean,
    Number,
    Object,
    Property,
    Schema,
    String,
)
from sdkref.location import Location
from sdkref.readers.node import Node
from sdkref.readers.schema_parts import together
from sdkref.readers.schema_words import SAYS_MORE

Read: TypeAlias = Callable[[Any, Location], Schema]
"""Reads the schema object at a place: how a kind reads the schemas inside it."""

_RARE_OF_OBJECTS = SAYS_MORE["object"] - {"properties", "required", "additionalProperties"}
_RARE_OF_ARRAYS = SAYS_MORE["array"] - {"items"}
"""Words that are asked for only where one of them stands: most schemas have none."""


def boolean_of(_read: Read, node: Node, _type: str) -> Schema:
    """Return the schema of true or false."""
    return Boolean(format=node.text("format") or None, location=node.location)


def number_of(_read: Read, node: Node, name: str) -> Schema:
    """Return the schema of a number, exclusive bounds in either dialect."""
    if node.data.keys().isdisjoint(SAYS_MORE["number"]):
        return Number(integer=name == "integer", location=node.location)
    bounds: dict[str, Any] = {}
    for key, field, exclusive in (
        ("minimum", "minimum", "exclusiveMinimum"),
        ("maximum", "maximum", "exclusiveMaximum"),
    ):
        inclusive = node.number(key)
        strict = node.data.get(exclusive)
        if strict is True:  # OpenAPI 3.0: a flag that sharpens the other bound
            bounds[f"exclusive_{field}"] = inclusive
        else:
            bounds[field] = inclusive
            bounds[f"exclusive_{field}"] = None if strict is False else node.number(exclusive)
    grid = node.number("multipleOf")
    if grid is not None and grid <= 0:
        node.wrong("multipleOf", "a number above 0")
        grid = None
    return Number(
        integer=name == "integer",
        format=node.text("format") or None,
        multiple_of=grid,
        **bounds,
        location=node.location,
    )


def string_of(read: Read, node: Node, _type: str) -> Schema:
    """Return the schema of a text or of bytes."""
    if node.data.keys().isdisjoint(SAYS_MORE["string"]):  # nothing but the type, as most say
        return String(location=node.location)
    return String(
        format=node.text("format") or None,
        min_length=node.count("minLength"),
        max_length=node.count("maxLength"),
        pattern=node.text("pattern") or None,
        content_encoding=node.text("contentEncoding") or None,
        content_media_type=node.text("contentMediaType") or None,
        content_schema=_inner(read, node, "contentSchema"),
        location=node.location,
    )


def array_of(read: Read, node: Node, _type: str) -> Schema:
    """Return the schema of a list, fixed items in either dialect, or in both."""
    if node.data.keys().isdisjoint(_RARE_OF_ARRAYS) and not isinstance(node.data.get("items"), list):
        items = _inner(read, node, "items")
        return Array(items=items or Anything(location=node.location), location=node.location)
    prefix = _listed(read, node, "prefixItems")
    if isinstance(node.data.get("items"), list):  # before JSON Schema 2020-12
        older = _listed(read, node, "items")
        anything = Anything(location=node.location)
        pairs = zip_longest(prefix, older, fillvalue=anything)
        prefix = [together(*pair, node.location) for pair in pairs]
        items = _inner(read, node, "additionalItems")
    else:
        items = _inner(read, node, "items")
    return Array(
        items=items or Anything(location=node.location),
        prefix=tuple(prefix),
        contains=_inner(read, node, "contains"),
        min_contains=node.count("minContains"),
        max_contains=node.count("maxContains"),
        unevaluated=_inner(read, node, "unevaluatedItems"),
        min_items=node.count("minItems"),
        max_items=node.count("maxItems"),
        unique_items=node.flag("uniqueItems"),
        format=node.text("format") or None,
        location=node.location,
    )


def object_of(read: Read, node: Node, _type: str) -> Schema:
    """Return the schema of an object; closed when other members are forbidden."""
    listed = node.data.get("required")
    required: dict[str, None] = {}
    if isinstance(listed, bool):
        _misplaced_required(node)
    elif listed is not None:
        required = dict.fromkeys(node.texts("required"))
    members = node.mapping("properties")
    properties = tuple(_property(read, members, name, required) for name in members.data) if members else ()
    names = {each.name for each in properties}
    return Object(
        properties=properties,
        also_required=tuple(name for name in required if name not in names),
        additional=_inner(read, node, "additionalProperties"),
        **({} if node.data.keys().isdisjoint(_RARE_OF_OBJECTS) else _rare_of_object(read, node)),
        location=node.location,
    )


def _rare_of_object(read: Read, node: Node) -> dict[str, Any]:
    needing, schemas = _dependent(read, node)
    return {
        "pattern_properties": _by_name(read, node, "patternProperties"),
        "property_names": _inner(read, node, "propertyNames"),
        "dependent_required": needing,
        "dependent_schemas": schemas,
        "unevaluated": _inner(read, node, "unevaluatedProperties"),
        "min_properties": node.count("minProperties"),
        "max_properties": node.count("maxProperties"),
        "format": node.text("format") or None,
    }


def _property(read: Read, node: Node, name: str, required: dict[str, None]) -> Property:
    """Return a member; `required: true` inside of it means what the list of its object would say."""
    value, place = node.data[name], node.at(name)
    itself = value.get("required") if isinstance(value, dict) else None
    if isinstance(itself, bool):
        _misplaced_required(Node(value, place, node.diagnostics))
    return Property(name, read(value, place), name in required or itself is True)


def _misplaced_required(node: Node) -> None:
    fact, remedy = "`required` is true or false, not a list", "list the names in the object"
    node.report("wrong-type", fact, remedy, node.at("required"))


def _dependent(
    read: Read, node: Node
) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], tuple[tuple[str, Schema], ...]]:
    """Return the names, and the schemas, that depend on a member, in either dialect."""
    data = node.data
    if "dependentRequired" not in data and "dependentSchemas" not in data and "dependencies" not in data:
        return (), ()
    needing: dict[str, tuple[str, ...]] = {}
    schemas = dict(_by_name(read, node, "dependentSchemas"))
    for key in ("dependentRequired", "dependencies"):  # the latter before JSON Schema 2019-09
        members = node.mapping(key) or Node({}, node.location, node.diagnostics)
        for name, value in members.data.items():
            if key == "dependencies" and isinstance(value, dict | bool):
                found, known = read(value, members.at(name)), schemas.get(name)
                schemas[name] = found if known is None else together(known, found, node.location)
            else:
                needing[name] = tuple(dict.fromkeys((*needing.get(name, ()), *members.texts(name))))
    return tuple(needing.items()), tuple(schemas.items())


def _inner(read: Read, node: Node, key: str) -> Schema | None:
    """Return the schema at a key."""
    return read(node.data[key], node.at(key)) if key in node.data else None


def _listed(read: Read, node: Node, key: str) -> list[Schema]:
    return [read(each, node.at(key, index)) for index, each in enumerate(node.sequence(key))]


def _members(node: Node, key: str) -> dict[str, Any]:
    members = node.mapping(key)
    return members.data if members else {}


def _by_name(read: Read, node: Node, key: str) -> tuple[tuple[str, Schema], ...]:
    return tuple((name, read(value, node.at(key, name))) for name, value in _members(node, key).items())


KINDS: dict[str, Callable[[Read, Node, str], Schema]] = {
    "boolean": boolean_of,
    "integer": number_of,
    "number": number_of,
    "string": string_of,
    "array": array_of,
    "object": object_of,
}
"""Builders by the name of the type."""
