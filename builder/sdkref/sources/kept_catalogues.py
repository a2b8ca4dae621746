"""Catalogues of sources, kept between runs for those who need nothing else, such as the mock.

A kept catalogue never decides what is served: where anything that it was made of has changed, or its file is
damaged, it is as if it were absent. Its file holds a pickle, of which records of the catalogue are read and
nothing else: what names any other class is damaged.
"""

import hashlib
import io
import os
import pickle
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import NamedTemporaryFile

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.diagnostics import Diagnostic, Diagnostics, Stop
from sdkref.machine import cache_folder
from sdkref.settings.config import Settings

MOST_FILES = 32
"""Files of the folder; the ones unused for longest go first."""

MOST_LOADED = 8
"""Files whose content stays in memory."""

_KNOWN = (
    "sdkref.catalogue.",
    "sdkref.diagnostics",
    "sdkref.location",
    "sdkref.documents.scalars",
    "sdkref.limits",
)
"""Modules whose classes a kept catalogue may name."""

_MAKERS = frozenset({("msgspec._utils", "rebuild"), ("msgspec._core", "UNSET")})
"""What makes records of msgspec anew, and what stands in them for nothing."""


class Catalogues(Struct, frozen=True, kw_only=True):
    """The catalogues of sources, and what was found while they were read."""

    catalogues: tuple[Catalogue, ...]
    findings: tuple[Diagnostic, ...]
    """With their places."""
    inputs: tuple[tuple[str, str], ...]
    """The files that were read, each with the digest of its content; empty for one that was not there."""


class KeptCatalogues:
    """The catalogues of the sources of some settings, without examples that are files of the user's."""

    def __init__(self, settings: Settings, folder: Path | None = None) -> None:
        """Look into a folder, by default that of this user."""
        sources = (
            replace(each, docs=() if each.is_described else each.docs, history=())
            for each in settings.sources
        )
        self._settings = replace(settings, sources=tuple(sources), snippets=None, sdks=(), results=None)
        self._folder = folder or cache_folder("catalogues")
        self._key = _digest(f"{_program()}{Path.cwd()}{self._settings}".encode("utf-8", "surrogatepass"))
        self._diagnostics = Diagnostics()
        self._path = self._folder / f"{self._key[:24]}.pickle"

    def get(self) -> Catalogues | None:
        """Return what an earlier run kept, if nothing of it has changed."""
        try:
            found = _loaded(self._path.read_bytes())
        except Exception:  # noqa: BLE001 - a damaged pickle fails in any way, and is as if it were absent
            return None
        if (
            not isinstance(found, Catalogues)
            or _inputs(Path(name) for name, _ in found.inputs) != found.inputs
        ):
            return None
        with suppress(OSError):
            self._path.touch()
        return found

    def read(self) -> Catalogues:
        """Read the sources; raises `Stop` when one cannot be read."""
        diagnostics = self._diagnostics = Diagnostics()
        read = import_module("sdkref.sources.reading").read_sources(self._settings, diagnostics)
        files = [path for each in read for path in (*each.files, *each.absent)]
        return Catalogues(
            catalogues=tuple(each.catalogue for each in read),
            findings=tuple(diagnostics.located()),
            inputs=_inputs(files),
        )

    def placed(self, stop: Stop) -> Stop:
        """Return what ends the run with the lines of its places, as far as the files that were read tell."""
        return self._diagnostics.with_places(stop)

    def put(self, found: Catalogues) -> None:
        """Keep what was read for later runs, in one step; a folder that cannot be written is left alone."""
        self._diagnostics = Diagnostics()  # and with it the documents, which take as much memory as the rest
        with suppress(OSError, pickle.PicklingError, RecursionError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            packed = pickle.dumps(found, protocol=5)
            with NamedTemporaryFile(dir=self._folder, suffix=".part", delete=False) as part:
                part.write(packed)
            Path(part.name).replace(self._path)
            self._evict()

    def _evict(self) -> None:
        files = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        for path in files[MOST_FILES:]:
            path.unlink(missing_ok=True)


class _Records(pickle.Unpickler):
    """Reads records of the catalogue, and nothing that could do more than hold values."""

    def find_class(self, module: str, name: str) -> object:
        """Return a class that a kept catalogue may name."""
        if (module, name) in _MAKERS:
            return super().find_class(module, name)
        if module == __name__ or module.startswith(_KNOWN):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no record of a catalogue")


def _inputs(files: Iterable[Path]) -> tuple[tuple[str, str], ...]:
    return tuple((str(path), _digest_of(path)) for path in dict.fromkeys(files))


def _digest_of(path: Path) -> str:
    try:
        return _digest(path.read_bytes())
    except OSError:
        return ""


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


_LOADED: dict[bytes, object] = {}
"""What this process made of files last, by the digests of these: a preview asks with every build."""


def _loaded(content: bytes) -> object:
    digest = hashlib.blake2b(content).digest()
    found = _LOADED.get(digest)
    if found is None:
        found = _Records(io.BytesIO(content)).load()
        if len(_LOADED) >= MOST_LOADED:
            _LOADED.clear()
        _LOADED[digest] = found
    return found


@cache
def _program() -> str:
    """Return what tells this program from any other: its files as they lie on the disk, and its means."""
    files = sorted(_files(str(Path(__file__).parent.parent)))
    return "".join((sys.version, *files, *(name for folder in sys.path for name in _packages(folder))))


def _packages(folder: str) -> Sequence[str]:
    """Return the packages that are installed in a folder, with their versions, as their folders say."""
    try:
        with os.scandir(folder or os.curdir) as entries:
            return sorted(each.name for each in entries if each.name.endswith((".dist-info", ".egg-info")))
    except OSError:  # no folder
        return ()


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:  # a third of the time that paths take, at every start
        for entry in entries:
            if entry.is_dir():
                yield from _files(entry.path)
            elif entry.name.endswith(".py"):
                found = entry.stat()
                yield f"{entry.path}:{found.st_size}:{found.st_mtime_ns}\n"
