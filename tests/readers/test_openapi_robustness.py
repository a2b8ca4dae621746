"""Whatever stands where something else belongs: the reader goes on, and says where it stands."""

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from misplaced import Way, check, places, values_of, with_value, words_of
from sdkref.readers.openapi import read_openapi

pytestmark = pytest.mark.filterwarnings("ignore:The recursion limit will not be reset")

SMALL: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "T", "version": "1", "contact": {"name": "n"}, "license": {"name": "MIT"}},
    "servers": [{"url": "https://{a}.example.com", "variables": {"a": {"default": "x", "enum": ["x"]}}}],
    "tags": [
        {"name": "things", "parent": "all", "externalDocs": {"url": "https://example.com"}},
        {"name": "all", "kind": "nav", "summary": "s"},
    ],
    "x-tagGroups": [{"name": "g", "tags": ["things"]}],
    "security": [{"key": []}],
    "paths": {
        "/things/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
            "query": {
                "deprecated": True,
                "x-deprecated": {"reason": "r", "replacement": "create", "sunset": "2030"},
                "x-stability": "beta",
                "parameters": [
                    {"name": "q", "in": "querystring", "content": {"a/b": {"itemSchema": {}}}},
                    {"name": "c", "in": "cookie", "style": "cookie", "examples": {"e": {"dataValue": 1}}},
                ],
                "responses": {"default": {"summary": "s", "description": "d"}},
            },
            "additionalOperations": {"PURGE": {"responses": {}}},
            "post": {
                "operationId": "create",
                "tags": ["things"],
                "requestBody": {
                    "content": {
                        "multipart/form-data": {
                            "schema": {"$ref": "#/components/schemas/Thing"},
                            "encoding": {"a": {"contentType": "text/plain", "headers": {"x-a": {}}}},
                            "examples": {"one": {"value": {"a": 1}}},
                            "prefixEncoding": [{"contentType": "a/b"}],
                            "itemEncoding": {"encoding": {"b": {"style": "form", "explode": True}}},
                        }
                    }
                },
                "responses": {
                    "200": {
                        "description": "Good",
                        "headers": {
                            "X-Id": {"schema": {"type": "string"}, "explode": True, "example": "e"},
                            "X-B": {"content": {"a/b": {"schema": {}}}},
                        },
                        "content": {"application/json": {"schema": {"type": "array", "items": True}}},
                        "links": {
                            "again": {
                                "operationId": "create",
                                "parameters": {"id": 1},
                                "server": {"url": "u"},
                            },
                            "there": {"operationRef": "#/paths/~1things~1{id}/query", "requestBody": 1},
                        },
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


places_of_small = st.sampled_from(places(SMALL))
words = words_of(SMALL)
values = values_of(SMALL)


@settings(deadline=None)
@given(way=places_of_small, value=values)
@example(way=("paths", "/things/{id}", "post", "deprecated"), value=[])
@example(way=("components", "schemas", "Thing", "nullable"), value={})
def test_any_value_in_place_of_any_part(way: Way, value: Any) -> None:
    check(with_value(SMALL, way, value), read_openapi)


@settings(deadline=None)
@given(data=st.dictionaries(words, values, max_size=6))
def test_any_description(data: dict[str, Any]) -> None:
    check({"openapi": "3.1.0"} | data, read_openapi)
