"""How long work tells how far it is, without knowing who listens."""

from typing import Protocol


class Track(Protocol):
    """Is told of progress: the stage that begins with the number of its steps, and each step done."""

    def begin(self, stage: str, steps: int) -> None:
        """Name the stage that begins now."""

    def advance(self, steps: int = 1, done: str = "") -> None:
        """Count steps of the stage as done; `done` names the last of them, such as an operation."""


class Silent:
    """Tells nothing."""

    def begin(self, stage: str, steps: int) -> None:
        """Take no note of a stage."""

    def advance(self, steps: int = 1, done: str = "") -> None:
        """Take no note of a step."""
