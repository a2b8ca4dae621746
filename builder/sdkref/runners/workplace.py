"""The folder in which a program runs: its own, with its files in it, gone when it has ended."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath
from tempfile import TemporaryDirectory

from sdkref.diagnostics import UsageError
from sdkref.runners.program import Program


@contextmanager
def workplace(program: Program, within: Path | None = None) -> Iterator[Path]:
    """Give a temporary folder that holds the program's files; it is deleted at the end, whatever is in it.

    It lies in the folder `within`, or where the system keeps temporary files.
    Raises UsageError when a file would lie outside of it.
    """
    with TemporaryDirectory(prefix="sdkref-", dir=within, ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        lay_out(program, folder)
        yield folder


def lay_out(program: Program, folder: Path) -> None:
    """Write the program's files into a folder; raises UsageError when one would lie outside of it."""
    for path, content in program.files:
        target = folder / _inside(program, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _inside(program: Program, path: str) -> PurePosixPath:
    parts = PurePosixPath(path)
    windows = PureWindowsPath(path)
    if not parts.parts or parts.is_absolute() or ".." in parts.parts or windows.drive or "\\" in path:
        raise UsageError(
            f"{program.source}:{program.line}: the file {path!r} would not lie in the folder of the"
            " program; give a relative path with `/` between its parts and without `..`"
        )
    return parts
