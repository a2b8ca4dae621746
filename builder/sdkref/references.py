"""From catalogues to references: fragments taken from the cache or rendered, then laid out as pages."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sdkref.diagnostics import UsageError
from sdkref.fragments import Piece, pieces
from sdkref.output.cache import FragmentCache, default_directory
from sdkref.output.mounting import MountedReference
from sdkref.pages.anchors import names_of, slug
from sdkref.pages.fragment import Fragment
from sdkref.pages.layout import lay_out
from sdkref.pages.page import Stored
from sdkref.progress import Track
from sdkref.projection.project import projections
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
    projected = projections(catalogue, chosen)
    wanted = pieces(catalogue, chosen, projected, names)
    fragments = _fragments(wanted, FragmentCache(cache, str(read.source.file.absolute())), track, jobs)
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


def _fragments(wanted: Sequence[Piece], cache: FragmentCache, track: Track, jobs: int) -> dict[str, Fragment]:
    """Return the fragments by link key, their HTML on disk; what the cache lacks is rendered and kept."""
    kept = {piece.key: facts for piece in wanted if (facts := _kept(cache, piece.digest)) is not None}
    missing = {piece.key: piece for piece in wanted if piece.key not in kept}
    for key, fragment in render(list(missing.values()), jobs, track):
        digest = missing[key].digest
        kept[key] = Facts(len(fragment.html.encode()), replace(fragment, html=""))
        cache.put(digest, fragment.html)
        cache.put(digest + _FACTS, msgspec.json.encode(kept[key]).decode())
    cache.save()
    return {piece.key: _stored(piece, kept[piece.key], cache) for piece in wanted}


class Facts(Struct, frozen=True):
    """A fragment without its HTML, and how many bytes that has."""

    size: int
    fragment: Fragment


def _kept(cache: FragmentCache, digest: str) -> Facts | None:
    """Return what the cache tells of a fragment whose HTML it has too."""
    text = cache.get(digest + _FACTS) if cache.keep(digest) else None
    return None if text is None else _DECODER.decode(text)


def _stored(piece: Piece, facts: Facts, cache: FragmentCache) -> Fragment:
    """Return a fragment whose HTML is read from the cache, or made again should the cache have lost it."""

    def load() -> str:
        found = cache.get(piece.digest)
        return piece.render().html if found is None else found

    return replace(facts.fragment, stored=Stored(piece.digest, facts.size, load))


def _root(read: ReadSource, *, alone: bool) -> str:
    """Return the folder of a reference's pages: as the settings say, else the site's own for a single one."""
    if read.source.root is not None:
        return "/".join(slug(part) for part in read.source.root.split("/") if part)
    return "" if alone else slug(read.catalogue.info.title)


_FACTS = ".facts"
"""Behind a digest: the record of the fragment without its HTML."""

_DECODER = msgspec.json.Decoder(Facts)
