"""A process behind the fence: scrubbed environment, limits, time-out, and nothing of it left at its end."""

import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from select import select
from tempfile import TemporaryFile
from typing import IO

from msgspec import Struct

from sdkref.runners.bubblewrap import wrapped
from sdkref.runners.confinement import starting
from sdkref.runners.program import MOST_OUTPUT, Fault, Fence, Finished, Program
from sdkref.runners.system import installed_with

PATH = "/usr/local/bin:/usr/bin:/bin"
NOWHERE = "http://127.0.0.1:9"
"""A proxy that refuses: the port of the discard protocol, on which nothing listens."""

LIMITED = """ulimit -S -t {cpu}; ulimit -H -t {hard_cpu}; ulimit -f {blocks}; ulimit -c 0; exec "$@\""""
"""Sets limits and becomes the command: `preexec_fn` would do so too, but is not safe beside threads."""

VISITED_SECONDS = 0.02
"""How often it is looked whether a visit is over."""

REASONS = {
    "SIGXCPU": "used more than {fence.cpu_seconds} s of processor time",
    "SIGXFSZ": "wrote a file of more than {fence.file_bytes} bytes",
}


class Ended(Struct, frozen=True, kw_only=True):
    """How a process ended."""

    status: int | None
    """The exit status; None when it was ended by a signal."""
    stdout: str
    stderr: str
    """What it wrote, cut in the middle when it is longer than was asked for."""
    seconds: float
    timed_out: bool = False
    signal: str = ""
    """The name of the signal that ended it: `SIGSEGV`."""
    fault: Fault | None = None
    """None, `exit`, `timeout` or `crash`."""
    reason: str = ""
    """Why it is a fault, in plain words: `ended with status 3`."""

    def told(
        self,
        program: Program,
        fault: Fault | None,
        message: str,
        line: int | None,
        error: tuple[str, ...] = (),
    ) -> Finished:
        """Return what came of a program whose process this was."""
        return Finished(
            program=program,
            fault=fault,
            message=message,
            line=line,
            status=self.status,
            stdout=self.stdout,
            stderr=self.stderr,
            seconds=self.seconds,
            error=error,
        )


def run_process(
    command: Sequence[str],
    *,
    folder: Path,
    environment: Mapping[str, str],
    seconds: float,
    fence: Fence,
    readable: Iterable[Path] = (),
    most_output: int = MOST_OUTPUT,
    visit: Callable[[threading.Event], None] | None = None,
) -> Ended:
    """Run a command in a folder until it ends or its time is over; then kill whatever it started.

    A visited one is ended as well when its visit is over, with the status 0; see `Program.visit`.
    `readable` are folders that it needs to read where a fence hides the others. A command that is not
    there ends with status 127.
    """
    variables = scrubbed(folder, fence) | dict(environment)
    inner = [shutil.which(command[0]) or command[0], *command[1:]]
    seen = (*readable, *installed_with(Path(inner[0])))
    if fence.bubblewrap:
        inner = wrapped(inner, folder, seen)
    started = time.monotonic()
    with TemporaryFile() as out, TemporaryFile() as err, ExitStack() as behind:
        try:
            start = behind.enter_context(starting(fence, folder, seen, (out, err)))
            process = start(
                lambda: subprocess.Popen(  # noqa: S603 - running commands is what runners are for
                    limited(inner, fence),
                    cwd=folder,
                    env=variables,
                    stdin=subprocess.DEVNULL,
                    stdout=out,
                    stderr=err,
                    start_new_session=True,
                )
            )
        except OSError as error:
            return Ended(
                status=127, stdout="", stderr=str(error), seconds=0.0, fault="exit", reason=str(error)
            )
        visited = False
        try:
            if visit is not None:
                visited = _visited(process, seconds, visit)
            in_time = visited or _ends(process, 0 if visit is not None else seconds)
        finally:
            _kill(process, Path(variables["TMPDIR"]))
        return ended(
            0 if visited else process.returncode,
            (read_cut(out, most_output), read_cut(err, most_output)),
            time.monotonic() - started,
            None if in_time else seconds,
            fence,
        )


