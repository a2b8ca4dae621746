"""What nests deep below a name gets names of its own: nothing nests further, nothing is lost, names stay."""

import json
import time
from typing import Any
from urllib.parse import unquote

import pytest

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.encode_schema import encode_schema
from sdkref.catalogue.schema import AllOf, Object, Reference, Schema, children
from sdkref.catalogue.views import operation_schemas
from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import parse_document
from sdkref.readers.nesting import DEEPEST
from sdkref.readers.openapi import read_openapi


def read(schemas: dict[str, Any], paths: dict[str, Any] | None = None) -> Catalogue:
    whole = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": paths or {},
        "components": {"schemas": schemas},
    }
    diagnostics = Diagnostics()
    catalogue = read_openapi(parse_document(json.dumps(whole).encode(), "api.json", diagnostics), diagnostics)
    assert [str(each) for each in diagnostics] == []
    return catalogue


def levels(schema: Schema) -> int:
    """Return how many levels of schemas stand inside one, up to names."""
    inside = [levels(each) for each in children(schema)]
    return max(inside, default=0) + (bool(inside) and not isinstance(schema, AllOf))


def nested(names: list[str], inner: dict[str, Any]) -> dict[str, Any]:
    """Return objects inside each other, by the names of their members."""
    for name in reversed(names):
        inner = {"type": "object", "properties": {name: inner}}
    return inner


def spread(schema: Any, models: dict[str, Schema]) -> Any:
    """Return a written schema with models in the place of their names."""
    match schema:
        case {"$ref": str(reference)}:
            return spread(encode_schema(models[unquote(reference.removeprefix("#/models/"))]), models)
        case dict():
            return {key: spread(each, models) for key, each in schema.items()}
        case list():
            return [spread(each, models) for each in schema]
        case _:
            return schema


WORDS = [f"w{number}" for number in range(20)]
LEAF = {"type": "object", "properties": {"end": {"type": "string", "description": "The end."}}}


def test_what_is_not_deep_stays() -> None:
    assert list(read({"A": nested(WORDS[:DEEPEST], LEAF)}).models) == ["A"]


def test_what_is_deep_is_named_by_its_place() -> None:
    catalogue = read({"A": nested(WORDS, LEAF), "B": {"type": "string"}})
    (new,) = set(catalogue.models) - {"A", "B"}
    assert new == "A_" + "_".join(WORDS[: DEEPEST + 1])
    assert all(levels(each) <= DEEPEST + 1 for each in catalogue.models.values())
    assert spread(encode_schema(catalogue.models["A"]), catalogue.models) == nested(WORDS, LEAF)


@pytest.mark.parametrize(
    "step",
    [
        lambda inner: {"type": "array", "items": inner},
        lambda inner: {"type": "array", "prefixItems": [{"type": "string"}, inner]},
        lambda inner: {"type": "object", "additionalProperties": inner},
        lambda inner: {
            "type": "object",
            "patternProperties": {"^x": inner},
            "propertyNames": {"maxLength": 9},
        },
        lambda inner: {"anyOf": [{"type": "integer"}, inner], "title": "Either"},
        lambda inner: {"not": inner},
        lambda inner: {"if": {"type": "object", "required": ["a"]}, "then": inner},
        lambda inner: {"type": "array", "items": inner, "contains": {"type": "string"}},
        lambda inner: {"type": "string", "contentSchema": inner},
        lambda inner: {"allOf": [{"type": "object", "properties": {"a": inner}}, {"minProperties": 1}]},
    ],
)
def test_every_way_of_nesting(step: Any) -> None:
    deep: dict[str, Any] = LEAF
    for _ in range(150):
        deep = step(deep)
    catalogue = read({"A": deep})
    assert len(catalogue.models) > 5
    assert all(levels(each) <= DEEPEST + 2 for each in catalogue.models.values())
    written = json.dumps(spread(encode_schema(catalogue.models["A"]), catalogue.models))
    assert written.count("The end.") == 1


