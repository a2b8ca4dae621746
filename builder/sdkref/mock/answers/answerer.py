"""What the mock answers: status, representation, body and headers, the same for the same request."""

from collections.abc import Iterator, Sequence
from threading import RLock

from msgspec import UNSET, Struct
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.media import media_kind
from sdkref.catalogue.memo import Memo
from sdkref.catalogue.operation import MediaType, Operation
from sdkref.catalogue.schema import Anything, Json, Schema
from sdkref.catalogue.views import Views
from sdkref.catalogue.xml_text import xml_text
from sdkref.mock.answers.page_asked import Way, asked, ways_of
from sdkref.mock.answers.pagination import Page, Pager
from sdkref.mock.answers.payloads import Judge, Payload, Payloads
from sdkref.mock.answers.preferences import Preferences, preferences
from sdkref.mock.answers.problems import problem
from sdkref.mock.answers.representations import Choices, Chosen
from sdkref.mock.answers.response_headers import RETRY_AFTER, HeaderMaker, header_safe
from sdkref.mock.answers.streams import Streams, tells_of_end_mark
from sdkref.mock.answers.writing import Written, written
from sdkref.mock.exchange import Answer, Pair, Reading, Request, Violation

_BODILESS = frozenset({204, 205, 304})
_STREAMS = frozenset({"events", "lines"})

MOST_BODIES = 4_096
"""Bodies that are kept ready; full, all are forgotten, so that memory is bounded."""

MOST_BYTES = 64 * 1024 * 1024
"""Of those bodies together."""


class Reply(Struct, frozen=True, kw_only=True):
    """An answer, and what is to be told of it."""

    answer: Answer
    doubts: tuple[str, ...] = ()
    """How the body breaks what the description says of it; it is sent all the same."""
    violation: Violation | None = None
    """`unacceptable`: the request accepts nothing of what there is, and got the usual all the same."""


class _Body(Struct, frozen=True):
    """What was made for a representation, which is kept so that its id stays its own."""

    media: MediaType
    written: Written
    links: tuple[Pair, ...]
    doubts: tuple[str, ...]


