"""Receivers of webhooks that are asked while they run: each on a port of its own, by the mock."""

import socket

from msgspec.structs import replace

from sdkref.examples.event import Event
from sdkref.mock.delivery import Delivery
from sdkref.projection.programs.receiver import PORT
from sdkref.runners.program import Program

_SHARE = 0.8
"""Of a program's time: so long its receiver may take to listen and to answer."""


def visited(program: Program, event: Event) -> tuple[Program, Delivery]:
    """Return a receiver that listens on a free port, and what delivers an event to it once it runs."""
    port = _free_port()
    delivery = Delivery(port, event.method, event.headers, event.body, program.seconds * _SHARE)
    return replace(program, text=program.text.replace(str(PORT), str(port)), visit=delivery), delivery


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
