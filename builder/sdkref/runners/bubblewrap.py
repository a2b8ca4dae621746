"""Commands run by bubblewrap: a read-only system, one folder to write to, and nothing else to see."""

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from sdkref.diagnostics import UsageError

SYSTEM = (
    "/usr",
    "/bin",
    "/lib",
    "/lib32",
    "/lib64",
    "/etc/alternatives",
    "/etc/hosts",
    "/etc/ld.so.cache",
    "/etc/nsswitch.conf",
    "/etc/ssl",
)


def wrapped(command: Sequence[str], folder: Path, readable: Iterable[Path]) -> list[str]:
    """Return the command that runs another in a folder behind bubblewrap.

    The network is shared, since the mock listens on a loopback address of this machine.
    Raises UsageError when `bwrap` is not installed.
    """
    found = shutil.which("bwrap")
    if found is None:
        raise UsageError(
            "bubblewrap was asked for, but there is no `bwrap` on the path; install it"
            " (`apt install bubblewrap`), or run without it"
        )
    system = [argument for path in SYSTEM for argument in ("--ro-bind-try", path, path)]
    seen = [argument for path in readable for argument in ("--ro-bind", str(path), str(path))]
    fresh = ["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"]  # noqa: S108 - one of its own
    own = ["--bind", str(folder), str(folder), "--chdir", str(folder)]
    ends = ["--unshare-all", "--share-net", "--die-with-parent", "--new-session"]
    return [found, *ends, *system, *fresh, *seen, *own, "--", *command]
