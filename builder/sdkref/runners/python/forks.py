"""A server that forks a child for each Python program, after the imports: a script, standard library only.

`python -I forks.py CONFIGURATION` reads paths of request files from its input, a line each, and
writes a line of JSON for each that ended: `id`, `code` (as `subprocess` gives it), `seconds`, `timed_out`.
The first line tells that it is ready, or why it cannot fork. It ends when its input does, and kills what is
left.
"""

import gc
import importlib.util
import json
import os
import selectors
import signal
import sys
import threading
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

GRACE = 0.2
"""Seconds that a program has to tell its line after its time."""
NEVER_EARLY = frozenset({"antigravity", "this"})
"""Modules that do something when they are imported."""


def child_module() -> ModuleType:
    """Return `child.py`, which lies beside this file and is in no package here."""
    spec = importlib.util.spec_from_file_location("sdkref_child", Path(__file__).with_name("child.py"))
    if spec is None or spec.loader is None:
        raise SystemExit("child.py does not lie beside forks.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def load_early(imports: Iterable[tuple[str, Sequence[str]]], seconds: float) -> None:
    """Import what programs import; what fails or is too slow is left to the programs themselves."""

    def late(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, late)
    for module, names in imports:
        if module.partition(".")[0] in NEVER_EARLY:
            continue
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            __import__(module, fromlist=names)
        except BaseException:  # noqa: BLE001, S112 - the program that imports it tells why it fails
            continue
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    gc.freeze()  # a child that collects garbage need not touch, and so copy, the pages of what is shared


class Running:
    """A child that runs a program."""

    def __init__(self, request: dict[str, Any]) -> None:
        self.request = request
        self.started = time.monotonic()
        self.deadline = self.started + request["seconds"]
        self.timed_out = False


class Server:
    """Forks, waits and kills, in one thread: a fork beside others would copy their locks."""

    def __init__(self, child: ModuleType, asked: int, told: int) -> None:
        self.child = child
        self.asked = asked
        self.told = told
        self.running: dict[int, Running] = {}
        self.learned = set(sys.modules)
        self.wake, wake = os.pipe()
        self.fresh: tuple[int, ...] = (self.wake, wake, asked, told)
        for end in (self.wake, wake):
            os.set_blocking(end, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)

    def serve(self) -> None:
        """Work until the input ends."""
        pending = b""
        with selectors.DefaultSelector() as selector:
            self.fresh += (selector.fileno(),)
            selector.register(self.asked, selectors.EVENT_READ)
            selector.register(self.wake, selectors.EVENT_READ)
            while True:
                for key, _ in selector.select(self._patience()):
                    data = os.read(key.fd, 65536)
                    if key.fd == self.wake:
                        continue
                    if not data:
                        return
                    *lines, pending = (pending + data).split(b"\n")
                    for line in lines:
                        self._start(line.decode())
                self._overdue()
                self._reap()

    def end(self) -> None:
        """Kill the children that are left."""
        for pid in self.running:
            _kill(pid)

    def _patience(self) -> float | None:
        if not self.running:
            return None
        first: float = min(each.deadline for each in self.running.values())
        return max(0.0, first - time.monotonic())

    def _start(self, path: str) -> None:
        request = json.loads(Path(path).read_text(encoding="utf-8"))
        pid = os.fork()
        if pid == 0:
            self._become(request)
        self.running[pid] = Running(request)

    def _become(self, request: dict[str, Any]) -> NoReturn:
        status = 1
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.setsid()
            for handle in self.fresh:
                os.close(handle)
            for name, number in (("stdout", 1), ("stderr", 2)):
                handle = os.open(request[name], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
                os.dup2(handle, number)
                os.close(handle)
            self.child.limit(request["cpu_seconds"], request["file_bytes"])
            status = self.child.run(request, request["outcome"])
        except BaseException as error:  # noqa: BLE001 - a child never gets back into the server's loop
            os.write(2, f"{error!r}\n".encode(errors="replace"))
        finally:
            os._exit(status)

    def _overdue(self) -> None:
        now = time.monotonic()
        for pid, each in self.running.items():
            if each.deadline > now:
                continue
            if each.timed_out:
                _kill(pid)
            else:
                each.timed_out = True
                each.deadline = now + GRACE
                with suppress(OSError):
                    os.kill(pid, signal.SIGUSR1)

    def _reap(self) -> None:
        while self.running:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            with suppress(OSError):
                os.killpg(pid, signal.SIGKILL)
            each = self.running.pop(pid, None)
            if each is not None:
                self._tell(
                    id=each.request["id"],
                    code=os.waitstatus_to_exitcode(status),
                    seconds=time.monotonic() - each.started,
                    timed_out=each.timed_out,
                )
                self._learn(each.request["outcome"])

    def _learn(self, outcome: str) -> None:
        """Import what a program loaded late, as the parts of an SDK are, so that the next need not."""
        with suppress(OSError, ValueError):
            told = json.loads(Path(outcome).read_text(encoding="utf-8"))
            names = [name for name in told["modules"] if name not in self.learned]
            self.learned.update(names)
            load_early([(name, ()) for name in names if self._shared(name)], 5.0)

    def _shared(self, name: str) -> bool:
        """Whether a module is the toolchain's, not a file of one program."""
        with suppress(Exception):
            spec = importlib.util.find_spec(name)
            origin = spec.origin or "" if spec else ""
            homes = (sys.prefix, sys.base_prefix)
            return origin in {"built-in", "frozen"} or any(map(Path(origin).is_relative_to, homes))
        return False

    def _tell(self, **facts: object) -> None:
        os.write(self.told, json.dumps(facts).encode() + b"\n")


def _kill(pid: int) -> None:
    for kill in (os.killpg, os.kill):  # the group may not be its own yet
        with suppress(OSError):
            kill(pid, signal.SIGKILL)


def main(path: str) -> None:
    """Serve as a configuration file says: `hosts`, `imports` and `seconds` for each of them."""
    configuration = json.loads(Path(path).read_text(encoding="utf-8"))
    asked, told = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1):
        os.dup2(nothing, number)
    os.close(nothing)
    child = child_module()
    child.fence(configuration["hosts"])
    load_early(configuration["imports"], configuration["seconds"])
    ready = threading.active_count() == 1
    os.write(told, json.dumps({"ready": ready}).encode() + b"\n")
    if not ready:
        return
    sys.stdout.flush()
    sys.stderr.flush()
    server = Server(child, asked, told)
    try:
        server.serve()
    finally:
        server.end()


if __name__ == "__main__":
    main(sys.argv[1])
