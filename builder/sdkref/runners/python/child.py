"""One Python program run as `__main__`: a script for the interpreter of a toolchain, standard library only.

`python -I child.py REQUEST` runs the program that a request file (`Request` in `jobs.py`)
describes; `forks.py` loads this file as a module and runs programs in forked children of its own.

The audit hook is a guard rail against examples that reach for the network, start other programs, or write
outside of their folder. It is no boundary: code that means harm gets around it.
"""

import ast
import asyncio
import atexit
import inspect
import ipaddress
import json
import linecache
import os
import signal
import socket
import sys
import threading
import traceback
import types
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

Request = dict[str, Any]

AWAITING = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
SCRIPT_FAILED = 1
OUTPUT_FAILED = 120
"""The status with which Python ends when its output cannot be written."""

HELD: list[str] = []
"""The real path of the folder to which writing is held, once a program runs; before that it is not held."""
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Fenced(BaseException):
    """The program asked for what the fence forbids; no library takes it for an error to try again after."""


def fence(hosts: Iterable[str]) -> None:
    """Let this process reach no other hosts, and start no other programs, from now on."""
    checks = _checks(hosts)

    def hook(event: str, args: tuple[Any, ...]) -> None:
        check = checks.get(event)
        if check is not None:
            check(*args)

    sys.addaudithook(hook)


def _checks(hosts: Iterable[str]) -> Mapping[str, Callable[..., None]]:
    """Return what looks at the arguments of each audit event that matters."""
    allowed = set(hosts)
    for host in hosts:
        with suppress(OSError):
            allowed.update(str(entry[4][0]) for entry in socket.getaddrinfo(host, None))
    listed = ", ".join(sorted(hosts))

    def reach(host: Any, port: Any = None) -> None:
        name = host.decode(errors="replace") if isinstance(host, bytes) else host
        if name in {None, ""} or name in allowed:
            return
        place = f"{name}:{port}" if port else name
        raise Fenced(f"tried to reach {place}, which is not allowed: programs may only reach {listed}")

    def look_up(name: Any, port: Any = None, *_: object) -> None:
        with suppress(ValueError):
            ipaddress.ip_address(name)
            return
        reach(name, port)

    def connect(_: object, address: Any) -> None:
        if address is None:
            return
        if isinstance(address, tuple):
            reach(*address[:2])
        elif not str(os.fsdecode(address)).startswith(os.environ.get("TMPDIR", "\0")):
            reach(os.fsdecode(address))

    def start(*args: object) -> None:
        raise PermissionError(f"tried to start another program ({args[0]!r}), which is not allowed")

    return {
        "socket.connect": connect,
        "socket.sendto": connect,
        "socket.sendmsg": connect,
        "socket.getaddrinfo": look_up,
        "socket.gethostbyname": reach,
        "socket.gethostbyaddr": look_up,
        "subprocess.Popen": start,
        "os.system": start,
        "os.exec": start,
        "os.posix_spawn": start,
        "os.spawn": start,
        "os.startfile": start,
        **_writing(),
    }


def _writing() -> Mapping[str, Callable[..., None]]:
    """Return what holds writing to the folder of the program, by the audit event that tells of it."""

    def check(path: Any, *_: object) -> None:
        if not HELD or path is None or isinstance(path, int):
            return
        real = os.path.realpath(os.fsdecode(path))
        if real != os.devnull and not f"{real}{os.sep}".startswith(f"{HELD[0]}{os.sep}"):
            raise PermissionError(f"tried to write {os.fsdecode(path)!r}, which is outside of its folder")

    def opened(path: Any, _: object, flags: int) -> None:
        if flags & WRITING:
            check(path)

    def both(source: Any, target: Any, *_: object) -> None:
        check(source)
        check(target)

    def target(_: object, path: Any, *__: object) -> None:
        check(path)

    alone = ("chmod", "chown", "mkdir", "remove", "rmdir", "truncate", "utime")
    return dict.fromkeys((f"os.{name}" for name in alone), check) | {
        "open": opened,
        "os.rename": both,
        "os.link": both,
        "os.symlink": target,
    }


def limit(cpu_seconds: int, file_bytes: int) -> None:
    """Set what this process may use; a program that writes too much is told so by an OSError."""
    with suppress(ImportError):
        import resource  # noqa: PLC0415 - it exists on POSIX only

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        for what, soft, hard in (
            (resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 2),
            (resource.RLIMIT_FSIZE, file_bytes, file_bytes),
            (resource.RLIMIT_CORE, 0, 0),
        ):
            with suppress(ValueError, OSError):
                resource.setrlimit(what, (soft, hard))


