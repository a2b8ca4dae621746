"""The whole way from settings to pages among the documents of a site that another engine builds."""

import time
from pathlib import Path

from sdkref.collector import paused_collector
from sdkref.config import Settings
from sdkref.diagnostics import Diagnostic, Diagnostics, Level, Stop
from sdkref.findings.report import Report, counted
from sdkref.location import Location
from sdkref.output.mounting import Library
from sdkref.output.written_pages import FOLDER, FRAGMENT, WrittenPages, write_pages
from sdkref.progress import Track
from sdkref.reading import notes, read_each
from sdkref.references import build_references


@paused_collector()
def write_site_pages(
    settings: Settings, docs: Path, track: Track, *, directory_urls: bool, jobs: int
) -> Report:
    """Write the pages below a folder of documents; what was written before and is no longer needed goes."""
    started = time.perf_counter()
    diagnostics = Diagnostics()
    reading = read_each(settings, diagnostics)
    stop, written = reading.stop, None
    if stop is None:
        try:
            references = build_references(reading.read, track, jobs=jobs)
            track.begin("Writing the pages", 1)
            written = write_pages(Library(references), docs, use_directory_urls=directory_urls)
        except Stop as met:
            stop = met
    shown = notes(settings, reading)
    summary = list(map(str, shown))
    seconds = time.perf_counter() - started
    if written is not None:
        _tell_kept(written, docs, diagnostics)
        fragment = docs / FOLDER / FRAGMENT
        summary.append(f"{docs}: {counted(len(written.pages), 'page')} in {seconds:.1f} s")
        summary.append(f"{fragment} says what mkdocs.yml needs for them")
    return Report(
        sources=shown,
        findings=tuple(diagnostics.located(stop)),
        stop=stop,
        summary=tuple(summary),
        seconds=seconds,
        watched=tuple(file for each in reading.read for file in (*each.files, *each.absent)),
    )


def _tell_kept(written: WrittenPages, docs: Path, diagnostics: Diagnostics) -> None:
    for path in written.kept:
        fact, remedy = "this file is not the generated one, and stays as it is", "move it to have both"
        diagnostics.add(Diagnostic("generated-file", fact, remedy, Location(str(docs / path)), Level.ERROR))
