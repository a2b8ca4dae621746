"""Which templates the work under way uses: the folder of the user's, before ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

_current: ContextVar[tuple[Path | None, str]] = ContextVar("templates", default=(None, ""))
"""The folder of the user's templates that the work under way uses, and the digest of what is in it."""


@contextmanager
def with_templates(folder: Path | None) -> Iterator[None]:
    """Let the work inside, in forked processes as well, use the templates of a folder before ours."""
    before = _current.set((folder, _digest(folder) if folder is not None else ""))
    try:
        yield
    finally:
        _current.reset(before)


def templates_digest() -> str:
    """Return the digest of the user's templates that the work under way uses; empty for none."""
    return _current.get()[1]


def chosen_templates() -> tuple[Path | None, str]:
    """Return the folder of the user's templates, None for none, and the digest of what is in it."""
    return _current.get()


def _digest(folder: Path) -> str:
    files = sorted(each for each in folder.rglob("*") if each.is_file())
    stats = [(each, each.stat()) for each in files]
    return _digest_of(
        folder, tuple((path, each.st_size, each.st_mtime_ns, each.st_ino) for path, each in stats)
    )


@lru_cache(maxsize=4)
def _digest_of(folder: Path, files: tuple[tuple[Path, int, int, int], ...]) -> str:
    """Return the digest of files, which are read once while size, time and place on the disk stay."""
    state = blake2b(digest_size=20)
    for path, *_ in files:
        name, content = path.relative_to(folder).as_posix(), path.read_bytes()
        state.update(f"{name} {len(content)}\n".encode("utf-8", "surrogateescape") + content)
    return state.hexdigest()
