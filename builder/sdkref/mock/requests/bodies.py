"""The body of a request: which of the declared representations it is, and the value that it holds."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from sdkref.catalogue.media import MediaKind, essence, media_kind
from sdkref.catalogue.operation import MediaType, Operation
from sdkref.catalogue.schema import Json
from sdkref.catalogue.views import Views
from sdkref.mock.exchange import Code, Request, Violation
from sdkref.mock.requests.body_fault import BodyFault
from sdkref.mock.requests.coercion import Coercer
from sdkref.mock.requests.compression import unpacked
from sdkref.mock.requests.content_types import ContentType, content_type, representation
from sdkref.mock.requests.forms import FormReader, is_file
from sdkref.mock.requests.json_text import JsonFault, read_json
from sdkref.mock.requests.styles import shapes_of
from sdkref.mock.requests.texts import text_of
from sdkref.mock.requests.trees import FileText, files_in, without_marks
from sdkref.mock.requests.xml_values import xml_tree
from sdkref.words import one_line

_BODILESS = frozenset({"GET", "HEAD", "TRACE", "CONNECT", "DELETE"})
"""Methods to which many clients give no body, whatever a description says."""

_NOTHING = frozenset({b"", b"{}", b"null"})
"""What clients send that always send something."""

_WITHOUT_FILES: frozenset[MediaKind] = frozenset({"json", "lines"})
"""Kinds of bodies that hold no files: where nothing is marked, nothing is looked for."""


class BodyReading(Struct, frozen=True, kw_only=True):
    """What the body of a request is."""

    media: MediaType | None = None
    value: Json | UnsetType = UNSET
    files: frozenset[str] = frozenset()
    violations: tuple[Violation, ...] = ()


_Read: TypeAlias = Callable[[bytes, MediaType, ContentType], Json | BodyFault]


class BodyReader:
    """Reads the bodies of one catalogue's requests."""

    def __init__(self, views: Views, coercer: Coercer) -> None:
        self._views, self._coercer = views, coercer
        self._forms = FormReader(views, coercer)
        self._readers: Mapping[MediaKind, _Read] = {
            "json": _json,
            "any": _binary,
            "form": self._forms.form,
            "multipart": self._forms.multipart,
            "events": _binary,
            "lines": _lines,
            "text": self._text,
            "xml": self._xml,
            "binary": _binary,
        }

    def read(self, request: Request, operation: Operation) -> BodyReading:
        """Return the value of a request's body, or what is wrong with it."""
        declared = operation.request_body
        if declared is None:
            return _unexpected(request)
        if not declared.content:
            return BodyReading()
        sent = content_type(request.header("content-type"))
        if not request.body and not self._is_empty_value(sent, declared.content):
            missing = declared.required and operation.method not in _BODILESS
            known = _names(declared.content)
            message = f"the operation requires a body ({known}), and none came; send one"
            return _faulty("missing-body", operation, message) if missing else BodyReading()
        header = request.header("content-type")
        media = representation(header, declared.content) if header is not None else declared.content[0]
        if media is None:
            known, told = _names(declared.content), one_line(header or "")[:80]
            message = f"the body cannot be `{told}`; send {known}"
            return _faulty("unknown-media-type", operation, message, essence(header or ""))
        reading = self._read(request, operation, media, sent)
        if header is not None or not request.body:
            return reading
        message = f"the request has a body and no Content-Type; send {_names(declared.content)}"
        unnamed = _faulty("unknown-media-type", operation, message)
        return replace(reading if len(declared.content) == 1 else unnamed, violations=unnamed.violations)

    def _is_empty_value(self, sent: ContentType, content: tuple[MediaType, ...]) -> bool:
        """Return whether a body of no bytes is one: a form without entries, an empty text or file."""
        if sent.name:
            return media_kind(sent.name) in {"form", "text", "binary"}
        return len(content) == 1 and media_kind(content[0].name) == "form"

    def _read(
        self, request: Request, operation: Operation, media: MediaType, sent: ContentType
    ) -> BodyReading:
        data = unpacked(request.body, request.header("content-encoding") or "")
        kind = media_kind(sent.name or media.name)
        read = self._readers[kind]
        if (
            media.schema is not None
            and kind not in {"form", "multipart"}
            and is_file(media.schema, self._views)
        ):
            read = _binary
        value = data if isinstance(data, BodyFault) else read(data, media, sent)
        if isinstance(value, BodyFault):
            message = f"the body is no {one_line(sent.name or media.name)}: {value.message}"
            found = _faulty("unreadable-body", operation, message, media.name, value.pointer)
            return BodyReading(media=media, violations=found.violations)
        if kind in _WITHOUT_FILES and read is not _binary:
            return BodyReading(media=media, value=value)
        return BodyReading(media=media, value=without_marks(value), files=frozenset(files_in(value)))

    def _text(self, data: bytes, media: MediaType, sent: ContentType) -> Json | BodyFault:
        text = text_of(data, sent.charset)
        if isinstance(text, BodyFault) or media.schema is None:
            return text
        if "scalar" not in shapes_of(media.schema, self._views):
            # How a text holds data is its own language's business: YAML, GraphQL, tables.
            return FileText(text)
        return self._coercer.value(text, media.schema)

    def _xml(self, data: bytes, media: MediaType, sent: ContentType) -> Json | BodyFault:
        tree = xml_tree(data, sent, media.schema, self._views)
        if isinstance(tree, BodyFault | FileText) or media.schema is None:
            return tree
        return self._coercer.value(tree, media.schema)


def _json(data: bytes, media: MediaType, sent: ContentType) -> Json | BodyFault:  # noqa: ARG001 - a table
    text = text_of(data, sent.charset)
    value = text if isinstance(text, BodyFault) else read_json(text)
    return BodyFault(str(value)) if isinstance(value, JsonFault) else value


def _lines(data: bytes, media: MediaType, sent: ContentType) -> Json | BodyFault:  # noqa: ARG001 - a table
    text = text_of(data, sent.charset)
    if isinstance(text, BodyFault):
        return text
    values = []
    for number, line in enumerate(text.split("\n"), 1):
        plain = line.strip().lstrip("\x1e")
        if plain:
            value = read_json(plain)
            if isinstance(value, JsonFault):
                return BodyFault(f"line {number}, column {value.column}: {value.fact}")
            values.append(value)
    return values


def _binary(data: bytes, media: MediaType, sent: ContentType) -> Json | BodyFault:  # noqa: ARG001 - a table
    return FileText(data.decode("latin-1"))


def _unexpected(request: Request) -> BodyReading:
    if request.body.strip() in _NOTHING:
        return BodyReading()
    message = f"the operation takes no body, and {len(request.body)} bytes came; leave the body out"
    return BodyReading(violations=(Violation(code="unexpected-body", where="body", message=message),))


def _faulty(code: Code, operation: Operation, message: str, name: str = "", pointer: str = "") -> BodyReading:
    body = operation.request_body
    declared = body.location if body is not None else None
    return BodyReading(
        violations=(
            Violation(
                code=code, where="body", name=name, pointer=pointer, message=message, declared=declared
            ),
        )
    )


def _names(content: tuple[MediaType, ...]) -> str:
    return " or ".join(one_line(media.name) for media in content)
