"""The style sheets and the script of the pages, under names that change with their content."""

import hashlib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from msgspec import Struct

_BUNDLES = {"style": "sdkref.css", "script": "sdkref.js"}
"""Folders whose files are one file of a site, one after the other in the order of their names."""


class Asset(Struct, frozen=True):
    """A file that pages load: its address below the site's root, and its bytes."""

    address: str
    content: bytes


def read_assets() -> tuple[Asset, ...]:
    """Return the package's assets; a style sheet or script has a hash in its name, for browsers' caches."""
    return tuple(_asset(name, content) for name, content in sorted(_found()))


def _found() -> Iterator[tuple[str, bytes]]:
    for entry in files("sdkref").joinpath("assets").iterdir():
        if entry.is_file() and _is_ours(entry):
            yield entry.name, entry.read_bytes()
        elif entry.name in _BUNDLES:
            parts = sorted((each for each in entry.iterdir() if _is_ours(each)), key=lambda each: each.name)
            yield _BUNDLES[entry.name], b"".join(each.read_bytes() for each in parts)


def _is_ours(entry: Traversable) -> bool:
    return not entry.name.startswith((".", "_"))


def _asset(name: str, content: bytes) -> Asset:
    stem, dot, kind = name.rpartition(".")
    hashed = f"{stem}.{hashlib.sha256(content).hexdigest()[:8]}{dot}{kind}"
    return Asset(f"assets/sdkref/{hashed if kind in {'css', 'js'} else name}", content)
