"""Reads all that a build would read, and tells what it found: nothing is built."""

from sdkref.collector import paused_collector
from sdkref.config import Settings
from sdkref.coverage import coverage_findings
from sdkref.diagnostics import Diagnostics, Level, UsageError
from sdkref.findings.report import Report
from sdkref.reading import notes, read_each
from sdkref.references import roots_of


@paused_collector()
def check_sources(settings: Settings, coverage: float | None = None) -> Report:
    """Return every finding of the sources, with what would end a build.

    With a percentage of operations that need an example which is known to run, tabs below it are found too.
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
    shown = notes(settings, reading)
    return Report(
        sources=shown,
        findings=tuple(diagnostics.located(stop)),
        stop=stop,
        failed=failed,
        summary=tuple(map(str, shown)),
    )
