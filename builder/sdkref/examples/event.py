"""The request of a webhook, as the API would send it: what receivers get, and what senders have to send."""

from msgspec import Struct

from sdkref.catalogue.operation import Operation
from sdkref.catalogue.written_json import json_bytes
from sdkref.projection.calls import Call, FormBody, JsonBody, TextBody
from sdkref.projection.programs.receiver import receiver_program
from sdkref.projection.wire import encoded


class Event(Struct, frozen=True, kw_only=True):
    """A request to whoever listens, and what is answered when it was taken."""

    method: str
    headers: tuple[tuple[str, str], ...]
    """Those whose values are in the description."""
    body: bytes
    status: int
    """A success."""


def event_of(operation: Operation, call: Call) -> Event | None:
    """Return the event of a call; None for one whose body has files, which only a client can write."""
    body = _body(call)
    if body is None:
        return None
    program = receiver_program(operation, call)
    headers = ((each.name, each.value) for each in call.headers)
    return Event(
        method=program["method"],
        headers=tuple(
            (name, "".join(map(str, value)))
            for name, value in headers
            if all(isinstance(piece, str) for piece in value)
        ),
        body=body,
        status=program["status"],
    )


def _body(call: Call) -> bytes | None:
    match call.body:
        case None:
            return b""
        case JsonBody(value=value):
            return json_bytes(value)
        case FormBody(pairs=pairs):
            return "&".join(f"{encoded(each.name)}={encoded(each.value)}" for each in pairs).encode()
        case TextBody(text=text):
            return text.encode()
        case _:
            return None
