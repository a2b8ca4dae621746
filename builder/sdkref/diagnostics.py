"""Findings about a source, as values: what stands where, and what to do about it.

A diagnostic never stops a build. What stops one is a `Stop`, raised once, turned into an exit code
by the command line: unreadable input is 3, a limit is 4, a usage fault is 2.
"""

from collections.abc import Iterable, Iterator
from enum import Enum

from msgspec import Struct

from sdkref.location import Location


class Level(Enum):
    """How grave a finding is: an error loses something of the page, a warning does not."""

    WARNING = "warning"
    ERROR = "error"


class Diagnostic(Struct, frozen=True):
    """One finding: the fact, the remedy and the place; `code` names its kind for filters and tests."""

    code: str
    fact: str
    remedy: str
    location: Location
    level: Level = Level.WARNING
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        place = self.location.file
        if self.line is not None:
            place += f":{self.line}:{self.column}"
        pointer = f" [{self.location.pointer}]" if self.location.pointer else ""
        return f"{place}: {self.level.value}: {self.fact}; {self.remedy}{pointer}"


class Diagnostics:
    """The findings of one run, in the order they were met; each is told once."""

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}

    def report(
        self, code: str, fact: str, remedy: str, location: Location, level: Level = Level.WARNING
    ) -> None:
        """Note a finding at a place."""
        self.add(Diagnostic(code, fact, remedy, location, level))

    def add(self, found: Diagnostic) -> None:
        """Note a finding that is already made."""
        self._found.setdefault(found)

    def replace(self, found: Iterable[Diagnostic]) -> None:
        """Put these findings in place of all others, as when positions have been looked up."""
        self._found = dict.fromkeys(found)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


class Stop(Exception):  # noqa: N818 - ends a run on purpose; its kinds are errors
    """Something that ends the run: its message is for the user, its code is the exit code."""

    code = 70


class UsageError(Stop):
    """The command, its options or its configuration cannot be carried out as they stand."""

    code = 2


class UnreadableError(Stop):
    """An input is not what it should be, so that nothing can be made of it."""

    code = 3


class LimitError(Stop):
    """A limit was met; the message names it and the option that raises it."""

    code = 4
