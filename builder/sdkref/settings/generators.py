"""Settings of an SDK that its generator was told already: `{gen: acme/.speakeasy/gen.yaml}`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from sdkref.diagnostics import Diagnostics, Stop
from sdkref.documents.reading import read_document
from sdkref.profiles.generator_file import LANGUAGE, FileRow, GeneratorFile
from sdkref.profiles.generator_files import GENERATOR_FILES, USUAL
from sdkref.settings.faults import Faults

_MOST_STEPS = 2
"""From a folder of documentation to the root of its repository: `docs/sdks`."""


class Found(Struct, frozen=True, kw_only=True):
    """A file of a generator, as far as it can be read."""

    profile: str
    kind: GeneratorFile
    files: tuple[Path, ...]
    """The file, and what the generator wrote beside it."""
    faults: tuple[Faults, ...]
    """Of these files."""

    def language(self, known: tuple[str, ...]) -> str:
        """Return the only language that the file tells of; empty where it tells of several."""
        told = [each for each in known if any(each in faults.document.data for faults in self.faults)]
        return told[0] if len(told) == 1 else ""


class Told(Struct, frozen=True):
    """A value that a file gives to a setting, and where it stands."""

    value: Any
    faults: Faults
    pointer: str


def generator_file(
    faults: Faults, pointer: str, mapping: dict[str, Any], directory: Path, docs: Path | None
) -> Found | None:
    """Return the file that `gen` names, or that stands in the repository of the documentation.

    What is wrong with the name or the file is noted.
    """
    name: str = faults.of_type(f"{pointer}/gen", mapping.get("gen"), str, "")
    profile = mapping.get("profile") or USUAL
    kind = GENERATOR_FILES.get(profile if isinstance(profile, str) else "")
    if name and kind is None:
        fact = f"the profile `{profile}` reads no file of its generator"
        faults.add(f"{pointer}/gen", fact, f"it is read for {', '.join(GENERATOR_FILES)}; remove it")
    if kind is None:
        return None
    if name:
        path: Path = directory / name
        if not path.is_file():
            faults.add(f"{pointer}/gen", f"there is no file `{name}`", "correct the path")
            return None
        return _opened(faults, profile, kind, path, name)
    beside = _beside(docs, kind) if docs is not None and "profile" in mapping else None
    if beside is None:
        return None
    shown = beside.relative_to(directory) if beside.is_relative_to(directory) else beside
    return _opened(faults, profile, kind, beside, shown.as_posix())


def told_settings(found: Found, language: str, settings: tuple[str, ...]) -> dict[str, Told]:
    """Return what the files say of an SDK, by the names of settings; values of another type are noted."""
    told: dict[str, Told] = {}
    for row in found.kind.rows:
        if row.setting in settings and row.setting not in told:
            told.update((row.setting, each) for each in _told(row, found, language))
    return told


def _told(row: FileRow, found: Found, language: str) -> Iterator[Told]:
    """Give the first value that says something."""
    path = [language if each == LANGUAGE else each for each in row.path]
    pointer = "".join(f"/{each}" for each in path)
    for faults in found.faults:
        value = faults.document.data
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        value = faults.of_type(pointer, value, row.type, None)
        meant = row.meaning(value) if value is not None else None
        if meant is not None:
            yield Told(meant, faults, pointer)
            return


def _opened(faults: Faults, profile: str, kind: GeneratorFile, path: Path, name: str) -> Found | None:
    """Return a file and what stands beside it; one that is no mapping tells nothing."""
    files = [(path, name)]
    if (beside := path.with_name(kind.beside)).is_file():
        files.append((beside, name.removesuffix(path.name) + kind.beside))
    read = []
    for each, shown in files:
        noted = Diagnostics()
        try:
            document = read_document(each, noted, name=shown)
        except Stop as stop:
            faults.found += stop.findings
            continue
        own = Faults(document)
        if own.of_type("", document.data, dict, None) is None:
            faults.found += own.found
        else:
            read.append(own)
    if not read:
        return None
    return Found(profile=profile, kind=kind, files=tuple(each for each, _ in files), faults=tuple(read))


def _beside(docs: Path, kind: GeneratorFile) -> Path | None:
    """Return the file in the repository that documentation stands in."""
    folder = docs.resolve()
    for _ in range(_MOST_STEPS + 1):
        for place in kind.places:
            path = folder / place
            if path.is_file() and not path.is_symlink():
                return path
        if (folder / ".git").exists():
            return None
        folder = folder.parent
    return None