def test_null_stays_where_the_schema_was() -> None:
    deep = nested(WORDS[: DEEPEST + 1], {**LEAF, "type": ["object", "null"]})
    catalogue = read({"A": deep})
    (new,) = (each for name, each in catalogue.models.items() if name != "A")
    assert not new.nullable
    written = json.dumps(encode_schema(catalogue.models["A"]))
    assert '{"anyOf": [{"$ref": "#/models/A_' in written


def test_names_do_not_depend_on_order_or_on_what_else_there_is() -> None:
    one, other = nested([*WORDS, "x"], LEAF), nested(["other", *WORDS], LEAF)
    first = read({"A": {"allOf": [one, other]}, "B": one})
    second = read({"New": other, "B": one, "A": {"allOf": [other, one]}, "C": {"type": "object"}})
    known = {name for name in first.models if "_" in name}
    assert known <= set(second.models)
    assert all(encode_schema(first.models[name]) == encode_schema(second.models[name]) for name in known)


def test_a_name_that_is_taken() -> None:
    taken = "A_" + "_".join(WORDS[: DEEPEST + 1])
    catalogue = read({"A": nested(WORDS, LEAF), taken: {"type": "string"}})
    assert encode_schema(catalogue.models[taken]) == {"type": "string"}
    (new,) = set(catalogue.models) - {"A", taken}
    assert new.startswith(f"{taken}_")
    assert spread(encode_schema(catalogue.models["A"]), catalogue.models) == nested(WORDS, LEAF)


def test_long_names_are_cut_and_stay_distinct() -> None:
    long = [f"{'very ' * 30}{number}" for number in range(60)]
    catalogue = read({"A": {"allOf": [nested(long, LEAF), nested([*long[:-1], "last"], LEAF)]}})
    assert all(len(name) < 200 for name in catalogue.models)
    assert len(catalogue.models) > 5


def test_schemas_of_operations_are_named_by_operation_and_place() -> None:
    deep = {"schema": nested(WORDS, LEAF)}
    post = {
        "operationId": "order",
        "parameters": [{"name": "filter", "in": "query", **deep}],
        "requestBody": {"content": {"application/json": deep}},
        "responses": {"200": {"description": "Fine", "content": {"application/json": deep}}},
    }
    get = {"responses": {"4XX": {"description": "Not so", "headers": {"X-Why": deep}}}}
    catalogue = read({}, {"/orders/{id}": {"post": post, "get": get, "parameters": [PATH]}})
    tail = "_".join(WORDS[: DEEPEST + 1])
    assert set(catalogue.models) == {
        f"{start}_{tail}"
        for start in ("order_filter", "order_request", "order_200", "get_orders_id_4XX_X-Why")
    }
    for operation in catalogue.operations:
        assert all(levels(each) <= DEEPEST + 1 for each in operation_schemas(operation))


PATH = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}


def test_a_shared_discriminator_keeps_its_models() -> None:
    inner = {
        "oneOf": [{"$ref": "#/components/schemas/Cat"}],
        "discriminator": {"propertyName": "kind", "mapping": {"cat": "Cat"}},
    }
    cat = {"type": "object", "properties": {"kind": {"type": "string"}}}
    catalogue = read({"Cat": cat, "A": nested(WORDS, inner)})
    (new,) = set(catalogue.models) - {"Cat", "A"}
    schema = catalogue.models[new]
    while isinstance(schema, Object):
        schema = schema.properties[0].schema
    assert [each.name for each in children(schema) if isinstance(each, Reference)] == ["Cat"]


def test_time_grows_with_the_input() -> None:
    def seconds(count: int) -> float:
        schemas = {f"M{number}": nested(WORDS * 5, LEAF) for number in range(count)}
        start = time.process_time()
        read(schemas)
        return time.process_time() - start

    seconds(5)
    assert seconds(80) < 8 * seconds(20) + 0.2
