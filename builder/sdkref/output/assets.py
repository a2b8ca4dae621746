"""The style sheets and the script of the pages, under names that change with their content."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec
from msgspec import Struct

from sdkref.output.mounting import Library
from sdkref.wording.saying import script_texts

FOLDER = "assets/sdkref/"
"""Of a site, where they stand."""

_BUNDLES = {"style": "sdkref.css", "script": "sdkref.js"}
"""Folders whose files are one file of a site, one after the other in the order of their names."""


_TEXT = re.compile(rb"\bSDKREF_TEXTS\.(\w+)")
"""Where a script says something, by the name of the text."""

_ENGLISH = script_texts()


class Asset(Struct, frozen=True):
    """A file that pages load: its address below the site's root, and its bytes."""

    address: str
    content: bytes


def read_assets(texts: Mapping[str, str] = _ENGLISH) -> tuple[Asset, ...]:
    """Return the package's assets; a style sheet or script has a hash in its name, for browsers' caches.

    `texts` are what scripts say, by name.
    """
    return tuple(_asset(name, content) for name, content in sorted(_found(texts)))


def texts_of_scripts(library: Library) -> Mapping[str, str]:
    """Return what the scripts of a site say: in the language of its references."""
    return next(
        (each.reference.script_texts for each in library.mounts if each.reference.script_texts), _ENGLISH
    )


def _found(texts: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    for entry in files("sdkref").joinpath("assets").iterdir():
        if entry.is_file() and _is_ours(entry):
            yield entry.name, _with_texts(entry.name, entry.read_bytes(), texts)
        elif entry.name in _BUNDLES:
            parts = sorted((each for each in entry.iterdir() if _is_ours(each)), key=lambda each: each.name)
            name = _BUNDLES[entry.name]
            yield name, _with_texts(name, b"".join(each.read_bytes() for each in parts), texts)


def _with_texts(name: str, content: bytes, texts: Mapping[str, str]) -> bytes:
    """Return a script with the texts that it names in the place of their names; anything else as it is."""
    if not name.endswith(".js"):
        return content
    return _TEXT.sub(lambda found: msgspec.json.encode(texts[found[1].decode()]), content)


def _is_ours(entry: Traversable) -> bool:
    return not entry.name.startswith((".", "_"))


def _asset(name: str, content: bytes) -> Asset:
    stem, dot, kind = name.rpartition(".")
    hashed = f"{stem}.{hashlib.sha256(content).hexdigest()[:8]}{dot}{kind}"
    return Asset(f"{FOLDER}{hashed if kind in {'css', 'js'} else name}", content)
