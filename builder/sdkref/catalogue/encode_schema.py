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
    Xml,
)
from sdkref.location import escape

Encoded: TypeAlias = dict[str, Json]

NULL: Encoded = {"type": "null"}


def encode_schema(schema: Schema) -> Encoded | bool:
    """Return a schema as JSON Schema; what says nothing is left out, references are `#/models/Name`."""
    if isinstance(schema, Nothing):
        notes = _notes(schema)
        return {"not": {}, **notes} if notes else False
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
            return {"type": "boolean", **present(format=schema.format)}
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
            return _all_of(schema)
        case Union():
            word = "oneOf" if schema.exclusive else "anyOf"
            variants = [encode_schema(variant) for variant in schema.variants]
            return {word: variants, **present(discriminator=_discriminator(schema.discriminator))}
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
            typed = {"type": [kind["type"], "null"]} if "type" in kind else {}
            return {**kind, **typed, "enum": [*(each for each in schema.values if each is not None), None]}
        case _ if "type" in kind and not isinstance(schema, AllOf):
            return {**kind, "type": [kind["type"], "null"]}
        case _:
            return {"anyOf": [kind, NULL]}


def _notes(schema: Schema) -> Encoded:
    docs = schema.external_docs
    notes = present(
        title=schema.title,
        description=schema.description,
        examples=list(schema.examples),
        deprecated=schema.deprecated,
        deprecationNote=schema.deprecation,
        readOnly=schema.read_only,
        writeOnly=schema.write_only,
        externalDocs=None if docs is None else {"url": docs.url, **present(description=docs.description)},
    )
    if schema.internal:
        notes["x-internal"] = True
    if schema.xml is not None:
        notes["xml"] = _xml(schema.xml)
    if schema.default is not UNSET:
        notes["default"] = schema.default
    return {**notes, **dict(schema.hints)}


def _xml(xml: Xml) -> Encoded:
    return present(
        name=xml.name,
        namespace=xml.namespace,
        prefix=xml.prefix,
        attribute=xml.attribute,
        wrapped=xml.wrapped,
        nodeType=xml.node_type,
    )


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
        **_inner(contentSchema=schema.content_schema),
    }


def _enum(schema: Enum) -> Encoded:
    values: Encoded = {} if schema.base is None else _kind(schema.base)
    if len(schema.values) == 1 and not (schema.names or schema.descriptions or schema.nullable):
        return {**values, "const": schema.values[0]}
    values["enum"] = list(schema.values)
    names, described = list(schema.names), list(schema.descriptions)
    if None in schema.values:  # null is written last
        index = schema.values.index(None)
        for texts in filter(None, (names, described)):
            texts.append(texts.pop(index))
    elif schema.nullable:  # beside each value stands its name, so null needs one
        names, described = names and [*names, "null"], described and [*described, ""]
    extensions = {"x-enum-varnames": names, "x-enum-descriptions": described}
    return values | {word: texts for word, texts in extensions.items() if texts}


def _all_of(schema: AllOf) -> Encoded:
    """Return the parts; one that speaks of what no part describes stands beside the others."""
    parts = list(schema.parts)
    beside: Encoded = {}
    for index, part in enumerate(parts[:2] if len(parts) > 1 else ()):
        if isinstance(part, Object | Array) and part.unevaluated is not None:
            for each in parts[: index + 1]:
                beside |= _kind(each)
            if part.nullable:
                beside = _nullable(part, beside)
            parts = parts[index + 1 :]
            break
        if not isinstance(part, Reference):
            break
    return {**beside, **present(allOf=[encode_schema(each) for each in parts])}


def _array(schema: Array) -> Encoded:
    items = encode_schema(schema.items)
    return {
        "type": "array",
        **({} if items == {} else {"items": items}),
        **present(
            prefixItems=[encode_schema(each) for each in schema.prefix],
            uniqueItems=schema.unique_items,
            format=schema.format,
        ),
        **_inner(contains=schema.contains, unevaluatedItems=schema.unevaluated),
        **_counts(
            minContains=schema.min_contains,
            maxContains=schema.max_contains,
            minItems=schema.min_items,
            maxItems=schema.max_items,
        ),
    }


def _object(schema: Object) -> Encoded:
    required = [member.name for member in schema.properties if member.required]
    return {
        "type": "object",
        **present(
            required=[*required, *schema.also_required],
            properties={member.name: encode_schema(member.schema) for member in schema.properties},
            patternProperties={pattern: encode_schema(each) for pattern, each in schema.pattern_properties},
            dependentRequired={name: list(others) for name, others in schema.dependent_required},
            dependentSchemas={name: encode_schema(each) for name, each in schema.dependent_schemas},
            discriminator=_discriminator(schema.discriminator),
            format=schema.format,
        ),
        **_inner(
            additionalProperties=schema.additional,
            propertyNames=schema.property_names,
            unevaluatedProperties=schema.unevaluated,
        ),
        **_counts(minProperties=schema.min_properties, maxProperties=schema.max_properties),
    }


def _inner(**schemas: Schema | None) -> Encoded:
    """Return the schemas that are given, `false` among them."""
    return {word: encode_schema(each) for word, each in schemas.items() if each is not None}


def _discriminator(discriminator: Discriminator | None) -> Encoded | None:
    if discriminator is None:
        return None
    default = None if discriminator.default is None else pointer_to(discriminator.default)
    mapping = {value: pointer_to(model) for value, model in discriminator.mapping}
    return {"propertyName": discriminator.property, **present(mapping=mapping, defaultMapping=default)}
