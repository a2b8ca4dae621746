"""What the mock answers: which status, which representation, which value, with which headers."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from answers_of import answering, api, header, value
from sdkref.location import Location
from sdkref.mock.exchange import Violation

TEXT = {"schema": {"type": "string"}}
PET = {
    "type": "object",
    "required": ["id", "name"],
    "properties": {"id": {"type": "integer"}, "name": {"type": "string", "maxLength": 5}},
}
ERROR = {
    "type": "object",
    "required": ["message"],
    "properties": {"message": {"type": "string"}},
    "additionalProperties": False,
}


def json_of(schema: Any, **more: Any) -> dict[str, Any]:
    return {"description": "", "content": {"application/json": {"schema": schema, **more}}}


# Statuses


@pytest.mark.parametrize(
    ("declared", "sent"),
    [
        (["200", "404"], 200),
        (["404", "202", "200"], 202),
        (["4XX", "2XX"], 200),
        (["404", "default"], 200),
        (["302", "404"], 302),
        (["3XX"], 302),
        (["404"], 200),
        (["4XX", "500"], 200),
        (["101"], 200),
        (["101", "400", "500"], 200),
        ([], 200),
    ],
)
def test_a_success_is_answered_unless_another_status_is_wanted(
    tmp_path: Path, declared: list[str], sent: int
) -> None:
    responses = {status: {"description": ""} for status in declared}
    assert api(tmp_path, {"GET /pets": {"responses": responses}}).answer("GET /pets").status == sent


@pytest.mark.parametrize(
    ("declared", "prefer", "message"),
    [
        ("429", "code=429", "Hello, world"),
        ("4XX", "code=429", "Hello, world"),
        ("default", "code=429", "Hello, world"),
        ("429", 'respond-async, code="429"', "Hello, world"),
        ("500", "code=429", None),
        ("429", "code=abc", None),
        ("429", "code=999", None),
    ],
)
def test_a_request_may_prefer_a_status(
    tmp_path: Path, declared: str, prefer: str, message: str | None
) -> None:
    operation = {"responses": {"200": {"description": ""}, declared: json_of(ERROR)}}
    answer = api(tmp_path, {"GET /pets": operation}).answer("GET /pets", prefer=prefer)
    wanted = 429 if "429" in prefer else 200
    assert answer.status == wanted
    assert (value(answer).get("message") if answer.chunks else None) == message


def test_a_status_that_nobody_declares_is_a_problem(tmp_path: Path) -> None:
    answer = api(tmp_path, {"GET /pets": answering({"application/json": {"schema": PET}})}).answer(
        "GET /pets", status=503
    )
    assert (answer.status, answer.media_type) == (503, "application/problem+json")
    assert value(answer)["title"] == "Service Unavailable"
    assert header(answer, "retry-after") == "1"


@pytest.mark.parametrize("status", [204, 205, 304])
def test_statuses_without_a_body_have_none(tmp_path: Path, status: int) -> None:
    operation = answering({"application/json": {"schema": PET}}, str(status))
    answer = api(tmp_path, {"GET /pets": operation}).answer("GET /pets", status=status)
    assert (answer.chunks, answer.media_type) == ((), None)


def test_an_answer_to_head_says_what_the_body_would_be(tmp_path: Path) -> None:
    answer = api(tmp_path, {"HEAD /pets": answering({"application/json": {"schema": PET}})}).answer(
        "HEAD /pets"
    )
    assert (answer.chunks, answer.media_type) == ((), "application/json")


# Representations


MANY = {"application/json": {"schema": PET}, "text/plain": TEXT, "application/pdf": TEXT}


@pytest.mark.parametrize(
    ("accept", "sent", "told"),
    [
        ("*/*", "application/json", False),
        ("text/plain", "text/plain; charset=utf-8", False),
        ("text/*;q=0.5, application/json;q=0.4", "text/plain; charset=utf-8", False),
        ("application/*;q=0.8, application/json;q=0.1", "application/pdf", False),
        ("application/octet-stream", "application/pdf", False),
        ("TEXT/PLAIN ; Q=1.0", "text/plain; charset=utf-8", False),
        ("application/json;q=0, */*", "text/plain; charset=utf-8", False),
        ("image/png", "application/json", True),
        ("*/*;q=0", "application/json", True),
        ("what", "application/json", False),
    ],
)
def test_the_accept_header_chooses_a_representation(
    tmp_path: Path, accept: str, sent: str, *, told: bool
) -> None:
    reply = api(tmp_path, {"GET /pets": answering(MANY)}).reply("GET /pets", accept=accept)
    assert (reply.answer.media_type, reply.answer.status) == (sent, 200)
    assert (reply.violation is not None) == told
    if reply.violation is not None:
        assert reply.violation.code == "unacceptable"


@pytest.mark.parametrize("declared", ["*/*", "application/*"])
def test_what_is_declared_as_a_range_holds_what_is_asked_for(tmp_path: Path, declared: str) -> None:
    made = api(tmp_path, {"GET /pets": answering({declared: {"schema": PET}})})
    reply = made.reply("GET /pets", accept="application/json")
    assert (reply.answer.media_type, reply.violation) == ("application/json", None)


@pytest.mark.parametrize("accept", ["*/*", "application/json"])
def test_a_body_may_ask_for_a_stream(tmp_path: Path, accept: str) -> None:
    both = {"application/json": {"schema": PET}, "text/event-stream": {"schema": PET}}
    body = {"content": {"application/json": {"schema": {"type": "object"}}}}
    made = api(tmp_path, {"POST /pets": answering(both, requestBody=body)})
    kinds = [
        made.answer("POST /pets", sent, accept=accept).media_type
        for sent in ({"stream": True}, {"stream": False}, {}, {"stream_format": "sse"})
    ]
    assert kinds == ["text/event-stream", "application/json", "application/json", "text/event-stream"]


def test_a_parameter_may_ask_for_a_stream(tmp_path: Path) -> None:
    both = {"application/json": {"schema": PET}, "application/x-ndjson": {"schema": PET}}
    stream = {"name": "stream", "in": "query", "schema": {"type": "boolean"}}
    made = api(tmp_path, {"GET /pets": answering(both, parameters=[stream])})
    assert made.answer("GET /pets?stream=true").media_type == "application/x-ndjson"
    assert made.answer("GET /pets").media_type == "application/json"


def test_a_file_is_answered_unless_a_stream_is_asked_for(tmp_path: Path) -> None:
    both = {"text/event-stream": {"schema": PET}, "application/octet-stream": {"schema": {}}}
    stream = {"name": "stream", "in": "query", "schema": {"type": "boolean"}}
    made = api(tmp_path, {"GET /pets": answering(both, parameters=[stream])})
    assert made.answer("GET /pets").media_type == "application/octet-stream"
    assert made.answer("GET /pets?stream=true").media_type == "text/event-stream"
    assert made.answer("GET /pets", accept="text/event-stream").media_type == "text/event-stream"


# Values


def test_a_value_is_made_where_no_example_stands(tmp_path: Path) -> None:
    made = api(tmp_path, {"GET /pets": answering({"application/json": {"schema": PET}})})
    answer = made.answer("GET /pets")
    assert answer.chunks == (b'{"id":1,"name":"Examp"}',)
    assert made.answer("GET /pets") == answer


def test_the_first_valid_example_is_sent_and_another_by_its_name(tmp_path: Path) -> None:
    examples = {
        "broken": {"value": {"id": "one", "name": "Rex"}},
        "rex": {"value": {"id": 7, "name": "Rex"}},
        "kim": {"value": {"id": 8, "name": "Kim"}},
    }
    content = {"application/json": {"schema": PET, "examples": examples}}
    made = api(tmp_path, {"GET /pets": answering(content)})
    assert value(made.answer("GET /pets")) == {"id": 7, "name": "Rex"}
    assert value(made.answer("GET /pets", prefer="example=kim")) == {"id": 8, "name": "Kim"}
    assert value(made.answer("GET /pets", prefer="example=nobody")) == {"id": 7, "name": "Rex"}
    broken = made.reply("GET /pets", prefer="example=broken")
    assert value(broken.answer)["id"] == "one"
    assert broken.doubts


def test_an_example_that_is_json_text_is_sent_as_what_it_stands_for(tmp_path: Path) -> None:
    content = {"application/json": {"schema": PET, "example": '{"id": 3, "name": "Rex"}'}}
    assert value(api(tmp_path, {"GET /pets": answering(content)}).answer("GET /pets"))["id"] == 3


def test_a_value_that_cannot_be_valid_is_sent_and_told(tmp_path: Path) -> None:
    never = {"type": "object", "required": ["id"], "properties": {"id": False}}
    reply = api(tmp_path, {"GET /pets": answering({"application/json": {"schema": never}})}).reply(
        "GET /pets"
    )
    assert reply.answer.status == 200
    assert reply.doubts


def test_numbers_keep_the_spelling_of_the_description(tmp_path: Path) -> None:
    schema = {"type": "object", "properties": {"id": {"type": "integer"}}}
    content = {"application/json": {"schema": schema, "example": {"id": 12345678901234567890}}}
    answer = api(tmp_path, {"GET /pets": answering(content)}).answer("GET /pets")
    assert answer.chunks == (b'{"id":12345678901234567890}',)


# Media types


def test_xml_is_written_as_the_schema_says(tmp_path: Path) -> None:
    pet = {**PET, "xml": {"name": "pet"}}
    answer = api(tmp_path, {"GET /pets": answering({"application/xml": {"schema": pet}})}).answer("GET /pets")
    assert answer.media_type == "application/xml; charset=utf-8"
    assert ET.fromstring(answer.chunks[0]).findtext("name") == "Examp"


@pytest.mark.parametrize(
    ("kind", "schema", "body"),
    [
        ("application/x-www-form-urlencoded", PET, b"id=1&name=Examp"),
        ("application/yaml", PET, b'{"id":1,"name":"Examp"}'),
        ("text/plain", {"type": "string", "enum": ["yes"]}, b"yes"),
        ("text/plain", {"type": "integer", "enum": [4]}, b"4"),
        ("*/*", PET, b'{"id":1,"name":"Examp"}'),
        ("application/vnd.api+json", PET, b'{"id":1,"name":"Examp"}'),
    ],
)
def test_bodies_are_written_in_their_media_type(tmp_path: Path, kind: str, schema: Any, body: bytes) -> None:
    answer = api(tmp_path, {"GET /pets": answering({kind: {"schema": schema}})}).answer("GET /pets")
    assert answer.chunks == (body,)
    assert "*" not in (answer.media_type or "*")


def test_multipart_answers_have_a_part_for_each_member(tmp_path: Path) -> None:
    answer = api(tmp_path, {"GET /pets": answering({"multipart/form-data": {"schema": PET}})}).answer(
        "GET /pets"
    )
    assert answer.media_type == "multipart/form-data; boundary=sdkref-boundary"
    parts = answer.chunks[0].split(b"--sdkref-boundary")
    assert [b'name="id"' in parts[1], b'name="name"' in parts[2], parts[3]] == [True, True, b"--\r\n"]


def test_a_content_type_cannot_break_out_of_its_header(tmp_path: Path) -> None:
    kind = "text/plain;x=\r\nSet-Cookie: a=b"
    answer = api(tmp_path, {"GET /pets": answering({kind: TEXT})}).answer("GET /pets")
    assert "\n" not in (answer.media_type or "")


# Headers


def test_declared_headers_have_values_in_the_style_simple(tmp_path: Path) -> None:
    headers = {
        "X-Count": {"schema": {"type": "integer", "minimum": 3, "maximum": 3}},
        "X-Names": {"schema": {"type": "array", "items": {"type": "string"}, "example": ["a", "b"]}},
        "X-Both": {"explode": True, "schema": {"type": "object", "example": {"a": 1, "b": 2}}},
        "X-Json": {"content": {"application/json": {"schema": {"type": "object", "example": {"a": 1}}}}},
        "X-Split": {"schema": {"type": "string", "enum": ["a\r\nSet-Cookie: b"]}},
        "Bad Name": {"schema": {"type": "string"}},
        "Content-Length": {"schema": {"type": "integer"}},
        "Transfer-Encoding": {"schema": {"type": "string"}},
    }
    operation = {"responses": {"200": {"description": "", "headers": headers}}}
    answer = api(tmp_path, {"GET /pets": operation}).answer("GET /pets")
    assert dict(answer.headers) == {
        "X-Count": "3",
        "X-Names": "a,b",
        "X-Both": "a=1,b=2",
        "X-Json": '{"a":1}',
        "X-Split": "aSet-Cookie: b",
    }


@pytest.mark.parametrize(
    ("status", "name", "text"),
    [
        (301, "location", "http://127.0.0.1:4010/__sdkref/redirected"),
        (201, "location", "http://127.0.0.1:4010/pets"),
        (429, "retry-after", "1"),
        (503, "retry-after", "1"),
        (401, "www-authenticate", 'Basic realm="mock"'),
        (200, "location", "https://example.com/page"),
    ],
)
def test_statuses_bring_their_headers(tmp_path: Path, status: int, name: str, text: str) -> None:
    declared = {"Location": {"schema": {"type": "string", "format": "uri"}}}
    operation = {"responses": {str(status): {"description": "", "headers": declared}}}
    schemes = {"securitySchemes": {"login": {"type": "http", "scheme": "basic"}}}
    made = api(tmp_path, {"GET /pets": operation}, components=schemes, security=[{"login": []}])
    assert header(made.answer("GET /pets", status=status), name) == text


# Problems


def test_a_problem_tells_every_violation(tmp_path: Path) -> None:
    made = api(tmp_path, {"GET /pets": answering({"application/json": {"schema": PET}})})
    fault = Violation(
        code="invalid-parameter",
        where="query",
        name="limit",
        message='"abc" is no integer',
        declared=Location("api.yaml", "/paths/~1pets"),
    )
    answer = made.answerer.problem(400, (fault,))
    assert (answer.status, answer.media_type) == (400, "application/problem+json")
    assert json.loads(answer.chunks[0]) == {
        "type": "about:blank",
        "title": "Bad Request",
        "status": 400,
        "detail": '"abc" is no integer',
        "violations": [
            {
                "code": "invalid-parameter",
                "where": "query",
                "name": "limit",
                "pointer": "",
                "message": '"abc" is no integer',
                "declared": "api.yaml#/paths/~1pets",
            }
        ],
    }


def test_a_refusal_says_how_to_authenticate(tmp_path: Path) -> None:
    schemes = {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}}
    made = api(tmp_path, {"GET /pets": answering({})}, components=schemes)
    assert header(made.answerer.problem(401, ()), "www-authenticate") == 'Bearer realm="mock"'
