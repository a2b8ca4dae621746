"""What a mock remembers is bounded, in number and in bytes; and nothing that comes in makes it raise."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from requests_of import described, request
from sdkref.mock.exchange import Request
from sdkref.mock.mock import FAILED, Mock
from sdkref.mock.record import record
from sdkref.mock.remembered import LONGEST_BODY, MOST_EXCHANGES
from sdkref.mock.telling import ExchangeLines

LIST = {"type": "array", "items": {"type": "string"}}
PATHS: dict[str, Any] = {
    "/files/{id}": {
        "parameters": [
            {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}},
            {"name": "since", "in": "query", "style": "deepObject", "schema": {"type": "object"}},
            {"name": "X-List", "in": "header", "schema": {"type": "array", "items": {"type": "number"}}},
        ],
        "put": {
            "requestBody": {
                "content": {
                    name: {"schema": {"type": "object", "properties": {"a": {"type": ["integer", "null"]}}}}
                    for name in (
                        "application/json",
                        "application/xml",
                        "multipart/form-data",
                        "application/x-www-form-urlencoded",
                        "text/plain",
                    )
                }
            },
            "responses": {
                "200": {
                    "description": "",
                    "content": {
                        "application/json": {"schema": {"type": "array", "items": {"type": "string"}}}
                    },
                }
            },
        },
    },
    "/blobs": {
        "post": {
            "requestBody": {"content": {"application/octet-stream": {}}},
            "responses": {"204": {"description": ""}},
        }
    },
}


@pytest.fixture(scope="module")
def mock(tmp_path_factory: pytest.TempPathFactory) -> Mock:
    return Mock([described(tmp_path_factory.mktemp("api"), paths=PATHS)])


def test_the_oldest_exchanges_are_forgotten(mock: Mock) -> None:
    for number in range(MOST_EXCHANGES + 5):
        mock.exchange("", request(f"GET /x{number}"))
    kept = mock.recent()
    assert (len(kept), kept[-1].request.path) == (MOST_EXCHANGES, f"/x{MOST_EXCHANGES + 4}")
    mock.forget()
    assert mock.recent() == []


def test_large_bodies_do_not_add_up(mock: Mock) -> None:
    large = request("POST /blobs", b"\xff" * 4_000_000, content_type="application/octet-stream")
    for _ in range(30):
        mock.exchange("", large)
    assert sum(len(each.request.body) for each in mock.recent()) <= 30 * LONGEST_BODY
    mock.watch("busy")
    for _ in range(30):
        mock.exchange("busy", large)
    taken = mock.take("busy")
    assert len(taken) == 30
    assert sum(len(each.request.body) for each in taken) < 40_000_000


TYPES = ["application/json", "application/xml", "multipart/form-data; boundary=b", "text/plain; charset=\xff"]
NAMES = ["content-type", "content-encoding", "accept", "prefer", "cookie", "x-list", "authorization"]
MARKS = [*"/?&=[]%+;.,|{}:\x00\xff", "files", "blobs", "since[", "%zz", "%ff", "1e9999", "code=", "9" * 30]
TEXTS = st.lists(st.sampled_from(MARKS) | st.text(max_size=3), max_size=12).map("".join)
PIECES = [
    b"{",
    b"}",
    b"[",
    b"]",
    b'"a"',
    b":",
    b",",
    b"1e99999",
    b"--b",
    b"\r\n",
    b"<a>",
    b"</a>",
    b"\xff",
    b"=",
]


@settings(max_examples=250, deadline=None)
@given(
    method=st.sampled_from(["GET", "PUT", "POST", "HEAD", "OPTIONS", "", "\xff"]),
    target=st.tuples(
        st.sampled_from(["/files/1", "/files/", "/blobs", "/"]) | TEXTS.map(lambda text: f"/{text}"), TEXTS
    ),
    headers=st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(TYPES) | TEXTS), max_size=4),
    body=st.binary(max_size=40) | st.lists(st.sampled_from(PIECES), max_size=20).map(b"".join),
)
def test_anything_is_answered(
    mock: Mock, method: str, target: tuple[str, str], headers: list[tuple[str, str]], body: bytes
) -> None:
    path, query = target
    asked = Request(method=method, path=path, query=query, headers=tuple(headers), body=body)
    found = mock.exchange("", asked)
    assert not [each for each in found.doubts if FAILED in each]
    lines: list[str] = []
    ExchangeLines(lines.append, mock.hiding, everything=True).tell(found)
    record(found, mock.hiding)
    assert [each.count("\n") for each in lines] == [1]


# What is told


def told(mock: Mock, *asked: Request, everything: bool = False) -> list[str]:
    """Return the lines that are told of some requests."""
    lines: list[str] = []
    teller = ExchangeLines(lines.append, mock.hiding, everything=everything)
    for each in asked:
        teller.tell(mock.exchange("", each))
    return lines


def test_refused_requests_are_told_in_a_line(mock: Mock) -> None:
    typed = {"content_type": "application/json"}
    assert told(
        mock,
        request("PUT /files/1", b'{"a": 1}', **typed),
        request("PUT /files/1?x=\x1b[31m", b'{"a": 1}', **typed),
        request("PUT /files/one", **typed),
        request("GET /nothing"),
    ) == [
        "400 PUT /files/1?x=\\u001b[31m: query x: the operation has no query parameter `x`; leave it out\n",
        '400 PUT /files/one: path id: "one" is no integer\n',
        "404 GET /nothing: `/nothing` is no path of the API\n",
    ]


def test_all_requests_are_told_when_asked_for(mock: Mock) -> None:
    assert told(mock, request("PUT /files/1"), everything=True) == ["200 PUT /files/1\n"]


def test_an_answer_in_doubt_is_told_once(tmp_path: Path) -> None:
    impossible = {"type": "array", "items": {"type": "boolean"}, "uniqueItems": True, "minItems": 5}
    answers = {"200": {"description": "", "content": {"application/json": {"schema": impossible}}}}
    api = Mock([described(tmp_path, paths={"/odd": {"get": {"responses": answers}}})])
    assert told(api, request("GET /odd"), request("GET /odd")) == [
        "GET /odd: the answer is not what the description says: [true,false] has fewer than 5 items\n"
    ]
    assert record(api.recent()[0], api.hiding)["doubts"] == ["[true,false] has fewer than 5 items"]


def test_secrets_are_told_nowhere(tmp_path: Path) -> None:
    schemes = {"key": {"type": "apiKey", "in": "query", "name": "who"}}
    answers = {"200": {"description": ""}}
    api = Mock(
        [
            described(
                tmp_path,
                paths={"/pets": {"get": {"responses": answers, "security": [{"key": []}]}}},
                components={"securitySchemes": schemes},
            )
        ]
    )
    sent = {"authorization": "Bearer hush", "x_api_key": "hush", "cookie": "a=hush", "accept": "*/*"}
    asked = request("GET /pets?who=hush&access_token=hush&limit=1", **sent)
    told_of = [*told(api, asked), json.dumps(record(api.recent()[0], api.hiding))]
    assert "limit=1" in told_of[0]
    assert "hush" not in "".join(told_of)
