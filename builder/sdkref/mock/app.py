"""The mock as an ASGI application: prefixes that tell examples apart, hosts, delays, and its own pages.

`/__sdkref/example/NAME/…` is the API itself, asked by the example of that name. `/__sdkref/exchanges` lists
what was asked (`?example=NAME`: by one; `?operation=GET%20/pets`; `?refused=true`), and forgets it on DELETE.
"""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias
from urllib.parse import parse_qsl

import msgspec
from msgspec.structs import replace

from sdkref.mock.answers.problems import told_problem
from sdkref.mock.answers.response_headers import REDIRECTED
from sdkref.mock.api import is_at_fault
from sdkref.mock.exchange import Answer, Exchange, Request
from sdkref.mock.hosts import head_fault
from sdkref.mock.mock import Mock
from sdkref.mock.origins import leave, preflight
from sdkref.mock.record import record
from sdkref.visible import visible

Scope: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send: TypeAlias = Callable[[MutableMapping[str, Any]], Awaitable[None]]

OWN = "/__sdkref/"
EXAMPLE = f"{OWN}example/"
LARGEST_BODY = 64 * 1024 * 1024
"""Bytes of a request's body; a larger one is refused."""

BETWEEN_EVENTS = 0.1
"""The share of the latency that passes between the events of a stream."""


class MockApp:
    """An ASGI application that answers as a mock does, to clients that call it by a name it knows."""

    def __init__(
        self,
        mock: Mock,
        hosts: frozenset[str],
        latency: float = 0.0,
        tell: Callable[[Exchange], None] = lambda _: None,
        origins: frozenset[str] = frozenset(),
    ) -> None:
        self._mock, self._hosts, self._latency, self._tell = mock, hosts, latency, tell
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            raise RuntimeError(f"the mock speaks HTTP only, not {scope['type']}")
        headers = tuple(
            (name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in scope["headers"]
        )
        fault = head_fault(headers, self._hosts)
        if fault is not None:
            await _send(send, told_problem(*fault))
            return
        host = next(value for name, value in headers if name == "host").strip()
        try:
            body = await _body(receive)
        except _GoneError:
            return
        if body is None:
            await _send(send, told_problem(413, f"the body is larger than {LARGEST_BODY:,} bytes"))
            return
        path = (scope.get("raw_path") or scope["path"].encode()).decode("latin-1").partition("?")[0]
        query = scope["query_string"].decode("latin-1")
        example = ""
        if path.startswith(EXAMPLE):
            example, _, path = path.removeprefix(EXAMPLE).partition("/")
            path = f"/{path}"
        own = path.startswith(OWN) and not example
        if own or path == REDIRECTED:  # an example that follows a redirect did nothing wrong
            await _send(send, self._own(scope["method"], path, query))
            return
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
        leaving = preflight(request, self._origins)
        if leaving is not None:
            await _send(send, leaving)
            return
        exchange = self._mock.exchange(example, request)
        self._tell(exchange)
        answer = exchange.answer
        if allowed := leave(request, self._origins):
            answer = replace(answer, headers=(*answer.headers, *allowed))
        await _send(send, answer, self._latency * BETWEEN_EVENTS)

    def _own(self, method: str, path: str, query: str) -> Answer:
        if path == REDIRECTED:
            return Answer(status=200, media_type="text/plain; charset=utf-8", chunks=(b"Hello, world\n",))
        if path != f"{OWN}exchanges":
            return told_problem(
                404, f"there is no {visible(path)[:200]}; the mock's own page is {OWN}exchanges"
            )
        if method == "DELETE":
            self._mock.forget()
            return Answer(status=204)
        if method not in {"GET", "HEAD"}:
            fact = f"{method} is not known here; GET lists exchanges, DELETE forgets them"
            return told_problem(405, fact, (("Allow", "DELETE, GET, HEAD"),))
        asked = dict(parse_qsl(query))
        recent = self._mock.recent(asked.get("example"))
        if "operation" in asked:
            recent = [each for each in recent if each.operation == asked["operation"]]
        if asked.get("refused") == "true":
            recent = [each for each in recent if is_at_fault(each.violations)]
        found = [record(each, self._mock.hiding) for each in recent]
        return Answer(status=200, media_type="application/json", chunks=(msgspec.json.encode(found),))


class _GoneError(Exception):
    """The client went away before it had sent all."""


async def _body(receive: Receive) -> bytes | None:
    """Return the body of a request, None where it is too large; raise `_GoneError` where it never ends."""
    chunks: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _GoneError
        chunk = message.get("body", b"")
        size += len(chunk)
        if size > LARGEST_BODY:
            return None
        chunks.append(chunk)
        if not message.get("more_body"):
            return b"".join(chunks)


async def _send(send: Send, answer: Answer, apart: float = 0.0) -> None:
    """Send an answer; the events of a stream come so many seconds apart."""
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in answer.headers]
    if answer.media_type is not None:
        headers.append((b"content-type", answer.media_type.encode("latin-1")))
    several = len(answer.chunks) > 1
    told = any(name.lower() == "content-length" for name, _ in answer.headers)
    if not several and not told and answer.status not in {204, 304}:
        headers.append((b"content-length", str(sum(map(len, answer.chunks))).encode()))
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    for chunk in answer.chunks[:-1]:
        await send({"type": "http.response.body", "body": chunk, "more_body": True})
        await asyncio.sleep(apart)  # each event travels by itself, as those of the real API do
    await send({"type": "http.response.body", "body": answer.chunks[-1] if answer.chunks else b""})
