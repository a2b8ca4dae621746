"""Request bodies: an example value as the content type writes it."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sdkref.catalogue.media import MediaKind, essence, media_kind
from sdkref.catalogue.operation import Encoding, MediaType
from sdkref.catalogue.schema import Array, Json, Schema, String
from sdkref.catalogue.views import Views
from sdkref.projection.calls import (
    FileBody,
    FormBody,
    JsonBody,
    MultipartBody,
    Part,
    RequestContent,
    TextBody,
)
from sdkref.projection.wire import Pair, compact_json, header_safe, scalar_text, styled_pairs

_EXTENSIONS = {
    "application/json": "json",
    "application/jsonl": "jsonl",
    "application/pdf": "pdf",
    "application/zip": "zip",
    "application/gzip": "gz",
    "application/x-tar": "tar",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/csv": "csv",
    "text/html": "html",
    "text/plain": "txt",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/svg+xml": "svg",
    "audio/mpeg": "mp3",
    "audio/wav": "wav",
    "audio/x-wav": "wav",
    "audio/ogg": "ogg",
    "video/mp4": "mp4",
}
_NO_CONTENT_TYPE = re.compile(r"[^A-Za-z0-9!#$&^_.+/;= -]")


def file_name(content_type: str, stem: str = "example") -> str:
    """Return the name of a sample's file of a content type: `example.png`."""
    return f"{stem}.{_EXTENSIONS.get(essence(content_type), 'bin')}"


def request_content(media: MediaType, value: Json, views: Views) -> RequestContent | None:
    """Return a body with an example value, as its content type writes it; None for an empty one."""
    return _MAKERS[media_kind(media.name)](media, value, views)


def _json(media: MediaType, value: Json, views: Views) -> RequestContent:
    if media.schema is not None and _is_file(media.schema, views):
        return FileBody(file_name(media.name))
    return JsonBody(value)


def parsed(media: MediaType, value: Json, views: Views) -> Json:
    """Return an example that a description gives as JSON text as the value that it stands for."""
    if not isinstance(value, str) or media_kind(media.name) not in {"json", "form", "multipart"}:
        return value
    if media.schema is not None and isinstance(views.resolve(media.schema), String):
        return value
    try:
        return json.loads(value, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return value


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _form(media: MediaType, value: Json, views: Views) -> RequestContent | None:  # noqa: ARG001 - a table
    if not isinstance(value, dict):
        return TextBody(scalar_text(value)) if value not in (None, "") else None
    encodings = {encoding.property: encoding for encoding in media.encodings}
    pairs = [pair for name, each in value.items() for pair in _form_pairs(name, each, encodings.get(name))]
    return FormBody(tuple(Pair(pair.name, pair.value) for pair in pairs)) if pairs else None


def _form_pairs(name: str, value: Json, encoding: Encoding | None) -> tuple[Pair, ...]:
    if encoding is not None and encoding.style is not None:
        explode = encoding.style == "form" if encoding.explode is None else encoding.explode
        return styled_pairs(name, value, encoding.style, explode=explode, reserved=False)
    if isinstance(value, list):
        return tuple(Pair(name, scalar_text(each)) for each in value)
    return (Pair(name, scalar_text(value)),)


def _multipart(media: MediaType, value: Json, views: Views) -> RequestContent | None:
    fields = views.object_view(media.schema).fields if media.schema is not None else ()
    kinds = {field.name: field.schema for field in fields}
    members: dict[str, Json] = dict(value) if isinstance(value, dict) else {}
    for field in fields:
        if field.required:
            members.setdefault(field.name, "")
    encodings = {encoding.property: encoding for encoding in media.encodings}
    parts = [
        part
        for name, each in members.items()
        for part in _parts(name, each, kinds.get(name), encodings.get(name), views)
    ]
    return MultipartBody(tuple(parts)) if parts else None


def _parts(
    name: str, value: Json, schema: Schema | None, encoding: Encoding | None, views: Views
) -> Iterator[Part]:
    stated = _content_type(encoding)
    if schema is not None and _is_file(schema, views):
        real = views.resolve(schema)
        held = real.content_media_type if isinstance(real, String) else None
        content_type = stated or held or "application/octet-stream"
        yield Part(name=name, file=file_name(content_type), content_type=content_type)
        return
    if isinstance(value, list):
        whole = views.resolve(schema) if schema is not None else None
        items = whole.items if isinstance(whole, Array) else None
        for each in value:
            yield from _parts(name, each, items, encoding, views)
        return
    text = compact_json(value) if isinstance(value, dict) else scalar_text(value)
    yield Part(name=name, text=text, content_type=stated)


def _content_type(encoding: Encoding | None) -> str | None:
    """Return the first content type that an encoding names, unless it is a wildcard or could not be sent."""
    if encoding is None or encoding.content_type is None:
        return None
    first = header_safe(encoding.content_type.partition(",")[0])
    return None if "*" in first or "/" not in first or _NO_CONTENT_TYPE.search(first) else first


def _is_file(schema: Schema, views: Views) -> bool:
    match views.resolve(schema):
        case String(format="binary"):
            return True
        case String(content_media_type=held, content_encoding=None, format=None) if held is not None:
            return media_kind(held) == "binary"
        case _:
            return False


def _text(media: MediaType, value: Json, views: Views) -> RequestContent:
    if isinstance(value, str) and value and not (media.schema is not None and _is_file(media.schema, views)):
        return TextBody(value)
    return FileBody(file_name(media.name))


def _declared_text(media: MediaType, value: Json, views: Views) -> RequestContent:
    # Only a description can say what such a text looks like.
    declared = any(example.value == value for example in media.examples)
    return _text(media, value, views) if declared else FileBody(file_name(media.name))


def _lines(media: MediaType, value: Json, views: Views) -> RequestContent:
    if isinstance(value, str):
        return _text(media, value, views)
    items = value if isinstance(value, list) else [value]
    return TextBody("".join(f"{compact_json(each)}\n" for each in items))


def _file(media: MediaType, value: Json, views: Views) -> RequestContent:  # noqa: ARG001 - a table
    return FileBody(file_name(media.name))


_MAKERS: Mapping[MediaKind, Callable[[MediaType, Json, Views], RequestContent | None]] = {
    "json": _json,
    "any": _json,
    "form": _form,
    "multipart": _multipart,
    "events": _declared_text,
    "lines": _lines,
    "text": _text,
    "xml": _declared_text,
    "binary": _file,
}
