"""Schemas of any words: nothing that they say is lost, and a catalogue file gives them back."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema_rs import Draft202012Validator

from schemas import unplaced
from sdkref.catalogue.encode_schema import encode_schema
from sdkref.catalogue.schema import Schema
from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import parse_document
from sdkref.location import Location
from sdkref.readers.catalogue_faults import catalogue_schema
from sdkref.readers.json_schema import SchemaReader
from sdkref.readers.node import Node
from sdkref.readers.references import References

pytestmark = pytest.mark.filterwarnings("ignore:The recursion limit will not be reset")

NAMES = ["Cat", "Dog", "Odd/name ~%"]
REFERENCES = st.sampled_from(["#/models/Cat", "#/models/Dog", "#/models/Odd~1name%20~0%25"])
COUNTS = st.integers(0, 4)
MEMBERS = st.sampled_from(["a", "b", "c/d", "größe"])
TEXTS = st.sampled_from(["one", "Two words", "x: y"])
VALUES = st.sampled_from(["a", "b", 1, 2.5, True, None, [1], {"a": 1}])
TYPES = st.sampled_from(["null", "boolean", "integer", "number", "string", "array", "object"])
XML = st.fixed_dictionaries(
    {},
    optional={
        "name": TEXTS,
        "namespace": TEXTS,
        "prefix": TEXTS,
        "attribute": st.booleans(),
        "wrapped": st.booleans(),
        "nodeType": st.sampled_from(["element", "attribute", "text", "cdata", "none"]),
    },
)
PLAIN: dict[str, st.SearchStrategy[Any]] = {
    "type": TYPES | st.lists(TYPES, min_size=1, max_size=3, unique=True),
    "nullable": st.booleans(),
    "title": TEXTS,
    "default": VALUES,
    "example": VALUES,
    "examples": st.lists(VALUES, max_size=2),
    "deprecated": st.booleans(),
    "x-deprecated-description": TEXTS,
    "readOnly": st.booleans(),
    "writeOnly": st.booleans(),
    "externalDocs": st.fixed_dictionaries(
        {"url": st.just("https://example.com")}, optional={"description": TEXTS}
    ),
    "xml": XML,
    "format": st.sampled_from(["date", "int32", "odd"]),
    "enum": st.lists(VALUES, max_size=4),
    "x-enum-varnames": st.lists(TEXTS, max_size=4),
    "x-enumDescriptions": st.lists(TEXTS, max_size=4) | st.dictionaries(st.sampled_from(["a", "1"]), TEXTS),
    "x-extensible-enum": st.lists(st.sampled_from(["a", "b"]), min_size=1),
    "const": VALUES,
    "minimum": COUNTS,
    "exclusiveMaximum": st.booleans() | COUNTS,
    "maximum": COUNTS,
    "multipleOf": st.integers(1, 5),
    "minLength": COUNTS,
    "pattern": st.just("^a"),
    "contentEncoding": st.just("base64"),
    "contentMediaType": st.just("application/json"),
    "minItems": COUNTS,
    "minContains": COUNTS,
    "maxContains": COUNTS,
    "uniqueItems": st.booleans(),
    "required": st.booleans() | st.lists(MEMBERS, max_size=3, unique=True),
    "dependentRequired": st.dictionaries(MEMBERS, st.lists(MEMBERS, max_size=2, unique=True), max_size=2),
    "maxProperties": COUNTS,
    "discriminator": st.fixed_dictionaries(
        {"propertyName": MEMBERS},
        optional={"mapping": st.dictionaries(TEXTS, REFERENCES, max_size=2), "defaultMapping": REFERENCES},
    ),
    "$ref": REFERENCES,
}


def schema_of(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return schemas of any words, with the given ones inside."""
    listed = st.lists(inner, min_size=1, max_size=3)
    named = st.dictionaries(MEMBERS, inner, max_size=2)
    holding: dict[str, st.SearchStrategy[Any]] = {
        **dict.fromkeys(["allOf", "oneOf", "anyOf", "prefixItems"], listed),
        **dict.fromkeys(["properties", "patternProperties", "dependentSchemas"], named),
        **dict.fromkeys(["additionalProperties", "unevaluatedProperties", "propertyNames"], inner),
        **dict.fromkeys(["contains", "unevaluatedItems", "contentSchema", "not"], inner),
        "items": inner | listed,
        "dependencies": st.dictionaries(
            MEMBERS, inner | st.lists(MEMBERS, max_size=2, unique=True), max_size=2
        ),
    }
    words = PLAIN | holding
    some = st.sets(st.sampled_from(sorted(words)), max_size=4)
    whole = some.flatmap(lambda keys: st.fixed_dictionaries({key: words[key] for key in sorted(keys)}))
    conditional = st.fixed_dictionaries({"if": inner}, optional={"then": inner, "else": inner})
    older = st.fixed_dictionaries({"items": listed, "additionalItems": inner})
    return whole | conditional | older


SCHEMAS = st.recursive(st.booleans() | schema_of(st.booleans()), schema_of, max_leaves=8)


def read(models: dict[str, Any]) -> dict[str, Schema]:
    diagnostics = Diagnostics()
    document = parse_document(json.dumps({"models": models}).encode(), "models.json", diagnostics)
    reader = SchemaReader(References(document, diagnostics), diagnostics)
    declared = Node(document.data, Location("models.json"), diagnostics).mapping("models")
    assert declared is not None
    reader.declare(declared)
    return reader.models


def described(schema: Any, texts: list[str]) -> Any:
    """Return a schema in which each schema inside has a description of its own, and note these."""
    match schema:
        case dict():
            changed: dict[str, Any] = {}
            for key, value in schema.items():
                if key in {"properties", "patternProperties", "dependentSchemas", "dependencies"}:
                    changed[key] = {name: described(each, texts) for name, each in value.items()}
                elif key in PLAIN:
                    changed[key] = value
                elif isinstance(value, list):
                    changed[key] = [described(each, texts) for each in value]
                else:
                    changed[key] = described(value, texts)
            texts.append(f"text {len(texts)}.")
            return {**changed, "description": texts[-1]}
        case _:
            return schema


@settings(max_examples=60, deadline=None)
@given(SCHEMAS, SCHEMAS, SCHEMAS)
def test_schemas_come_back_from_a_catalogue_file(first: Any, second: Any, third: Any) -> None:
    models = read(dict(zip(NAMES, (first, second, third), strict=True)))
    written = {name: encode_schema(each) for name, each in models.items()}
    whole = {"catalogue": "1", "info": {"title": "T"}, "operations": [], "models": written}
    Draft202012Validator(catalogue_schema()).validate(json.loads(json.dumps(whole)))
    back = read(written)
    assert unplaced(back) == unplaced(models)
    assert {name: encode_schema(each) for name, each in back.items()} == written


@settings(max_examples=60, deadline=None)
@given(SCHEMAS)
def test_no_description_is_lost(schema: Any) -> None:
    texts: list[str] = []
    whole = described(schema, texts)
    models = read({"Whole": whole, **dict.fromkeys(NAMES, True)})
    shown = json.dumps({name: encode_schema(each) for name, each in models.items()}, ensure_ascii=False)
    assert [text for text in texts if text not in shown] == []
