"""`sdkref mock`: a server on this machine that checks requests and answers as the description says."""

import contextlib
import os
import signal
import socket
import time
from collections.abc import Iterator

import httpx
import pytest

from commands import Outcome, Project, outcome

TEA = {"name": "Assam", "grams": 100}


class Mocked:
    """A mock under way."""

    def __init__(self, project: Project, *options: str) -> None:
        self.process = project.start("mock", "--port", "0", *options)
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, outcome(self.process)
        self.address = line.split(" at ")[1].split(" ")[0]
        self.client = httpx.Client(base_url=self.address, trust_env=False, timeout=30)

    def interrupt(self) -> Outcome:
        """Press Ctrl-C."""
        self.client.close()
        os.killpg(self.process.pid, signal.SIGINT)
        return outcome(self.process)


@contextlib.contextmanager
def mocked(project: Project, *options: str) -> Iterator[Mocked]:
    """Give a mock, and end it."""
    found = Mocked(project, *options)
    try:
        yield found
    finally:
        if found.process.poll() is None:
            found.interrupt()


def test_answers_requests_and_ends_by_ctrl_c(project: Project) -> None:
    with mocked(project) as mock:
        answer = mock.client.post("/teas", json=TEA)
        assert (answer.status_code, answer.json()) == (201, TEA)
        ended = mock.interrupt()
    assert (ended.code, ended.err) == (130, "")


def test_a_wrong_request_is_told_as_a_problem(project: Project) -> None:
    with mocked(project) as mock:
        answer = mock.client.post("/teas", json={"name": 1})
        assert answer.status_code == 400
        assert answer.headers["content-type"] == "application/problem+json"
        told = [(each["pointer"], each["message"]) for each in answer.json()["violations"]]
        assert ("", "`grams` is missing, which is required") in told
        assert any(pointer == "/name" for pointer, _ in told)


def test_others_cannot_reach_it(project: Project) -> None:
    with mocked(project) as mock:
        port = int(mock.address.rpartition(":")[2])
        assert mock.address == f"http://127.0.0.1:{port}"
        with socket.socket() as other:
            other.settimeout(2)
            assert other.connect_ex(("127.0.0.2", port)) != 0
        for host, status in (("tea.example", 421), (f"localhost:{port}", 200), ("127.0.0.1", 200)):
            assert mock.client.get("/teas", headers={"Host": host}).status_code == status
        refused = mock.client.get("/__sdkref/exchanges", headers={"Host": "tea.example"})
        assert "--allow-host" in refused.json()["detail"]


def test_a_host_can_be_allowed(project: Project) -> None:
    with mocked(project, "--allow-host", "tea.example") as mock:
        assert mock.client.get("/teas", headers={"Host": "tea.example"}).status_code == 200


def test_browsers_of_other_pages_are_told_nothing(project: Project) -> None:
    with mocked(project) as mock:
        origin = {"Origin": "https://other.example", "Access-Control-Request-Method": "POST"}
        for answer in (
            mock.client.get("/teas", headers=origin),
            mock.client.options("/teas", headers=origin),
            mock.client.get("/__sdkref/exchanges", headers=origin),
        ):
            assert not [name for name in answer.headers if name.startswith("access-control-")]


def test_wishes(project: Project) -> None:
    with mocked(project) as mock:
        for wish, status in (("code=409", 409), ("code=429", 429), ("code=99", 201), ("respond-async", 201)):
            assert mock.client.post("/teas", json=TEA, headers={"Prefer": wish}).status_code == status
        limited = mock.client.post("/teas", json=TEA, headers={"Prefer": "code=429"})
        assert limited.headers["retry-after"]


def test_failures_on_purpose(project: Project) -> None:
    def drawn(*options: str) -> list[int]:
        with mocked(project, *options) as mock:
            return [mock.client.get("/teas").status_code for _ in range(40)]

    some = drawn("--fail", "429:0.3")
    assert {*some} == {200, 429}
    assert drawn("--fail", "429:0.3") == some
    assert drawn("--fail", "429:0.3", "--seed", "1") != some
    assert {*drawn("--fail", "503")} == {503}


def test_latency(project: Project) -> None:
    with mocked(project, "--latency", "0.3") as mock:
        began = time.monotonic()
        mock.client.get("/teas")
        assert time.monotonic() - began >= 0.3


STRICT = {"off": 200, "closed": 400, "open": 400}


@pytest.mark.parametrize("strict", STRICT)
def test_strictness_about_what_is_not_declared(project: Project, strict: str) -> None:
    with mocked(project, "--strict", strict) as mock:
        asked = mock.client.get("/teas", params={"colour": "green"})
        assert asked.status_code == STRICT[strict]


def test_exchanges_are_listed_and_forgotten(project: Project) -> None:
    with mocked(project) as mock:
        mock.client.get("/teas")
        mock.client.get("/__sdkref/example/mine/teas", params={"limit": "x"})
        every = mock.client.get("/__sdkref/exchanges").json()
        assert [(each["operation"], each["answer"]["status"]) for each in every] == [
            ("GET /teas", 200),
            ("GET /teas", 400),
        ]
        (own,) = mock.client.get("/__sdkref/exchanges", params={"example": "mine"}).json()
        assert [each["name"] for each in own["violations"]] == ["limit"]
        assert mock.client.delete("/__sdkref/exchanges").status_code == 204
        assert mock.client.get("/__sdkref/exchanges").json() == []
        assert mock.client.post("/__sdkref/exchanges").status_code == 405
        assert mock.client.get("/__sdkref/other").status_code == 404


USAGE: dict[tuple[str, ...], str] = {
    ("--fail", "often"): "`often` is no failure; write a status and a share of requests, such as 429:0.1",
    ("--fail", "429:2"): "`429:2` is no failure",
    ("--fail", "429:0.6", "--fail", "500:0.5"): "more requests are to fail than there are; ",
    ("--host", "192.0.2.1"): "192.0.2.1 port 0 cannot be used",
    ("--port", "70000"): "65535",
    ("--allow-origin", "https://app.example/"): "`https://app.example/` is no origin; ",
    ("--allow-origin", "app.example"): "`app.example` is no origin; write scheme and host alone, ",
}


@pytest.mark.parametrize("options", USAGE, ids=" ".join)
def test_what_cannot_be_done_is_told(project: Project, options: tuple[str, ...]) -> None:
    ended = project.run("mock", "--port", "0", *options)
    assert ended.code == 2
    assert USAGE[options] in ended.err


def test_a_port_that_is_taken(project: Project) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        ended = project.run("mock", "--port", str(other.getsockname()[1]))
    assert ended.code == 2
    assert "choose another with --port" in ended.err
