"""Progress while work goes on, as a bar on a terminal: the one door to rich."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from sdkref.progress import Silent, Track


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
