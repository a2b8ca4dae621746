"""The command in a process that is watched: what it and its children open, start and cost."""

import ast
import json
import mimetypes
import os
import subprocess
import sys
import zoneinfo
from dataclasses import dataclass
from pathlib import Path
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


_LAUNCH = """
import json, os, sys
process = os.fork()
if not process:
    os.execv(sys.argv[2], sys.argv[2:])
_, status, usage = os.wait4(process, 0)
with open(sys.argv[1], "w") as file:
    json.dump([os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss], file)
"""
"""Starts the command from a small process: a new program is charged with the memory of who forked it.

The usage holds that of the children that the command waited for.
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


def audited(project: Project, *arguments: str | Path) -> Run:
    """Run `python -m sdkref` in the folder of a project."""
    place = project.folder.parent / f"audit-{len(list(project.folder.parent.glob('audit-*')))}"
    hooks, log = place / "hooks", place / "log"
    hooks.mkdir(parents=True)
    (hooks / "sitecustomize.py").write_text(_HOOK, encoding="utf-8")
    inherited = os.environ.get("PYTHONPATH")
    environment = os.environ | {
        "AUDITED": str(log),
        "PYTHONPATH": os.pathsep.join([str(hooks), *([inherited] if inherited else [])]),
        "XDG_CACHE_HOME": str(project.cache),
        "TMPDIR": str(place),
        "TERM": "dumb",
    }
    command = [sys.executable, "-m", "sdkref", *map(str, arguments)]
    with (place / "out").open("wb") as out, (place / "err").open("wb") as err:
        subprocess.run(
            [sys.executable, "-I", "-S", "-c", _LAUNCH, str(place / "usage"), *command],
            cwd=project.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            check=True,
            timeout=MOST_WAITED,
        )
    code, seconds, memory = json.loads((place / "usage").read_text())
    events = [ast.literal_eval(line) for line in log.read_text(encoding="ascii").splitlines()]
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
    own.append(REPOSITORY / "builder")
    folders = [Path(os.path.realpath(each)) for each in own if str(each)]
    system = {Path(os.path.realpath(each)) for each in (*mimetypes.knownfiles, os.devnull)}
    return sorted(
        path for path in run.opened - system if not any(path.is_relative_to(each) for each in folders)
    )
