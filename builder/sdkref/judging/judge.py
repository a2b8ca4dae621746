"""Whether a program that ran did what its example is for: what it ended with, and what it asked."""

from collections.abc import Iterator, Sequence

from sdkref.examples.example import Example
from sdkref.judging.documented_error import unmet_error
from sdkref.judging.lacking import lacking
from sdkref.judging.remedies import remedy, unsent
from sdkref.judging.trial import Result, Trial
from sdkref.judging.wording import WHEN, Place, asked_wrongly, language_of
from sdkref.mock.api import is_at_fault
from sdkref.mock.exchange import Exchange
from sdkref.runners.program import Finished


def judged(
    trial: Trial,
    finished: Finished,
    exchanges: Sequence[Exchange],
    place: Place = str,
    *,
    installed: Sequence[str] = (),
) -> Result:
    """Return what came of a trial; `installed` are the requirements of its SDK, the SDK's own first."""
    message = lacking(trial.example, finished, installed) or _fault_of(trial, finished, exchanges, place)
    passed = message is None
    return Result(
        trial=trial,
        outcome="passed" if passed else "failed",
        message=message or "",
        line=None if passed else finished.line,
        notes=tuple(_notes(trial.example, exchanges)) if passed else (),
        exchanges=tuple(exchanges),
        output="" if passed else finished.stderr or finished.stdout,
        seconds=finished.seconds,
    )


def _fault_of(trial: Trial, finished: Finished, exchanges: Sequence[Exchange], place: Place) -> str | None:
    """Return why a trial failed: what it asked wrongly says more than how it ended because of that."""
    example = trial.example
    wrong = next((each for each in exchanges if is_at_fault(each.violations)), None)
    if wrong is not None:
        return asked_wrongly(example, wrong, place)
    if trial.status is not None:
        return unmet_error(trial, trial.status, finished)
    if finished.fault is not None:
        fault = f"{WHEN[finished.fault]}: {finished.message}{remedy(example, finished)}"
        return f"the {language_of(example)} {fault}"
    return None if example.directives.compile_only else _astray(example, exchanges, unsent(finished))


def _astray(example: Example, exchanges: Sequence[Exchange], why: str) -> str | None:
    """Return what an example asks instead of what it is for; a guide need not ask anything."""
    asked = [each.operation for each in exchanges if each.operation]
    if not example.operation or any(_is_for(each, example) for each in exchanges):
        return None
    if not asked:
        return f"the {language_of(example)} sends no request, and never asks {example.operation}{why}"
    others = ", ".join(dict.fromkeys(asked))
    return f"the {language_of(example)} asks {others}, and never {example.operation}, which it is for"


def _is_for(exchange: Exchange, example: Example) -> bool:
    """Return whether an example asked what it is for; those of a description need not say its query."""
    if example.origin != "described":
        return example.operation in exchange.operations
    return _bare(example.operation) in map(_bare, exchange.operations)


def _bare(operation: str) -> str:
    """Return an operation without the query that some descriptions write into its path."""
    return operation.partition("?")[0].partition("#")[0]


def _notes(example: Example, exchanges: Sequence[Exchange]) -> Iterator[str]:
    asked = [each.operation for each in exchanges]
    if example.operation and not any(example.operation in each.operations for each in exchanges):
        yield f"it asks {', '.join(dict.fromkeys(filter(None, asked)))} for {example.operation}"
    yield from dict.fromkeys(each.message for exchange in exchanges for each in exchange.violations)
