"""From catalogues to references: fragments taken from the cache or rendered, then laid out as pages."""

from collections.abc import Sequence
from pathlib import Path

from sdkref.diagnostics import UsageError
from sdkref.fragments import pieces
from sdkref.kept import kept_or_rendered
from sdkref.output.cache import FragmentCache, default_directory
from sdkref.output.mounting import MountedReference
from sdkref.pages.anchors import names_of, slug
from sdkref.pages.layout import lay_out
from sdkref.progress import Track
from sdkref.projection.project import projections
from sdkref.projection.target import targets
from sdkref.reading import ReadSource


def build_references(
    read: Sequence[ReadSource], track: Track, *, jobs: int = 1, cache: Path | None = None
) -> list[MountedReference]:
    """Return the reference of every source; `cache` is the folder of fragments, the user's own for None."""
    roots = [_root(each, alone=len(read) == 1) for each in read]
    twice = next((root for root in roots if roots.count(root) > 1), None)
    if twice is not None:
        raise UsageError(
            f"two sources have the root `{twice or '/'}`; "
            "give each its own in sdkref.yml: `{file: …, root: …}`"
        )
    return [
        _reference(each, root, track, jobs, cache or default_directory())
        for each, root in zip(read, roots, strict=True)
    ]


def _reference(read: ReadSource, root: str, track: Track, jobs: int, cache: Path) -> MountedReference:
    catalogue = read.catalogue
    names = names_of(catalogue)
    chosen = targets(catalogue)
    projected = projections(catalogue, chosen)
    wanted = pieces(catalogue, chosen, projected, names)
    fragments = kept_or_rendered(wanted, FragmentCache(cache, str(read.source.file.absolute())), track, jobs)
    authenticated = {
        (target.key, scheme): sample
        for target, projection in zip(chosen, projected, strict=True)
        for scheme in catalogue.security_schemes
        if (sample := projection.authentication(scheme)) is not None
    }
    notes = [target.note for target in chosen]
    reference = lay_out(catalogue, fragments, names, notes, authenticated=authenticated)
    name = root or slug(catalogue.info.title)
    return MountedReference(name, f"{root}/" if root else "", reference)


def _root(read: ReadSource, *, alone: bool) -> str:
    """Return the folder of a reference's pages: as the settings say, else the site's own for a single one."""
    if read.source.root is not None:
        return "/".join(slug(part) for part in read.source.root.split("/") if part)
    return "" if alone else slug(read.catalogue.info.title)
