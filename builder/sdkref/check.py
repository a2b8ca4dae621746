"""Reads all that a build would read, and tells what it found: nothing is built."""

from sdkref.collector import paused_collector
from sdkref.config import Settings
from sdkref.diagnostics import Diagnostics, UsageError
from sdkref.findings.report import Report
from sdkref.reading import notes, read_each
from sdkref.references import roots_of


@paused_collector()
def check_sources(settings: Settings) -> Report:
    """Return every finding of the sources, with what would end a build."""
    diagnostics = Diagnostics()
    reading = read_each(settings, diagnostics)
    stop = reading.stop
    if stop is None:
        try:
            roots_of(reading.read)
        except UsageError as met:
            stop = met
    shown = notes(settings, reading)
    return Report(
        sources=shown,
        findings=tuple(diagnostics.located(stop)),
        stop=stop,
        summary=tuple(map(str, shown)),
    )
