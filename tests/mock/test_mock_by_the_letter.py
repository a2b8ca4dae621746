"""The mock as a whole, by what is promised of it: who may ask, what is refused, what is answered instead."""

from pathlib import Path
from typing import Any

import pytest

from answers_of import header
from requests_of import described, request
from sdkref.mock.exchange import Exchange
from sdkref.mock.faults import injection
from sdkref.mock.mock import Mock, MockOptions
from sdkref.mock.origins import leave, preflight
from sdkref.mock.validation.validator import Strict

FINE: dict[str, Any] = {"200": {"description": "", "content": {"application/json": {"schema": {}}}}}
LIST = {"type": "array", "items": {"type": "integer"}}
COLOUR = {
    "type": "object",
    "properties": {"R": {"type": "integer"}, "G": {"type": "integer"}},
    "additionalProperties": False,
}


def asked(mock: Mock, line: str, body: str = "", **headers: str) -> Exchange:
    """Return the exchange of one request."""
    return mock.exchange("", request(line, body, **headers))


def taking(folder: Path, schema: Any, path: str, **parameter: Any) -> Mock:
    """Return an API with one operation that takes one parameter, `c`."""
    whole = {"name": "c", "schema": schema, "required": True, **parameter}
    return Mock([described(folder, paths={path: {"get": {"parameters": [whole], "responses": FINE}}})])


@pytest.mark.parametrize("schema", [LIST, COLOUR], ids=["list", "object"])
@pytest.mark.parametrize(
    ("place", "style", "explode", "texts"),
    [
        ("query", "form", True, ("c=1&c=2", "R=1&G=2")),
        ("query", "form", False, ("c=1,2", "c=R,1,G,2")),
        ("query", "spaceDelimited", False, ("c=1%202", "c=R%201%20G%202")),
        ("query", "pipeDelimited", False, ("c=1%7C2", "c=R|1|G|2")),
        ("query", "deepObject", True, ("c[0]=1&c[1]=2", "c[R]=1&c[G]=2")),
        ("path", "simple", False, ("1,2", "R,1,G,2")),
        ("path", "simple", True, ("1,2", "R=1,G=2")),
        ("path", "label", False, (".1,2", ".R,1,G,2")),
        ("path", "label", True, (".1.2", ".R=1.G=2")),
        ("path", "matrix", False, (";c=1,2", ";c=R,1,G,2")),
        ("path", "matrix", True, (";c=1;c=2", ";R=1;G=2")),
        ("header", "simple", False, ("1,2", "R,1,G,2")),
        ("header", "simple", True, ("1, 2", "R=1,G=2")),
        ("cookie", "form", False, ("c=1,2", "c=R,1,G,2")),
        ("cookie", "form", True, ("c=1; c=2", "R=1; G=2")),
    ],
)
def test_every_style_is_read_and_checked(  # noqa: PLR0917 - one case is all of these
    tmp_path: Path,
    schema: Any,
    place: str,
    style: str,
    explode: bool,  # noqa: FBT001 - as the description has it
    texts: tuple[str, str],
) -> None:
    text = texts[schema is COLOUR]
    path = "/p/{c}" if place == "path" else "/p"
    mock = taking(tmp_path, schema, path, style=style, explode=explode, **{"in": place})
    for sent, status in ((text, 200), (text.replace("2", "x"), 400)):
        line = {"path": f"GET /p/{sent}", "query": f"GET /p?{sent}"}.get(place, "GET /p")
        headers = {"header": {"c": sent}, "cookie": {"cookie": sent}}.get(place, {})
        found = asked(mock, line, **headers)
        assert (found.answer.status, [each.message for each in found.violations][1:]) == (status, [])


SCHEMES = {
    "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "query": {"type": "apiKey", "in": "query", "name": "key"},
    "basic": {"type": "http", "scheme": "basic"},
    "bearer": {"type": "http", "scheme": "bearer"},
}


def guarded(folder: Path, *required: dict[str, list[str]]) -> Mock:
    """Return an API whose operation wants one of several combinations of credentials."""
    operation = {"get": {"security": list(required), "responses": FINE}}
    return Mock([described(folder, paths={"/p": operation}, components={"securitySchemes": SCHEMES})])


def test_one_of_several_ways_to_say_who_asks_is_enough(tmp_path: Path) -> None:
    mock = guarded(tmp_path, {"key": [], "bearer": []}, {"basic": []})
    token, both = {"authorization": "Bearer a"}, {"authorization": "Bearer a", "x_key": "1"}
    statuses = [
        asked(mock, "GET /p", **each).answer.status
        for each in (both, token, {"authorization": "Basic YTpi"}, {"authorization": "Basic !"}, {})
    ]
    assert statuses == [200, 401, 200, 401, 401]
    optional = guarded(tmp_path, {}, {"query": []})
    assert [asked(optional, line).answer.status for line in ("GET /p", "GET /p?key=1")] == [200, 200]


def test_the_challenge_is_that_of_the_operation(tmp_path: Path) -> None:
    for scheme, challenge in (("bearer", 'Bearer realm="mock"'), ("basic", 'Basic realm="mock"')):
        answer = asked(guarded(tmp_path, {scheme: []}), "GET /p").answer
        assert (answer.status, header(answer, "www-authenticate")) == (401, challenge)


