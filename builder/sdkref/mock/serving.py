"""The mock on a port of this machine: in a thread beside other work, or until it is interrupted."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn

from sdkref.diagnostics import Stop, UsageError
from sdkref.mock.app import EXAMPLE, MockApp, Receive, Scope, Send
from sdkref.mock.exchange import Exchange
from sdkref.mock.mock import Mock

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_PATIENCE = 20.0
"""Seconds until a server that does not start is given up."""
_AHEAD = 1.0
"""Seconds that the first request has, before other work is begun beside requests."""


@contextmanager
def serving(mock: Mock) -> Iterator[str]:
    """Serve on a free port of the loopback interface; gives the address, without a slash at its end."""
    with _listening("127.0.0.1", 0) as (bound, address):
        server = _server(MockApp(mock, LOOPBACK))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        try:
            _wait(server, thread)
            yield address
        finally:
            server.should_exit = True
            thread.join(_PATIENCE)


def serve_mock(
    mock: Mock,
    say: Callable[[str], None],
    *,
    host: str,
    port: int,
    latency: float = 0.0,
    hosts: frozenset[str] = frozenset(),
    beside: Callable[[], None] | None = None,
    tell: Callable[[Exchange], None] = lambda _: None,
    origins: frozenset[str] = frozenset(),
) -> None:
    """Serve until interrupted; `say` is told the address as soon as requests are taken, `tell` each exchange.

    `beside` is done meanwhile in a thread of its own, begun when the first request is answered or none has
    come for a moment; a `Stop` that it raises ends the server, and is raised.
    """
    with _listening(host, port) as (bound, address):
        bound.listen()
        count = sum(len(each.catalogue.operations) for each in mock.apis)
        operations = f"{count:,} operation{'' if count == 1 else 's'}"
        say(f"The mock answers at {address} ({operations}; Ctrl-C ends it)\n")
        known = LOOPBACK | {each.lower() for each in (*hosts, host)}
        app = _Noting(MockApp(mock, known, latency, tell, origins))
        server = _server(app)
        stops: list[Stop] = []

        def work(task: Callable[[], None]) -> None:
            app.answered.wait(_AHEAD)
            try:
                task()
            except Stop as stop:
                stops.append(stop)
                server.should_exit = True

        if beside is not None:
            threading.Thread(target=work, args=(beside,), daemon=True).start()
        server.run(sockets=[bound])
    if stops:
        raise stops[0]


def example_address(address: str, example: str) -> str:
    """Return the base address at which an example asks the mock."""
    return f"{address}{EXAMPLE}{example}"


@contextmanager
def _listening(host: str, port: int) -> Iterator[tuple[socket.socket, str]]:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as bound:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((host, port))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise UsageError(
                f"{host} port {port} cannot be used ({reason}); choose another with --port"
            ) from error
        shown = f"[{host}]" if ":" in host else host
        yield bound, f"http://{shown}:{bound.getsockname()[1]}"


class _Noting:
    """A mock that notes when it has answered its first request."""

    def __init__(self, app: MockApp) -> None:
        self._app, self.answered = app, threading.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        try:
            await self._app(scope, receive, send)
        finally:
            self.answered.set()


def _server(app: MockApp | _Noting) -> uvicorn.Server:
    config = uvicorn.Config(
        app,
        lifespan="off",
        access_log=False,
        log_level="error",
        ws="none",
        server_header=False,
        timeout_graceful_shutdown=1,
        # A client that was paused, as a debugger does, finds its connection where it left it.
        timeout_keep_alive=75,
    )
    return uvicorn.Server(config)


def _wait(server: uvicorn.Server, thread: threading.Thread) -> None:
    end = time.monotonic() + _PATIENCE
    while not server.started:
        if not thread.is_alive() or time.monotonic() > end:
            raise Stop("the mock server did not start; try again, and report it if that does not help")
        time.sleep(0.005)
