"""What a server must bear: requests that break HTTP, that lie about themselves, and that cost too much."""

import gzip
import json
import re
import socket
import time
from collections.abc import Iterator
from typing import Any

import pytest

from requests_of import described
from sdkref.mock.mock import FAILED, Mock
from sdkref.mock.serving import serving

PET = {
    "type": "object",
    "required": ["id"],
    "properties": {"id": {"type": "number"}, "name": {"type": "string", "pattern": "^(a+)+$"}},
}
TREE = {"type": "object", "additionalProperties": False, "properties": {"any": {"anyOf": []}}}
TREE_REFERENCE = {"$ref": "#/components/schemas/Tree"}
TREE["properties"]["any"]["anyOf"] = [TREE_REFERENCE, {"type": "array", "items": TREE_REFERENCE}]  # type: ignore[index]
JSON = "Content-Type: application/json\r\n"
FORM = "Content-Type: application/x-www-form-urlencoded\r\n"
FILES = ("multipart/form-data", "application/x-www-form-urlencoded", "text/plain")
PARTS = "Content-Type: multipart/form-data; boundary=b\r\n"
PART = b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n'
SECONDS = 20.0
"""Much longer than any answer takes, for machines that have other work."""


def posted(content: dict[str, Any]) -> dict[str, Any]:
    """Return an operation with a body."""
    answers = {"200": {"description": "", "content": {"application/json": {"schema": PET}}}}
    return {"post": {"requestBody": {"content": content}, "responses": answers}}


