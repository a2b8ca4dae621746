"""From catalogues to references: fragments taken from the cache or rendered, then laid out as pages."""

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from sdkref.diagnostics import UsageError
from sdkref.fragments import pieces
from sdkref.kept import kept_or_rendered
from sdkref.limits import within
from sdkref.output.cache import FragmentCache, default_directory
from sdkref.output.mounting import MountedReference
from sdkref.pages.anchors import names_of, slug
from sdkref.pages.layout import lay_out
from sdkref.pages.page import Reference
from sdkref.progress import Track
from sdkref.projection.addresses import base_url
from sdkref.projection.project import projections
from sdkref.projection.target import targets
from sdkref.reading import ReadSource
from sdkref.reference_twins import twins_of
from sdkref.versions import Edition, Editions, derived_roots, versions_of


def build_references(
    read: Sequence[ReadSource], track: Track, *, jobs: int = 1, cache: Path | None = None
) -> list[MountedReference]:
    """Return the reference of every source; `cache` is the folder of fragments, the user's own for None."""
    roots = roots_of(read)
    versions = versions_of([each.catalogue for each in read])
    editions = [
        Edition(each.catalogue, root or slug(each.catalogue.info.title), names_of(each.catalogue), version)
        for each, root, version in zip(read, roots, versions, strict=True)
    ]
    known = Editions(editions)
    references = []
    for each, root, edition in zip(read, roots, editions, strict=True):
        with within(each.allowance):
            reference = _reference(each, edition, known, track, jobs, cache or default_directory())
        references.append(MountedReference(edition.mount, f"{root}/" if root else "", reference))
    return references


def roots_of(read: Sequence[ReadSource]) -> list[str]:
    """Return the folder of each source's pages in the site; raise `UsageError` when two have the same.

    It is what the settings say, else the site's own for a single source, else made of title and version.
    """
    free = [each for each in read if each.source.root is None]
    catalogues = [each.catalogue for each in free]
    versions = versions_of([each.catalogue for each in read])
    own = [version for each, version in zip(read, versions, strict=True) if each.source.root is None]
    derived = iter(derived_roots(catalogues, own) if len(read) > 1 else [""] * len(free))
    roots = [next(derived) if each.source.root is None else _chosen(each.source.root) for each in read]
    twice = next((root for root in roots if roots.count(root) > 1), None)
    if twice is not None:
        raise UsageError(
            f"two sources have the root `{twice or '/'}`; "
            "give each its own in sdkref.yml: `{file: …, root: …}`"
        )
    return roots


def _reference(  # noqa: PLR0917 - a source, and what building it needs
    read: ReadSource, edition: Edition, editions: Editions, track: Track, jobs: int, cache: Path
) -> Reference:
    catalogue, names = edition.catalogue, edition.names
    chosen = targets(read.sdks, base_url(read.catalogue.servers), catalogue)
    projected = projections(catalogue, chosen, read.evidence)
    wanted = pieces(catalogue, chosen, projected, names, editions.operations(edition), read.evidence)
    fragments = kept_or_rendered(wanted, FragmentCache(cache, str(read.source.file.absolute())), track, jobs)
    authenticated = {
        (target.key, scheme): sample
        for target, projection in zip(chosen, projected, strict=True)
        for scheme in catalogue.security_schemes
        if (sample := projection.authentication(scheme)) is not None
    }
    laid_out = lay_out(
        catalogue,
        fragments,
        names,
        [target.note for target in chosen],
        authenticated=authenticated,
        version=edition.version,
        versions=editions.overviews(edition),
    )
    twins = twins_of(catalogue, names, {target.key for target in chosen})
    return replace(laid_out, twins=twins) if twins else laid_out


def _chosen(root: str) -> str:
    """Return a root of the settings as a folder's name."""
    return "/".join(slug(part) for part in root.split("/") if part)
