"""The kinds of the schema union, each built from the words that a schema object has for it."""

from collections.abc import Callable
from typing import Any, TypeAlias

from sdkref.catalogue.schema import (
    Anything,
    Array,
    Boolean,
    Enum,
    Null,
    Number,
    Object,
    Property,
    Schema,
    String,
)
from sdkref.location import Location
from sdkref.readers.node import Node, kind
from sdkref.readers.schema_words import NOTES

Read: TypeAlias = Callable[[Any, Location], Schema]
"""Reads the schema object at a place: how a kind reads the schemas inside it."""


def notes_of(node: Node) -> dict[str, Any]:
    """Return what stands beside the kind, the members that say nothing left out."""
    data = node.data
    notes: dict[str, Any] = {}
    if data.keys().isdisjoint(NOTES):
        return notes
    for key in ("title", "description"):
        if text := node.text(key):
            notes[key] = text
    if "default" in data:
        notes["default"] = data["default"]
    if examples := _examples(node):
        notes["examples"] = examples
    for key, name in (("deprecated", "deprecated"), ("readOnly", "read_only"), ("writeOnly", "write_only")):
        if node.flag(key):
            notes[name] = True
    return notes


def _examples(node: Node) -> tuple[Any, ...]:
    """Return `example` and `examples`; a mapping of named examples, which belongs elsewhere, is taken too."""
    first = (node.data["example"],) if "example" in node else ()
    listed = node.data.get("examples")
    if listed is None:
        return first
    if isinstance(listed, list):
        return (*first, *listed)
    if isinstance(listed, dict):
        return (*first, *(each.get("value") if isinstance(each, dict) else each for each in listed.values()))
    node.report(
        "wrong-type", f"`examples` is {kind(listed)}, not a list", "write a list", node.at("examples")
    )
    return (*first, listed)


def enum_of(node: Node, values: list[Any], *, nullable: bool) -> Schema:
    """Return the listed values; null among them makes the schema nullable."""
    kept = [value for value in values if value is not None]
    nullable = len(kept) < len(values) and (nullable or "type" not in node)
    if not kept:
        return Null(location=node.location) if values else Anything(location=node.location)
    keep = [index for index, value in enumerate(values) if value is not None]
    return Enum(
        values=tuple(kept),
        names=_beside_values(node, ("x-enum-varnames", "x-enumNames"), values, keep),
        descriptions=_beside_values(node, ("x-enumDescriptions", "x-enum-descriptions"), values, keep),
        nullable=nullable,
        location=node.location,
    )


def _beside_values(node: Node, keys: tuple[str, ...], values: list[Any], keep: list[int]) -> tuple[str, ...]:
    """Return texts that a vendor extension gives for the kept values of an enum, by position or by value."""
    for key in keys:
        given = node.data.get(key)
        if isinstance(given, dict):
            given = [given.get(str(value), "") for value in values]
        if isinstance(given, list) and len(given) == len(values):
            return tuple(str(given[index]) for index in keep)
    return ()


def boolean_of(_read: Read, node: Node, _type: str) -> Schema:
    """Return the schema of true or false."""
    return Boolean(location=node.location)


def number_of(_read: Read, node: Node, name: str) -> Schema:
    """Return the schema of a number, exclusive bounds in either dialect."""
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
    return Number(
        integer=name == "integer",
        format=node.text("format"),
        multiple_of=node.number("multipleOf"),
        **bounds,
        location=node.location,
    )


def string_of(_read: Read, node: Node, _type: str) -> Schema:
    """Return the schema of a text or of bytes."""
    return String(
        format=node.text("format"),
        min_length=node.count("minLength"),
        max_length=node.count("maxLength"),
        pattern=node.text("pattern"),
        content_encoding=node.text("contentEncoding"),
        content_media_type=node.text("contentMediaType"),
        location=node.location,
    )


def array_of(read: Read, node: Node, _type: str) -> Schema:
    """Return the schema of a list, fixed items in either dialect."""
    items: Schema
    prefix: list[Any] = node.sequence("prefixItems")
    if isinstance(node.data.get("items"), list):  # before JSON Schema 2020-12
        prefix, key = node.data["items"], "additionalItems"
        first = "items"
    else:
        key, first = "items", "prefixItems"
    items = read(node.data[key], node.at(key)) if key in node else Anything(location=node.location)
    return Array(
        items=items,
        prefix=tuple(read(each, node.at(first, index)) for index, each in enumerate(prefix)),
        contains=read(node.data["contains"], node.at("contains")) if "contains" in node else None,
        min_items=node.count("minItems"),
        max_items=node.count("maxItems"),
        unique_items=node.flag("uniqueItems"),
        location=node.location,
    )


def object_of(read: Read, node: Node, _type: str) -> Schema:
    """Return the schema of an object; closed when other members are forbidden."""
    members = node.mapping("properties") or Node({}, node.location, node.diagnostics)
    required = (
        dict.fromkeys(node.texts("required")) if not isinstance(node.data.get("required"), bool) else {}
    )
    if isinstance(node.data.get("required"), bool):
        node.report(
            "wrong-type",
            "`required` is true or false, not a list",
            "list the names in the object",
            node.at("required"),
        )
    properties = tuple(
        Property(name, read(value, members.at(name)), name in required)
        for name, value in members.data.items()
    )
    names = {each.name for each in properties}
    additional = next(
        (
            read(node.data[key], node.at(key))
            for key in ("additionalProperties", "unevaluatedProperties")
            if key in node
        ),
        None,
    )
    patterns = node.mapping("patternProperties") or Node({}, node.location, node.diagnostics)
    dependent = node.mapping("dependentRequired")
    return Object(
        properties=properties,
        also_required=tuple(name for name in required if name not in names),
        additional=additional,
        pattern_properties=tuple(
            (key, read(value, patterns.at(key))) for key, value in patterns.data.items()
        ),
        property_names=(
            read(node.data["propertyNames"], node.at("propertyNames")) if "propertyNames" in node else None
        ),
        dependent_required=tuple((key, dependent.texts(key)) for key in dependent.data) if dependent else (),
        min_properties=node.count("minProperties"),
        max_properties=node.count("maxProperties"),
        location=node.location,
    )


KINDS: dict[str, Callable[[Read, Node, str], Schema]] = {
    "boolean": boolean_of,
    "integer": number_of,
    "number": number_of,
    "string": string_of,
    "array": array_of,
    "object": object_of,
}
"""Builders by the name of the type."""
