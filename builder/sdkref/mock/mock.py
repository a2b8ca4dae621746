"""The mock of all APIs of a site: who asked what, and what was wrong with it."""

import threading
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.fitting import Direction
from sdkref.diagnostics import Diagnostic, Stop, UnreadableError
from sdkref.mock.answers.preferences import as_preferred
from sdkref.mock.answers.problems import told_problem
from sdkref.mock.answers.response_headers import tried_again_at_once
from sdkref.mock.api import Judged, MockedApi
from sdkref.mock.exchange import Answer, Exchange, Match, Request, Violation
from sdkref.mock.faults import Injection, Misfortune
from sdkref.mock.hiding import Hiding, secret_names
from sdkref.mock.remembered import Remembered
from sdkref.mock.validation.validator import Strict, Validator

FAILED = "this is a defect of the mock; please report it with the request:"
"""How the doubt about an answer begins that could not be made."""

_LONGEST = 500


class Wish(Struct, frozen=True):
    """What the requests of an example are answered with, instead of a success."""

    status: int
    operation: str = ""
    """The operation that is answered so, `METHOD /path`; empty for all."""

    def holds_for(self, found: Match | Violation) -> bool:
        """Return whether a request is answered so, by the operation that was looked up for it."""
        known = found.every() if isinstance(found, Match) else ()
        return not self.operation or any(each.key == self.operation for each in known)


class MockOptions(Struct, frozen=True, kw_only=True):
    """How strict a mock is, and how often it fails on purpose."""

    strict: Strict = Strict.NEAR
    fail: tuple[Injection, ...] = ()
    seed: int = 0


def check_schemas(catalogues: Iterable[Catalogue], strict: Strict) -> None:
    """Compile every schema beside a mock that answers meanwhile; raises `Stop` with all that cannot be.

    What is compiled here is thrown away, one direction before the next is begun: a mock compiles what
    requests ask for, in its own thread.
    """
    directions: tuple[Direction, ...] = ("request", "response")
    faults: dict[Diagnostic, None] = {}
    for each in catalogues:
        for direction in directions:
            try:
                Validator(each, strict=strict).compile([direction])
            except UnreadableError as stop:
                faults |= dict.fromkeys(stop.findings)
    if faults:
        raise UnreadableError(*faults)


class Mock:
    """Answers requests for several APIs, and remembers them; safe to ask from several threads."""

    def __init__(self, catalogues: Iterable[Catalogue], options: MockOptions | None = None) -> None:
        options = options or MockOptions()
        self.apis: Sequence[MockedApi] = [MockedApi(each, options.strict) for each in catalogues]
        self.hiding = Hiding(secret_names(each.catalogue for each in self.apis))
        self._misfortune = Misfortune(options.fail, options.seed)
        self._remembered = Remembered()
        self._wishes: dict[str, Wish] = {}
        self._takers: dict[str, int] = {}
        self._wanted: dict[str, int] = {}
        self._lock = threading.Lock()

    def compile(self) -> None:
        """Compile every schema; raises `Stop` with all those that cannot be."""
        for each in self.apis:
            each.validator.compile()

    def watch(
        self, example: str, wish: Wish | None = None, api: int | None = None, taken: int | None = None
    ) -> None:
        """Remember all exchanges of an example until they are taken.

        With a wish it is answered so, and told to try again at once; `api` is the one that it asks. `taken`
        is the status for one that sends events: they are answered with it, whatever they are.
        """
        with self._lock:
            self._remembered.watch(example)
            if api is not None:
                self._wanted[example] = api
            if wish is not None:
                self._wishes[example] = wish
            if taken is not None:
                self._takers[example] = taken

    def take(self, example: str) -> tuple[Exchange, ...]:
        """Return the exchanges of an example that was watched, in order, and forget it."""
        with self._lock:
            self._wishes.pop(example, None)
            self._takers.pop(example, None)
            self._wanted.pop(example, None)
            return self._remembered.take(example)

    def recent(self, example: str | None = None) -> list[Exchange]:
        """Return the exchanges that are remembered, of one example or of all, the oldest first."""
        with self._lock:
            return self._remembered.recent(example)

    def forget(self) -> None:
        """Forget what is remembered of examples that nobody waits for."""
        with self._lock:
            self._remembered.forget()

    def exchange(self, example: str, request: Request) -> Exchange:
        """Answer a request, and remember it."""
        judged = self._judged(as_preferred(request), example)
        exchange = Exchange(
            example=example,
            request=request,
            operation=judged.operation,
            rivals=judged.rivals,
            credentials=judged.credentials,
            reading=judged.reading,
            violations=judged.violations,
            answer=judged.answer,
            doubts=judged.doubts,
        )
        with self._lock:
            self._remembered.keep(exchange)
        return exchange

    def _judged(self, asked: Request, example: str) -> Judged:
        taken = self._takers.get(example)
        if taken is not None:
            return Judged(None, None, (), Answer(status=taken))
        try:
            api, found = self._api(asked, self._wanted.get(example))
            wish = self._wishes.get(example)
            if wish is not None and wish.holds_for(found):
                judged = api.judge(_preferring(asked, wish.status), found)
                return replace(judged, answer=tried_again_at_once(judged.answer))
            return api.judge(_preferring(asked, self._drawn()), found)
        except Stop as stop:
            return _failed(str(stop))
        except Exception as error:  # noqa: BLE001 - the last resort: one request never ends the others
            return _failed(f"{FAILED} {type(error).__name__}: {error}"[:_LONGEST])

    def _drawn(self) -> int | None:
        with self._lock:
            return self._misfortune.draw()

    def _api(self, request: Request, wanted: int | None) -> tuple[MockedApi, Match | Violation]:
        """Return the first API that has the operation, the wanted one before others, else the nearest."""
        missed: list[tuple[MockedApi, Violation]] = []
        for api in self.apis if wanted is None else [self.apis[wanted]]:
            found = api.match(request)
            if isinstance(found, Match):
                return api, found
            missed.append((api, found))
        # The first whose path has other methods, else the first that has a path which comes near.
        return min(missed, key=lambda each: (each[1].code != "unknown-method", each[1].declared is None))


def _preferring(asked: Request, status: int | None) -> Request:
    """Return a request that prefers to be answered with a status, before all else that it prefers."""
    if status is None:
        return asked
    return replace(asked, headers=(("prefer", f"code={status}"), *asked.headers))


def _failed(reason: str) -> Judged:
    """Return what comes of a request that the mock itself cannot deal with."""
    return Judged(None, None, (), told_problem(500, reason), (reason,))
