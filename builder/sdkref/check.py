"""Reads all that a build or a run of the examples would read, and tells what it found: nothing is built."""

from collections import deque

from sdkref.collector import paused_collector
from sdkref.config import Settings
from sdkref.coverage import coverage_findings
from sdkref.diagnostics import Diagnostics, Level, UsageError
from sdkref.drift.findings import drift_findings
from sdkref.examples.of_guides import examples_of_guides
from sdkref.findings.report import Report
from sdkref.reading import notes, read_each
from sdkref.references import roots_of


@paused_collector()
def check_sources(settings: Settings, coverage: float | None = None, *, drift: bool = False) -> Report:
    """Return every finding of the sources, with what would end a build.

    With a percentage of operations that need an example which is known to run, tabs below it are found too;
    with `drift`, what the documentation of SDKs and the description say differently.
    """
    diagnostics = Diagnostics()
    reading = read_each(settings, diagnostics)
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
    for read in reading.read if drift else ():
        for difference in drift_findings(read.catalogue):
            diagnostics.add(difference)
    shown = notes(settings, reading)
    return Report(
        sources=shown,
        findings=tuple(diagnostics.located(stop)),
        stop=stop,
        failed=failed,
        summary=tuple(map(str, shown)),
    )
