"""From catalogues to references: fragments taken from the cache or rendered, then laid out as pages."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from sdkref.diagnostics import UsageError
from sdkref.fragments import Piece, pieces
from sdkref.output.cache import FragmentCache, default_directory
from sdkref.output.mounting import MountedReference
from sdkref.pages.anchors import names_of, slug
from sdkref.pages.fragment import Fragment
from sdkref.pages.layout import lay_out
from sdkref.progress import Track
from sdkref.projection.target import targets
from sdkref.reading import ReadSource
from sdkref.rendering import render


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
    wanted = pieces(catalogue, chosen, names)
    fragments = _fragments(wanted, FragmentCache(cache, str(read.source.file.absolute())), track, jobs)
    reference = lay_out(catalogue, fragments, names, [target.note for target in chosen])
    name = root or slug(catalogue.info.title)
    return MountedReference(name, f"{root}/" if root else "", reference)


def _fragments(wanted: Sequence[Piece], cache: FragmentCache, track: Track, jobs: int) -> dict[str, Fragment]:
    """Return the fragments by link key; what the cache lacks is rendered and kept."""
    kept = {piece.key: text for piece in wanted if (text := cache.get(piece.digest)) is not None}
    missing = [piece for piece in wanted if piece.key not in kept]
    made = render(missing, jobs, track)
    for piece in missing:
        cache.put(piece.digest, msgspec.json.encode(made[piece.key]).decode())
    cache.save()
    return {**{key: _DECODER.decode(text) for key, text in kept.items()}, **made}


def _root(read: ReadSource, *, alone: bool) -> str:
    """Return the folder of a reference's pages: as the settings say, else the site's own for a single one."""
    if read.source.root is not None:
        return "/".join(slug(part) for part in read.source.root.split("/") if part)
    return "" if alone else slug(read.catalogue.info.title)


_DECODER = msgspec.json.Decoder(Fragment)
