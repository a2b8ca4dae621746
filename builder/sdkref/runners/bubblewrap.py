"""Commands run by bubblewrap: a read-only system, one folder to write to, and nothing else to see."""

import shutil
import stat
import subprocess
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from sdkref.diagnostics import UsageError
from sdkref.runners.system import SYSTEM

_APART = ("--unshare-all", "--share-net", "--die-with-parent", "--new-session")


def is_privileged() -> bool:
    """Return whether bubblewrap is one that needs the rights of root, which a confined process cannot get."""
    found = shutil.which("bwrap")
    return found is not None and bool(Path(found).stat().st_mode & stat.S_ISUID)


def wrapped(command: Sequence[str], folder: Path, readable: Iterable[Path]) -> list[str]:
    """Return the command that runs another in a folder behind bubblewrap.

    The network is shared, since the mock listens on a loopback address of this machine.
    Raises UsageError when `bwrap` is not installed, or when the machine lets nobody use it.
    """
    found = shutil.which("bwrap")
    if found is None:
        raise UsageError(
            "bubblewrap was asked for, but there is no `bwrap` on the path; install it"
            " (`apt install bubblewrap`), or run without it"
        )
    if trouble := _trouble(found):
        raise UsageError(
            f"bubblewrap was asked for, but it cannot work on this machine ({trouble}); let users"
            " make namespaces (on Ubuntu: `sysctl kernel.apparmor_restrict_unprivileged_userns=0`), or run"
            " without it"
        )
    system = [argument for path in SYSTEM for argument in ("--ro-bind-try", path, path)]
    seen = [argument for path in readable for argument in ("--ro-bind", str(path), str(path))]
    fresh = ["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"]  # noqa: S108 - one of its own
    own = ["--bind", str(folder), str(folder), "--chdir", str(folder)]
    return [found, *_APART, *system, *fresh, *seen, *own, "--", *command]


@cache
def _trouble(bwrap: str) -> str:
    """Return why bubblewrap cannot run anything; empty when it can."""
    tried = subprocess.run(  # noqa: S603 - the program that was found on the path
        (bwrap, *_APART, "--ro-bind", "/", "/", "--", "true"),
        capture_output=True,
        text=True,
        check=False,
    )
    return " ".join(tried.stderr.split()) or f"status {tried.returncode}" if tried.returncode else ""
