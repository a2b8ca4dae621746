"""Exchanges in one line each, for whoever watches a mock at work."""

from collections.abc import Callable

from sdkref.mock.api import is_at_fault
from sdkref.mock.exchange import Exchange, Violation
from sdkref.mock.hiding import Hiding
from sdkref.visible import visible

_LONGEST = 200
"""Characters of what a client sent, or of one reason, that are shown."""


class ExchangeLines:
    """Tells of refused requests, of all with `everything`, and once an operation of an answer in doubt."""

    def __init__(self, say: Callable[[str], None], hiding: Hiding, *, everything: bool = False) -> None:
        self._say, self._hiding, self._everything = say, hiding, everything
        self._doubted: set[str | None] = set()

    def tell(self, exchange: Exchange) -> None:
        """Tell of an exchange, where there is something to tell."""
        if self._everything or is_at_fault(exchange.violations):
            self._say(f"{line(exchange, self._hiding)}\n")
        if exchange.doubts and exchange.operation not in self._doubted:
            self._doubted.add(exchange.operation)
            told = visible(exchange.doubts[0])[:_LONGEST]
            name = visible(exchange.operation or _asked(exchange, self._hiding))
            self._say(f"{name}: the answer is not what the description says: {told}\n")


def line(exchange: Exchange, hiding: Hiding) -> str:
    """Return an exchange as one line: `400 POST /pets: body /name: 5 is no string (and 2 more)`."""
    begun = f"{exchange.answer.status} {_asked(exchange, hiding)}"
    if not exchange.violations:
        return begun
    first = min(exchange.violations, key=lambda each: not is_at_fault((each,)))
    more = len(exchange.violations) - 1
    return f"{begun}: {_told(first)}" + (f" (and {more} more)" if more else "")


def _asked(exchange: Exchange, hiding: Hiding) -> str:
    request = exchange.request
    target = f"{request.path}?{hiding.query(exchange)}" if request.query else request.path
    return visible(f"{request.method} {target}"[:_LONGEST])


def _told(violation: Violation) -> str:
    name = "" if violation.where in {"body", *_PLACES} else violation.name
    named = filter(None, (_PLACES.get(violation.where, violation.where), name, violation.pointer))
    place = " ".join(named)
    message = visible(violation.message)
    cut = message if len(message) <= _LONGEST else f"{message[:_LONGEST]}…"
    return f"{visible(place)[:_LONGEST]}: {cut}" if place else cut


_PLACES = {"request": "", "security": ""}
"""Parts of a request whose messages say themselves what they are about."""
