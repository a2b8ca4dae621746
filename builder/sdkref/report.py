"""What the user is told: findings with their places, progress while work goes on, and what came out."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TextIO

from msgspec.structs import replace
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from sdkref.diagnostics import Diagnostic
from sdkref.documents import Positions
from sdkref.progress import Silent, Track

MOST_SHOWN = 50
"""Findings that are told one by one unless all are asked for."""


class Bar:
    """A progress bar on a terminal.

    It is drawn at each step, not by a thread of its own, which a forked worker must not inherit.
    """

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("", total=None)

    def begin(self, stage: str, steps: int) -> None:
        """Start the bar anew under the stage's name."""
        self._progress.reset(self._task, description=stage, total=steps)
        self._progress.refresh()

    def advance(self, steps: int = 1) -> None:
        """Move the bar."""
        self._progress.advance(self._task, steps)
        self._progress.refresh()


@contextmanager
def tracking(stream: TextIO | None = None) -> Iterator[Track]:
    """Give a progress bar when the stream (standard error) is a terminal, else silence: logs hold results."""
    stream = stream or sys.stderr
    if not stream.isatty():
        yield Silent()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(file=stream), transient=True, auto_refresh=False) as progress:
        yield Bar(progress)


def located(found: Iterable[Diagnostic], positions: Mapping[str, Positions]) -> list[Diagnostic]:
    """Return findings with line and column, looked up by the name of the file, in their order."""
    placed = []
    for each in found:
        places = positions.get(each.location.file)
        place = places.locate(each.location.pointer) if places and each.line is None else None
        placed.append(replace(each, line=place[0], column=place[1]) if place else each)
    return sorted(placed, key=lambda each: (each.location.file, each.line or 0, each.column or 0, each.code))


def tell(found: Sequence[object], *, everything: bool = False) -> None:
    """Tell findings on standard error, a line each; past a screenful only their number, or all if asked."""
    shown = found if everything else found[:MOST_SHOWN]
    for each in shown:
        print(each, file=sys.stderr)
    if len(shown) < len(found):
        rest = counted(len(found) - len(shown), "more finding")
        print(f"… and {rest}; --verbose shows them all", file=sys.stderr)


def size(count: int) -> str:
    """Return a number of bytes for people: `3.2 MB`."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= factor:
            return f"{count / factor:.1f} {unit}"
    return f"{count} bytes"


def counted(number: int, noun: str) -> str:
    """Return `1 page` or `2 pages`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