def run(request: Request, outcome: str) -> int:
    """Run a program in its folder, as this process; write what is known of its end to `outcome`.

    Returns the status to end with. What is written: `message` and `line` of what ended it, `error` with the
    types of that and of its cause where it was an error, and `modules` that it loaded besides.
    """
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    loaded = set(sys.modules)
    code, module = _prepared(request)
    sys.dont_write_bytecode = True
    HELD[:] = [os.path.realpath(request["folder"])]
    tell: dict[str, Any] = {"message": "", "line": None, "error": [], "modules": []}

    def where(_: int, frame: types.FrameType | None) -> None:
        tell["line"] = _line(request, frame)
        HELD.clear()  # its time is over
        _write(outcome, tell)

    if hasattr(signal, "SIGUSR1"):
        signal.signal(signal.SIGUSR1, where)
    status = _status(request, code, module, tell)
    with suppress(Exception):
        vars(threading)["_shutdown"]()  # what the interpreter does at its end, in this order
    with suppress(Exception):
        vars(atexit)["_run_exitfuncs"]()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError) as error:
        status = status or OUTPUT_FAILED
        tell["message"] = tell["message"] or _plain(error)
    tell["modules"] = [name for name in list(sys.modules) if name not in loaded]
    HELD.clear()
    _write(outcome, tell)
    return status


def _prepared(request: Request) -> tuple[types.CodeType, types.ModuleType]:
    """Return the code, compiled so that its lines are those of its source, and its module."""
    source = request["source"]
    text = "\n" * (request["line"] - 1) + request["text"]
    linecache.cache[source] = (len(text), None, text.splitlines(keepends=True), source)
    try:
        code = compile(text, source, "exec", dont_inherit=True)
    except SyntaxError:
        code = compile(text, source, "exec", AWAITING, dont_inherit=True)
    module = types.ModuleType("__main__")
    module.__file__ = request["script"]
    sys.modules["__main__"] = module
    sys.argv = [request["script"]]
    sys.path.insert(0, request["folder"])
    return code, module


def _status(request: Request, code: types.CodeType, module: types.ModuleType, tell: dict[str, Any]) -> int:
    try:
        if code.co_flags & inspect.CO_COROUTINE:
            asyncio.run(eval(code, module.__dict__))  # noqa: S307 - running it is the point
        else:
            exec(code, module.__dict__)  # noqa: S102 - running it is the point
    except SystemExit as end:
        return _exit(request, end, tell)
    except BaseException as error:  # noqa: BLE001 - whatever ended it is told
        inner = _inner(error)
        tell["message"] = _plain(inner)
        kinds = (kind for each in (inner, inner.__cause__) for kind in type(each).__mro__)
        tell["error"] = [f"{kind.__module__}.{kind.__qualname__}" for kind in kinds]
        tell["line"] = _last_line(request, inner) or _last_line(request, error)
        with suppress(Exception):
            own = error.with_traceback(_own(request, error.__traceback__))
            hook = traceback.print_exception if sys.excepthook is sys.__excepthook__ else sys.excepthook
            hook(type(own), own, own.__traceback__)
        return SCRIPT_FAILED
    return 0


def _exit(request: Request, end: SystemExit, tell: dict[str, Any]) -> int:
    if end.code is None or end.code == 0:
        return 0
    tell["line"] = _last_line(request, end)
    if isinstance(end.code, int):
        return end.code & 0xFF
    tell["message"] = " ".join(str(end.code).split())
    sys.stderr.write(f"{end.code}\n")
    return SCRIPT_FAILED


def _inner(error: BaseException) -> BaseException:
    """Return the one error that a group of them holds, for a message about the error itself."""
    while isinstance(error, BaseExceptionGroup) and len(error.exceptions) == 1:
        error = error.exceptions[0]
    return error


def _plain(error: BaseException) -> str:
    text = ""
    with suppress(Exception):
        text = " ".join(str(error).split())
    if isinstance(error, Fenced):
        return text
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    return f"{name}: {text}" if text else name


def _own(request: Request, trace: types.TracebackType | None) -> types.TracebackType | None:
    """Return a traceback from the program's first frame on; all of it when it has none."""
    step = trace
    while step is not None and step.tb_frame.f_code.co_filename != request["source"]:
        step = step.tb_next
    return step or trace


def _last_line(request: Request, error: BaseException) -> int | None:
    step = error.__traceback__
    line = None
    while step is not None:
        if step.tb_frame.f_code.co_filename == request["source"]:
            line = step.tb_lineno - request["line"] + 1
        step = step.tb_next
    return line


def _line(request: Request, frame: types.FrameType | None) -> int | None:
    while frame is not None and frame.f_code.co_filename != request["source"]:
        frame = frame.f_back
    return frame.f_lineno - request["line"] + 1 if frame is not None else None


def _write(outcome: str, tell: dict[str, Any]) -> None:
    with suppress(OSError):
        handle = os.open(outcome, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            os.write(handle, json.dumps(tell).encode())
        finally:
            os.close(handle)


def main(path: str) -> NoReturn:
    """Run the program of a request file, and end as it does."""
    request = json.loads(Path(path).read_text(encoding="utf-8"))
    fence(request["hosts"])
    limit(request["cpu_seconds"], request["file_bytes"])
    os._exit(run(request, request["outcome"]))


if __name__ == "__main__":
    main(sys.argv[1])
