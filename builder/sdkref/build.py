"""The whole way from settings to a published site, and what is to be told of it."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from sdkref.collector import paused_collector
from sdkref.diagnostics import Diagnostic, Diagnostics, Level
from sdkref.engines.findings import engine_finding
from sdkref.engines.known import Engine
from sdkref.engines.site_words import site_languages
from sdkref.findings.report import Report, counted
from sdkref.location import Location
from sdkref.preview_site import PreviewSite
from sdkref.progress import Track
from sdkref.publish import PublishReport, publish
from sdkref.references.building import build_references
from sdkref.settings.config import Settings
from sdkref.site_report import made_of_sources
from sdkref.sources.reading import ReadSource
from sdkref.words import size_words


@paused_collector()
def build_site(
    settings: Settings,
    site_dir: Path,
    track: Track,
    *,
    mkdocs_yml: Path | None,
    strict: bool,
    jobs: int,
    engine: Engine = Engine.MKDOCS,
    preview: PreviewSite | None = None,
) -> Report:
    """Build the site of the settings in a directory, whose old content stays until the new is complete.

    The site of a preview is built in its own place instead, of which pages that did not change are taken.
    What ends a build is in the report, as everything else that is wrong.
    """

    def make(read: Sequence[ReadSource], diagnostics: Diagnostics) -> list[str]:
        references = build_references(read, track, jobs=jobs, languages=site_languages(mkdocs_yml))
        track.begin("Writing the site", 1)
        name = references[0].reference.title
        moves = settings.redirects.moves if settings.redirects is not None else None
        if preview is not None:
            published = preview.publish(references, mkdocs_yml=mkdocs_yml, site_name=name, moves=moves)
        else:
            published = publish(
                references,
                site_dir,
                mkdocs_yml=mkdocs_yml,
                site_name=name,
                strict=strict,
                policy=settings.csp,
                moves=moves,
                engine=engine,
                inputs=[file for each in read for file in each.files],
            )
        for each in _of_site(published):
            diagnostics.add(each)
        return [f"{published.site}: {counted(published.pages, 'page')}, {size_words(published.size)}"]

    track.begin("Reading", len(settings.sources))
    return made_of_sources(settings, make)


def watched_files(settings: Settings, mkdocs_yml: Path | None, documents: Path | None) -> Sequence[Path]:
    """Return the files and folders that a build of these settings reads, whatever they refer to."""
    found = [*(source.file for source in settings.sources), *settings.files]
    found += [overlay.file for source in settings.sources for overlay in source.overlays]
    return [
        *found,
        *(
            each
            for each in (settings.snippets, settings.templates, mkdocs_yml, documents)
            if each is not None
        ),
    ]


def _of_site(published: PublishReport) -> Iterator[Diagnostic]:
    """Yield what is wrong in the engine's eyes, with links, and with the old site."""
    for warning in published.warnings:
        yield engine_finding(warning, published.documents)
    for broken in published.broken_links:
        fact, place = f"the link {broken.link} is broken: {broken.fact}", _place(published.site, broken.page)
        yield Diagnostic("broken-page-link", fact, "correct it where it is written", place, Level.ERROR)
    for path in published.kept_files:
        fact = "this generated file had been changed, and stays as it is"
        yield Diagnostic("generated-file", fact, "remove it to get the new one", _place(published.site, path))


def _place(site: Path, path: str) -> Location:
    """Return the place of a file of the site, as seen from the working directory."""
    return Location(os.path.relpath(site / path))
