"""Fragments that an earlier build kept, and those that have to be made: all end up on disk, by digest."""

from collections.abc import Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sdkref.fragments import Piece
from sdkref.output.cache import FragmentCache
from sdkref.pages.fragment import Fragment
from sdkref.pages.page import Stored
from sdkref.progress import Track
from sdkref.rendering import render


class Facts(Struct, frozen=True):
    """A fragment without its HTML, and how many bytes that has."""

    size: int
    fragment: Fragment


def kept_or_rendered(
    wanted: Sequence[Piece], cache: FragmentCache, track: Track, jobs: int
) -> dict[str, Fragment]:
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


_FACTS = ".facts"
"""Behind a digest: the record of the fragment without its HTML."""

_DECODER = msgspec.json.Decoder(Facts)
