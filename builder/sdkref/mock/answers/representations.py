"""Which of its declared responses an operation answers with, and in which of their representations."""

import re
from collections.abc import Sequence

from msgspec import Struct

from sdkref.catalogue.media import in_order, media_kind
from sdkref.catalogue.operation import MediaType, Operation, Response
from sdkref.catalogue.schema import Json
from sdkref.mock.answers.preferences import MediaRange, accepted, quality
from sdkref.mock.exchange import Reading, Request, Violation

_EXACT = re.compile(r"[2-5][0-9][0-9]\Z")
_OF_RANGE = {"2": 200, "3": 302, "4": 400, "5": 500}
_STREAMS = frozenset({"events", "lines"})
_STREAMING = frozenset({"sse", "event-stream", "text/event-stream", "jsonl", "ndjson"})
"""What members say, beside true, by which a client asks for a stream: `stream_format: sse`."""


MOST_CHOICES = 4_096
"""Choices that are remembered; full, all are forgotten, so that memory is bounded."""


class Chosen(Struct, frozen=True):
    """A status, and what is declared for it: None for a status that the operation does not declare."""

    status: int
    response: Response | None


def response_for(operation: Operation, wanted: int | None) -> Chosen:
    """Return the response for a status, or where none is wanted the one of a success.

    A status is declared exactly, by its range or by `default`. The success is the first of 2xx, else
    `default`, else a redirect, else a bare 200: a request that is right is not answered by an error.
    """
    declared = {response.status.upper(): response for response in operation.responses}
    if wanted is not None:
        names = (str(wanted), f"{wanted // 100}XX", "DEFAULT")
        return Chosen(wanted, next((declared[name] for name in names if name in declared), None))
    switches = any(name.startswith("1") for name in declared)
    for start in ("2", "DEFAULT", *(() if switches else ("3",))):
        for name, response in declared.items():
            if name.startswith(start) and (status := _status_of(name)) is not None:
                return Chosen(status, response)
    return Chosen(200, None)


def _status_of(name: str) -> int | None:
    """Return the status to send for a declared one; None for what no final answer may have."""
    if name == "DEFAULT":
        return 200
    return int(name) if _EXACT.match(name) else _OF_RANGE.get(name[:1])


class Choice(Struct, frozen=True):
    """How a request is answered, and the fault of one that accepts nothing of what there is."""

    chosen: Chosen
    media: MediaType | None
    violation: Violation | None


class Choices:
    """Chooses responses and representations; each choice is made once and remembered."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int | None, tuple[str, ...], bool], tuple[Operation, Choice]] = {}

    def of(self, reading: Reading, request: Request, wanted: int | None) -> Choice:
        """Return how a request is answered, where a status is wanted with that."""
        operation = reading.operation
        accept = tuple(value for name, value in request.headers if name == "accept")
        key = (id(operation), wanted, accept, wants_stream(reading))
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= MOST_CHOICES:
                self._known.clear()
            # The operation is kept, so that its id stays its own.
            known = self._known[key] = (operation, _choice(operation, wanted, accept, streams=key[3]))
        return known[1]


def _choice(operation: Operation, wanted: int | None, accept: Sequence[str], *, streams: bool) -> Choice:
    chosen = response_for(operation, wanted)
    content = chosen.response.content if chosen.response else ()
    ranges = accepted(accept)
    return Choice(
        chosen, media_for(content, ranges, streams=streams), unacceptable(content, ranges, ", ".join(accept))
    )


def media_for(
    content: Sequence[MediaType], ranges: Sequence[MediaRange], *, streams: bool
) -> MediaType | None:
    """Return the representation that a request asks for, the usual one where it asks for none of them."""
    ordered = in_order(content)
    ordered.sort(key=lambda media: (media_kind(media.name) in _STREAMS) != streams)
    # Clients that ask for a stream in the body accept JSON all the same.
    if streams and ordered and media_kind(ordered[0].name) in _STREAMS:
        return ordered[0]
    return max(ordered, key=lambda media: quality(media.name, ranges), default=None)


def unacceptable(content: Sequence[MediaType], ranges: Sequence[MediaRange], accept: str) -> Violation | None:
    """Return the fault of a request that accepts nothing of what there is."""
    if not content or any(quality(media.name, ranges) for media in content):
        return None
    names = ", ".join(media.name for media in content)
    fact = f"`{accept}` takes none of what is answered: {names}"
    return Violation(code="unacceptable", where="header", name="Accept", message=fact)


def wants_stream(reading: Reading) -> bool:
    """Say whether a request asks for a stream, in its body or by a parameter."""
    body = reading.body if isinstance(reading.body, dict) else {}
    return any(map(_asks, body.items())) or any(
        _asks((name, value)) for (_, name), value in reading.parameters.items()
    )


def _asks(member: tuple[str, Json]) -> bool:
    name, value = member
    return name.lower().startswith("stream") and (
        value is True or (isinstance(value, str) and value.lower() in {*_STREAMING, "true"})
    )
