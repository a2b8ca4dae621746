"""One API, mocked: each request is read, held against its operation and answered."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Operation
from sdkref.mock.answers.answerer import Answerer
from sdkref.mock.answers.response_headers import header_safe
from sdkref.mock.exchange import Answer, Code, Match, Pair, Reading, Request, Violation
from sdkref.mock.requests.credentials import carried
from sdkref.mock.requests.credentials import violations as credential_violations
from sdkref.mock.requests.reading import Reader
from sdkref.mock.requests.routes import Routes
from sdkref.mock.validation.validator import Strict, Validator

_TOLD_ONLY: frozenset[Code] = frozenset({"ambiguous-union", "unacceptable"})
"""Faults that are told and answered as if they were none: the request may well be what its author meant."""

_STATUSES: dict[Code, int] = {
    "unknown-path": 404,
    "unknown-method": 405,
    "missing-credentials": 401,
    "invalid-credentials": 401,
    "unknown-media-type": 415,
}
"""The status that answers a fault, where it is not 400."""


class Judged(Struct, frozen=True):
    """What is wrong with a request to one API, and what it is answered."""

    operation: str | None
    reading: Reading | None
    violations: tuple[Violation, ...]
    answer: Answer
    doubts: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    credentials: tuple[Pair, ...] = ()


class MockedApi:
    """Answers requests for one catalogue."""

    def __init__(self, catalogue: Catalogue, strict: Strict) -> None:
        self.catalogue = catalogue
        self._passed_over = {"unknown-parameter"} if strict is Strict.OFF else set[str]()
        self.validator = Validator(catalogue, strict=strict)
        self._routes, self._reader = Routes(catalogue), Reader(catalogue)
        self._answerer = Answerer(catalogue, self.validator)

    def match(self, request: Request) -> Match | Violation:
        """Return the operation that a request is for, or why there is none."""
        return self._routes.match(request)

    def judge(self, request: Request, found: Match | Violation) -> Judged:
        """Return what comes of a request whose operation was looked up."""
        if isinstance(found, Violation):
            allowed = self._routes.methods(request) if found.code == "unknown-method" else ()
            return Judged(None, None, (found,), self._refusal((found,), None, allowed))
        reading, violations = self._read(request, found)
        others = tuple(each.key for each in found.every() if each is not reading.operation)
        credentials = carried(reading.operation, request, self.catalogue.security_schemes)
        if is_at_fault(violations):
            refusal = self._refusal(violations, reading.operation)
            return Judged(reading.operation.key, reading, violations, refusal, (), others, credentials)
        reply = self._answerer.reply(reading, request)
        violations += () if reply.violation is None else (reply.violation,)
        key, answer = reading.operation.key, reply.answer
        return Judged(key, reading, violations, answer, reply.doubts, others, credentials)

    def _read(self, request: Request, found: Match) -> tuple[Reading, tuple[Violation, ...]]:
        """Return a request as that of its likeliest operation without a fault, else of the likeliest."""
        first = self._read_as(found.operation, request, found)
        if found.rivals and is_at_fault(first[1]):
            others = (self._read_as(each, request, found) for each in found.rivals)
            return next((each for each in others if not is_at_fault(each[1])), first)
        return first

    def _read_as(
        self, operation: Operation, request: Request, found: Match
    ) -> tuple[Reading, tuple[Violation, ...]]:
        reading = self._reader.read(request, Match(operation, found.path_values))
        return reading, (
            *credential_violations(operation, request, self.catalogue.security_schemes),
            *(each for each in reading.violations if each.code not in self._passed_over),
            *self.validator.violations(reading),
        )

    def _refusal(
        self, violations: tuple[Violation, ...], operation: Operation | None, allowed: Sequence[str] = ()
    ) -> Answer:
        grave = next(each for each in violations if each.code not in _TOLD_ONLY)
        answer = self._answerer.problem(_STATUSES.get(grave.code, 400), violations, operation)
        if not allowed:
            return answer
        return replace(answer, headers=(*answer.headers, ("Allow", header_safe(", ".join(allowed)))))


def is_at_fault(violations: tuple[Violation, ...]) -> bool:
    """Return whether a request is refused for its violations."""
    return any(each.code not in _TOLD_ONLY for each in violations)
