"""Findings about a source, as values: what stands where, and what to do about it.

A diagnostic never stops a build. What stops one is a `Stop`, raised once, turned into an exit code
by the command line: unreadable input is 3, a limit is 4, a usage fault is 2. It carries the diagnostics
that say why, so that a report of findings holds them as well.
"""

from collections.abc import Callable, Iterator
from enum import Enum
from typing import Self, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from sdkref.location import Location
from sdkref.visible import visible

Locate: TypeAlias = Callable[[str], tuple[int, int] | None]
"""Returns line and column, from 1, of the value at a pointer; None where the text gives no positions."""


class Level(Enum):
    """How grave a finding is: an error loses something of the page, a warning does not."""

    WARNING = "warning"
    ERROR = "error"


class Diagnostic(Struct, frozen=True):
    """One finding: the fact, the remedy and the place; `code` names its kind for filters and tests.

    The file of the location is as the user named it, seen from the working directory; it is empty for
    what stands in no file.
    """

    code: str
    fact: str
    remedy: str
    location: Location
    level: Level = Level.WARNING
    line: int | None = None
    column: int | None = None

    @property
    def place(self) -> str:
        """Return file, line and column, as far as they are known."""
        parts = (self.location.file, self.line, self.column if self.line is not None else None)
        return ":".join(str(part) for part in parts if part not in {None, ""})

    @property
    def sentence(self) -> str:
        """Return the fact and the remedy."""
        return f"{self.fact}; {self.remedy}" if self.remedy else self.fact

    def __str__(self) -> str:
        before = f"{self.place}: " if self.place else ""
        pointer = f" [{self.location.pointer}]" if self.location.pointer else ""
        return visible(f"{before}{self.level.value}: {self.sentence}{pointer}")


class Diagnostics:
    """The findings of one run, in the order they were met; each is told once."""

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}
        self._locate: dict[str, Locate] = {}

    def report(
        self, code: str, fact: str, remedy: str, location: Location, level: Level = Level.WARNING
    ) -> None:
        """Note a finding at a place."""
        self.add(Diagnostic(code, fact, remedy, location, level))

    def add(self, found: Diagnostic) -> None:
        """Note a finding that is already made."""
        self._found.setdefault(found)

    def knows(self, file: str, locate: Locate) -> None:
        """Remember who knows where the values of a file stand."""
        self._locate[file] = locate

    def place(self, location: Location) -> tuple[int, int] | None:
        """Return line and column of a place; None where its file was not read."""
        locate = self._locate.get(location.file)
        return locate(location.pointer) if locate is not None else None

    def with_places(self, stop: "Stop") -> "Stop":
        """Return what ends a run with line and column of its findings, where files that were read tell."""
        return type(stop)(*map(self._placed, stop.findings))

    def located(self, stop: "Stop | None" = None) -> list[Diagnostic]:
        """Return the findings, and those of what ended the run, with line and column, in their order.

        A fact is told once of each place in a text, by however many pointers it was reached.
        """
        told: dict[tuple[object, ...], Diagnostic] = {}
        ended = stop.findings if stop is not None else ()
        for found in (*map(self._placed, self._found), *ended):
            place = found.location.pointer if found.line is None else (found.line, found.column)
            told.setdefault((found.location.file, place, found.code, found.fact), found)
        return sorted(told.values(), key=_order)

    def _placed(self, found: Diagnostic) -> Diagnostic:
        locate = self._locate.get(found.location.file)
        place = locate(found.location.pointer) if locate and found.line is None else None
        return replace(found, line=place[0], column=place[1]) if place else found

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def _order(found: Diagnostic) -> tuple[str, int, int, str]:
    return found.location.file, found.line or 0, found.column or 0, found.code


class Stop(Exception):  # noqa: N818 - ends a run on purpose; its kinds are errors
    """Something that ends the run: its findings are for the user, its code is the exit code.

    A text stands for a finding in no file, as what is wrong with an option is.
    """

    code = 70
    kind = "defect"
    """The kind of finding that a text stands for."""

    def __init__(self, *found: Diagnostic | str) -> None:
        super().__init__(*found)
        self.findings = tuple(
            Diagnostic(self.kind, each, "", Location(""), Level.ERROR) if isinstance(each, str) else each
            for each in found
        )

    @classmethod
    def at(
        cls,
        place: Location,
        kind: str,
        fact: str,
        remedy: str,
        *,
        line: int | None = None,
        column: int | None = None,
    ) -> Self:
        """Return the stop of one finding at a place."""
        return cls(Diagnostic(kind, fact, remedy, place, Level.ERROR, line, column))

    def __str__(self) -> str:
        return "\n".join(_told(each) for each in self.findings)


def _told(found: Diagnostic) -> str:
    """Return a finding as the end of a run is told: a text keeps its lines."""
    if not found.place:
        return "\n".join(map(visible, found.sentence.splitlines()))
    return visible(f"{found.place}: {found.sentence}")


class UsageError(Stop):
    """The command, its options or its configuration cannot be carried out as they stand."""

    code = 2
    kind = "usage"


class UnreadableError(Stop):
    """An input is not what it should be, so that nothing can be made of it."""

    code = 3
    kind = "unreadable"


class LimitError(Stop):
    """A limit was met; the finding names it and the options that raise it."""

    code = 4
    kind = "limit"
