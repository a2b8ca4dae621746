"""Whatever stands where something else belongs in Swagger 2.0: the reader goes on, and says where."""

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from misplaced import Way, check, places, values_of, with_value, words_of
from sdkref.readers.swagger import read_swagger

pytestmark = pytest.mark.filterwarnings("ignore:The recursion limit will not be reset")

SMALL: dict[str, Any] = {
    "swagger": "2.0",
    "info": {"title": "T", "version": "1", "contact": {"name": "n"}, "license": {"name": "MIT"}},
    "host": "api.example.com",
    "basePath": "/v1",
    "schemes": ["https"],
    "consumes": ["application/json"],
    "produces": ["application/json"],
    "tags": [{"name": "things", "externalDocs": {"url": "https://example.com"}}],
    "security": [{"key": []}],
    "parameters": {
        "page": {"name": "page", "in": "query", "type": "array", "items": {"type": "string"}},
        "thing": {"name": "thing", "in": "body", "schema": {"$ref": "#/definitions/Thing"}},
    },
    "responses": {"gone": {"description": "Gone", "schema": {"type": "string"}}},
    "paths": {
        "/things/{id}": {
            "parameters": [
                {"name": "id", "in": "path", "required": True, "type": "string"},
                {"$ref": "#/parameters/page"},
                {"name": "note", "in": "formData", "type": "string", "allowEmptyValue": True},
            ],
            "post": {
                "operationId": "create",
                "tags": ["things"],
                "schemes": ["wss"],
                "consumes": ["multipart/form-data"],
                "parameters": [
                    {
                        "name": "b",
                        "in": "body",
                        "schema": {"type": "object"},
                        "x-examples": {"a/b": 1, "c": 2},
                    },
                    {"name": "f", "in": "formData", "type": "file"},
                    {
                        "name": "l",
                        "in": "formData",
                        "type": "array",
                        "collectionFormat": "tsv",
                        "items": {"type": "array", "collectionFormat": "pipes", "items": {"type": "integer"}},
                        "x-example": [],
                    },
                ],
                "responses": {
                    "200": {
                        "description": "Good",
                        "schema": {"type": "file"},
                        "headers": {"X-Id": {"type": "string", "collectionFormat": "csv"}},
                        "examples": {"application/json": {"a": 1}, "named": {"value": 1}},
                    },
                    "410": {"$ref": "#/responses/gone"},
                },
            },
            "put": {
                "parameters": [{"$ref": "#/parameters/thing"}],
                "responses": {"200": {"description": "OK", "schema": {"$ref": "#/definitions/Thing"}}},
            },
        },
        "/other/{id}": {"$ref": "#/paths/~1things~1{id}", "get": {"responses": {}}},
        "/more": {"$ref": "#/x-more"},
    },
    "x-more": {"get": {"requestBody": {"content": {"text/plain": {}}}, "responses": {}}},
    "x-webhooks": {"w": {"post": {"responses": {"200": {"description": "x"}}}}},
    "components": {"schemas": {"Other": {"type": "string"}}},
    "definitions": {
        "Thing": {
            "type": "object",
            "discriminator": "a",
            "required": ["a"],
            "properties": {
                "a": {"type": "number", "x-nullable": True},
                "self": {"$ref": "#/paths/~1things~1{id}/post/responses/200/schema"},
                "other": {"$ref": "#/components/schemas/Other"},
            },
            "allOf": [{"$ref": "#/definitions/Base"}],
        },
        "Base": {"type": "object", "xml": {"name": "base"}},
    },
    "securityDefinitions": {
        "key": {"type": "oauth2", "flow": "accessCode", "authorizationUrl": "u", "scopes": {"a": "A"}},
        "basic": {"type": "basic"},
    },
}
places_of_small = st.sampled_from(places(SMALL))
words = words_of(SMALL)
values = values_of(SMALL)


@settings(deadline=None)
@given(way=places_of_small, value=values)
@example(way=("host",), value="https://[")
@example(way=("parameters", "page", "items"), value={"$ref": "#/parameters/page"})
@example(way=("definitions",), value={"A": {"$ref": "#/definitions"}})
def test_any_value_in_place_of_any_part(way: Way, value: Any) -> None:
    check(with_value(SMALL, way, value), read_swagger)


@settings(deadline=None)
@given(data=st.dictionaries(words, values, max_size=6))
def test_any_description(data: dict[str, Any]) -> None:
    check(data | {"swagger": "2.0"}, read_swagger)


@settings(deadline=None)
@given(version=values)
def test_any_version(version: Any) -> None:
    check({"swagger": version, "paths": {}}, read_swagger)
