"""Reads all that a build or a run of the examples would read, and tells what it found: nothing is built."""

from collections import deque
from collections.abc import Sequence
from enum import Enum, auto

from msgspec.structs import replace

from sdkref.collector import paused_collector
from sdkref.diagnostics import Diagnostic, Diagnostics, Level, UsageError
from sdkref.drift.findings import as_finding
from sdkref.examples.of_guides import examples_of_guides
from sdkref.findings.report import Report
from sdkref.kept_addresses import addresses_of, keep_addresses, lost_addresses
from sdkref.progress import Silent
from sdkref.references.building import build_references, roots_of
from sdkref.settings.config import Settings
from sdkref.sources.reading import ReadSource, notes, read_each
from sdkref.trials.coverage import coverage_findings


class Addresses(Enum):
    """What becomes of the addresses of the last release."""

    LEFT = auto()
    LOOKED_FOR = auto()
    KEPT = auto()


@paused_collector()
def check_sources(
    settings: Settings,
    coverage: float | None = None,
    *,
    drift: bool = False,
    addresses: Addresses = Addresses.LEFT,
) -> Report:
    """Return every finding of the sources, with what would end a build.

    With a percentage of operations that need an example which is known to run, tabs below it are found too;
    with `drift`, what the documentation of SDKs and the description say differently.
    With `addresses`, those of the last release that lead nowhere now; today's are kept if that is wanted.
    """
    diagnostics = Diagnostics()
    reading = read_each(replace(settings, drift=drift), diagnostics)
    stop = reading.stop
    if stop is None:
        try:
            roots_of(reading.read)
        except UsageError as met:
            stop = met
    failed = False
    if stop is None and coverage is not None:
        found = coverage_findings(settings, reading.read, coverage, diagnostics)
        failed = any(each.level is Level.ERROR for each in found)
        for each in found:
            diagnostics.add(each)
    elif stop is None:
        catalogues = [each.catalogue for each in reading.read]
        deque(examples_of_guides(settings.folder, settings.guides, catalogues, diagnostics), maxlen=0)
    if stop is None:
        for lost in _lost(settings, reading.read, addresses):
            diagnostics.add(lost)
    for read in reading.read:
        for difference in read.drift or ():
            diagnostics.add(as_finding(difference))
    shown = notes(settings, reading)
    return Report(
        sources=shown,
        findings=tuple(diagnostics.located(stop)),
        stop=stop,
        failed=failed,
        summary=tuple(map(str, shown)),
    )


def _lost(settings: Settings, read: Sequence[ReadSource], wanted: Addresses) -> list[Diagnostic]:
    """Return which addresses of the last release lead nowhere, and keep today's if that is wanted."""
    if wanted is Addresses.LEFT:
        return []
    today = addresses_of(build_references(read, Silent()))
    lost = list(lost_addresses(settings.folder, today, settings.redirects))
    if wanted is Addresses.KEPT:
        keep_addresses(settings.folder, today)
    return lost