class Client:
    """Sends bytes as they are."""

    def __init__(self, mock: Mock, address: str) -> None:
        self.mock = mock
        self.port = int(address.rpartition(":")[2])

    def statuses(self, data: bytes, *, half: bool = False) -> list[str]:
        """Return the statuses that come back; `half` ends the sending and waits for what comes."""
        return re.findall(r"HTTP/1\.[01] ([0-9]{3})", self.text(data, half=half))

    def text(self, data: bytes, *, half: bool = False) -> str:
        """Return all that comes back until the server ends the connection."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=SECONDS) as connection:
            connection.sendall(data)
            if half:
                connection.shutdown(socket.SHUT_WR)
            pieces = []
            try:
                while piece := connection.recv(65_536):
                    pieces.append(piece)
            except ConnectionResetError:
                pass
        return b"".join(pieces).decode("latin-1")

    def send(
        self, line: str, headers: str = "", body: bytes | None = None, host: str = "Host: 127.0.0.1\r\n"
    ) -> str:
        """Return the answer to one request."""
        length = "" if body is None else f"Content-Length: {len(body)}\r\n"
        head = f"{line} HTTP/1.1\r\n{host}Connection: close\r\n{length}{headers}\r\n"
        return self.text(head.encode("latin-1") + (body or b""))


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    paths = {
        "/pets": {
            "get": {
                "parameters": [
                    {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 9}},
                    {"name": "tags", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}},
                ],
                "responses": {"200": {"description": "", "content": {"application/json": {"schema": PET}}}},
            },
            **posted({"application/json": {"schema": PET}}),
        },
        "/open": posted({"application/json": {"schema": {}}}),
        "/trees": posted({"application/json": {"schema": {"type": "array", "items": TREE_REFERENCE}}}),
        "/files": posted(
            {"multipart/form-data": {}, "application/x-www-form-urlencoded": {}, "text/plain": {}}
        ),
    }
    catalogue = described(tmp_path_factory.mktemp("api"), paths=paths, components={"schemas": {"Tree": TREE}})
    mock = Mock([catalogue])
    with serving(mock) as address:
        yield Client(mock, address)


@pytest.fixture(autouse=True)
def server_stays_up(client: Client) -> Iterator[None]:
    """See to it that no request ends the server, or shows what is inside of it."""
    yield
    answer = client.send("GET /pets")
    assert answer.startswith("HTTP/1.1 200")
    assert not [each for kept in client.mock.recent() for each in kept.doubts if FAILED in each]


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("GET /pets/../pets", "404"),
        ("GET //pets", "404"),
        ("GET /pets/", "404"),
        ("GET /pets%00", "404"),
        ("GET /pets?limit=%", "400"),
        ("GET /pets?%ed%a0%80=%ff", "400"),
        ("GET /" + "/" * 5_000, "404"),
        ("GET /__sdkref/example/%00%ff/pets", "200"),
        ("GET /__sdkref/example//pets", "200"),
        ("GET /__sdkref/example/one/__sdkref/redirected", "200"),
        ("GET /__sdkref/example/../../pets", "404"),
        ("GET /__sdkref/nothing", "404"),
        ("PUT /__sdkref/exchanges", "405"),
        ("GET http://127.0.0.1/pets", "200"),
        ("OPTIONS *", "404"),
        ("TRACE /pets", "405"),
        ("GET /pets\x00", "400"),
        ("GET pets", "400"),
        ("GET /pets?" + "&".join(f"q{number}=1" for number in range(1_000)), "400"),
        ("GET /pets?" + "&".join("tags=a" for _ in range(1_000)), "200"),
        ("GET /pets?limit=" + "9" * 3_900, "400"),
        ("GET /pets?limit=" + "9" * 20_000, "400"),
        ("GET /pets?limit=1.5e99999", "400"),
        ("GET /pets?limit=1e99999999999999999999", "400"),
    ],
)
def test_targets(client: Client, line: str, status: str) -> None:
    answer = client.send(line)
    assert answer.startswith(f"HTTP/1.1 {status}"), answer[:300]
    assert "Traceback" not in answer


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("Host: LocalHost:99\r\n", "200"),
        ("Host: [::1]:80\r\n", "200"),
        ("Host: 127.0.0.1:\r\n", "200"),
        ("Host: evil.example\r\n", "421"),
        ("Host: localhost.evil.example\r\n", "421"),
        ("Host: localhost@evil.example\r\n", "421"),
        ('Host: localhost:1/"x\r\n', "421"),
        ("Host: [::1\r\n", "421"),
        ("Host: \r\n", "421"),
        ("Host: 127.0.0.1\r\nHost: evil.example\r\n", "400"),
    ],
)
def test_hosts(client: Client, host: str, status: str) -> None:
    """A name that others may let point here is not answered, and what is answered goes into links."""
    assert client.send("GET /pets", host=host).startswith(f"HTTP/1.1 {status}")


def test_no_host_is_not_served(client: Client) -> None:
    assert client.statuses(b"GET /pets HTTP/1.0\r\n\r\n") in (["421"], ["400"])


@pytest.mark.parametrize(
    ("rest", "statuses"),
    [
        (b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", {"400"}),
        (b"Content-Length: -2\r\n\r\n{}", {"400"}),
        (b"Content-Length: 99999999999999999999999\r\n\r\n{}", {"400", "413"}),
        (b"Content-Length: 100\r\n\r\n{}", set()),
        (b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n", {"400"}),
        (b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n", set()),
        (b'Transfer-Encoding: chunked\r\n\r\n8\r\n{"id":1}\r\n0\r\n\r\n', {"200"}),
        (b'Expect: 100-continue\r\nContent-Length: 8\r\n\r\n{"id":1}', {"100", "200"}),
        (b'Content-Type: text/plain\r\nContent-Length: 8\r\n\r\n{"id":1}', {"400"}),
    ],
)
def test_bodies_that_lie_about_their_length_or_type(client: Client, rest: bytes, statuses: set[str]) -> None:
    head = b"POST /pets HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + JSON.encode()
    assert set(client.statuses(head + rest, half=True)) <= (statuses or {"400"})


def test_pipelined_requests_are_answered_in_order(client: Client) -> None:
    asked = b"GET /pets HTTP/1.1\r\nHost: localhost\r\n\r\n" * 20
    last = b"GET /nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    assert client.statuses(asked + last) == [*["200"] * 20, "404"]


def test_a_web_page_of_another_origin_gets_no_leave(client: Client) -> None:
    asked = "Origin: https://evil.example\r\nAccess-Control-Request-Method: POST\r\n"
    for line in ("OPTIONS /pets", "GET /pets"):
        assert "access-control" not in client.send(line, asked).lower()


def test_an_upgrade_is_passed_over(client: Client) -> None:
    upgrade = b"Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: YQ==\r\n"
    head = b"GET /pets HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
    assert client.statuses(head + upgrade + b"\r\n", half=True) in (["200"], ["400"], ["426"])


def test_a_head_without_end_is_refused(client: Client) -> None:
    headers = "".join(f"X-{number}: {'a' * 50}\r\n" for number in range(4_000))
    assert client.statuses(f"GET /pets HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n".encode(), half=True) in (
        ["431"],
        ["400"],
    )


def nested(levels: int) -> bytes:
    """Return lists in lists."""
    return b"[" * levels + b"]" * levels


def tree(levels: int) -> bytes:
    """Return a tree with a fault at its end."""
    return b'{"any":' * levels + b'{"x":1}' + b"}" * levels


@pytest.mark.parametrize(
    ("path", "headers", "body", "status"),
    [
        ("/open", JSON, nested(10_000), "400"),
        ("/open", JSON, nested(150), "200"),
        ("/trees", JSON, b"[" + tree(90) + b"]", "400"),
        ("/trees", JSON, b"[" + b",".join([tree(4)] * 3_000) + b"]", "400"),
        ("/open", JSON, b"[" + b"1," * 3_000_000 + b"1]", "400"),
        ("/open", JSON, b'["' + b"a," * 5_000_000 + b'"]', "200"),
        ("/pets", JSON, b'{"id":' + b"9" * 3_900 + b"}", "200"),
        ("/pets", JSON, b'{"id":' + b"9" * 1_000_000 + b"}", "400"),
        ("/pets", JSON, b'{"id":0.' + b"9" * 1_000_000 + b"}", "400"),
        ("/pets", JSON, b'{"id":1e99999}', "200"),
        ("/pets", JSON, b'{"id":1e99999999999999999999999}', "400"),
        ("/pets", JSON, b'{"id":1,"id":2}', "400"),
        ("/pets", JSON, b'{"id":1,"name":"\\ud800"}', "400"),
        ("/pets", JSON, b'{"id":1,"name":"' + b"a" * 5_000 + b'!"}', "400"),
        ("/open", JSON + "Content-Encoding: gzip\r\n", gzip.compress(b" " * 100_000_000, 9, mtime=0), "400"),
        ("/open", JSON + f"Content-Encoding: {'gzip,' * 500}\r\n", b"x", "400"),
        ("/files", FORM, b"a=1&" * 500_000, "400"),
        ("/files", FORM, b"&".join(b"a" + b"[b]" * 30 + b"[%d]=1" % each for each in range(5_000)), "200"),
        ("/files", PARTS, b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n' * 50_000, "400"),
        (
            "/files",
            PARTS,
            b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n' * 9_000 + b"--b--",
            "200",
        ),
        ("/files", "Content-Type: text/plain; charset=punycode\r\n", b"a" * 300_000, "400"),
        ("/files", "Content-Type: text/plain; charset=hex\r\n", b"00", "400"),
        ("/pets", JSON + f'Prefer: a {" " * 50_000}"\r\n', b'{"id":1}', "200"),
        ("/pets", JSON + f"Prefer: {'a=' * 20_000}\r\n", b'{"id":1}', "200"),
        ("/pets", JSON + f"Accept: {'a/b;q=0.1,' * 5_000}\r\n", b'{"id":1}', "200"),
        ("/pets", f"Content-Type: a;{' ' * 50_000}x\r\n", b'{"id":1}', "415"),
    ],
    ids=lambda each: str(each)[:30],
)
def test_what_costs_much_is_answered_soon(
    client: Client, path: str, headers: str, body: bytes, status: str
) -> None:
    begun = time.monotonic()
    answer = client.send(f"POST {path}", headers, body)
    assert answer.startswith(f"HTTP/1.1 {status}"), answer[:400]
    assert time.monotonic() - begun < SECONDS


# What HTTP asks of every server


def test_head_is_answered_as_get_is(client: Client) -> None:
    got, headed = client.send("GET /pets"), client.send("HEAD /pets")
    length = re.search(r"content-length: ([0-9]+)", headed)
    assert headed.startswith("HTTP/1.1 200")
    assert headed.endswith("\r\n\r\n")
    assert length is not None
    assert int(length[1]) == len(got.partition("\r\n\r\n")[2])


def test_a_wrong_method_is_told_the_right_ones(client: Client) -> None:
    answer = client.send("DELETE /pets")
    assert answer.startswith("HTTP/1.1 405")
    assert "\r\nallow: get, head, post\r\n" in answer.lower()


@pytest.mark.parametrize("status", [204, 205, 304])
def test_an_undeclared_status_without_a_body_has_none(client: Client, status: int) -> None:
    answer = client.send("GET /pets", f"Prefer: code={status}\r\n")
    assert answer.startswith(f"HTTP/1.1 {status}")
    assert answer.endswith("\r\n\r\n")


def test_exchanges_can_be_listed(client: Client) -> None:
    client.send("GET /__sdkref/example/one/pets?limit=x", "Authorization: Bearer secret\r\n")
    found = json.loads(client.send("GET /__sdkref/exchanges?example=one").partition("\r\n\r\n")[2])
    assert [each["violations"][0]["code"] for each in found] == ["invalid-parameter"]
    assert "secret" not in json.dumps(found)
    for asked, count in (("operation=GET%20/pets", 1), ("operation=GET%20/x", 0), ("refused=true", 1)):
        page = client.send(f"GET /__sdkref/exchanges?example=one&{asked}").partition("\r\n\r\n")[2]
        assert len(json.loads(page)) == count
