"""Which trials there are: each example once, and once more for every error that its operation documents."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import count

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Operation
from sdkref.examples.example import Example
from sdkref.judging.trial import Result, Trial
from sdkref.profiles.error_types import error_type
from sdkref.sdk import Sdk

_OF_RANGE = {"4XX": 400, "5XX": 500, "default": 500}
"""The status that stands for a range."""


def trials(
    catalogues: Sequence[Catalogue],
    examples: Iterable[tuple[int | None, Example]],
    sdks: Mapping[str, Sdk],
    *,
    errors: bool,
) -> Iterator[Trial]:
    """Give the trials of examples, each of which asks the catalogue of its number, or any of them.

    In each tab one example of an operation meets its documented errors: a generated one or, in plain HTTP, a
    snippet where there is no other. In the tab of an SDK each snippet does, since each was written by hand.
    """
    found = list(examples)
    documented = [{each.key: tuple(_errors(each)) for each in known.operations} for known in catalogues]
    meeting = _meeting_errors(found) if errors else frozenset()
    ids = (f"e{number}" for number in count(1))
    for api, example in found:
        yield Trial(id=next(ids), example=example, api=api)
        if api is not None and id(example) in meeting:
            sdk = sdks.get(example.target)
            for status in documented[api].get(example.operation, ()):
                seen = error_type(sdk, status) if sdk is not None and not sdk.is_language else None
                yield Trial(id=next(ids), example=example, api=api, status=status, seen=seen)


def _meeting_errors(examples: Sequence[tuple[int | None, Example]]) -> frozenset[int]:
    """Return the identities of the examples that meet the errors of their operations."""
    first: dict[tuple[int | None, str, str], Example] = {}
    chosen: set[int] = set()
    for origin in ("generated", "snippet"):
        for api, example in examples:
            if example.origin != origin or example.event is not None or _runs_not(example):
                continue
            if example.target == example.language or origin == "generated":
                first.setdefault((api, example.operation, example.target), example)
            else:
                chosen.add(id(example))
    return frozenset({*chosen, *map(id, first.values())})


def _runs_not(example: Example) -> bool:
    return bool(example.directives.skip) or example.directives.compile_only


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