def scrubbed(folder: Path, fence: Fence) -> dict[str, str]:
    """Return the environment that every program has: its folder as home, other hosts behind a dead proxy."""
    hosts = ",".join(sorted(fence.hosts))
    proxies = {f"{scheme}_proxy": NOWHERE for scheme in ("http", "https")} | {"no_proxy": hosts}
    return {
        "PATH": PATH,
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
        **proxies,
        **{name.upper(): value for name, value in proxies.items()},
    }


def limited(command: Sequence[str], fence: Fence) -> list[str]:
    """Return a command that runs another under the limits of a fence; where there is no shell, itself."""
    if os.name != "posix":
        return list(command)
    limits = LIMITED.format(
        cpu=fence.cpu_seconds, hard_cpu=fence.cpu_seconds + 2, blocks=-(-fence.file_bytes // 512)
    )
    return ["/bin/sh", "-c", limits, "sh", *command]


def _ends(process: "subprocess.Popen[bytes]", seconds: float) -> bool:
    """Wait for a process; where possible without reaping, so that its number stays its own till the kill."""
    if hasattr(os, "pidfd_open"):
        handle = os.pidfd_open(process.pid)
        try:
            return bool(select([handle], [], [], seconds)[0])
        finally:
            os.close(handle)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def _visited(
    process: "subprocess.Popen[bytes]", seconds: float, visit: Callable[[threading.Event], None]
) -> bool:
    """Have a process visited; return whether it was still there at the end of that, and in time."""
    over = threading.Event()
    visitor = threading.Thread(target=visit, args=(over,), daemon=True)
    until = time.monotonic() + seconds
    visitor.start()
    try:
        while visitor.is_alive() and time.monotonic() < until:
            if _ends(process, VISITED_SECONDS):
                return False
        return not visitor.is_alive() and not _ends(process, 0)
    finally:
        over.set()


def _kill(process: "subprocess.Popen[bytes]", folder: Path) -> None:
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
    kill_strays(folder)


def kill_strays(folder: Path) -> None:
    """Kill processes that left their group, where the system tells their environment (Linux).

    They are known by their `TMPDIR` or by their working directory: no two programs have the same folder.
    """
    mark = b"\0TMPDIR=" + os.fsencode(folder) + b"\0"
    for entry in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):
            if mark in b"\0" + entry.read_bytes() or _works_in(entry.parent, folder):
                os.kill(int(entry.parent.name), signal.SIGKILL)


def _works_in(process: Path, folder: Path) -> bool:
    """Return whether the working directory of a process is a folder or lies below it."""
    return process.joinpath("cwd").readlink().is_relative_to(folder)


def read_cut(file: IO[bytes], most: int) -> str:
    """Return what a file holds; of one that is longer than `most` bytes, the begin and the end."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    if size <= most:
        return file.read().decode(errors="replace")
    head = file.read(most // 2).decode(errors="replace")
    file.seek(size - most // 2)
    return f"{head}\n[… {size - 2 * (most // 2)} bytes left out …]\n{file.read().decode(errors='replace')}"


def ended(code: int, output: tuple[str, str], taken: float, over: float | None, fence: Fence) -> Ended:
    """Return what a return code means, negative for a signal; `over` are the seconds that were too few."""
    name = _signal(code)
    fault: Fault | None = None
    reason = ""
    if over is not None:
        fault, reason = "timeout", f"did not end within {over:g} s"
    elif name:
        fault, reason = "crash", REASONS.get(name, f"was ended by the signal {name}").format(fence=fence)
    elif code:
        fault, reason = "exit", f"ended with status {code}"
    return Ended(
        status=None if name or over is not None else code,
        stdout=output[0],
        stderr=output[1],
        seconds=taken,
        timed_out=over is not None,
        signal=name,
        fault=fault,
        reason=reason,
    )


def _signal(status: int) -> str:
    if status >= 0:
        return ""
    try:
        return signal.Signals(-status).name
    except ValueError:
        return f"SIG{-status}"
