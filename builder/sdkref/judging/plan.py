"""Which trials there are: each example once, and once more for every error that its operation documents."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import count

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Operation
from sdkref.examples.example import Example
from sdkref.judging.trial import Result, Trial

_OF_RANGE = {"4XX": 400, "5XX": 500, "default": 500}
"""The status that stands for a range."""


def trials(
    catalogues: Sequence[Catalogue], examples: Iterable[tuple[int | None, Example]], *, errors: bool
) -> Iterator[Trial]:
    """Give the trials of examples, each of which asks the catalogue of its number, or any of them.

    In each tab of plain HTTP, one example of an operation meets its documented errors: a generated one, or
    else a snippet.
    """
    found = list(examples)
    documented = [{each.key: tuple(_errors(each)) for each in known.operations} for known in catalogues]
    meeting = _meeting_errors(found) if errors else {}
    ids = (f"e{number}" for number in count(1))
    for api, example in found:
        yield Trial(id=next(ids), example=example, api=api)
        if api is not None and meeting.get((api, example.operation, example.target)) is example:
            for status in documented[api][example.operation]:
                yield Trial(id=next(ids), example=example, api=api, status=status)


def _meeting_errors(
    examples: Sequence[tuple[int | None, Example]],
) -> dict[tuple[int | None, str, str], Example]:
    """Return which example meets the errors of an operation, by catalogue, operation and tab."""
    chosen: dict[tuple[int | None, str, str], Example] = {}
    for origin in ("generated", "snippet"):
        for api, example in examples:
            runs = not example.directives.skip and not example.directives.compile_only
            if example.origin == origin and example.target == example.language and runs:
                chosen.setdefault((api, example.operation, example.target), example)
    return chosen


def _errors(operation: Operation) -> Iterator[int]:
    statuses = (each.status for each in operation.responses if each.is_error)
    yield from dict.fromkeys(_OF_RANGE[each] if each in _OF_RANGE else int(each) for each in statuses)


def skipped(trial: Trial, today: date) -> Result | None:
    """Return what is to be told of a trial that is not made; None for one that is."""
    directives = trial.example.directives
    if not directives.skip:
        return None
    if directives.until is not None and directives.until < today:
        message = (
            f"it was skipped until {directives.until} because {directives.skip}; run it, or move the day"
        )
        return Result(trial=trial, outcome="failed", message=message)
    return Result(trial=trial, outcome="skipped", message=directives.skip)


def by_toolchain(found: Iterable[Trial]) -> dict[tuple[str, str], list[Trial]]:
    """Return trials by language and target, whose toolchain they need."""
    groups: dict[tuple[str, str], list[Trial]] = {}
    for each in found:
        groups.setdefault((each.example.language, each.example.target), []).append(each)
    return groups
