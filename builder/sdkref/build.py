"""The whole way from settings to a published site, and what is to be told of it."""

import time
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from sdkref.collector import paused_collector
from sdkref.config import Settings
from sdkref.diagnostics import Diagnostic, Diagnostics
from sdkref.progress import Track
from sdkref.publish import PublishReport, publish
from sdkref.reading import ReadSource, positions_in, read_sources
from sdkref.references import build_references
from sdkref.report import counted, located, size


class BuildReport(Struct, frozen=True, kw_only=True):
    """What a build made, and what it found."""

    read: tuple[ReadSource, ...]
    published: PublishReport
    diagnostics: tuple[Diagnostic, ...]
    """Findings in the sources, with line and column."""
    seconds: float

    @property
    def findings(self) -> tuple[str, ...]:
        """What is wrong with the sources, in the engine's eyes, with links, and with the old site."""
        links = map(str, self.published.broken_links)
        kept = (
            f"{path}: this generated file had been changed, and stays as it is; remove it to get the new one"
            for path in self.published.kept_files
        )
        return (*map(str, self.diagnostics), *self.published.warnings, *links, *kept)

    @property
    def summary(self) -> tuple[str, ...]:
        """A line for each API, and one for the site."""
        site = self.published
        whole = f"{site.site}: {counted(site.pages, 'page')}, {size(site.size)} in {self.seconds:.1f} s"
        return (*map(_line, self.read), whole)


@paused_collector()
def build_site(
    settings: Settings, site_dir: Path, track: Track, *, mkdocs_yml: Path | None, strict: bool, jobs: int
) -> BuildReport:
    """Build the site of the settings in a directory, whose old content stays until the new is complete.

    Raises `Stop` for what ends a build; everything else that is wrong is in the report.
    """
    started = time.perf_counter()
    diagnostics = Diagnostics()
    read = read_sources(settings, diagnostics)
    references = build_references(read, track, jobs=jobs)
    track.begin("Writing the site", 1)
    published = publish(
        references,
        site_dir,
        mkdocs_yml=mkdocs_yml,
        site_name=references[0].reference.title,
        strict=strict,
        inputs=[source.file for source in settings.sources],
    )
    return BuildReport(
        read=tuple(read),
        published=published,
        diagnostics=tuple(located(diagnostics, positions_in(read))),
        seconds=time.perf_counter() - started,
    )


def watched_files(settings: Settings, mkdocs_yml: Path | None, documents: Path | None) -> Sequence[Path]:
    """Return the files and folders that a build of these settings reads."""
    found = [*(source.file for source in settings.sources), *settings.files]
    return [*found, *(each for each in (settings.snippets, mkdocs_yml, documents) if each is not None)]


def _line(read: ReadSource) -> str:
    catalogue = read.catalogue
    parts = [
        counted(len(catalogue.operations), "operation"),
        counted(len(catalogue.resources), "resource"),
        counted(len(catalogue.models), "model"),
        *([counted(len(catalogue.webhooks), "webhook")] if catalogue.webhooks else []),
    ]
    left_out = f" ({counted(read.omitted, 'operation')} left out)" if read.omitted else ""
    return f"{catalogue.info.title} {catalogue.info.version}: {', '.join(parts)}{left_out}"
