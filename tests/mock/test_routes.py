"""Which operation a request is for."""

import random
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from requests_of import described, request
from sdkref.catalogue.catalogue import Catalogue
from sdkref.mock.exchange import Match, Violation
from sdkref.mock.requests.routes import Routes

OK = {"responses": {"200": {"description": "OK"}}}


def parameter(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string"}, **more}


def operation(*names: str, **more: Any) -> dict[str, Any]:
    return {**OK, "parameters": [parameter(name) for name in names], **more}


PATHS: dict[str, Any] = {
    "/pets": {"get": OK, "post": OK},
    "/pets/": {"put": OK},
    "/pets/mine": {"get": OK},
    "/pets/{id}": {"get": operation("id"), "delete": operation("id")},
    "/pets/{id}.{format}": {"get": operation("id", "format")},
    "/pets/{id}:feed": {"post": operation("id")},
    "/files/{path}/contents/{file}": {"get": operation("path", "file")},
    "/blobs/{digest}": {"get": operation("digest")},
    "/reports": {"get": OK},
    "/reports?action=list": {"get": {**OK, "operationId": "list"}},
    "/reports?action=drop": {"get": {**OK, "operationId": "drop"}},
    "/tables#Target=Get": {"post": {**OK, "operationId": "getTable"}},
    "/tables#Target=Put": {"post": {**OK, "operationId": "putTable"}},
    "/shares": {"put": OK},
    "/shares#lock": {"put": {**OK, "operationId": "lock"}},
    "/shares#patch": {
        "put": {**OK, "requestBody": {"content": {"application/json-patch+json": {}}}},
    },
    "/shares#fields": {
        "put": {**OK, "parameters": [{"name": "fields", "in": "query", "required": True, "schema": {}}]},
    },
    "/at/{x}{y}": {
        "get": {
            **OK,
            "parameters": [parameter("x"), parameter("y", style="matrix", schema={"type": "string"})],
        }
    },
    "/caf%C3%A9/menu now": {"get": OK},
    "/users/{user}": {"get": operation("user"), "servers": [{"url": "/people"}]},
    "/names/{+name}": {"get": operation("name")},
}
SERVERS = [
    {"url": "https://api.example.com/v1/"},
    {"url": "https://api.example.com/{stage}/api", "variables": {"stage": {"default": "beta"}}},
]


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return described(tmp_path_factory.mktemp("routes"), paths=PATHS, servers=SERVERS)


@pytest.mark.parametrize(
    ("line", "key", "values"),
    [
        ("GET /pets", "GET /pets", {}),
        ("PUT /pets/", "PUT /pets/", {}),
        ("GET /pets/mine", "GET /pets/mine", {}),
        ("DELETE /pets/mine", "DELETE /pets/{id}", {"id": "mine"}),
        ("GET /pets/7", "GET /pets/{id}", {"id": "7"}),
        ("GET /pets/7.json", "GET /pets/{id}.{format}", {"id": "7", "format": "json"}),
        ("POST /pets/7:feed", "POST /pets/{id}:feed", {"id": "7"}),
        ("POST /pets/7%3Afeed", "POST /pets/{id}:feed", {"id": "7"}),
        ("GET /pets/a%2Fb", "GET /pets/{id}", {"id": "a%2Fb"}),
        ("GET /p%65ts", "GET /pets", {}),
        ("GET /v1/pets/7", "GET /pets/{id}", {"id": "7"}),
        ("GET /beta/api/pets", "GET /pets", {}),
        ("GET /alpha/api/pets", "GET /pets", {}),
        ("GET /people/users/me", "GET /users/{user}", {"user": "me"}),
        ("GET /files/a/contents/b", "GET /files/{path}/contents/{file}", {"path": "a", "file": "b"}),
        ("GET /files/a/b/contents/c/d", "GET /files/{path}/contents/{file}", {"path": "a/b", "file": "c/d"}),
        ("GET /names/a/b", "GET /names/{+name}", {"name": "a/b"}),
        ("GET /reports", "GET /reports", {}),
        ("GET /reports?action=list", "GET /reports?action=list", {}),
        ("GET /reports?x=1&action=drop", "GET /reports?action=drop", {}),
        ("POST /tables?Target=Put", "POST /tables#Target=Put", {}),
        ("GET /at/left;y=1", "GET /at/{x}{y}", {"x": "left", "y": ";y=1"}),
        ("GET /caf%c3%a9/menu%20now", "GET /caf%C3%A9/menu now", {}),
    ],
)
def test_matches(catalogue: Catalogue, line: str, key: str, values: dict[str, str]) -> None:
    found = Routes(catalogue).match(request(line))
    assert isinstance(found, Match), found.message
    assert (found.operation.key, found.path_values) == (key, values)


def test_a_header_tells_operations_apart(catalogue: Catalogue) -> None:
    found = Routes(catalogue).match(request("POST /tables", Target="Put"))
    assert isinstance(found, Match)
    assert found.operation.operation_id == "putTable"


@pytest.mark.parametrize(
    ("line", "headers", "key", "rivals"),
    [
        ("PUT /shares", {}, "PUT /shares", 3),
        ("PUT /shares?fields=a", {}, "PUT /shares#fields", 3),
        ("PUT /shares", {"Content_Type": "application/json-patch+json"}, "PUT /shares#patch", 3),
    ],
)
def test_operations_at_one_address(
    catalogue: Catalogue, line: str, headers: dict[str, str], key: str, rivals: int
) -> None:
    found = Routes(catalogue).match(request(line, **headers))
    assert isinstance(found, Match)
    assert (found.operation.key, len(found.rivals)) == (key, rivals)


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ("GET /pts", "unknown-path", "`/pts` is no path of the API; did you mean `GET /pets`?"),
        ("GET /reports/", "unknown-path", "`/reports/` is no path of the API; did you mean `GET /reports`?"),
        ("GET /v1/petz/7", "unknown-path", "did you mean `GET /pets/{id}`?"),
        ("GET /pets//", "unknown-path", "did you mean"),
        ("GET /blobs/a/b", "unknown-path", "`/blobs/a/b` is no path of the API"),
        ("GET /quite/something/else", "unknown-path", "`/quite/something/else` is no path of the API"),
        ("PATCH /pets", "unknown-method", "`/pets` takes GET and POST, not PATCH"),
        ("POST /pets/mine", "unknown-method", "takes DELETE and GET, not POST"),
        ("GET /" + "a/" * 5000, "unknown-path", "is no path of the API"),
    ],
)
def test_misses(catalogue: Catalogue, line: str, code: str, message: str) -> None:
    found = Routes(catalogue).match(request(line))
    assert isinstance(found, Violation)
    assert found.code == code
    assert message in found.message


def test_an_unmet_query_is_told(tmp_path: Path) -> None:
    catalogue = described(tmp_path, paths={"/do?action=list": {"get": OK}})
    found = Routes(catalogue).match(request("GET /do?action=lst"))
    assert isinstance(found, Violation)
    assert "`/do?action=list`" in found.message


def test_the_order_of_the_source_does_not_matter(catalogue: Catalogue) -> None:
    lines = [
        "GET /pets/7.json",
        "GET /pets/mine",
        "POST /pets/7:feed",
        "GET /files/a/b/contents/c",
        "PUT /shares",
    ]
    expected = [Routes(catalogue).match(request(line)) for line in lines]
    drawn = random.Random(7)
    for _ in range(10):
        operations = list(catalogue.operations)
        drawn.shuffle(operations)
        shuffled = Routes(replace(catalogue, operations=tuple(operations)))
        assert [shuffled.match(request(line)) for line in lines] == expected
