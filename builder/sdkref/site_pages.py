"""The whole way from settings to pages among the documents of a site that another engine builds."""

from collections.abc import Sequence
from pathlib import Path

from sdkref.addresses import written as address
from sdkref.collector import paused_collector
from sdkref.diagnostics import Diagnostic, Diagnostics, Level
from sdkref.findings.report import Report, counted
from sdkref.location import Location
from sdkref.output.mounting import Library
from sdkref.output.written_pages import FOLDER, FRAGMENT, WrittenPages, write_pages
from sdkref.progress import Track
from sdkref.references.building import build_references
from sdkref.settings.config import Settings
from sdkref.site_report import made_of_sources
from sdkref.sources.reading import ReadSource


@paused_collector()
def write_site_pages(
    settings: Settings, docs: Path, track: Track, *, directory_urls: bool, jobs: int
) -> Report:
    """Write the pages below a folder of documents; what was written before and is no longer needed goes."""

    def make(read: Sequence[ReadSource], diagnostics: Diagnostics) -> list[str]:
        references = build_references(read, track, jobs=jobs)
        track.begin("Writing the pages", 1)
        moves = settings.redirects.moves if settings.redirects is not None else {}
        written = write_pages(Library(references), docs, use_directory_urls=directory_urls, moves=moves)
        _tell_kept(written, docs, diagnostics)
        if settings.redirects is not None:
            _tell_lost(written, Location(settings.redirects.file.name), docs, diagnostics)
        fragment = docs / FOLDER / FRAGMENT
        return [
            f"{docs}: {counted(len(written.pages), 'page')}",
            f"{fragment} says what mkdocs.yml needs for them",
        ]

    return made_of_sources(settings, make)


def _tell_kept(written: WrittenPages, docs: Path, diagnostics: Diagnostics) -> None:
    for path in written.kept:
        fact, remedy = "this file is not the generated one, and stays as it is", "move it to have both"
        diagnostics.add(Diagnostic("generated-file", fact, remedy, Location(str(docs / path)), Level.ERROR))


def _tell_lost(written: WrittenPages, place: Location, docs: Path, diagnostics: Diagnostics) -> None:
    for old in written.redirects.lost:
        fact = f"the redirect of `{address(old)}` leads to no page below {docs}"
        remedy = "correct where it leads, or remove the line"
        diagnostics.add(Diagnostic("lost-redirect", fact, remedy, place, Level.WARNING))
    for page in written.untouched:
        fact = f"anchors of {page} are redirected, which is a page of yours and stays as it is"
        remedy = "let `sdkref build` make the site, or keep the anchors on the page"
        diagnostics.add(Diagnostic("lost-redirect", fact, remedy, place, Level.WARNING))
