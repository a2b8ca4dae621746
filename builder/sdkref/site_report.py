"""The report on what is made of sources: what was read, what came of it, and how long it took."""

import time
from collections.abc import Callable, Sequence
from typing import TypeAlias

from sdkref.diagnostics import Diagnostics, Stop
from sdkref.findings.report import Report
from sdkref.settings.config import Settings
from sdkref.sources.reading import ReadSource, notes, read_each

Making: TypeAlias = Callable[[Sequence[ReadSource], Diagnostics], Sequence[str]]
"""Makes something of sources, adds what it finds, and returns lines on it; the first gets the time."""


def made_of_sources(settings: Settings, make: Making) -> Report:
    """Read the sources and make something of them; what ends that is in the report, as all that is wrong."""
    started = time.perf_counter()
    diagnostics = Diagnostics()
    reading = read_each(settings, diagnostics)
    stop, made = reading.stop, list[str]()
    if stop is None:
        try:
            made += make(reading.read, diagnostics)
        except Stop as met:
            stop = met
    shown = notes(settings, reading)
    seconds = time.perf_counter() - started
    made[:1] = [f"{line} in {seconds:.1f} s" for line in made[:1]]
    return Report(
        sources=shown,
        findings=tuple(diagnostics.located(stop)),
        stop=stop,
        summary=(*map(str, shown), *made),
        seconds=seconds,
        watched=tuple(file for each in reading.read for file in (*each.files, *each.absent)),
    )
