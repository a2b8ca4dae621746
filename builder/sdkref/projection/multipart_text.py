"""Multipart bodies written out, where no client makes them: `multipart/mixed`, and forms inside a part."""

import base64
from collections.abc import Iterator, Mapping

from msgspec import Struct

from sdkref.catalogue.media import essence
from sdkref.catalogue.operation import Encoding, MediaType
from sdkref.catalogue.schema import Array, Json, Schema
from sdkref.catalogue.views import Views
from sdkref.projection.files import is_file, sent_type
from sdkref.projection.wire import compact_json, header_safe, scalar_text

_LINE = "\r\n"
_FILE = base64.b64encode(b"the content of a file").decode()
_DEEPEST = 4


class WrittenBody(Struct, frozen=True):
    """A body as text, and its content type with the boundary that the text has."""

    text: str
    content_type: str


def multipart_text(media: MediaType, value: Json, views: Views) -> WrittenBody:
    """Return a multipart body whose parts are in order and have no names."""
    whole = Encoding(
        property="",
        content_type=media.name,
        inner=media.encodings,
        prefix_encodings=media.prefix_encodings,
        item_encoding=media.item_encoding,
    )
    return nested_text(whole, value, media.schema or media.item_schema, views)


def nested_text(
    encoding: Encoding, value: Json, schema: Schema | None, views: Views, depth: int = 0
) -> WrittenBody:
    """Return a part that holds parts itself; those of a form have names."""
    content_type = header_safe(essence(encoding.content_type or "multipart/mixed"))
    named = content_type == "multipart/form-data"
    parts = [
        _part(*each, named=named, views=views, depth=depth)
        for each in _pieces(encoding, value, schema, views)
    ]
    text = "".join(parts)
    boundary = f"part-{depth + 1}"
    while f"--{boundary}" in text:
        boundary += "-"
    marked = "".join(f"--{boundary}{_LINE}{part}{_LINE}" for part in parts)
    return WrittenBody(f"{marked}--{boundary}--{_LINE}", f"{content_type}; boundary={boundary}")


def _pieces(
    encoding: Encoding, value: Json, schema: Schema | None, views: Views
) -> Iterator[tuple[str, Json, Schema | None, Encoding | None]]:
    """Yield name, value, schema and encoding of each part."""
    if isinstance(value, dict):
        named = {each.property: each for each in encoding.inner}
        kinds: Mapping[str, Schema] = (
            {each.name: each.schema for each in views.object_view(schema).fields} if schema else {}
        )
        for name, each in value.items():
            yield str(name), each, kinds.get(str(name)), named.get(str(name))
        return
    real = views.resolve(schema) if schema is not None else None
    prefix = real.prefix if isinstance(real, Array) else ()
    items = real.items if isinstance(real, Array) else schema
    for number, each in enumerate(value if isinstance(value, list) else [value]):
        first = number < len(encoding.prefix_encodings)
        yield (
            "",
            each,
            prefix[number] if number < len(prefix) else items,
            encoding.prefix_encodings[number] if first else encoding.item_encoding,
        )


def _part(
    name: str,
    value: Json,
    schema: Schema | None,
    encoding: Encoding | None,
    *,
    named: bool,
    views: Views,
    depth: int,
) -> str:
    stated = sent_type(encoding)
    headers: list[str] = []
    if named and name:
        headers.append(f'Content-Disposition: form-data; name="{_quoted(name)}"')
    if stated is not None and encoding is not None and stated.startswith("multipart/") and depth < _DEEPEST:
        inner = nested_text(encoding, value, schema, views, depth + 1)
        return _LINE.join([*headers, f"Content-Type: {inner.content_type}", "", inner.text])
    if schema is not None and is_file(schema, views):
        headers += [
            f"Content-Type: {stated or 'application/octet-stream'}",
            "Content-Transfer-Encoding: base64",
        ]
        return _LINE.join([*headers, "", _FILE])
    kind = stated or ("application/json" if isinstance(value, dict | list) else "text/plain")
    text = compact_json(value) if isinstance(value, dict | list) or "json" in kind else scalar_text(value)
    return _LINE.join([*headers, f"Content-Type: {kind}", "", text])


def _quoted(name: str) -> str:
    return header_safe(name).replace("\\", "\\\\").replace('"', '\\"')
