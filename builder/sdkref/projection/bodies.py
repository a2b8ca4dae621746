"""Request bodies: an example value as the content type writes it."""

from collections.abc import Callable, Iterator, Mapping

from sdkref.catalogue.media import MediaKind, essence, media_kind
from sdkref.catalogue.operation import Encoding, MediaType
from sdkref.catalogue.schema import Array, Json, Schema, String
from sdkref.catalogue.views import Views
from sdkref.catalogue.xml_text import xml_text
from sdkref.projection.calls import (
    FileBody,
    FormBody,
    JsonBody,
    MultipartBody,
    Part,
    RequestContent,
    TextBody,
)
from sdkref.projection.events import events_text, lines_text
from sdkref.projection.files import file_name, is_file, meant, member_of, named_file, sent_type
from sdkref.projection.multipart_text import multipart_text, nested_text
from sdkref.projection.wire import Pair, compact_json, scalar_text, styled_pairs


def request_content(media: MediaType, value: Json, views: Views) -> RequestContent | None:
    """Return a body with an example value, as its content type writes it; None for an empty one."""
    return _MAKERS[media_kind(member_of(media.name))](media, value, views)


def _json(media: MediaType, value: Json, views: Views) -> RequestContent:
    if media.schema is not None and is_file(media.schema, views):
        return _file(media, value, views)
    return JsonBody(value)


def _form(media: MediaType, value: Json, views: Views) -> RequestContent | None:  # noqa: ARG001 - a table
    if not isinstance(value, dict):
        return TextBody(scalar_text(value)) if value not in (None, "") else None
    encodings = {encoding.property: encoding for encoding in media.encodings}
    pairs = [pair for name, each in value.items() for pair in _form_pairs(name, each, encodings.get(name))]
    return FormBody(tuple(Pair(pair.name, pair.value) for pair in pairs)) if pairs else None


def _form_pairs(name: str, value: Json, encoding: Encoding | None) -> tuple[Pair, ...]:
    if encoding is not None and (encoding.style is not None or encoding.explode is not None):
        style = encoding.style or "form"
        explode = style == "form" if encoding.explode is None else encoding.explode
        return styled_pairs(name, value, style, explode=explode, reserved=False)
    if encoding is not None and sent_type(encoding) is not None:
        return (Pair(name, scalar_text(value)),)
    if isinstance(value, list):
        return tuple(Pair(name, scalar_text(each)) for each in value)
    return (Pair(name, scalar_text(value)),)


def _multipart(media: MediaType, value: Json, views: Views) -> RequestContent | None:
    if essence(media.name) not in {"multipart/form-data", "multipart/*"}:
        written = multipart_text(media, value, views)
        return TextBody(written.text, written.content_type)
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
    stated = sent_type(encoding)
    if encoding is not None and stated is not None and stated.startswith("multipart/"):
        inner = nested_text(encoding, value, schema, views)
        yield Part(name=name, text=inner.text, content_type=inner.content_type)
        return
    schema = meant(schema, value, views) if schema is not None else None
    if schema is not None and is_file(schema, views):
        real = views.resolve(schema)
        held = real.content_media_type if isinstance(real, String) else None
        content_type = stated or held or "application/octet-stream"
        yield Part(name=name, file=named_file(value) or file_name(content_type), content_type=content_type)
        return
    whole = views.resolve(schema) if schema is not None else None
    items = whole.items if isinstance(whole, Array) else None
    of_files = items is not None and is_file(items, views)
    if isinstance(value, list | dict) and encoding is not None and encoding.style and not of_files:
        for pair in _form_pairs(name, value, encoding):
            yield Part(name=pair.name, text=pair.value, content_type=stated)
        return
    if isinstance(value, list):
        for each in value:
            yield from _parts(name, each, items, encoding, views)
        return
    text = compact_json(value) if isinstance(value, dict) else scalar_text(value)
    yield Part(name=name, text=text, content_type=stated)


def _text(media: MediaType, value: Json, views: Views) -> RequestContent:
    if isinstance(value, str) and value and not (media.schema is not None and is_file(media.schema, views)):
        return TextBody(value)
    if isinstance(value, dict | list) and value:
        # Only a description can give data for a text: that is its example, however it should be written.
        return TextBody(compact_json(value))
    return _file(media, value, views)


def _xml(media: MediaType, value: Json, views: Views) -> RequestContent:
    if isinstance(value, dict | list):
        return TextBody(xml_text(value, media.schema, views))
    return _declared_text(media, value, views)


def _declared_text(media: MediaType, value: Json, views: Views) -> RequestContent:
    # Only a description can say what such a text looks like.
    declared = any(value in (example.value, example.serialized) for example in media.examples)
    declared = declared or (media.schema is not None and value in views.resolve(media.schema).examples)
    return _text(media, value, views) if declared else _file(media, value, views)


def _stream(
    write: Callable[[list[Json]], str], end: str
) -> Callable[[MediaType, Json, Views], RequestContent]:
    def make(media: MediaType, value: Json, views: Views) -> RequestContent:
        if isinstance(value, str):
            return _text(media, value, views)
        return TextBody(write(value if isinstance(value, list) else [value]) + end)

    return make


def _file(media: MediaType, value: Json, views: Views) -> RequestContent:  # noqa: ARG001 - a table
    return FileBody(file_name(member_of(media.name)))


_MAKERS: Mapping[MediaKind, Callable[[MediaType, Json, Views], RequestContent | None]] = {
    "json": _json,
    "any": _json,
    "form": _form,
    "multipart": _multipart,
    "events": _stream(events_text, "\n\n"),
    "lines": _stream(lines_text, "\n"),
    "text": _text,
    "xml": _xml,
    "binary": _file,
}
