"""Calls of samples sent for real: the bytes that httpx puts on the wire, as the generated programs use it."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import httpx

from sdkref.mock.exchange import Request
from sdkref.projection.authorization import Secret
from sdkref.projection.calls import Call, FileBody, FormBody, JsonBody, MultipartBody, Part, TextBody
from sdkref.projection.wire import Pair

FILE = b"\x89 content \xff"
SECRET = "sk-1234"  # what every key of a sample holds
BASE = "http://mock.test"


def sent(call: Call) -> Request:
    """Send a call and return the request as a server takes it."""
    kept: list[httpx.Request] = []

    def take(request: httpx.Request) -> httpx.Response:
        kept.append(request)
        return httpx.Response(204)

    pairs = [*call.query, *(Pair(each.name, SECRET) for each in call.query_secrets)]
    url = f"{BASE}{call.path}"
    query: dict[str, Any] | None = _mapping(pairs) or None
    if call.raw_query:
        url += f"?{call.raw_query}" + (f"&{httpx.QueryParams(query)}" if query else "")
        query = None
    headers = {each.name: "".join(map(_text, each.value)) for each in call.headers}
    with httpx.Client(transport=httpx.MockTransport(take)) as client:
        client.request(
            call.method,
            url,
            params=query,
            headers=headers,
            auth=(SECRET, SECRET) if call.basic else None,
            **_body(call),
        )
    target = kept[0].url.raw_path.decode("ascii")
    path, _, text = target.partition("?")
    return Request(
        method=kept[0].method,
        path=path,
        query=text,
        headers=tuple((name.lower(), value) for name, value in kept[0].headers.multi_items()),
        body=kept[0].read(),
    )


def _text(piece: str | Secret) -> str:
    return piece if isinstance(piece, str) else SECRET


def _mapping(pairs: Sequence[Pair]) -> dict[str, Any]:
    counts = Counter(pair.name for pair in pairs)
    result: dict[str, Any] = {}
    for pair in pairs:
        if counts[pair.name] > 1:
            result.setdefault(pair.name, []).append(pair.value)
        else:
            result[pair.name] = pair.value
    return result


def _body(call: Call) -> dict[str, Any]:  # noqa: PLR0911 - one answer a kind
    match call.body:
        case JsonBody(value=None):
            return {"content": "null"}
        case JsonBody(value=value):
            return {"json": value}
        case FormBody(pairs=pairs):
            return {"data": _mapping(pairs)}
        case TextBody(text=text):
            return {"content": text}
        case FileBody():
            return {"content": FILE}
        case MultipartBody(parts=parts):
            return _multipart(parts)
        case None:
            return {}


def _multipart(parts: Sequence[Part]) -> dict[str, Any]:
    """Return the arguments of httpx for a multipart body."""
    plain = [each for each in parts if each.file is None and each.content_type is None]
    special = [each for each in parts if each not in plain]
    if not special:
        special, plain = plain, []
    files: list[tuple[str, Any]] = []
    for each in special:
        held = (None, each.text) if each.file is None else (each.file, FILE)
        files.append((each.name, (*held, each.content_type) if each.content_type else held))
    return {"data": _mapping([Pair(each.name, each.text) for each in plain]), "files": files}
