"""Schemas of the catalogue written as JSON Schema 2020-12, as they stand in a catalogue file."""

from typing import Any, TypeAlias
from urllib.parse import quote

from msgspec import UNSET

from sdkref.catalogue.schema import (
    AllOf,
    Anything,
    Array,
    Boolean,
    Conditional,
    Discriminator,
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
from sdkref.location import escape

Encoded: TypeAlias = dict[str, Json]

NULL: Encoded = {"type": "null"}


def encode_schema(schema: Schema) -> Encoded | bool:
    """Return a schema as JSON Schema; what says nothing is left out, references are `#/models/Name`."""
    if isinstance(schema, Nothing):
        return False
    kind = _kind(schema)
    if schema.nullable and not isinstance(schema, Anything | Null):
        kind = _nullable(schema, kind)
    return kind | _notes(schema)


def pointer_to(model: str) -> str:
    """Return the reference to a model."""
    return "#/models/" + quote(escape(model), safe="~!$&'()*+,;=:@ ")


def present(**members: Any) -> Encoded:
    """Return the members that say something: neither None, false nor empty."""
    return {name: value for name, value in members.items() if value not in (None, False, "", (), [], {})}


def _kind(schema: Schema) -> Encoded:  # noqa: C901, PLR0911, PLR0912 - a case a kind
    """Return what is particular to the kind."""
    match schema:
        case Anything() | Nothing():
            return {}
        case Null():
            return dict(NULL)
        case Boolean():
            return {"type": "boolean"}
        case Number():
            return _number(schema)
        case String():
            return _string(schema)
        case Enum():
            return _enum(schema)
        case Array():
            return _array(schema)
        case Object():
            return _object(schema)
        case Reference():
            return {"$ref": pointer_to(schema.name)}
        case AllOf():
            return {"allOf": [encode_schema(part) for part in schema.parts]}
        case Union():
            word = "oneOf" if schema.exclusive else "anyOf"
            variants = [encode_schema(variant) for variant in schema.variants]
            return {word: variants, **_discriminator(schema.discriminator)}
        case Not():
            return {"not": encode_schema(schema.schema)}
        case Conditional():
            branches = {"if": schema.condition, "then": schema.then, "else": schema.otherwise}
            return {word: encode_schema(each) for word, each in branches.items() if each is not None}


def _nullable(schema: Schema, kind: Encoded) -> Encoded:
    """Return a kind that allows null as well, in the shortest spelling."""
    match schema:
        case Union() if not schema.exclusive:  # of oneOf, a variant that allows null would make two
            return {**kind, "anyOf": [*kind["anyOf"], NULL]}
        case Enum():
            return {**kind, "enum": [*schema.values, None]}
        case _ if "type" in kind:
            return {**kind, "type": [kind["type"], "null"]}
        case _:
            return {"anyOf": [kind, NULL]}


def _notes(schema: Schema) -> Encoded:
    notes = present(
        title=schema.title,
        description=schema.description,
        examples=list(schema.examples),
        deprecated=schema.deprecated,
        readOnly=schema.read_only,
        writeOnly=schema.write_only,
    )
    if schema.default is not UNSET:
        notes["default"] = schema.default
    return notes


def _counts(**members: float | None) -> Encoded:
    """Return the bounds that are given, zero included."""
    return {name: value for name, value in members.items() if value is not None}


def _number(schema: Number) -> Encoded:
    return {
        "type": "integer" if schema.integer else "number",
        **present(format=schema.format),
        **_counts(
            minimum=schema.minimum,
            maximum=schema.maximum,
            exclusiveMinimum=schema.exclusive_minimum,
            exclusiveMaximum=schema.exclusive_maximum,
            multipleOf=schema.multiple_of,
        ),
    }


def _string(schema: String) -> Encoded:
    return {
        "type": "string",
        **_counts(minLength=schema.min_length, maxLength=schema.max_length),
        **present(
            format=schema.format,
            pattern=schema.pattern,
            contentEncoding=schema.content_encoding,
            contentMediaType=schema.content_media_type,
        ),
    }


def _enum(schema: Enum) -> Encoded:
    values: Encoded = {"enum": list(schema.values)}
    if len(schema.values) == 1 and not (schema.names or schema.descriptions or schema.nullable):
        values = {"const": schema.values[0]}
    names, described = list(schema.names), list(schema.descriptions)
    if schema.nullable:  # beside each value stands its name, so null needs one
        names, described = names and [*names, "null"], described and [*described, ""]
    extensions = {"x-enum-varnames": names, "x-enum-descriptions": described}
    return values | {word: texts for word, texts in extensions.items() if texts}


def _array(schema: Array) -> Encoded:
    items = encode_schema(schema.items)
    return {
        "type": "array",
        **({} if items == {} else {"items": items}),
        **present(
            prefixItems=[encode_schema(each) for each in schema.prefix],
            uniqueItems=schema.unique_items,
        ),
        **({} if schema.contains is None else {"contains": encode_schema(schema.contains)}),
        **_counts(minItems=schema.min_items, maxItems=schema.max_items),
    }


def _object(schema: Object) -> Encoded:
    required = [member.name for member in schema.properties if member.required]
    inner = {"additionalProperties": schema.additional, "propertyNames": schema.property_names}
    return {
        "type": "object",
        **present(
            required=[*required, *schema.also_required],
            properties={member.name: encode_schema(member.schema) for member in schema.properties},
            patternProperties={pattern: encode_schema(each) for pattern, each in schema.pattern_properties},
            dependentRequired={name: list(others) for name, others in schema.dependent_required},
        ),
        **{word: encode_schema(each) for word, each in inner.items() if each is not None},
        **_counts(minProperties=schema.min_properties, maxProperties=schema.max_properties),
    }


def _discriminator(discriminator: Discriminator | None) -> Encoded:
    if discriminator is None:
        return {}
    mapping = {value: pointer_to(model) for value, model in discriminator.mapping}
    return {"discriminator": {"propertyName": discriminator.property, **present(mapping=mapping)}}
