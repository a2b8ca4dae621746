"""The runner's end of the fork server: it asks for programs to be run, and hears what came of them."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from select import select
from typing import IO

import msgspec
from msgspec import Struct

from sdkref.runners.bubblewrap import wrapped
from sdkref.runners.confinement import starting
from sdkref.runners.process import kill_strays, scrubbed
from sdkref.runners.program import Fence
from sdkref.runners.python.code import Imports
from sdkref.runners.python.toolchain import PythonTools

FORKS = Path(__file__).with_name("forks.py")
IMPORT_SECONDS = 20.0
READY_SECONDS = 60.0
"""How long all imports may take, before the programs are run without the server."""


class Configuration(Struct, frozen=True, kw_only=True):
    """What the server is told at its start."""

    hosts: list[str]
    imports: Imports
    seconds: float


class Ready(Struct, frozen=True):
    """Whether the server can fork: not when an import left threads behind."""

    ready: bool


class Told(Struct, frozen=True, kw_only=True):
    """What the server tells about a program that ended."""

    id: str
    code: int
    seconds: float
    timed_out: bool


class Session:
    """A fork server that is ready."""

    def __init__(self, asked: IO[bytes], told: IO[bytes]) -> None:
        self._asked = asked
        self._told = told
        self._pending = b""

    def ask(self, request: Path) -> bool:
        """Have a program run; return whether the server is still there."""
        try:
            self._asked.write(os.fsencode(request) + b"\n")
            self._asked.flush()
        except OSError:
            return False
        return True

    def hear(self, seconds: float) -> Told | None:
        """Return the next program that ended; None when the server says nothing for so long, or is gone."""
        line = self.line(seconds)
        return msgspec.json.decode(line, type=Told) if line else None

    def line(self, seconds: float) -> bytes:
        """Return the next line of the server; nothing when none comes."""
        until = time.monotonic() + seconds
        while b"\n" not in self._pending:
            ready = select([self._told], [], [], max(0.0, until - time.monotonic()))[0]
            data = os.read(self._told.fileno(), 65536) if ready else b""
            if not data:
                return b""
            self._pending += data
        line, _, self._pending = self._pending.partition(b"\n")
        return line


@contextmanager
def session(tools: PythonTools, imports: Imports, root: Path, fence: Fence) -> Iterator[Session | None]:
    """Start a fork server for programs below `root`; None where it cannot be. At the end all is killed."""
    configuration = root / "server.json"
    configuration.write_bytes(
        msgspec.json.encode(Configuration(hosts=sorted(fence.hosts), imports=imports, seconds=IMPORT_SECONDS))
    )
    command = interpreter(tools, FORKS, configuration)
    if fence.bubblewrap:
        command = wrapped(command, root, readable(tools))
    with (
        (root / "server.log").open("wb") as log,
        starting(fence, root, readable(tools)) as start,
        start(
            lambda: subprocess.Popen(  # noqa: S603 - the interpreter of the toolchain
                command,
                cwd=root,
                env=scrubbed(root, fence),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                start_new_session=True,
            )
        ) as process,
    ):
        try:
            if process.stdin is None or process.stdout is None:
                yield None
                return
            made = Session(process.stdin, process.stdout)
            first = made.line(READY_SECONDS)
            yield made if first and msgspec.json.decode(first, type=Ready).ready else None
        finally:
            if process.stdin is not None:
                with suppress(OSError):
                    process.stdin.close()
            with suppress(subprocess.TimeoutExpired):
                process.wait(2)
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            kill_strays(root)


def interpreter(tools: PythonTools, script: Path, argument: Path) -> list[str]:
    """Return the command that runs a script of ours, apart from whatever is in the environment."""
    return [str(tools.python), "-I", "-X", "utf8", str(script), str(argument)]


def readable(tools: PythonTools) -> tuple[Path, ...]:
    """Return the folders that programs need to read."""
    return (tools.base, tools.folder, FORKS.parent)
