"""The command in a process that is watched: what it and its children open, start and cost."""

import ast
import atexit
import json
import mimetypes
import os
import shutil
import signal
import subprocess
import sys
import threading
import zoneinfo
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from commands import Project
from places import REPOSITORY

MOST_WAITED = 120
"""Seconds after which a run is killed; what it may cost is asked of its own time, not of the machine's."""

_HOOK = """
import os, sys
log = os.open(os.environ["AUDITED"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
watched = ("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system", "ftplib.", "http.")
def note(event, arguments):
    if event == "open" and (arguments[2] or 0) & 3 != os.O_WRONLY or event in {"os.listdir", "os.scandir"}:
        os.write(log, ascii((event, str(arguments[0]))).encode() + b"\\n")
    elif event.startswith(watched):
        os.write(log, ascii((event, repr(arguments))).encode() + b"\\n")
sys.addaudithook(note)
"""
"""Runs before anything else of the process; an audit hook cannot be taken away, and children inherit it."""

_SERVER = """
import gc, json, os, resource, runpy, sys, tempfile, time
import sdkref.commands.site
import material.plugins.search.plugin, markdown.extensions.codehilite, markdown.extensions.fenced_code
import mkdocs.contrib.search.search_index
import sitecustomize
gc.collect()
gc.freeze()
loading = time.process_time()
print("ready", flush=True)
for line in sys.stdin:
    asked = json.loads(line)
    process = os.fork()
    if not process:
        break
    _, status, usage = os.wait4(process, 0)
    seconds = loading + usage.ru_utime + usage.ru_stime
    print(json.dumps([os.waitstatus_to_exitcode(status), seconds, usage.ru_maxrss]), flush=True)
else:
    sys.exit()
os.chdir(asked["folder"])
os.environ.update(asked["environment"])
tempfile.tempdir = None
for number, (path, how) in enumerate(asked["streams"]):
    handle = os.open(path, how, 0o600)
    os.dup2(handle, number)
    os.close(handle)
os.close(sitecustomize.log)
sitecustomize.log = os.open(os.environ["AUDITED"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
sys.argv = ["sdkref", *asked["arguments"]]
runpy.run_module("sdkref", run_name="__main__", alter_sys=True)
"""
"""Has loaded what the command loads, and forks a process that goes on as `python -m sdkref` for each run.

The usage holds that of the children that the command waited for, and the seconds of loading.
"""


@dataclass(frozen=True)
class Run:
    """How a watched command ended: its streams, and its seconds of computing and bytes of memory at most."""

    code: int
    out: str
    err: str
    seconds: float
    memory: int
    started: tuple[str, ...]
    """Programs and connections."""
    opened: frozenset[Path]
    """Files that were read, and folders that were listed."""

    @property
    def report(self) -> Any:
        """What `--json` wrote."""
        return json.loads(self.out)


class Server:
    """The process that runs are forked from; it ends with this one."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="sdkref-audited-")
        self.hooks = hooks = Path(self._folder.name)
        (hooks / "sitecustomize.py").write_text(_HOOK, encoding="utf-8")
        inherited = os.environ.get("PYTHONPATH")
        self._log = hooks / "log"
        self.environment = {
            "PYTHONPATH": os.pathsep.join([str(hooks), *([inherited] if inherited else [])]),
            "TERM": "dumb",
        }
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-P",
                "-c",
                _SERVER,
            ],
            env=os.environ | self.environment | {"AUDITED": str(self._log)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        atexit.register(self.end)
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "ready\n"

    def run(self, place: Path, folder: Path, environment: dict[str, str], arguments: list[str]) -> list[Any]:
        """Run the command; return its exit code, seconds of computing, and memory as the system counts it.

        What it says and what it opens is written to files in a place.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        new = os.O_WRONLY | os.O_CREAT
        asked = {
            "folder": str(folder),
            "environment": self.environment | environment | {"AUDITED": str(place / "log")},
            "streams": [(os.devnull, os.O_RDONLY), (str(place / "out"), new), (str(place / "err"), new)],
            "arguments": arguments,
        }
        shutil.copyfile(self._log, place / "log")  # what was opened while it loaded
        print(json.dumps(asked), file=self._process.stdin, flush=True)
        patience = threading.Timer(MOST_WAITED, os.killpg, (self._process.pid, signal.SIGKILL))
        patience.start()
        told = self._process.stdout.readline()
        patience.cancel()
        assert told, f"it did not end within {MOST_WAITED} s"
        ended: list[Any] = json.loads(told)
        return ended

    def end(self) -> None:
        """End it."""
        self._process.communicate()
        self._folder.cleanup()


@cache
def server() -> Server:
    """Return the one of this process."""
    return Server()


def audited(project: Project, *arguments: str | Path) -> Run:
    """Run `python -m sdkref` in the folder of a project."""
    place = project.folder.parent / f"audit-{len(list(project.folder.parent.glob('audit-*')))}"
    place.mkdir()
    environment = {"XDG_CACHE_HOME": str(project.cache), "TMPDIR": str(place)}
    code, seconds, memory = server().run(place, project.folder, environment, list(map(str, arguments)))
    events = [ast.literal_eval(line) for line in (place / "log").read_text(encoding="ascii").splitlines()]
    read = {name for event, name in events if event in {"open", "os.listdir", "os.scandir"}}
    return Run(
        code,
        (place / "out").read_text(encoding="utf-8"),
        (place / "err").read_text(encoding="utf-8"),
        seconds,
        memory * (1 if sys.platform == "darwin" else 1024),
        tuple(
            f"{event} {name}" for event, name in events if event not in {"open", "os.listdir", "os.scandir"}
        ),
        frozenset(Path(os.path.realpath(project.folder / name)) for name in read if not name.isdecimal()),
    )


def foreign(run: Run, *inside: Path) -> list[Path]:
    """Return what a run read outside some folders and is neither Python's, nor ours, nor a system's table."""
    own: list[str | Path] = [sys.prefix, sys.base_prefix, *sys.path, *zoneinfo.TZPATH, *inside]
    own += [REPOSITORY / "builder", server().hooks, *os.environ.get("PYTHONPYCACHEPREFIX", "").split()]
    folders = [Path(os.path.realpath(each)) for each in own if str(each)]
    system = {Path(os.path.realpath(each)) for each in (*mimetypes.knownfiles, os.devnull)}
    return sorted(
        path for path in run.opened - system if not any(path.is_relative_to(each) for each in folders)
    )
