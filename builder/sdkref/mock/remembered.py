"""The exchanges that a mock remembers: the last ones, and all of examples that somebody waits for.

Both are bounded, in number and in bytes: whatever clients send, the memory that this takes is.
"""

from collections import deque

from msgspec.structs import replace

from sdkref.mock.exchange import Exchange

MOST_EXCHANGES = 1_000
"""Exchanges that are remembered; older ones are forgotten, unless their example is still running."""

MOST_BYTES = 32 * 1024 * 1024
"""Of all that is remembered, and once more for each example that somebody waits for."""

LONGEST_BODY = 64 * 1024
"""Bytes that are kept of a body that nobody waits for."""

MOST_OF_ONE = 10_000
"""Exchanges of one example that somebody waits for; what comes after them is not remembered."""


class Remembered:
    """The exchanges of one mock; whoever uses it sees to it that only one thread does."""

    def __init__(self) -> None:
        self._recent: deque[tuple[int, Exchange]] = deque()
        self._bytes = 0
        self._watched: dict[str, list[Exchange]] = {}
        self._watched_bytes: dict[str, int] = {}

    def watch(self, example: str) -> None:
        """Remember all exchanges of an example until they are taken."""
        self._watched[example] = []
        self._watched_bytes[example] = 0

    def take(self, example: str) -> tuple[Exchange, ...]:
        """Return the exchanges of an example that was watched, in order, and forget it."""
        self._watched_bytes.pop(example, None)
        return tuple(self._watched.pop(example, ()))

    def recent(self, example: str | None) -> list[Exchange]:
        """Return what is remembered, of one example or of all, the oldest first."""
        every = [each for _, each in self._recent] + [
            each for kept in self._watched.values() for each in kept
        ]
        return [each for each in every if example is None or each.example == example]

    def forget(self) -> None:
        """Forget what is remembered of examples that nobody waits for."""
        self._recent.clear()
        self._bytes = 0

    def keep(self, exchange: Exchange) -> None:
        """Remember an exchange."""
        watched = self._watched.get(exchange.example)
        if watched is None:
            self._keep_recent(_cut(exchange))
        elif len(watched) < MOST_OF_ONE:
            size = self._watched_bytes[exchange.example] + _size(exchange)
            whole = size <= MOST_BYTES
            watched.append(exchange if whole else _cut(exchange))
            self._watched_bytes[exchange.example] = size

    def _keep_recent(self, exchange: Exchange) -> None:
        size = _size(exchange)
        self._recent.append((size, exchange))
        self._bytes += size
        while len(self._recent) > MOST_EXCHANGES or (self._bytes > MOST_BYTES and len(self._recent) > 1):
            self._bytes -= self._recent.popleft()[0]


def _cut(exchange: Exchange) -> Exchange:
    """Return an exchange without what it was read as, and with the beginning of a long body."""
    request = exchange.request
    if len(request.body) > LONGEST_BODY:
        request = replace(request, body=request.body[:LONGEST_BODY])
    return replace(exchange, request=request, reading=None)


def _size(exchange: Exchange) -> int:
    """Return about how many bytes an exchange takes."""
    request = exchange.request
    texts = (request.path, request.query, *(text for pair in request.headers for text in pair))
    told = sum(len(each.message) + len(each.name) + len(each.pointer) for each in exchange.violations)
    answered = sum(map(len, exchange.answer.chunks))
    return len(request.body) + sum(map(len, texts)) + told + answered + 1_000
