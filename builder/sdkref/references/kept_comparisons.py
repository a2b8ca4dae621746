"""Comparisons of versions, kept between runs: what changed long ago is not worked out with each build."""

import hashlib
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile

import msgspec

from sdkref.catalogue.catalogue import Catalogue
from sdkref.documents.scalars import json_number
from sdkref.history.change import Comparison
from sdkref.history.comparing import compare_catalogues
from sdkref.machine import cache_folder

MOST_FILES = 128
"""Files of the folder; the ones unused for longest go first."""


class KeptComparisons:
    """Compares catalogues, unless an earlier run did; a file that is damaged is as if it were absent."""

    def __init__(self, folder: Path | None = None) -> None:
        """Look into a folder, by default that of this user."""
        self._folder = folder or cache_folder("comparisons")

    def compare(self, old: Catalogue, new: Catalogue) -> Comparison:
        """Return what changed from one catalogue to another."""
        try:
            name = hashlib.sha256(_program() + _digest(old) + _digest(new)).hexdigest()
        except UnicodeEncodeError:  # half of a surrogate pair, which no text of a file can hold
            return compare_catalogues(old, new)
        path = self._folder / f"{name[:32]}.json"
        with suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError):
            found = msgspec.json.decode(path.read_bytes(), type=Comparison)
            path.touch()
            return found
        made = compare_catalogues(old, new)
        self._keep(path, made)
        return made

    def _keep(self, path: Path, made: Comparison) -> None:
        """Keep a comparison in one step; a folder that cannot be written is left alone."""
        with suppress(OSError, UnicodeEncodeError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self._folder, suffix=".part", delete=False) as part:
                part.write(msgspec.json.encode(made))
            Path(part.name).replace(path)
            files = sorted(self._folder.iterdir(), key=lambda each: each.stat().st_mtime_ns, reverse=True)
            for each in files[MOST_FILES:]:
                each.unlink(missing_ok=True)


def _digest(catalogue: Catalogue) -> bytes:
    return hashlib.sha256(_ENCODER.encode(catalogue)).digest()


@cache
def _program() -> bytes:
    """Return what tells the code that compares from any other."""
    files = sorted((Path(__file__).parent.parent / "history").glob("*.py"))
    return hashlib.sha256(b"\0".join(each.read_bytes() for each in files)).digest()


_ENCODER = msgspec.json.Encoder(enc_hook=json_number)
