"""What the pages of a folder say, kept between runs in one file a folder.

What is kept never decides what is read: a page is read anew when its bytes have changed, all are when the
code that reads them has, and a file that is damaged is as if it were absent.
"""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile

import msgspec

from sdkref.catalogue import surface
from sdkref.machine import cache_folder
from sdkref.readers.sdk_docs import __file__ as _readers
from sdkref.readers.sdk_docs.page_reading import ReadPage

MOST_FILES = 64
"""Files of the cache; the ones unused for longest go first."""

_PACKAGES = ("markdown-it-py", "msgspec")
"""Those that have a part in what is read."""

_LEAVES = ("documents/source_text.py", "markdown/inline.py", "markdown/page.py")
"""The modules outside of readers and catalogue that have."""


class KeptPages:
    """The pages of one folder, as an earlier run read them."""

    def __init__(self, folder: Path, cache: Path | None = None) -> None:
        """Look into a folder of kept things, by default that of this user."""
        self._folder = cache or cache_folder("sdk-docs")
        key = hashlib.sha256(f"{folder.resolve()}".encode("utf-8", "surrogatepass")).hexdigest()
        self._path = self._folder / f"{key[:24]}.msgpack"
        self._found: tuple[ReadPage, ...] = ()
        state = _code()
        with suppress(OSError, msgspec.MsgspecError, ValueError, RecursionError):
            packed = self._path.read_bytes()
            if packed.startswith(state):
                self._found = _DECODER.decode(packed[len(state) :])
        self._pages = {each.path: each for each in self._found}

    def get(self, path: str, digest: str) -> ReadPage | None:
        """Return what a page said when its bytes had this digest."""
        found = self._pages.get(path)
        return found if found is not None and digest and found.digest == digest else None

    def put(self, pages: Iterable[ReadPage]) -> None:
        """Keep all pages of the folder for later runs, in one step; where that cannot be done, nothing is."""
        kept = tuple(each for each in pages if each.digest)
        with suppress(OSError):
            if kept == self._found:
                self._path.touch()
                return
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self._folder, suffix=".part", delete=False) as part:
                part.write(_code() + msgspec.msgpack.encode(kept))
            Path(part.name).replace(self._path)
            self._evict()

    def _evict(self) -> None:
        files = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        for path in files[MOST_FILES:]:
            path.unlink(missing_ok=True)


@cache
def _code() -> bytes:
    """Return the digest of all code that pages are read by."""
    state = hashlib.sha256("".join(f"{name} {version(name)}\n" for name in _PACKAGES).encode())
    for path in _modules():
        content = path.read_bytes()
        state.update(f"{path.name} {len(content)}\n".encode() + content)
    return state.digest()


def _modules() -> Iterator[Path]:
    readers = Path(_readers).parent
    package = readers.parent.parent
    yield from sorted(readers.rglob("*.py"))
    yield Path(surface.__file__)
    yield from (package / leaf for leaf in _LEAVES)


_DECODER = msgspec.msgpack.Decoder(tuple[ReadPage, ...])
