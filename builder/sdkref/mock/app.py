"""The mock as an ASGI application: prefixes that tell examples apart, hosts, delays, and its own pages.

`/__sdkref/example/NAME/…` is the API itself, asked by the example of that name. `/__sdkref/exchanges` lists
what was asked (`?example=NAME`: by one), and forgets it on DELETE.
"""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias
from urllib.parse import parse_qs

import msgspec

from sdkref.mock.exchange import Answer, Request
from sdkref.mock.mock import Mock
from sdkref.mock.record import record
from sdkref.mock.response_headers import REDIRECTED

Scope: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send: TypeAlias = Callable[[MutableMapping[str, Any]], Awaitable[None]]

OWN = "/__sdkref/"
EXAMPLE = f"{OWN}example/"
LARGEST_BODY = 64 * 1024 * 1024
"""Bytes of a request's body; a larger one is refused."""


class MockApp:
    """An ASGI application that answers as a mock does, to clients that call it by a name it knows."""

    def __init__(self, mock: Mock, hosts: frozenset[str], latency: float = 0.0) -> None:
        self._mock, self._hosts, self._latency = mock, hosts, latency

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            raise RuntimeError(f"the mock speaks HTTP only, not {scope['type']}")
        headers = tuple(
            (name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in scope["headers"]
        )
        host = next((value for name, value in headers if name == "host"), "")
        if _bare(host) not in self._hosts:
            fact = (
                f"the host {host!r} is not served; ask by the address that the mock told, or use --allow-host"
            )
            await _send(send, _problem(421, fact))
            return
        body = await _body(receive)
        if body is None:
            await _send(send, _problem(413, f"the body is larger than {LARGEST_BODY:,} bytes"))
            return
        path = (scope.get("raw_path") or scope["path"].encode()).decode("latin-1").partition("?")[0]
        query = scope["query_string"].decode("latin-1")
        if path.startswith(OWN) and not path.startswith(EXAMPLE):
            await _send(send, self._own(scope["method"], path, query))
            return
        example = ""
        if path.startswith(EXAMPLE):
            example, _, path = path.removeprefix(EXAMPLE).partition("/")
            path = f"/{path}"
        prefix = f"{EXAMPLE}{example}" if example else ""
        request = Request(
            method=scope["method"].upper(),
            path=path,
            query=query,
            headers=headers,
            body=body,
            base=f"{scope.get('scheme', 'http')}://{host}{prefix}",
        )
        if self._latency:
            await asyncio.sleep(self._latency)
        exchange = self._mock.exchange(example, request)
        await _send(send, exchange.answer)

    def _own(self, method: str, path: str, query: str) -> Answer:
        if path == REDIRECTED:
            return Answer(status=200, media_type="text/plain; charset=utf-8", chunks=(b"Hello, world\n",))
        if path != f"{OWN}exchanges":
            return _problem(404, f"there is no {path}; the mock's own page is {OWN}exchanges")
        if method == "DELETE":
            self._mock.forget()
            return Answer(status=204)
        if method != "GET":
            return _problem(405, f"{method} is not known here; GET lists exchanges, DELETE forgets them")
        example = parse_qs(query).get("example", [None])[0]
        found = [record(each) for each in self._mock.recent(example)]
        return Answer(status=200, media_type="application/json", chunks=(msgspec.json.encode(found),))


async def _body(receive: Receive) -> bytes | None:
    chunks: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return b"".join(chunks)
        chunk = message.get("body", b"")
        size += len(chunk)
        if size > LARGEST_BODY:
            return None
        chunks.append(chunk)
        if not message.get("more_body"):
            return b"".join(chunks)


async def _send(send: Send, answer: Answer) -> None:
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in answer.headers]
    if answer.media_type is not None:
        headers.append((b"content-type", answer.media_type.encode("latin-1")))
    several = len(answer.chunks) > 1
    if not several and answer.status not in {204, 304}:
        headers.append((b"content-length", str(sum(map(len, answer.chunks))).encode()))
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    for chunk in answer.chunks[:-1]:
        await send({"type": "http.response.body", "body": chunk, "more_body": True})
        await asyncio.sleep(0)  # each event travels by itself, as those of the real API do
    await send({"type": "http.response.body", "body": answer.chunks[-1] if answer.chunks else b""})


def _problem(status: int, detail: str) -> Answer:
    body = msgspec.json.encode({"title": "The mock does not answer this", "status": status, "detail": detail})
    return Answer(status=status, media_type="application/problem+json", chunks=(body,))


def _bare(host: str) -> str:
    """Return the name in a Host header, without the port."""
    if host.startswith("["):
        return host.partition("]")[0].removeprefix("[").lower()
    return host.partition(":")[0].lower()
