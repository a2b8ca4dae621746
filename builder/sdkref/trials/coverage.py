"""Whether enough operations have an example that is known to run: nothing is run, earlier runs are read."""

from collections.abc import Iterator, Sequence
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path

from msgspec.structs import replace

from sdkref.diagnostics import Diagnostic, Diagnostics, Level, UsageError
from sdkref.evidence import read_evidence
from sdkref.judging.coverage import Coverage, Offer, coverage_of
from sdkref.location import Location
from sdkref.settings.config import FILE_NAME, Settings
from sdkref.settings.coverage import Exemption
from sdkref.sources.reading import ReadSource
from sdkref.trials.plan import examples_found

MOST_NAMED = 20
"""Operations that a sentence names."""


def named(operations: Sequence[str]) -> str:
    """Return operations in a sentence, and how many more there are."""
    more = f", and {len(operations) - MOST_NAMED:,} more" if len(operations) > MOST_NAMED else ""
    return f"{', '.join(operations[:MOST_NAMED])}{more}"


def coverage_findings(
    settings: Settings, read: Sequence[ReadSource], wanted: float, diagnostics: Diagnostics
) -> list[Diagnostic]:
    """Return a finding for each tab below a percentage, and for each exemption that no longer holds.

    Raises `UsageError` where no file of results is kept.
    """
    if settings.results is None:
        raise UsageError(
            "no results are kept for sources that the command line names; "
            "list them in sdkref.yml, run `sdkref test`, and check the coverage without naming them"
        )
    found = examples_found(settings, read, diagnostics)
    today = date.today()  # noqa: DTZ011 - the day on the user's calendar, as settings give it
    every = coverage_of(found.offers, read_evidence(settings.results))
    valid = [each for each in settings.coverage if each.until >= today]
    return [
        *(
            _below(each, wanted, settings.results)
            for each in _counted(every, valid)
            if each.percentage < wanted
        ),
        *_exemptions(settings.coverage, every, found.offers, today),
    ]


def _counted(every: Sequence[Coverage], valid: Sequence[Exemption]) -> Iterator[Coverage]:
    """Give each tab without the operations that it need not have."""
    for each in every:
        left = tuple(name for name in each.missing if not any(_holds(one, each.tab, name) for one in valid))
        yield replace(each, operations=each.operations - len(each.missing) + len(left), missing=left)


def _holds(exemption: Exemption, tab: str, operation: str) -> bool:
    return exemption.tab in {"", tab} and fnmatchcase(operation, exemption.operation)


def _below(found: Coverage, wanted: float, results: Path) -> Diagnostic:
    fact = (
        f"{found.executed:,} of {found.operations:,} operations ({_percent(found)} %, not {wanted:g} %) have "
        f"an example that is known to run in {found.tab}; there is none for {named(found.missing)}"
    )
    remedy = "run `sdkref test`, write examples, or exempt operations below `coverage:` in sdkref.yml"
    return Diagnostic("low-coverage", fact, remedy, Location(str(results)), Level.ERROR)


def _percent(found: Coverage) -> str:
    """Return a percentage that is never rounded up, so that none below a limit looks like it."""
    tenths = int(found.percentage * 10)
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)


def _exemptions(
    exemptions: Sequence[Exemption], every: Sequence[Coverage], offers: Sequence[Offer], today: date
) -> Iterator[Diagnostic]:
    for each in exemptions:
        place = Location(FILE_NAME, each.pointer)
        what = f"`{each.operation}`{f' in {each.tab}' if each.tab else ''}"
        missing = any(_holds(each, found.tab, name) for found in every for name in found.missing)
        if not any(_holds(each, offer.tab, offer.operation) for offer in offers):
            fact, remedy = f"no tab has the operation {what}", "correct the exemption, or remove it"
            yield Diagnostic("needless-exemption", fact, remedy, place, line=each.line, column=each.column)
        elif not missing:
            fact, remedy = f"{what} has examples that run, and is exempt", "remove the exemption"
            yield Diagnostic("needless-exemption", fact, remedy, place, line=each.line, column=each.column)
        elif each.until < today:
            fact = f"{what} was exempt until {each.until} because {each.because}"
            remedy = "write an example, or move the day"
            yield Diagnostic("expired-exemption", fact, remedy, place, line=each.line, column=each.column)