class Answerer:
    """Answers requests that are as the operations of one catalogue describe them; any thread may ask."""

    def __init__(self, catalogue: Catalogue, validator: Judge) -> None:
        self._views = Views(catalogue.models)
        self._payloads = Payloads(self._views, validator)
        self._streams = Streams(self._views, self._payloads)
        self._headers = HeaderMaker(catalogue, self._payloads)
        self._choices = Choices()
        self._pager = Pager(self._views, self._payloads)
        self._ways: Memo[Operation, tuple[Way, ...]] = Memo(lambda operation: ways_of(operation, self._views))
        self._bodies: dict[tuple[int, str, str], _Body] = {}
        self._bytes = 0
        self._lock = RLock()

    def answer(self, reading: Reading, request: Request, status: int | None = None) -> Answer:
        """Return what a request is answered; `status` asks for one, before what the request prefers."""
        return self.reply(reading, request, status).answer

    def reply(self, reading: Reading, request: Request, status: int | None = None) -> Reply:
        """Return the answer to a request with what is to be told of it."""
        with self._lock:
            reply = self._reply(reading, request, status)
        return replace(reply, answer=_headed(reply.answer)) if request.method == "HEAD" else reply

    def _reply(self, reading: Reading, request: Request, status: int | None) -> Reply:
        wishes = preferences(request)
        wanted = status if status is not None else wishes.status
        choice = self._choices.of(reading, request, wanted)
        chosen, media = choice.chosen, choice.media
        headers = self._headers.headers(reading.operation, chosen, request)
        if chosen.response is None and wanted is not None and chosen.status not in _BODILESS:
            return Reply(answer=problem(chosen.status, (), headers))
        if media is None or chosen.status in _BODILESS:
            return Reply(answer=Answer(status=chosen.status, headers=headers))
        body = self._body(chosen, media, reading, request, wishes)
        if body.links:
            headers = (*(each for each in headers if each[0].lower() != "link"), *body.links)
        answer = Answer(
            status=chosen.status,
            media_type=header_safe(body.written.media_type),
            headers=headers,
            chunks=body.written.chunks,
        )
        return Reply(answer=answer, doubts=body.doubts, violation=choice.violation)

    def problem(
        self, status: int, violations: Sequence[Violation], operation: Operation | None = None
    ) -> Answer:
        """Return what a request that is at fault is answered, by the operation that it is for."""
        headers: list[Pair] = []
        if status == 401:  # noqa: PLR2004 - not authenticated
            headers.append(("WWW-Authenticate", self._headers.challenge(operation)))
        if status in {429, 503}:
            headers.append(("Retry-After", RETRY_AFTER))
        return problem(status, violations, tuple(headers))

    def _body(
        self, chosen: Chosen, media: MediaType, reading: Reading, request: Request, wishes: Preferences
    ) -> _Body:
        named = next((each.name for each in media.examples if each.name == wishes.example), None)
        made = wishes.dynamic and named is None
        pages = self._is_page(chosen, media, reading)
        asking = repr((request.base, request.header("host"), request.path, request.query)) if pages else ""
        if pages and reading.body is not UNSET:
            asking += repr(reading.body)
        key = (id(media), "" if made else repr(named), asking)
        known = self._bodies.get(key)
        if known is None:
            if len(self._bodies) >= MOST_BODIES or self._bytes > MOST_BYTES:
                self._bodies.clear()
                self._bytes = 0
            payload = self._payloads.anew(media) if made else self._payloads.of(media, named)
            links: tuple[Pair, ...] = ()
            if pages and named is None:
                page = self._page(payload, media, reading, request)
                payload, links = replace(payload, value=page.value), page.links
            known = self._bodies[key] = self._made(chosen, media, reading.operation, payload, links)
            self._bytes += sum(map(len, known.written.chunks)) + len(asking)
        return known

    def _is_page(self, chosen: Chosen, media: MediaType, reading: Reading) -> bool:
        return (
            chosen.status < 300  # noqa: PLR2004 - a success
            and media.schema is not None
            and media_kind(media.name) in {"json", "any"}
            and bool(self._ways.of(reading.operation))
        )

    def _page(self, payload: Payload, media: MediaType, reading: Reading, request: Request) -> Page:
        found = asked(self._ways.of(reading.operation), reading)
        return self._pager.page(payload.value, media.schema or Anything(), found, request)

    def _made(
        self,
        chosen: Chosen,
        media: MediaType,
        operation: Operation,
        payload: Payload,
        links: tuple[Pair, ...],
    ) -> _Body:
        if media_kind(media.name) in _STREAMS:
            marked = tells_of_end_mark((*self._texts(operation), *_said(chosen)), media)
            chunks, doubts = self._streams.chunks(media, payload, ends_with_mark=marked)
            return _Body(media, Written(media.name, chunks), links, doubts)
        return _Body(media, written(media.name, payload, media.schema, self._xml), links, payload.doubts)

    def _xml(self, value: Json, schema: Schema | None) -> str:
        return xml_text(value, schema, self._views)

    def _texts(self, operation: Operation) -> Iterator[str | None]:
        """Yield what the description says of an operation and of the members of its body."""
        yield operation.description
        for media in operation.request_body.content if operation.request_body else ():
            if media.schema is not None:
                for field in self._views.object_view(media.schema).fields:
                    yield field.schema.description
                    if field.name.lower().startswith("stream"):
                        inner = self._views.object_view(field.schema).fields
                        yield from (each.schema.description for each in inner)


def _headed(answer: Answer) -> Answer:
    """Return an answer without its body, which it says the length of."""
    if len(answer.chunks) != 1:
        return replace(answer, chunks=())
    length = ("Content-Length", str(len(answer.chunks[0])))
    return replace(answer, headers=(*answer.headers, length), chunks=())


def _said(chosen: Chosen) -> tuple[str, ...]:
    return () if chosen.response is None else (chosen.response.description,)
