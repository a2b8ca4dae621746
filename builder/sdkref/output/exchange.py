"""Two directories change places: in one step where the system can, else in two renames."""

import ctypes
import errno
import os
import sys
from pathlib import Path

AT_FDCWD_LINUX = -100
RENAME_EXCHANGE = 2
AT_FDCWD_DARWIN = -2
RENAME_SWAP = 2

UNSUPPORTED = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM}
"""What a system or file system answers that cannot exchange."""


def exchange(first: Path, second: Path, aside: Path) -> None:
    """Let two directories on one file system change places.

    Where that takes two renames, `first` stands at `aside` for a moment; whoever finds it there
    and nothing in its place was killed in between, and may put it back.
    """
    if _exchange_at_once(first, second):
        return
    first.rename(aside)
    second.rename(first)
    aside.rename(second)


def _exchange_at_once(first: Path, second: Path) -> bool:
    """Exchange by the system's own call; False where there is none."""
    name, here = {"linux": ("renameat2", AT_FDCWD_LINUX), "darwin": ("renameatx_np", AT_FDCWD_DARWIN)}.get(
        sys.platform, ("", 0)
    )
    call = getattr(ctypes.CDLL(None, use_errno=True), name, None) if name else None
    if call is None:
        return False
    flag = RENAME_EXCHANGE if sys.platform == "linux" else RENAME_SWAP
    if call(here, os.fsencode(first), here, os.fsencode(second), ctypes.c_uint(flag)) == 0:
        return True
    fault = ctypes.get_errno()
    if fault in UNSUPPORTED:
        return False
    raise OSError(fault, os.strerror(fault), str(first))
