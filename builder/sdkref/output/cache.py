"""Finished fragments by the digest of what they show, kept between runs in one file a site.

A cache never decides what a site looks like: whatever is wrong with its file, it is as if it were absent.

A pack is `MAGIC`, the version (32 bytes), the fragments in UTF-8, the index as MessagePack (digest to
offset, length and CRC-32 of a fragment), and the index's length and CRC-32 (4 bytes each, little endian).
"""

import hashlib
import os
import struct
import weakref
import zlib
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, BinaryIO

import msgspec

from sdkref.machine import cache_folder

MAGIC = b"sdkref fragments 1\n"
HEAD = struct.Struct("<II")
LIMIT = 512 * 1024 * 1024
"""Bytes of all packs of a folder; the ones unused for longest go first."""

RENDERERS = (
    "jinja2",
    "markdown",
    "markdown-it-py",
    "markupsafe",
    "mkdocs",
    "mkdocs-material",
    "nh3",
    "pygments",
)
"""Packages that have a part in how a fragment looks."""

BLOCK = 1 << 20
"""Bytes that are copied at once."""

Index = dict[str, tuple[int, int, int]]


def default_directory() -> Path:
    """Return the folder of packs for this user."""
    return cache_folder("fragments")


@cache
def renderer_version() -> bytes:
    """Return a digest of all code and templates that fragments come from, as they were when first asked."""
    state = hashlib.sha256("".join(f"{name} {version(name)}\n" for name in RENDERERS).encode())
    _add(state, files("sdkref"))
    return state.digest()


def _add(state: "hashlib._Hash", folder: Traversable) -> None:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            if entry.name != "__pycache__":
                _add(state, entry)
        else:
            content = entry.read_bytes()
            state.update(f"{entry.name} {len(content)}\n".encode() + content)


class FragmentCache:
    """The fragments of one site. What a run neither asked for nor added is gone after `save`."""

    def __init__(
        self, directory: Path, scope: str = "", *, renderer: bytes | None = None, limit: int = LIMIT
    ) -> None:
        """Open the pack of a scope: any text that tells sites apart, such as the path of what is read."""
        self._directory = directory
        self._path = directory / f"{hashlib.sha256(scope.encode()).hexdigest()[:24]}.pack"
        self._version = renderer if renderer is not None else renderer_version()
        self._limit = limit
        # Read piece by piece: mapped, all of it would count as this process's memory.
        self._pack: BinaryIO | None = None
        self._end = 0
        """Where fragments end in the pack, and its index begins."""
        self._index: Index = {}
        self._used: set[str] = set()
        self._added: Index = {}
        self._part: IO[bytes] | None = None
        with suppress(OSError, ValueError, struct.error, msgspec.MsgspecError):
            self._open()

    def _open(self) -> None:
        pack = self._path.open("rb")
        weakref.finalize(self, pack.close)
        lead = MAGIC + self._version
        if pack.read(len(lead)) != lead:
            return
        end = pack.seek(-HEAD.size, os.SEEK_END)
        length, checksum = HEAD.unpack(pack.read(HEAD.size))
        pack.seek(max(len(lead), end - length))
        index = pack.read(length)
        if len(index) == length and zlib.crc32(index) == checksum:
            self._index = msgspec.msgpack.decode(index, type=Index)
            self._pack, self._end = pack, max(len(lead), end - length)

    def get(self, digest: str) -> str | None:
        """Return the fragment of a digest, if an earlier run kept it or `save` wrote it, and it is whole."""
        raw = self._raw(digest)
        if raw is None:
            return None
        self._used.add(digest)
        return raw.decode("utf-8", "surrogatepass")

    def keep(self, digest: str) -> bool:
        """Tell whether an earlier run kept a fragment, which then stays for later runs."""
        found = digest in self._index
        if found:
            self._used.add(digest)
        return found

    def put(self, digest: str, fragment: str) -> None:
        """Keep a fragment for later runs; it goes to the disk at once, to be held in memory by none."""
        with suppress(OSError):
            self._append(digest, fragment.encode("utf-8", "surrogatepass"))

    def _append(self, digest: str, raw: bytes) -> None:
        part = self._begun()
        self._added[digest] = (part.tell(), len(raw), zlib.crc32(raw))
        part.write(raw)

    def _begun(self) -> IO[bytes]:
        """Return the file that is to be the next pack."""
        if self._part is None:
            self._directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._part = NamedTemporaryFile(dir=self._directory, suffix=".part", delete=False)  # noqa: SIM115 - `save` closes it
            self._part.write(MAGIC + self._version)
        return self._part

    def _raw(self, digest: str) -> bytes | None:
        place = self._index.get(digest)
        if place is None or self._pack is None:
            return None
        offset, length, checksum = place
        self._pack.seek(offset)
        raw = self._pack.read(length)
        if len(raw) == length and zlib.crc32(raw) == checksum:
            return raw
        del self._index[digest]
        return None

    def save(self) -> None:
        """Write what this run used, in one step; a folder that cannot be written is left alone."""
        try:
            if self._added or self._used != self._index.keys():
                self._write()
            else:
                os.utime(self._path)
            self._evict()
        except OSError:
            if self._part is not None:
                with suppress(OSError):
                    Path(self._part.name).unlink()

    def _write(self) -> None:
        kept = {
            digest: self._index[digest] for digest in self._used & self._index.keys() - self._added.keys()
        }
        if sum(length for _, length, _ in kept.values()) * 2 > self._end:
            self._append_pack(kept)
        else:
            for digest in sorted(kept):
                raw = self._raw(digest)
                if raw is not None:
                    self._append(digest, raw)
        if self._part is None:
            return
        with self._part as part:
            packed = msgspec.msgpack.encode(self._added)
            part.write(packed + HEAD.pack(len(packed), zlib.crc32(packed)))
        Path(part.name).replace(self._path)
        self._open()

    def _append_pack(self, kept: Index) -> None:
        """Append the last pack as a whole, which is quick; what nobody asked for in it is in no index."""
        part = self._begun()
        lead = len(MAGIC) + len(self._version)
        moved = part.tell() - lead
        if self._pack is None:
            return
        self._pack.seek(lead)
        left = self._end - lead
        while left > 0 and (block := self._pack.read(min(left, BLOCK))):
            part.write(block)
            left -= len(block)
        self._added |= {key: (place + moved, length, check) for key, (place, length, check) in kept.items()}

    def _evict(self) -> None:
        """Remove packs, unused for longest first, down to the limit, and what killed runs left."""
        packs = sorted(
            ((path.stat().st_mtime_ns, path.stat().st_size, path) for path in self._directory.iterdir()),
            reverse=True,
        )
        newest = packs[0][0] if packs else 0
        total = 0
        for modified, size, path in packs:
            total += size
            stale = path.suffix == ".part" and newest - modified > 3600 * 10**9
            if path != self._path and (total > self._limit or stale):
                path.unlink(missing_ok=True)
