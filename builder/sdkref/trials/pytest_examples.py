"""Examples as items of pytest: `sdkref.yml::POST /chat/completions[python:Default]`.

Programs of one language are compiled together, so the first item of a tab runs all collected ones of it,
and each item tells its own result. A worker of pytest-xdist runs just what it is given.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from sdkref.diagnostics import Stop
from sdkref.judging.equivalence import differences
from sdkref.judging.trial import Result, Trial
from sdkref.machine import CORES
from sdkref.progress import Silent
from sdkref.results.text import difference_lines, failure_lines
from sdkref.settings.config import FILE_NAME, load_settings
from sdkref.trials.plan import Plan, plan
from sdkref.trials.runs import LOCKS, Means, TrialRuns, trial_runs
from sdkref.trials.wanted import Wanted


class FailingExampleError(Exception):
    """An example that failed; its message is what people are told."""


class Runs:
    """What all items of one `sdkref.yml` share: a mock that serves until the session ends, and results."""

    def __init__(self, planned: Plan, means: Means, *, apart: bool) -> None:
        self._stack = ExitStack()
        self._runs: TrialRuns = self._stack.enter_context(trial_runs(planned, means))
        self._apart = apart
        self._results: dict[str, Result] = {}

    def result(self, trial: Trial, others: Iterable[Trial]) -> Result:
        """Return what came of a trial; the others of its tab are run with it."""
        if trial.id not in self._results:
            target = trial.example.target
            group = [each for each in others if each.example.target == target and not self._apart]
            self._runs.run(group or [trial], self._told, Silent())
        return self._results[trial.id]

    def differences(self, result: Result) -> Sequence[str]:
        """Return how an example differs from those of its name that ran before it."""
        known = [each for each in self._results.values() if _alike(each.trial, result.trial)]
        found = differences([*(each for each in known if each is not result), result])
        return [line for each in found if each.other is result for line in difference_lines(each)]

    def close(self) -> None:
        """End the mock."""
        self._stack.close()

    def _told(self, result: Result) -> None:
        self._results[result.trial.id] = result


def _alike(one: Trial, other: Trial) -> bool:
    return (one.api, one.example.operation, one.example.name) == (
        other.api,
        other.example.operation,
        other.example.name,
    )


class ExampleItem(pytest.Item):
    """One trial of an example."""

    trial: Trial
    runs: Runs

    def runtest(self) -> None:
        """Run the example, or tell what came of it when it ran with others of its tab."""
        others = (each.trial for each in self.session.items if isinstance(each, ExampleItem))
        result = self.runs.result(self.trial, others)
        if result.outcome == "skipped":
            # The place of a skip is that of the example, not that of this line.
            raise pytest.skip.Exception(result.message, _use_item_location=True)
        lines = list(failure_lines(result)) if result.outcome == "failed" else self.runs.differences(result)
        if lines:
            raise FailingExampleError("\n".join(lines))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return what people are told: of an example that failed its place and fault, no frames of ours."""
        if isinstance(excinfo.value, FailingExampleError | Stop):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple["os.PathLike[str] | str", int | None, str]:
        """Return the file and the line at which the example, or its operation, stands."""
        example = self.trial.example
        found = [each / example.source for each in (self.config.invocation_params.dir, self.path.parent)]
        return next(filter(Path.is_file, found), found[-1]), example.line - 1, self.name


class Examples(pytest.File):
    """A `sdkref.yml`, and the examples of what it describes."""

    def collect(self) -> Iterator[ExampleItem]:
        """Give an item for each trial."""
        here = self.config.invocation_params.dir
        option = self.config.getoption
        apart = hasattr(self.config, "workerinput")
        means = Means(
            locks=self.path.parent / LOCKS,
            offline=option("--sdkref-offline"),
            seconds=option("--sdkref-seconds"),
            jobs=1 if apart else CORES,
        )
        try:
            settings = load_settings(Path(os.path.relpath(self.path.parent, here)))
            if settings is None:
                return
            planned = plan(settings, Wanted(errors=not option("--sdkref-no-errors")))
            runs = Runs(planned, means, apart=apart)
        except Stop as stop:
            raise self.CollectError(str(stop)) from stop
        self.config.add_cleanup(runs.close)
        for trial in planned.trials:
            # As a text it is taken apart as `--lf` does it with what it remembers.
            item = ExampleItem.from_parent(self, name=trial.name, nodeid=f"{self.nodeid}::{trial.name}")
            item.trial, item.runs = trial, runs
            yield item


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> Examples | None:
    """Collect every `sdkref.yml`."""
    return Examples.from_parent(parent, path=file_path) if file_path.name == FILE_NAME else None
