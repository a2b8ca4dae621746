"""Earlier versions of an API, as `sdkref.yml` names them: a folder of catalogues, or a list of files."""

import re
from pathlib import Path
from typing import Any

from msgspec import Struct

from sdkref.settings.faults import Faults
from sdkref.settings.keys import TEXT, Either, Key, Listing, Mapping, names

_ENTRY = (
    Key("version", "What the version is called.", TEXT, "needed"),
    Key("file", "The path of its description or catalogue file.", TEXT, "needed"),
)
KEY = Key(
    "history",
    "Earlier versions of the API, from the oldest: a folder of catalogue files named by version, or a list.",
    Either((TEXT, Listing(Mapping(_ENTRY, needed=("version", "file"))))),
    "no page of changes",
)

_SUFFIXES = frozenset({".json", ".yaml", ".yml"})
_NUMBER = re.compile(r"(\d+)")


class EarlierVersion(Struct, frozen=True, kw_only=True):
    """A version that was published before: what it is called, and its catalogue."""

    version: str
    file: Path
    name: str
    """The file as the user wrote it, for messages."""


def read_history(
    faults: Faults, pointer: str, mapping: dict[str, Any], directory: Path
) -> tuple[EarlierVersion, ...]:
    """Return the earlier versions of a source, the oldest first; faults are noted."""
    value = mapping.get(KEY.name)
    pointer = f"{pointer}/{KEY.name}"
    if not isinstance(value, str):
        entries = faults.of_type(pointer, value, list, [])
        found = [_entry(faults, f"{pointer}/{index}", each, directory) for index, each in enumerate(entries)]
        return tuple(each for each in found if each is not None)
    folder = directory / value
    if not folder.is_dir():
        faults.add(pointer, f"there is no folder `{value}`", "make it, or correct the name")
        return ()
    files = [each for each in folder.iterdir() if each.suffix in _SUFFIXES and each.is_file()]
    return tuple(
        EarlierVersion(version=each.stem, file=each, name=f"{value.rstrip('/')}/{each.name}")
        for each in sorted(files, key=lambda file: (version_order(file.stem), file.name))
    )


def version_order(version: str) -> tuple[tuple[int, int, str], ...]:
    """Return what sorts versions: 1.10 after 1.9, and 2.0-rc.1 before 2.0."""
    text = version.removeprefix("v").partition("+")[0]
    pieces = [each for each in _NUMBER.split(text.replace(".", "\0")) if each.strip("\0")]
    # Between what names a preview and a number stands the end, so that a preview is before its release.
    order = [(2, int(each), "") if each.isdecimal() else (0, 0, each.strip("\0")) for each in pieces]
    return (*order, (1, 0, ""))


def _entry(faults: Faults, pointer: str, entry: Any, directory: Path) -> EarlierVersion | None:
    mapping = faults.of_type(pointer, entry, dict, {})
    faults.unknown(pointer, mapping, names(_ENTRY))
    texts = {each: faults.of_type(f"{pointer}/{each}", mapping.get(each), str, "") for each in names(_ENTRY)}
    for name, text in texts.items():
        if not text:
            faults.add(pointer, f"the version has no `{name}`", f"add `{name}:`")
    if not all(texts.values()):
        return None
    return EarlierVersion(version=texts["version"], file=directory / texts["file"], name=texts["file"])
