"""Progress while work goes on, as a bar on a terminal: the one door to rich."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TimeElapsedColumn
from rich.table import Column
from rich.text import Text

from sdkref.progress import Silent, Track
from sdkref.visible import visible

NARROW = 60
"""Columns of a terminal that has room for the stage and for numbers alone."""


class Bar:
    """A progress bar on a terminal.

    It is drawn at each step, not by a thread of its own, which a forked worker must not inherit.
    """

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("", total=None, done="")

    def begin(self, stage: str, steps: int) -> None:
        """Start the bar anew under the stage's name."""
        self._progress.reset(self._task, description=stage, total=steps, done="")
        self._progress.refresh()

    def advance(self, steps: int = 1, done: str = "") -> None:
        """Move the bar, and show what was done."""
        self._progress.update(self._task, advance=steps, done=done)
        self._progress.refresh()


class _Name(ProgressColumn):
    """A text of a task on what is left of the line. It may come from a description: it is no markup."""

    def __init__(self, read: str, column: Column) -> None:
        super().__init__(table_column=column)
        self._read = read

    def render(self, task: Task) -> Text:
        """Return the text."""
        return Text(visible(str(task.fields.get(self._read, task.description))), overflow="ellipsis")


@contextmanager
def tracking(stream: TextIO | None = None) -> Iterator[Track]:
    """Give a progress bar when the stream (standard error) is a terminal, else silence: logs hold results.

    There is silence as well where `CI` is set, since such terminals are logs; and on terminals that cannot
    draw (`TERM=dumb`). With `NO_COLOR` there are no colours.
    """
    stream = stream or sys.stderr
    console = Console(file=stream)
    if not stream.isatty() or console.is_dumb_terminal or os.environ.get("CI", "").lower() not in _NO:
        yield Silent()
        return
    with Progress(*_columns(console.width), console=console, transient=True, auto_refresh=False) as progress:
        yield Bar(progress)


def _columns(width: int) -> list[ProgressColumn]:
    stage, numbers = (
        _Name("stage", Column(no_wrap=True)),
        MofNCompleteColumn(table_column=Column(no_wrap=True)),
    )
    if width < NARROW:
        return [stage, numbers]
    name = _Name("done", Column(no_wrap=True, ratio=1))
    return [stage, BarColumn(bar_width=width // 5), numbers, TimeElapsedColumn(), name]


_NO = {"", "0", "false", "no"}
"""Values of `CI` that say no."""
