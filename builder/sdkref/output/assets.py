"""The style sheet and the script of the pages, under names that change with their content."""

import hashlib
from importlib.resources import files

from msgspec import Struct


class Asset(Struct, frozen=True):
    """A file that pages load: its address below the site's root, and its bytes."""

    address: str
    content: bytes


def read_assets() -> tuple[Asset, ...]:
    """Return the package's assets; a style sheet or script has a hash in its name, for browsers' caches."""
    found = []
    for entry in sorted(files("sdkref").joinpath("assets").iterdir(), key=lambda entry: entry.name):
        if entry.is_file() and not entry.name.startswith((".", "_")):
            content = entry.read_bytes()
            stem, dot, kind = entry.name.rpartition(".")
            hashed = f"{stem}.{hashlib.sha256(content).hexdigest()[:8]}{dot}{kind}"
            name = hashed if kind in {"css", "js"} else entry.name
            found.append(Asset(f"assets/sdkref/{name}", content))
    return tuple(found)
