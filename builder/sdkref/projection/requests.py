"""From an operation to the requests that its samples show."""

from collections.abc import Iterator, Mapping

from msgspec import UNSET, Struct
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.fitting import Direction
from sdkref.catalogue.media import MediaKind, essence, in_order, media_kind, preferred
from sdkref.catalogue.operation import MediaType, Operation, Parameter, Response
from sdkref.catalogue.schema import Array, Json, Object
from sdkref.catalogue.values import ExampleMaker
from sdkref.catalogue.views import Views
from sdkref.projection.addresses import base_url
from sdkref.projection.authorization import Authority
from sdkref.projection.bodies import request_content
from sdkref.projection.calls import (
    AnswerKind,
    Call,
    FileBody,
    FormBody,
    Header,
    JsonBody,
    MultipartBody,
    RequestContent,
    TextBody,
)
from sdkref.projection.environment import base_url_variable
from sdkref.projection.files import file_name, member_of
from sdkref.projection.form_values import written_out
from sdkref.projection.frame import Frame, frame
from sdkref.projection.shown_examples import ExampleLister, distinct_name, sent_examples
from sdkref.projection.wire import header_safe

_BODILESS = frozenset({"GET", "HEAD", "TRACE", "CONNECT"})
"""Methods whose requests have no body: `fetch` refuses one, and HTTP gives it no meaning."""

_REDIRECTS = frozenset({"301", "302", "303", "307", "308", "3XX"})


class _Sent(Struct, frozen=True, kw_only=True):
    """What one sample sends, and what it is called."""

    name: str = "Default"
    description: str = ""
    media: MediaType | None = None
    value: Json = UNSET


class CallMaker:
    """Makes the calls of one catalogue's operations."""

    def __init__(
        self,
        catalogue: Catalogue,
        views: Views,
        maker: ExampleMaker,
        authority: Authority,
        examples: ExampleLister,
    ) -> None:
        self._servers = catalogue.servers
        self._variable = base_url_variable(catalogue)
        self._views, self._maker, self._authority, self._examples = views, maker, authority, examples

    def calls(self, operation: Operation, direction: Direction = "request") -> tuple[Call, ...]:
        """Return a call for each named example of the first media type, one for every other: at least one."""
        around = frame(operation, self._values(operation), self._authority.credentials(operation))
        return tuple(self._call(operation, around, each) for each in self._all_sent(operation, direction))

    def _all_sent(self, operation: Operation, direction: Direction) -> Iterator[_Sent]:
        content = request_media(operation)
        if not content:
            yield _Sent()
        taken: set[str] = set()
        for number, media in enumerate(content):
            for sent in self._sent(media, direction, first=number == 0):
                each = self._without_body(operation, sent)
                name = each.name
                if number:
                    kind = essence(media.name)
                    name = kind if name == "Default" else f"{name} ({kind})"
                yield replace(each, name=distinct_name(name, taken))

    def _sent(self, media: MediaType, direction: Direction, *, first: bool) -> Iterator[_Sent]:
        found = sent_examples(self._examples.of(media, direction), first=first)
        for each in found:
            value = each.value
            if each.made and media.schema is not None and media_kind(media.name) == "form":
                value = written_out(value, media.schema, self._views, self._maker)
            yield _Sent(name=each.name, description=each.description, media=media, value=value)
        if not found:
            yield _Sent(media=media, value={})

    def _without_body(self, operation: Operation, sent: _Sent) -> _Sent:
        """Return what is sent without a body where an example says so: null, which the body cannot be."""
        body = operation.request_body
        if sent.value is not None or body is None or body.required or sent.media is None:
            return sent
        real = self._views.resolve(sent.media.schema) if sent.media.schema is not None else None
        cannot = isinstance(real, Object | Array) and not real.nullable
        return replace(sent, media=None) if cannot else sent

    def _values(self, operation: Operation) -> list[tuple[Parameter, Json]]:
        """Return the parameters that a sample shows, each with its value."""
        shown: list[tuple[Parameter, Json]] = []
        for parameter in operation.parameters:
            declared = [example.value for example in parameter.examples if example.value is not UNSET]
            real = self._views.resolve(parameter.schema)
            if declared:
                shown.append((parameter, declared[0]))
            elif parameter.required or parameter.place == "path" or real.examples:
                shown.append((parameter, self._maker.value(parameter.schema, "request")))
        return shown

    def _call(self, operation: Operation, around: Frame, sent: _Sent) -> Call:
        answer, wanted = _answer(operation, sent.value)
        body = request_content(sent.media, sent.value, self._views) if sent.media is not None else None
        return Call(
            name=sent.name,
            description=sent.description,
            method=operation.method,
            base_url=base_url(operation.servers or self._servers),
            base_variable=self._variable,
            path=around.path,
            query=around.query,
            raw_query=around.raw_query,
            query_secrets=around.query_secrets,
            headers=(*_content_headers(sent.media, body, wanted), *around.headers),
            basic=around.basic,
            body=body,
            answer=answer,
            record_marks=wanted is not None and essence(wanted.name).endswith("json-seq"),
            may_be_empty=answer not in {"empty", "redirect"}
            and any(not each.content for each in operation.responses if each.status.startswith("2")),
            answer_file=file_name(member_of(wanted.name), "answer") if wanted is not None else "",
        )


def request_media(operation: Operation) -> list[MediaType]:
    """Return the media types of a request's body, what a reader wants first in front."""
    if operation.request_body is None or operation.method in _BODILESS:
        return []
    return in_order(operation.request_body.content)


def _content_headers(
    media: MediaType | None, body: RequestContent | None, wanted: MediaType | None
) -> Iterator[Header]:
    if wanted is not None and (accept := header_safe(wanted.name)):
        yield Header("Accept", (accept,))
    if media is None or body is None or isinstance(body, MultipartBody):
        return
    name = member_of(media.name)
    content_type = _OPEN_TYPES[type(body)] if "*" in name else header_safe(name)
    if isinstance(body, TextBody) and body.content_type:
        content_type = body.content_type
    if content_type:
        yield Header("Content-Type", (content_type,))


_OPEN_TYPES: Mapping[type, str] = {
    JsonBody: "application/json",
    FormBody: "application/x-www-form-urlencoded",
    TextBody: "text/plain",
    FileBody: "application/octet-stream",
}
"""What is sent where a content type is a range, such as `*/*`."""
_ANSWERS: Mapping[MediaKind, AnswerKind] = {
    "json": "json",
    "events": "events",
    "lines": "lines",
    "binary": "binary",
}


def _answer(operation: Operation, value: Json) -> tuple[AnswerKind, MediaType | None]:
    """Return what a sample does with the answer, and the representation that it asks for."""
    good = [each for each in operation.responses if each.status.startswith(("2", "1"))]
    held = next((each for each in good if each.content), None)
    if held is None and any(each.status in _REDIRECTS for each in operation.responses) and not good:
        return "redirect", None
    if held is None and not good:
        held = next((each for each in operation.responses if each.status == "default" and each.content), None)
    if held is None:
        return ("empty" if good else "text"), None
    media = _asked(held, value)
    if operation.method == "HEAD":
        return "empty", media
    return _ANSWERS.get(media_kind(media.name), "text"), media


def _asked(response: Response, value: Json) -> MediaType:
    # Asking for a stream in the body is how APIs that answer both ways let a caller choose.
    if isinstance(value, dict) and value.get("stream") is True:
        for media in response.content:
            if media_kind(media.name) in {"events", "lines"}:
                return media
    best = preferred(response.content)
    return best if best is not None else response.content[0]
