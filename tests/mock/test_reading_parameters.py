"""What parameters say, which are missing, and which are unknown."""

from pathlib import Path
from typing import Any

import pytest

from requests_of import codes, described, read, request
from sdkref.catalogue.catalogue import Catalogue
from sdkref.mock.exchange import Reading

ABSENT = object()
TEXT = {"type": "string"}
WHOLE = {"type": "integer"}


def listing(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def api(folder: Path, *parameters: dict[str, Any], path: str = "/x", **more: Any) -> Catalogue:
    operation = {"parameters": list(parameters), "responses": {"200": {"description": "OK"}}}
    return described(folder, paths={path: {"get": operation}}, **more)


def of_query(folder: Path, query: str, schema: dict[str, Any], **more: Any) -> Reading:
    catalogue = api(folder, {"name": "q", "in": "query", "schema": schema, **more})
    return read(catalogue, request(f"GET /x?{query}"))


@pytest.mark.parametrize(
    ("text", "schema", "value"),
    [
        ("5", WHOLE, 5),
        ("-0", WHOLE, 0),
        ("5.0", WHOLE, 5.0),
        ("123456789012345678901234567890", WHOLE, 123456789012345678901234567890),
        ("five", WHOLE, "five"),
        ("05", WHOLE, "05"),
        ("", WHOLE, ""),
        ("NaN", {"type": "number"}, "NaN"),
        ("1e3", {"type": "number"}, 1000.0),
        ("true", {"type": "boolean"}, True),
        ("True", {"type": "boolean"}, "True"),
        ("1", {"type": "boolean"}, "1"),
        ("null", {"type": ["string", "null"]}, None),
        ("null", TEXT, "null"),
        ("5", TEXT, "5"),
        ("a+b%20c%2Bd", TEXT, "a b c+d"),
        ("2", {"enum": [1, 2]}, 2),
        ("7", {"enum": [1, 2]}, 7),
        ("2", {"enum": ["1", "2"]}, "2"),
        ("true", {"enum": ["auto", True, 3]}, True),
        ("3", {"enum": ["auto", True, 3]}, 3),
        ("auto", {"anyOf": [WHOLE, {"enum": ["auto"]}]}, "auto"),
        ("3", {"anyOf": [WHOLE, {"enum": ["auto"]}]}, 3),
        ("300", {"oneOf": [{"type": "integer", "maximum": 9}, TEXT]}, "300"),
        ("x", {"oneOf": [WHOLE, {"type": "boolean"}]}, "x"),
        ("12", {"oneOf": [{"type": "integer", "maximum": 9}, {"type": "boolean"}]}, 12),
        ("5", {"allOf": [{"minimum": 3}, {"type": "integer"}]}, 5),
        ("5", {}, "5"),
    ],
)
def test_texts_become_what_the_schema_says(
    tmp_path: Path, text: str, schema: dict[str, Any], value: Any
) -> None:
    found = of_query(tmp_path, f"q={text}", schema)
    got = found.parameters["query", "q"]
    assert (got, type(got), codes(found)) == (value, type(value), [])


def test_decimals_keep_their_digits(tmp_path: Path) -> None:
    found = of_query(tmp_path, "q=0.1234567890123456789", {"type": "number"})
    assert str(found.parameters["query", "q"]) == "0.1234567890123456789"


@pytest.mark.parametrize(
    ("query", "schema", "more", "value"),
    [
        ("q=1&q=2", listing(WHOLE), {}, [1, 2]),
        ("q=1,2", listing(WHOLE), {}, ["1,2"]),
        ("q=1", listing(WHOLE), {}, [1]),
        ("q=1,2", listing(WHOLE), {"explode": False}, [1, 2]),
        ("q=1%2C2", listing(WHOLE), {"explode": False}, [1, 2]),
        ("q=a%2Cb", listing(TEXT), {"explode": False}, ["a,b"]),
        ("q=a%2Cb", listing({"enum": ["a", "b"]}), {"explode": False}, ["a", "b"]),
        ("q=", listing(TEXT), {"explode": False}, []),
        ("q=a%20b+c", listing(TEXT), {"style": "spaceDelimited", "explode": False}, ["a", "b", "c"]),
        ("q=a|b%7Cc", listing(TEXT), {"style": "pipeDelimited", "explode": False}, ["a", "b", "c"]),
        ("q=a", {"anyOf": [TEXT, listing(TEXT)]}, {}, "a"),
        ("q=a&q=b", {"anyOf": [TEXT, listing(TEXT)]}, {}, ["a", "b"]),
        ("q[a][b]=1&q[a][c]=2", {"type": "object"}, {"style": "deepObject"}, {"a": {"b": "1", "c": "2"}}),
        ("q%5Bgt%5D=5", {"additionalProperties": WHOLE}, {"style": "deepObject"}, {"gt": 5}),
        ("q=5", {"anyOf": [{"type": "object"}, WHOLE]}, {"style": "deepObject"}, 5),
        ("q[]=1&q[]=2", listing(WHOLE), {"style": "deepObject"}, [1, 2]),
        ("q[1]=b&q[0]=a", listing(TEXT), {"style": "deepObject"}, ["a", "b"]),
        (
            "q[][a]=1&q[][b]=2&q[][a]=3",
            listing({"properties": {"a": WHOLE, "b": WHOLE}}),
            {"style": "deepObject"},
            [{"a": 1, "b": 2}, {"a": 3}],
        ),
        ("q[a]=1&q[a]=2", {"properties": {"a": listing(WHOLE)}}, {"style": "deepObject"}, {"a": [1, 2]}),
        ("a=1&b=x", {"properties": {"a": WHOLE, "b": TEXT}}, {}, {"a": 1, "b": "x"}),
        ("a=1&z=2", {"additionalProperties": WHOLE}, {}, {"a": 1, "z": 2}),
        ("q=a,1,b,2", {"additionalProperties": WHOLE}, {"explode": False}, {"a": 1, "b": 2}),
        ("q=a/b?c=1", TEXT, {"allowReserved": True}, "a/b?c=1"),
    ],
)
def test_styles(tmp_path: Path, query: str, schema: dict[str, Any], more: dict[str, Any], value: Any) -> None:
    found = of_query(tmp_path, query, schema, **more)
    assert (found.parameters["query", "q"], codes(found)) == (value, [])


def test_what_stands_alone_has_no_value(tmp_path: Path) -> None:
    flag = of_query(tmp_path, "q", {"type": "boolean"}, allowEmptyValue=True, required=True)
    assert (flag.parameters, codes(flag)) == ({}, [])
    text = of_query(tmp_path, "q=", TEXT, allowEmptyValue=True)
    assert text.parameters == {("query", "q"): ""}


def test_content(tmp_path: Path) -> None:
    content: dict[str, Any] = {"name": "q", "in": "query", "content": {"application/json": {"schema": {}}}}
    catalogue = api(tmp_path, content)
    found = read(catalogue, request("GET /x?q=%7B%22a%22%3A%5B1%2Cnull%5D%7D"))
    assert (found.parameters["query", "q"], codes(found)) == ({"a": [1, None]}, [])
    broken = read(catalogue, request("GET /x?q=%7B%22a%22"))
    assert codes(broken) == ["invalid-parameter"]
    assert "line 1, column 5" in broken.violations[0].message


@pytest.mark.parametrize(
    ("media", "query", "value"),
    [
        ("application/x-www-form-urlencoded", "a=1&b=x+y", {"a": 1, "b": "x y"}),
        ("application/json", "%7B%22a%22%3A1%7D", {"a": 1}),
    ],
)
def test_the_query_as_a_whole(tmp_path: Path, media: str, query: str, value: Any) -> None:
    schema = {"type": "object", "properties": {"a": WHOLE, "b": TEXT}}
    whole = {"name": "all", "in": "querystring", "required": True, "content": {media: {"schema": schema}}}
    catalogue = api(tmp_path, whole)
    found = read(catalogue, request(f"GET /x?{query}"))
    assert (found.parameters, codes(found)) == ({("querystring", "all"): value}, [])
    assert codes(read(catalogue, request("GET /x"))) == ["missing-parameter"]


LIMIT = {"name": "limit", "in": "query", "schema": WHOLE}


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("limt=5", "the operation has no query parameter `limt`; did you mean `limit`?"),
        ("Limit=5", "the operation has no query parameter `Limit`; did you mean `limit`?"),
        ("limit[]=5", "the operation has no query parameter `limit[]`; did you mean `limit`?"),
        ("colour=red", "the operation has no query parameter `colour`; leave it out"),
        ("limit=1&limit=2", "`limit` came 2 times, and has one value; send it once"),
    ],
)
def test_what_is_wrong_with_a_query(tmp_path: Path, query: str, message: str) -> None:
    found = read(api(tmp_path, LIMIT), request(f"GET /x?{query}"))
    assert [each.message for each in found.violations] == [message]


