"""Values written in a media type: the bytes of an answer, chunk by chunk."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

import msgspec
from msgspec import UNSET, Struct

from sdkref.catalogue.media import MediaKind, essence, media_kind
from sdkref.catalogue.schema import Json, Schema
from sdkref.catalogue.written_json import json_bytes, scalar_text
from sdkref.mock.answers.binary import BYTES, file_of
from sdkref.mock.answers.payloads import Payload

_BOUNDARY = "sdkref-boundary"
_PAGE = "<!doctype html>\n<title>Example</title>\n<p>Hello, world</p>\n"
_TEXTS: Mapping[str, str] = {
    "text/html": _PAGE,
    "text/csv": "id,name\n1,Example\n",
    "text/tab-separated-values": "id\tname\n1\tExample\n",
    "text/markdown": "# Example\n\nHello, world\n",
    "text/css": "body { color: black }\n",
    "text/javascript": "export {};\n",
    "application/javascript": "export {};\n",
    "text/vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nHello, world\n",
    "text/calendar": "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:sdkref\r\nEND:VCALENDAR\r\n",
}
"""Texts of types whose readers expect a form."""


class Written(Struct, frozen=True):
    """The body of an answer, and its whole Content-Type."""

    media_type: str
    chunks: tuple[bytes, ...]


def written(
    name: str, payload: Payload, schema: Schema | None, xml: Callable[[Json, Schema | None], str]
) -> Written:
    """Return a payload in a media type that is no stream; `xml` writes a value as a document."""
    kind = media_kind(name)
    if kind == "any":
        return _WRITERS["json"](sent_name(name), payload)
    if kind == "xml" and file_of(name) is None:
        text = payload.text if payload.text is not None else xml(_value(payload), schema)
        return Written(with_charset(name), (text.encode(errors="replace"),))
    return _WRITERS.get(kind, _binary)(sent_name(name), payload)


def sent_name(name: str) -> str:
    """Return the content type that is sent for a declared one, which may be a range."""
    plain = essence(name)
    if "*" not in plain:
        return name
    main = plain.partition("/")[0]
    return {"text": "text/plain", "image": "image/png", "audio": "audio/wav", "video": "video/mp4"}.get(
        main, "application/json"
    )


def with_charset(name: str) -> str:
    """Return a content type of text with the charset that all answers are written in."""
    return name if "charset=" in name.lower() else f"{name}; charset=utf-8"


def _value(payload: Payload) -> Json:
    return {} if payload.value is UNSET else payload.value


def _json(name: str, payload: Payload) -> Written:
    return Written(name, (json_bytes(_value(payload)),))


def _text(name: str, payload: Payload) -> Written:
    usual = _TEXTS.get(essence(name))
    if payload.text is not None:
        text = payload.text
    elif usual is not None and not payload.declared:
        text = usual
    else:
        text = scalar_text("Hello, world" if payload.value is UNSET else payload.value)
    return Written(with_charset(name), (text.encode(errors="replace"),))


def _form(name: str, payload: Payload) -> Written:
    value = _value(payload)
    members = value.items() if isinstance(value, dict) else (("value", value),)
    pairs = [
        (key, scalar_text(each))
        for key, held in members
        for each in (held if isinstance(held, list) else (held,))
    ]
    return Written(name, (urlencode(pairs, errors="replace").encode(),))


def _multipart(name: str, payload: Payload) -> Written:
    value = _value(payload)
    members = value.items() if isinstance(value, dict) else (("", each) for each in _listed(value))
    body = b""
    for key, each in members:
        plain = isinstance(each, str)
        quoted = key.replace("\\", "\\\\").replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
        place = f'Content-Disposition: form-data; name="{quoted}"\r\n' if key else ""
        kind = "text/plain; charset=utf-8" if plain else "application/json"
        head = f"--{_BOUNDARY}\r\n{place}Content-Type: {kind}\r\n\r\n"
        body += head.encode(errors="replace") + scalar_text(each).encode(errors="replace") + b"\r\n"
    return Written(f"{essence(name)}; boundary={_BOUNDARY}", (body + f"--{_BOUNDARY}--\r\n".encode(),))


def _listed(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [value]


def _binary(name: str, payload: Payload) -> Written:
    file = file_of(name)
    value = payload.value
    plain = essence(name)
    if isinstance(value, dict | list) and plain in {"application/msgpack", "application/x-msgpack"}:
        data = msgspec.msgpack.encode(value)
    elif isinstance(value, dict | list):  # the description says of what it calls a file that it is data
        data = json_bytes(value)
    elif file is not None:
        data = file
    elif payload.text is not None:
        data = payload.text.encode(errors="replace")
    else:
        data = BYTES
    return Written(name, (data,))


_WRITERS: Mapping[MediaKind, Callable[[str, Payload], Written]] = {
    "json": _json,
    "text": _text,
    "form": _form,
    "multipart": _multipart,
    "binary": _binary,
}
