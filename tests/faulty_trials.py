"""Trials of programs with one fault each: chosen the same way in every run, and run against the mock."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from program_faults import FAULTS, UNHANDLED, Asked, asked_of, with_fault
from sdkref.examples.example import Example
from sdkref.judging.trial import Result, Trial
from sdkref.progress import Silent
from sdkref.trials.plan import Plan
from sdkref.trials.runs import Means, trial_runs


class Faulty(Struct, frozen=True, kw_only=True):
    """A program as it was, and with a fault."""

    fault: str
    right: Trial
    wrong: Trial

    @property
    def name(self) -> str:
        """The name of the example, and of the fault."""
        return f"{self.wrong.name}: {self.fault}"


class Tried(Struct, frozen=True, kw_only=True):
    """What came of both programs."""

    faulty: Faulty
    right: Result
    wrong: Result

    @property
    def is_caught(self) -> bool:
        """Whether running tells of the fault."""
        return self.wrong.outcome == "failed"

    def __str__(self) -> str:
        return (
            f"{self.faulty.name}\n{_changed(self.faulty.right.example.text, self.faulty.wrong.example.text)}"
        )


def _changed(right: str, wrong: str) -> str:
    """Return the first lines that differ."""
    pairs = itertools.zip_longest(right.splitlines(), wrong.splitlines(), fillvalue="")
    one, other = next(((a, b) for a, b in pairs if a != b), ("", ""))
    return f"    {one.strip()}\n    {other.strip()}"


def faulty_trials(
    planned: Plan, language: str, faults: Sequence[str], count: int, *, origin: str = "generated"
) -> list[Faulty]:
    """Return programs with faults, one a program: the faults in turn, each where there is place for it."""
    random = Random(f"{planned.catalogues[0].info.title} {language} {origin}")
    examples = [
        each
        for each in planned.trials
        if each.example.language == language and each.example.origin == origin and each.example.event is None
    ]
    random.shuffle(examples)
    wants = {
        (api, operation.key): (operation, catalogue)
        for api, catalogue in enumerate(planned.catalogues)
        for operation in catalogue.operations
    }
    made: list[Faulty] = []
    taken: set[str] = set()
    absent: set[str] = set()
    for fault in itertools.cycle(faults):
        if len(made) == count or len(absent) == len(faults):
            return made
        for trial in examples if fault not in absent else ():
            if trial.id in taken or trial.api is None:
                continue
            operation, catalogue = wants[(trial.api, trial.example.operation)]
            asked = asked_of(catalogue, operation)
            broken = with_fault(fault, trial.example, asked, random.choice)
            if broken is not None:
                taken.add(trial.id)
                status = _documented(asked) if fault == UNHANDLED else None
                made.append(_faulty(fault, trial, broken, status))
                break
        else:
            absent.add(fault)
    return made


def _faulty(fault: str, trial: Trial, broken: Example, status: int | None) -> Faulty:
    right = replace(trial, id=f"{trial.id}-right", status=status)
    return Faulty(fault=fault, right=right, wrong=replace(right, id=f"{trial.id}-wrong", example=broken))


def _documented(asked: Asked) -> int:
    """Return an error that an operation documents."""
    status = next(each.status for each in asked.operation.responses if each.is_error)
    return int(status) if status.isdigit() else {"4XX": 400}.get(status, 500)


def tried(
    planned: Plan, faulty: Iterable[Faulty], cache: Path | None = None, jobs: int = 2
) -> Iterator[Tried]:
    """Run programs with and without faults; give those that pass without."""
    every = list(faulty)
    results: dict[str, Result] = {}
    means = Means(jobs=jobs) if cache is None else Means(jobs=jobs, cache=cache)
    with trial_runs(planned, means) as runs:
        runs.run(
            [trial for each in every for trial in (each.right, each.wrong)],
            lambda result: results.__setitem__(result.trial.id, result),
            Silent(),
        )
    for each in every:
        if results[each.right.id].outcome == "passed":
            yield Tried(faulty=each, right=results[each.right.id], wrong=results[each.wrong.id])


def table(found: Sequence[Tried]) -> str:
    """Return how many of each fault were caught, by fault."""
    groups: dict[str, list[Tried]] = defaultdict(list)
    for each in found:
        groups[each.faulty.fault].append(each)
    rows = [
        f"{fault:28} {sum(each.is_caught for each in groups[fault]):>4} of {len(groups[fault])}"
        for fault in FAULTS
        if groups[fault]
    ]
    return "\n".join([*rows, f"{'all':28} {sum(each.is_caught for each in found):>4} of {len(found)}"])