def test_keys_and_the_path_bring_names_along(tmp_path: Path) -> None:
    schemes = {"key": {"type": "apiKey", "in": "query", "name": "api_key"}}
    catalogue = api(tmp_path, LIMIT, path="/x?action=list", components={"securitySchemes": schemes})
    assert codes(read(catalogue, request("GET /x?action=list&api_key=1&limit=2"))) == []


def test_a_map_takes_what_no_other_parameter_takes(tmp_path: Path) -> None:
    free = {"name": "more", "in": "query", "schema": {"type": "object", "additionalProperties": TEXT}}
    found = read(api(tmp_path, free, LIMIT), request("GET /x?limit=5&a=1&b=2"))
    assert found.parameters == {("query", "limit"): 5, ("query", "more"): {"a": "1", "b": "2"}}


def test_missing_parameters_name_where_they_are_declared(tmp_path: Path) -> None:
    catalogue = api(
        tmp_path,
        {**LIMIT, "required": True},
        {"name": "X-Trace", "in": "header", "required": True, "schema": TEXT},
        {"name": "session", "in": "cookie", "required": True, "schema": TEXT},
        {"name": "Accept", "in": "header", "required": True, "schema": TEXT},
        {
            "name": "pick",
            "in": "query",
            "style": "deepObject",
            "required": True,
            "schema": {"type": "object"},
        },
        {
            "name": "spread",
            "in": "query",
            "required": True,
            "schema": {"required": ["a"], "properties": {"a": TEXT}},
        },
    )
    found = read(catalogue, request("GET /x"))
    assert [(each.code, each.where, each.name) for each in found.violations] == [
        ("missing-parameter", "query", "limit"),
        ("missing-parameter", "query", "pick"),
        ("missing-parameter", "query", "spread"),
        ("missing-parameter", "header", "X-Trace"),
        ("missing-parameter", "cookie", "session"),
    ]
    declared = found.violations[0].declared
    assert declared is not None
    assert declared.pointer == "/paths/~1x/get/parameters/0"


