"""One API, mocked: each request is read, held against its operation and answered."""

from msgspec import Struct

from sdkref.catalogue.catalogue import Catalogue
from sdkref.mock.answers import Answerer
from sdkref.mock.credentials import violations as credential_violations
from sdkref.mock.exchange import Answer, Code, Match, Reading, Request, Violation
from sdkref.mock.reading import Reader
from sdkref.mock.routes import Routes
from sdkref.mock.validation import Strict, Validator

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


class MockedApi:
    """Answers requests for one catalogue."""

    def __init__(self, catalogue: Catalogue, strict: Strict) -> None:
        self.catalogue = catalogue
        self.validator = Validator(catalogue, strict=strict)
        self._routes, self._reader = Routes(catalogue), Reader(catalogue)
        self._answerer = Answerer(catalogue, self.validator)

    def match(self, request: Request) -> Match | Violation:
        """Return the operation that a request is for, or why there is none."""
        return self._routes.match(request)

    def judge(self, request: Request, found: Match | Violation) -> Judged:
        """Return what comes of a request whose operation was looked up."""
        if isinstance(found, Violation):
            return Judged(None, None, (found,), self._refusal((found,)))
        reading = self._reader.read(request, found)
        violations = (
            *credential_violations(found.operation, request, self.catalogue.security_schemes),
            *reading.violations,
            *self.validator.violations(reading),
        )
        if is_at_fault(violations):
            answer = self._refusal(violations)
        else:
            reply = self._answerer.reply(reading, request)
            answer = reply.answer
            violations += () if reply.violation is None else (reply.violation,)
        return Judged(found.operation.key, reading, violations, answer)

    def _refusal(self, violations: tuple[Violation, ...]) -> Answer:
        grave = next(each for each in violations if each.code not in _TOLD_ONLY)
        return self._answerer.problem(_STATUSES.get(grave.code, 400), violations)


def is_at_fault(violations: tuple[Violation, ...]) -> bool:
    """Return whether a request is refused for its violations."""
    return any(each.code not in _TOLD_ONLY for each in violations)
