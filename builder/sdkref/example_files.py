"""Files that an example finds in its folder: those that its directives name, from beside where it stands."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from sdkref.directives import Fault


def files_beside(folder: Path, wanted: Sequence[tuple[str, str]]) -> tuple[tuple[str, bytes], ...]:
    """Return the wanted files by their names; absent ones, and those outside the folder, are left out."""
    return tuple(
        (name, file.read_bytes()) for path, name in wanted if (file := _file(folder, path)) is not None
    )


def absent_files(folder: Path, text: str, wanted: Sequence[tuple[str, str]]) -> Iterator[Fault]:
    """Give a fault for each wanted file that is not there, at the line of the text that names it."""
    lines = text.splitlines()
    for path, _ in wanted:
        if _file(folder, path) is None:
            line = next((number for number, each in enumerate(lines, 1) if path in each), 1)
            fact = f"the example needs the file `{path}`, which is not beside it"
            yield Fault(line, fact, "add it to the folder of the example, or correct the directive")


def _file(folder: Path, path: str) -> Path | None:
    file = (folder / path).resolve()
    return file if file.is_file() and file.is_relative_to(folder.resolve()) else None
