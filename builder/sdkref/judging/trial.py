"""Trials: examples to be run once, each with a prefix of its own on the mock; and what came of them."""

from typing import Literal, TypeAlias

from msgspec import Struct

from sdkref.examples.example import Example
from sdkref.mock.exchange import Exchange

Outcome: TypeAlias = Literal["passed", "failed", "skipped"]


class Trial(Struct, frozen=True, kw_only=True):
    """One run of an example."""

    id: str
    """Its prefix on the mock."""
    example: Example
    api: int | None
    """Which of the mock's APIs it asks; None for any of them."""
    status: int | None = None
    """The documented error that the mock answers with; None for an answer as usual."""
    seen: str | None = None
    """The type that callers of an SDK see of that error, empty where none is known; None for plain HTTP."""

    @property
    def name(self) -> str:
        """The name of the example, and of the error that it meets."""
        return self.example.id if self.status is None else f"{self.example.id} meets {self.status}"


class Result(Struct, frozen=True, kw_only=True):
    """What came of a trial."""

    trial: Trial
    outcome: Outcome
    message: str = ""
    """Why it failed or was skipped, as words that follow `FILE:LINE: `."""
    line: int | None = None
    """The line of the example's text that the message is about."""
    place: tuple[str, int | None] = ("", None)
    """The file in which the example stands, or its operation is declared, and the line there."""
    notes: tuple[str, ...] = ()
    """What is worth knowing of an example that passed."""
    exchanges: tuple[Exchange, ...] = ()
    output: str = ""
    """What the program wrote to its standard error, or else printed, when it failed."""
    seconds: float = 0.0