@pytest.mark.parametrize(
    ("strict", "statuses"),
    [(Strict.CLOSED, (400, 200, 400)), (Strict.OPEN, (400, 400, 400)), (Strict.OFF, (200, 200, 200))],
)
def test_strict_is_about_the_query_and_the_body(
    tmp_path: Path, strict: Strict, statuses: tuple[int, int, int]
) -> None:
    opened = {"type": "object", "properties": {"a": {}}}

    def taken(schema: Any) -> dict[str, Any]:
        body = {"content": {"application/json": {"schema": schema}}}
        return {"post": {"requestBody": body, "responses": FINE}}

    closed = {**opened, "additionalProperties": False}
    paths = {"/open": taken(opened), "/closed": taken(closed)}
    mock = Mock([described(tmp_path, paths=paths)], MockOptions(strict=strict))
    sent = {"content_type": "application/json"}
    found = (
        asked(mock, "POST /open?unknown=1", "{}", **sent),
        asked(mock, "POST /open", '{"b": 1}', **sent),
        asked(mock, "POST /closed", '{"b": 1}', **sent),
    )
    assert tuple(each.answer.status for each in found) == statuses


def test_several_versions_of_one_path_are_told_apart_by_their_servers(tmp_path: Path) -> None:
    apis = []
    for version, status, own in (("v1", "200", "first"), ("v2", "202", "second")):
        folder = tmp_path / version
        folder.mkdir()
        answers = {"responses": {status: {"description": ""}}}
        paths = {"/pets": {"get": answers}, f"/{own}": {"post": answers}}
        apis.append(described(folder, paths=paths, servers=[{"url": f"https://a.example/{version}"}]))
    mock = Mock(apis)
    lines = ("GET /v1/pets", "GET /v2/pets", "GET /pets", "POST /second", "GET /v2/second", "GET /v2/secnod")
    found = [asked(mock, line) for line in lines]
    assert [each.answer.status for each in found] == [200, 202, 200, 202, 405, 404]
    assert header(found[4].answer, "allow") == "POST"
    assert "did you mean `POST /second`" in found[5].violations[0].message


def test_a_client_can_ask_for_a_value_instead_of_an_example(tmp_path: Path) -> None:
    media = {"schema": {"type": "string", "enum": ["made", "told"]}, "examples": {"one": {"value": "told"}}}
    answers = {"200": {"description": "", "content": {"application/json": media}}}
    mock = Mock([described(tmp_path, paths={"/p": {"get": {"responses": answers}}})])
    preferred = ("", "dynamic=true", "dynamic=true, example=one", "example=none", "dynamic=false")
    bodies = [asked(mock, "GET /p", prefer=each).answer.chunks[0] for each in preferred]
    assert bodies == [b'"told"', b'"made"', b'"told"', b'"told"', b'"told"']


def test_failures_on_purpose_leave_faults_of_the_request_alone(tmp_path: Path) -> None:
    options = MockOptions(fail=(injection("503"),))
    mock = Mock([described(tmp_path, paths={"/p": {"get": {"responses": FINE}}})], options)
    found = [asked(mock, line) for line in ("GET /p", "GET /p?x=1", "GET /q")]
    assert [each.answer.status for each in found] == [503, 400, 404]
    assert header(found[0].answer, "retry-after") == "1"


def test_a_few_of_very_many_unknown_parameters_are_told(tmp_path: Path) -> None:
    mock = Mock([described(tmp_path, paths={"/p": {"get": {"responses": FINE}}})])
    found = asked(mock, "GET /p?" + "&".join(f"x{number}" for number in range(20_000)))
    assert (found.answer.status, len(found.violations)) == (400, 100)


def test_a_schema_that_cannot_be_compiled_refuses_requests_in_words(tmp_path: Path) -> None:
    schema = {"type": "string", "pattern": "("}
    mock = taking(tmp_path, schema, "/p", **{"in": "query"})
    found = asked(mock, "GET /p?c=1")
    assert found.answer.status == 500
    assert "no value can be held against this schema" in found.doubts[0]


def test_preferences_can_stand_in_the_address(tmp_path: Path) -> None:
    media = {"schema": {"type": "string"}, "examples": {"one": {"value": "a"}, "two": {"value": "b"}}}
    answers = {"200": {"description": "", "content": {"application/json": media}}}
    limit = {"name": "limit", "in": "query", "schema": {"type": "integer"}}
    operation = {"get": {"parameters": [limit], "responses": answers}}
    mock = Mock([described(tmp_path, paths={"/p": operation})])
    found = [asked(mock, f"GET /p?{query}") for query in ("__example=two&limit=1", "__code=418", "__odd=1")]
    assert [each.answer.status for each in found] == [200, 418, 400]
    assert found[0].answer.chunks == (b'"b"',)
    assert found[0].request.query == "__example=two&limit=1"


def test_only_pages_of_named_origins_get_leave() -> None:
    named = frozenset({"https://app.example"})
    wish = {"access_control_request_method": "PUT", "access_control_request_headers": "x-key"}
    given = preflight(request("OPTIONS /p", origin="https://app.example", **wish), named)
    assert given is not None
    assert [header(given, f"access-control-allow-{each}") for each in ("origin", "methods", "headers")] == [
        "https://app.example",
        "PUT",
        "x-key",
    ]
    for origin in ("https://evil.example", "null", "https://app.example.evil.example"):
        assert preflight(request("OPTIONS /p", origin=origin, **wish), named) is None
        assert leave(request("GET /p", origin=origin), named) == ()
    assert preflight(request("OPTIONS /p", origin="https://app.example"), named) is None
    assert leave(request("GET /p", origin="https://app.example"), frozenset()) == ()
