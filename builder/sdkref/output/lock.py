"""One build of a site at a time: a lock on a file beside it, which a killed process leaves free."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sdkref.diagnostics import UsageError

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


PID_AT = 16
"""Where the holder's process id stands in the file: behind the byte that Windows locks."""


@contextmanager
def locked(path: Path, site: Path, patience: float) -> Iterator[None]:
    """Hold the lock at `path` while the site is built; after `patience` seconds in vain, a `UsageError`."""
    deadline = time.monotonic() + patience
    while (descriptor := _acquire(path)) is None:
        if time.monotonic() >= deadline:
            raise UsageError(
                f"{site}: another build of this site is under way (process {_holder(path)});"
                " wait until it is done, or end it"
            )
        time.sleep(0.05)
    try:
        yield
    finally:
        with suppress(OSError):
            path.unlink()
        os.close(descriptor)


def _acquire(path: Path) -> int | None:
    """Return an open, locked descriptor of the file, or None when another process holds it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
    if _try_lock(descriptor) and _is_at(descriptor, path):
        os.truncate(descriptor, 0)
        os.lseek(descriptor, PID_AT, os.SEEK_SET)
        os.write(descriptor, str(os.getpid()).encode())
        return descriptor
    os.close(descriptor)
    return None


def _is_at(descriptor: int, path: Path) -> bool:
    """Return whether the descriptor is still of the file at the path: its last holder may have removed it."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _holder(path: Path) -> str:
    try:
        return path.read_bytes()[PID_AT:].decode("ascii", "replace").strip("\0 ") or "unknown"
    except OSError:
        return "unknown"