def test_headers_and_cookies(tmp_path: Path) -> None:
    catalogue = api(
        tmp_path,
        {"name": "X-Ids", "in": "header", "schema": listing(WHOLE)},
        {"name": "X-Map", "in": "header", "explode": True, "schema": {"additionalProperties": WHOLE}},
        {"name": "n", "in": "cookie", "schema": WHOLE},
        {"name": "raw", "in": "cookie", "style": "cookie", "schema": TEXT},
    )
    asked = request(
        "GET /x", X_IDS="1, 2", X_Map="a=1,b=2", X_Unknown="1", Cookie='n=5; raw=a%20b; other="x"'
    )
    found = read(catalogue, asked)
    assert found.parameters == {
        ("header", "X-Ids"): [1, 2],
        ("header", "X-Map"): {"a": 1, "b": 2},
        ("cookie", "n"): 5,
        ("cookie", "raw"): "a%20b",
    }
    assert codes(found) == []


@pytest.mark.parametrize(
    ("style", "text", "value", "code"),
    [
        ("simple", "5", 5, []),
        ("label", ".5", 5, []),
        ("label", "5", 5, ["invalid-parameter"]),
        ("matrix", ";id=5", 5, []),
        ("matrix", ";other=5", ";other=5", ["invalid-parameter"]),
        ("simple", "x", "x", []),
    ],
)
def test_paths(tmp_path: Path, style: str, text: str, value: Any, code: list[str]) -> None:
    declared = {"name": "id", "in": "path", "required": True, "style": style, "schema": WHOLE}
    found = read(api(tmp_path, declared, path="/x/{id}"), request(f"GET /x/{text}"))
    assert (found.parameters["path", "id"], codes(found)) == (value, code)
