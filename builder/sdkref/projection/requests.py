"""From an operation to the requests that its samples show."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import UNSET

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.fitting import Direction
from sdkref.catalogue.media import MediaKind, media_kind, preferred
from sdkref.catalogue.operation import Example, MediaType, Operation, Parameter, Response
from sdkref.catalogue.schema import Json
from sdkref.catalogue.values import ExampleMaker
from sdkref.catalogue.views import Views
from sdkref.projection.addresses import base_url
from sdkref.projection.authorization import Authority
from sdkref.projection.bodies import file_name, parsed, request_content
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
from sdkref.projection.frame import Frame, frame
from sdkref.projection.wire import header_safe
from sdkref.words import one_line

MOST_SAMPLES = 8
"""Named examples of a request body beyond this many make no samples of their own."""

_BODILESS = frozenset({"GET", "HEAD", "TRACE", "CONNECT"})
"""Methods whose requests have no body: `fetch` refuses one, and HTTP gives it no meaning."""

_REDIRECTS = frozenset({"301", "302", "303", "307", "308", "3XX"})


class CallMaker:
    """Makes the calls of one catalogue's operations."""

    def __init__(self, catalogue: Catalogue, views: Views, maker: ExampleMaker, authority: Authority) -> None:
        self._servers = catalogue.servers
        self._variable = base_url_variable(catalogue)
        self._views, self._maker, self._authority = views, maker, authority

    def calls(self, operation: Operation, direction: Direction = "request") -> tuple[Call, ...]:
        """Return one call for each named example of the request body, at least one."""
        media = self._request_media(operation)
        around = frame(operation, self._values(operation), self._authority.credentials(operation))
        if media is None:
            return (self._call(operation, around, Example(), "Default", None, UNSET),)
        names = sample_names(media.examples)
        return tuple(
            self._call(operation, around, example, names[number], media, value)
            for number, (example, value) in enumerate(self._examples(media, direction))
        )

    def _request_media(self, operation: Operation) -> MediaType | None:
        if operation.request_body is None or operation.method in _BODILESS:
            return None
        return preferred(operation.request_body.content)

    def _examples(self, media: MediaType, direction: Direction) -> Iterator[tuple[Example, Json]]:
        declared = [each for each in media.examples if each.value is not UNSET][:MOST_SAMPLES]
        for example in declared:
            yield example, parsed(media, example.value, self._views)
        if not declared:
            schema = media.schema or media.item_schema
            yield Example(), self._maker.value(schema, direction) if schema is not None else {}

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

    def _call(  # noqa: PLR0917 - the parts of a request, named alike where it is called
        self,
        operation: Operation,
        around: Frame,
        example: Example,
        name: str,
        media: MediaType | None,
        value: Json,
    ) -> Call:
        answer, wanted = _answer(operation, value)
        body = request_content(media, value, self._views) if media is not None else None
        return Call(
            name=name,
            description=example.description or "",
            method=operation.method,
            base_url=base_url(operation.servers or self._servers),
            base_variable=self._variable,
            path=around.path,
            query=around.query,
            raw_query=around.raw_query,
            query_secrets=around.query_secrets,
            headers=(*_content_headers(media, body, wanted), *around.headers),
            basic=around.basic,
            body=body,
            answer=answer,
            may_be_empty=answer not in {"empty", "redirect"}
            and any(not each.content for each in operation.responses if each.status.startswith("2")),
            answer_file=file_name(wanted.name, "answer") if wanted is not None else "",
        )


def _content_headers(
    media: MediaType | None, body: RequestContent | None, wanted: MediaType | None
) -> Iterator[Header]:
    if wanted is not None and (accept := header_safe(wanted.name)):
        yield Header("Accept", (accept,))
    if media is None or body is None or isinstance(body, MultipartBody):
        return
    content_type = _OPEN_TYPES[type(body)] if "*" in media.name else header_safe(media.name)
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


def sample_names(examples: Sequence[Example]) -> list[str]:
    """Return distinct names for the samples of examples; an unnamed one is the default."""
    taken: set[str] = set()
    names = []
    for example in [each for each in examples if each.value is not UNSET] or [Example()]:
        wanted = one_line(example.summary or example.name, 60) or "Default"
        name, number = wanted, 2
        while name in taken:
            name, number = f"{wanted} {number}", number + 1
        taken.add(name)
        names.append(name)
    return names
