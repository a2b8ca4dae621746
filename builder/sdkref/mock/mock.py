"""The mock of all APIs of a site: who asked what, and what was wrong with it."""

import threading
from collections import deque
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.mock.api import MockedApi
from sdkref.mock.exchange import Exchange, Match, Request, Violation
from sdkref.mock.faults import Injection, Misfortune
from sdkref.mock.validation import Strict

MOST_EXCHANGES = 1_000
"""Exchanges that are remembered; older ones are forgotten, unless their example is still running."""


class MockOptions(Struct, frozen=True, kw_only=True):
    """How strict a mock is, and how often it fails on purpose."""

    strict: Strict = Strict.CLOSED
    fail: tuple[Injection, ...] = ()
    seed: int = 0


class Mock:
    """Answers requests for several APIs, and remembers them; safe to ask from several threads."""

    def __init__(self, catalogues: Iterable[Catalogue], options: MockOptions | None = None) -> None:
        options = options or MockOptions()
        self.apis: Sequence[MockedApi] = [MockedApi(each, options.strict) for each in catalogues]
        self._misfortune = Misfortune(options.fail, options.seed)
        self._recent: deque[Exchange] = deque(maxlen=MOST_EXCHANGES)
        self._watched: dict[str, list[Exchange]] = {}
        self._wishes: dict[str, str] = {}
        self._wanted: dict[str, int] = {}
        self._lock = threading.Lock()

    def compile(self) -> None:
        """Compile every schema; raises `Stop` with all those that cannot be."""
        for each in self.apis:
            each.validator.compile()

    def watch(self, example: str, prefer: str = "", api: int | None = None) -> None:
        """Remember all exchanges of an example until they are taken.

        `prefer` says how it is answered, as the header of that name does; `api` is the one that it asks.
        """
        with self._lock:
            self._watched[example] = []
            if api is not None:
                self._wanted[example] = api
            if prefer:
                self._wishes[example] = prefer

    def take(self, example: str) -> tuple[Exchange, ...]:
        """Return the exchanges of an example that was watched, in order, and forget it."""
        with self._lock:
            self._wishes.pop(example, None)
            self._wanted.pop(example, None)
            return tuple(self._watched.pop(example, ()))

    def recent(self, example: str | None = None) -> list[Exchange]:
        """Return the exchanges that are remembered, of one example or of all, the oldest first."""
        with self._lock:
            found = [*self._recent, *(each for group in self._watched.values() for each in group)]
        return [each for each in found if example is None or each.example == example]

    def forget(self) -> None:
        """Forget what is remembered of examples that nobody waits for."""
        with self._lock:
            self._recent.clear()

    def exchange(self, example: str, request: Request) -> Exchange:
        """Answer a request, and remember it."""
        wish = self._wishes.get(example) or self._drawn()
        asked = replace(request, headers=(("prefer", wish), *request.headers)) if wish else request
        api, found = self._api(asked, self._wanted.get(example))
        judged = api.judge(asked, found)
        exchange = Exchange(
            example=example,
            request=request,
            operation=judged.operation,
            reading=judged.reading,
            violations=judged.violations,
            answer=judged.answer,
        )
        with self._lock:
            self._watched.get(example, self._recent).append(exchange)
        return exchange

    def _drawn(self) -> str:
        with self._lock:
            status = self._misfortune.draw()
        return f"code={status}" if status is not None else ""

    def _api(self, request: Request, wanted: int | None) -> tuple[MockedApi, Match | Violation]:
        """Return the first API that has the operation, the wanted one before others, else the nearest."""
        missed: list[tuple[MockedApi, Violation]] = []
        for api in self.apis if wanted is None else [self.apis[wanted]]:
            found = api.match(request)
            if isinstance(found, Match):
                return api, found
            missed.append((api, found))
        return next((each for each in missed if each[1].code == "unknown-method"), missed[0])
