"""Runs the examples of a site against a mock of its APIs, and tells what came of each."""

import time
from collections.abc import Mapping

from msgspec import Struct

from sdkref.diagnostics import Diagnostic
from sdkref.examples.example import Example
from sdkref.judging.coverage import Offer
from sdkref.judging.equivalence import Difference, differences
from sdkref.judging.trial import Result
from sdkref.progress import Track
from sdkref.settings.config import Settings
from sdkref.trials.plan import plan
from sdkref.trials.runs import Means, trial_runs
from sdkref.trials.wanted import Wanted


class Verification(Struct, frozen=True, kw_only=True):
    """What came of all examples."""

    results: tuple[Result, ...]
    """In the order of the pages, then of the guides."""
    differences: tuple[Difference, ...]
    versions: Mapping[str, Mapping[str, str]]
    """By target: what ran, in which version."""
    examples: tuple[Example, ...]
    """All that the site has, those that did not run included."""
    offers: tuple[Offer, ...]
    """Every operation in every tab that it has."""
    findings: tuple[Diagnostic, ...]
    """What was found while the sources and the guides were read."""
    seconds: float


def verify(settings: Settings, wanted: Wanted, means: Means, track: Track) -> Verification:
    """Run the wanted examples of all sources; raises `Stop` when they cannot be run at all."""
    began = time.monotonic()
    planned = plan(settings, wanted)
    results: dict[str, Result] = {}

    def told(result: Result) -> None:
        results[result.trial.id] = result

    with trial_runs(planned, means) as runs:
        runs.run(planned.trials, told, track)
        versions = dict(runs.versions)
    ordered = tuple(results[each.id] for each in planned.trials)
    return Verification(
        results=ordered,
        differences=tuple(differences(ordered)),
        versions=versions,
        examples=planned.examples,
        offers=planned.offers,
        findings=tuple(planned.diagnostics.located()),
        seconds=time.monotonic() - began,
    )
