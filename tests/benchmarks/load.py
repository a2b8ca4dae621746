"""Ask a server for the same thing as fast as it answers: `python -m benchmarks.load ADDRESS SECONDS FILE`.

The request is the text of FILE, sent again and again on connections that stay open. What is printed is one
number, the answers a second. A client of few lines keeps most of the time for the server; it runs in a
process of its own, the same for every server that is measured.
"""

import asyncio
import sys
import time
from pathlib import Path

CONNECTIONS = 8
WARM_UP = 0.3
"""The share of the time whose answers are not counted."""


class Asking(asyncio.Protocol):
    """One connection: sends the request, and again when its answer is whole."""

    def __init__(self, request: bytes, end: float) -> None:
        self.answers: list[float] = []
        """When each answer was whole."""
        self.status = b""
        self.ended = asyncio.get_running_loop().create_future()
        self._request, self._end = request, end
        self._came = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the first time."""
        if isinstance(transport, asyncio.Transport):
            self._transport = transport
            transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        """Take a part of an answer."""
        self._came += data
        if not _is_whole(self._came):
            return
        self.status, self._came = self._came[9:12], b""
        now = time.perf_counter()
        self.answers.append(now)
        if self._transport is not None:
            if now < self._end:
                self._transport.write(self._request)
            else:
                self._transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell whoever waits."""
        if not self.ended.done():
            self.ended.set_result(None)


def _is_whole(came: bytes) -> bool:
    head, found, body = came.partition(b"\r\n\r\n")
    if not found:
        return False
    lowered = head.lower()
    if b"transfer-encoding: chunked" in lowered:
        return body.endswith(b"0\r\n\r\n")
    length = lowered.partition(b"content-length:")[2].partition(b"\r\n")[0]
    return len(body) >= int(length or b"0")


async def asked(address: str, seconds: float, request: bytes) -> float:
    """Return the answers a second; stops with words where an answer is no success."""
    host, _, port = address.removeprefix("http://").rpartition(":")
    loop = asyncio.get_running_loop()
    began = time.perf_counter()
    connections: list[Asking] = []
    for _ in range(CONNECTIONS):
        _, protocol = await loop.create_connection(lambda: Asking(request, began + seconds), host, int(port))
        connections.append(protocol)
    await asyncio.gather(*(each.ended for each in connections))
    statuses = {each.status for each in connections}
    if not all(status.startswith(b"2") for status in statuses):
        sys.exit(f"the server answered {b', '.join(sorted(statuses)).decode()}")
    counted = began + seconds * WARM_UP
    answers = sorted(each for one in connections for each in one.answers if each >= counted)
    return len(answers) / (answers[-1] - counted)


if __name__ == "__main__":
    print(asyncio.run(asked(sys.argv[1], float(sys.argv[2]), Path(sys.argv[3]).read_bytes())))
