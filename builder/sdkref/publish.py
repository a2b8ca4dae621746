"""From references to a site in its place: built beside the old one, and swapped when all is done."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from sdkref.addresses import Address
from sdkref.engines.known import Engine, engine_run
from sdkref.engines.mkdocs.engine import documents_folder
from sdkref.output.cache import FragmentCache, default_directory
from sdkref.output.content_policy import write_policy
from sdkref.output.link_check import BrokenLink, check_site
from sdkref.output.mounting import MountedReference
from sdkref.output.old_addresses import write_redirects
from sdkref.output.site import PATIENCE, swap_in, workplace
from sdkref.output.site_directory import accepted_directory
from sdkref.wording.saying import in_language


class PublishReport(Struct, frozen=True, kw_only=True):
    """What a build published."""

    site: Path
    pages: int
    size: int
    """Bytes of all files that were generated."""
    warnings: tuple[str, ...]
    """Of the engine and its plugins."""
    documents: Path | None
    """The folder of hand-written pages, where there are some."""
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
    policy: Mapping[str, Sequence[str]] | None = None,
    moves: Mapping[Address, Address] | None = None,
    engine: Engine = Engine.MKDOCS,
) -> PublishReport:
    """Build the site and put it in its place; until then, and on any failure, the old one stays whole.

    `inputs` are the files that were read, over whose folders no site is written. `strict` reads
    every finished page for broken links. `cache` is the folder of finished pages, the user's own for
    None. `policy` has what is added to the Content-Security-Policy of pages, None for no policy. `moves`
    tells where old addresses lead now. Raises `UsageError` for what the user can mend.
    """
    read = [*inputs, *([mkdocs_yml] if mkdocs_yml is not None else [])]
    run = engine_run(engine)
    documents = documents_folder(mkdocs_yml)
    site = accepted_directory(site_dir, read, documents)
    with workplace(site, patience) as build:
        outcome = run(
            references,
            build,
            mkdocs_yml=mkdocs_yml,
            site_name=site_name,
            finished=FragmentCache(cache or default_directory(), f"pages of {site}"),
        )
        if moves:
            with in_language(references[0].reference.language):
                write_redirects(build, moves)
        if policy is not None:
            write_policy(build, policy)
        broken = tuple(check_site(build, outcome.base)) if strict else ()
        swapped = swap_in(site)
    return PublishReport(
        site=site,
        pages=outcome.pages,
        size=swapped.size,
        warnings=outcome.warnings,
        documents=documents,
        broken_links=broken,
        kept_files=swapped.kept,
    )
