"""What a fence is to Landlock: programs read the system and tools, write to their folder, ask a mock."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Protocol, TypeVar

from sdkref.runners.bubblewrap import is_privileged
from sdkref.runners.landlock import Rules, confined, landlock
from sdkref.runners.program import Fence
from sdkref.runners.system import SYSTEM

DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/tty")
READABLE = (
    "/dev/random",
    "/dev/urandom",
    "/proc/cpuinfo",
    "/proc/meminfo",
    "/proc/stat",
    "/proc/sys",
    "/proc/version",
    "/sys/devices/system/cpu",
    "/sys/kernel/mm",
)
"""What the interpreters look up of a machine; not the processes of others, nor what those may read."""

DISCARD = 9
"""The port of the dead proxy: nothing listens there, and the refusal of that says more than the kernel's."""

Made = TypeVar("Made")


class Start(Protocol):
    """Calls what starts a process."""

    def __call__(self, made: Callable[[], Made], /) -> Made:
        """Return what it returns."""


@contextmanager
def starting(
    fence: Fence, folder: Path, readable: Iterable[Path], outputs: Iterable[IO[Any]] = ()
) -> Iterator[Start]:
    """Give what starts a process that works in a folder: confined where the fence asks and the kernel can.

    `outputs` are open files that it writes to besides. Bubblewrap hides files itself, for which it has to
    mount what it shows: then the network alone is confined.
    """
    if not fence.landlock or not landlock():
        yield lambda made: made()
        return
    ports = None if fence.ports is None else fence.ports | {DISCARD}
    if fence.bubblewrap:
        if is_privileged():
            yield lambda made: made()
            return
        rules = Rules(ports=ports)
    else:
        rules = Rules(
            readable=(*map(Path, (*SYSTEM, *READABLE)), *readable),
            writable=(
                folder,
                *map(Path, DEVICES),
                *(Path(f"/proc/self/fd/{each.fileno()}") for each in outputs),
            ),
            ports=ports,
        )
    with confined(rules) as call:
        yield call
