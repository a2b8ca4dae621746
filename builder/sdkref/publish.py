"""From references to a site in its place: built beside the old one, and swapped when all is done."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from sdkref.mkdocs_engine import EngineOutcome, documents_folder, run_mkdocs
from sdkref.output.cache import FragmentCache, default_directory
from sdkref.output.link_check import BrokenLink, check_site
from sdkref.output.mounting import MountedReference
from sdkref.output.site import PATIENCE, swap_in, workplace
from sdkref.output.site_directory import accepted_directory


class PublishReport(Struct, frozen=True, kw_only=True):
    """What a build published."""

    site: Path
    pages: int
    size: int
    """Bytes of all files that were generated."""
    warnings: tuple[str, ...]
    """Of the engine and its plugins."""
    broken_links: tuple[BrokenLink, ...]
    """Looked for with `strict` only."""
    kept_files: tuple[str, ...]
    """Generated files that someone had changed in the site: they stand as they were, below the site."""


def publish(
    references: Sequence[MountedReference],
    site_dir: Path,
    *,
    mkdocs_yml: Path | None = None,
    site_name: str = "API reference",
    strict: bool = False,
    inputs: Iterable[Path] = (),
    patience: float = PATIENCE,
    cache: Path | None = None,
) -> PublishReport:
    """Build the site and put it in its place; until then, and on any failure, the old one stays whole.

    `inputs` are the files that were read, over whose folders no site is written. `strict` reads
    every finished page for broken links. `cache` is the folder of finished pages, the user's own for
    None. Raises `UsageError` for what the user can mend.
    """
    read = [*inputs, *([mkdocs_yml] if mkdocs_yml is not None else [])]
    site = accepted_directory(site_dir, read, documents_folder(mkdocs_yml))
    with workplace(site, patience) as build:
        outcome: EngineOutcome = run_mkdocs(
            references,
            build,
            mkdocs_yml=mkdocs_yml,
            site_name=site_name,
            finished=FragmentCache(cache or default_directory(), f"pages of {site}"),
        )
        broken = tuple(check_site(build, outcome.base)) if strict else ()
        swapped = swap_in(site)
    return PublishReport(
        site=site,
        pages=outcome.pages,
        size=swapped.size,
        warnings=outcome.warnings,
        broken_links=broken,
        kept_files=swapped.kept,
    )
