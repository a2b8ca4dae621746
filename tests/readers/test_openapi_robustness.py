"""Whatever stands where something else belongs: the reader goes on, and says where it stands."""

import copy
import json
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sdkref.catalogue.schema import Reference, children
from sdkref.diagnostics import Diagnostics, Stop
from sdkref.documents import parse_document
from sdkref.location import escape
from sdkref.readers.openapi import read_openapi

pytestmark = pytest.mark.filterwarnings("ignore:The recursion limit will not be reset")

HUGE = "a number of 5,001 digits"
SMALL: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "T", "version": "1", "contact": {"name": "n"}, "license": {"name": "MIT"}},
    "servers": [{"url": "https://{a}.example.com", "variables": {"a": {"default": "x", "enum": ["x"]}}}],
    "tags": [{"name": "things", "externalDocs": {"url": "https://example.com"}}],
    "security": [{"key": []}],
    "paths": {
        "/things/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
            "post": {
                "operationId": "create",
                "tags": ["things"],
                "requestBody": {
                    "content": {
                        "multipart/form-data": {
                            "schema": {"$ref": "#/components/schemas/Thing"},
                            "encoding": {"a": {"contentType": "text/plain", "headers": {"x-a": {}}}},
                            "examples": {"one": {"value": {"a": 1}}},
                        }
                    }
                },
                "responses": {
                    "200": {
                        "description": "Good",
                        "headers": {"X-Id": {"schema": {"type": "string"}}},
                        "content": {"application/json": {"schema": {"type": "array", "items": True}}},
                        "links": {"again": {"operationId": "create", "parameters": {"id": 1}}},
                    }
                },
                "callbacks": {"back": {"{$url}": {"post": {"responses": {"200": {"description": "x"}}}}}},
                "x-codeSamples": [{"lang": "Go", "source": "x"}],
                "x-oaiMeta": {"examples": [{"request": {"curl": "x"}, "response": "{}", "title": "t"}]},
                "x-readme": {"code-samples": [{"language": "go", "code": "x"}]},
                "x-internal": False,
            },
        }
    },
    "webhooks": {"w": {"post": {"responses": {"200": {"description": "x"}}}}},
    "components": {
        "schemas": {
            "Thing": {
                "type": ["object", "null"],
                "description": "d",
                "required": ["a"],
                "properties": {"a": {"type": "number", "minimum": 1, "examples": [2]}, "self": {"$ref": "#"}},
                "allOf": [{"$ref": "#/components/schemas/Other"}],
                "patternProperties": {"^x": {"enum": ["a"], "x-enum-varnames": ["A"]}},
                "dependentRequired": {"a": ["b"]},
            },
            "Other": {
                "oneOf": [{"type": "string", "maxLength": 3}, {"type": "array", "prefixItems": [{}]}],
                "discriminator": {"propertyName": "k", "mapping": {"t": "Thing"}},
                "if": {"const": 1},
                "then": {"not": {}},
            },
        },
        "securitySchemes": {
            "key": {"type": "oauth2", "flows": {"implicit": {"authorizationUrl": "u", "scopes": {"a": "A"}}}}
        },
    },
}


def places(value: Any, pointer: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the way to every value below the root."""
    members: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        members = list(value.items())
    elif isinstance(value, list):
        members = list(enumerate(value))
    found = [(*pointer, key) for key, _ in members]
    return found + [each for key, child in members for each in places(child, (*pointer, key))]


references = st.sampled_from(places(SMALL)).map(
    lambda way: {"$ref": "#" + "".join(f"/{escape(each)}" for each in way)}
)
words = st.sampled_from(
    sorted({str(key) for way in places(SMALL) for key in way} | {"$ref", "x-a", "nullable", "default"})
)
scalars = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
)
values = st.recursive(
    scalars | references | st.sampled_from(["", "null", "1e999", "#", "/", "3.1", HUGE, -(10**400)]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text() | words, inner, max_size=3),
    max_leaves=5,
)


@settings(deadline=None)
@given(way=st.sampled_from(places(SMALL)), value=values)
@example(way=("paths", "/things/{id}", "post", "deprecated"), value=[])
@example(way=("components", "schemas", "Thing", "nullable"), value={})
def test_any_value_in_place_of_any_part(way: tuple[str | int, ...], value: Any) -> None:
    data = copy.deepcopy(SMALL)
    inside: Any = data
    for key in way[:-1]:
        inside = inside[key]
    inside[way[-1]] = value
    check(data)


@settings(deadline=None)
@given(data=st.dictionaries(words, values, max_size=6))
def test_any_description(data: dict[str, Any]) -> None:
    check({"openapi": "3.1.0"} | data)


def check(data: dict[str, Any]) -> None:
    diagnostics = Diagnostics()
    try:
        document = parse_document(_json(data).encode("utf-8", "surrogatepass"), "api.json", diagnostics)
        catalogue = read_openapi(document, diagnostics)
    except Stop as stop:
        assert stop.code in {3, 4}  # noqa: PT017 - not stopping is right as well
        return
    for found in diagnostics:
        assert found.fact
        assert found.remedy
        assert document.locate(found.location.pointer) is not None
    pending = list(catalogue.models.values())
    while pending:
        schema = pending.pop()
        pending += children(schema)
        assert not isinstance(schema, Reference) or schema.name in catalogue.models
    keys = [each.key for each in catalogue.operations]
    assert len(keys) == len(set(keys))


def _json(value: Any) -> str:
    """Return JSON, with a number of more digits than CPython writes in place of `HUGE`."""
    if isinstance(value, dict):
        members = ", ".join(f"{json.dumps(key)}: {_json(each)}" for key, each in value.items())
        return f"{{{members}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_json, value))}]"
    return "1" + "0" * 5000 if value == HUGE else json.dumps(value)
