"""Fragments that an earlier build kept, and those that have to be made: all end up on disk, by digest."""

from collections.abc import Sequence
from contextvars import copy_context
from functools import partial

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sdkref.output.cache import FragmentCache
from sdkref.pages.fragment import Fragment
from sdkref.pages.page import Stored
from sdkref.progress import Track
from sdkref.references.fragments import Piece
from sdkref.references.rendering import render


class Facts(Struct, frozen=True):
    """A fragment without its HTML, and how many bytes that has."""

    size: int
    fragment: Fragment
    twins: dict[str, int]
    """Bytes of what stands in Markdown, by the key of the tab."""


def kept_or_rendered(
    wanted: Sequence[Piece], cache: FragmentCache, track: Track, jobs: int
) -> dict[str, Fragment]:
    """Return the fragments by link key, their HTML on disk; what the cache lacks is rendered and kept."""
    kept = {piece.key: facts for piece in wanted if (facts := _kept(cache, piece.digest)) is not None}
    missing = {piece.key: piece for piece in wanted if piece.key not in kept}
    for key, fragment in render(list(missing.values()), jobs, track):
        digest = missing[key].digest
        twins = {target: len(text.encode()) for target, text in fragment.twins.items()}
        kept[key] = Facts(len(fragment.html.encode()), replace(fragment, html="", twins={}), twins)
        cache.put(digest, fragment.html)
        for target, text in fragment.twins.items():
            cache.put(_twin(digest, target), text)
        cache.put(digest + _FACTS, msgspec.json.encode(kept[key]).decode())
    cache.save()
    return {piece.key: _stored(piece, kept[piece.key], cache) for piece in wanted}


def _kept(cache: FragmentCache, digest: str) -> Facts | None:
    """Return what the cache tells of a fragment whose HTML it has too."""
    text = cache.get(digest + _FACTS) if cache.keep(digest) else None
    facts = None if text is None else _DECODER.decode(text)
    if facts is None:
        return None
    twins = [cache.keep(_twin(digest, target)) for target in facts.twins]
    return facts if all(twins) else None


def _stored(piece: Piece, facts: Facts, cache: FragmentCache) -> Fragment:
    """Return a fragment whose HTML is read from the cache, or made again should the cache have lost it."""
    now = copy_context()

    def load() -> str:
        found = cache.get(piece.digest)
        return now.run(piece.render).html if found is None else found

    def load_twin(target: str) -> str:
        found = cache.get(_twin(piece.digest, target))
        return piece.render().twins[target] if found is None else found

    twins = {
        target: Stored(_twin(piece.digest, target), size, partial(load_twin, target))
        for target, size in facts.twins.items()
    }
    return replace(facts.fragment, stored=Stored(piece.digest, facts.size, load), stored_twins=twins)


def _twin(digest: str, target: str) -> str:
    """Return what a section in Markdown is kept under."""
    return f"{digest}.twin.{target}"


_FACTS = ".facts"
"""Behind a digest: the record of the fragment without its HTML."""

_DECODER = msgspec.json.Decoder(Facts)
