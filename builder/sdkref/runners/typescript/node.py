"""A compiled program run by Node: behind its permission model and our guard, its error in plain words."""

import json
import re
import shutil
from pathlib import Path
from urllib.parse import quote

import msgspec
from msgspec import Struct

from sdkref.diagnostics import Stop
from sdkref.runners.printed import printed_otherwise
from sdkref.runners.process import Ended, run_process
from sdkref.runners.program import Fault, Fence, Finished
from sdkref.runners.typescript.sources import Source
from sdkref.runners.typescript.toolchain import Node, TypeScriptTools
from sdkref.runners.workplace import workplace

GUARD = Path(__file__).with_name("guard.mjs")
REPORT = ".sdkref-error.json"
LONGEST = 600
UNSETTLED = 13
"""The status with which Node ends when a module waits for what never comes."""

FORBIDDEN = {
    "ChildProcess": "start other processes",
    "WorkerThreads": "start worker threads",
    "FileSystemWrite": "write outside of its folder",
    "FileSystemRead": "read this file",
    "Addon": "load native code",
    "WASI": "use WASI",
    "Inspector": "open a debugger",
}


class _Said(Struct):
    """An error: the name of its class, empty when something else was thrown, and what it says."""

    name: str
    message: str
    code: str

    def __str__(self) -> str:
        return f"{self.name}: {self.message}" if self.name else f"threw {self.message}"


class _Report(_Said):
    """The error that ended a program, as the guard wrote it down; each cause caused the one before."""

    stack: str
    permission: str
    kinds: tuple[str, ...]
    causes: list[_Said]


def ran(source: Source, tools: TypeScriptTools, fence: Fence, place: Path) -> Finished:
    """Run a compiled program in a folder of its own, below one in or above which its packages lie."""
    program = source.program
    try:
        # Beside the folder lies `node_modules`: a link to it inside would let the program write through it.
        with workplace(program, within=place) as folder:
            shutil.copyfile(source.compiled, folder / source.runs)
            ended = run_process(
                _command(source, tools.node, fence, folder),
                folder=folder,
                environment=dict(program.environment),
                seconds=program.seconds,
                fence=fence,
                readable=(*tools.readable, source.project),
                visit=program.visit,
            )
            report = _report(folder / REPORT)
    except Stop as stop:
        return Finished(program=program, fault="environment", message=str(stop))
    fault, message, line = _judged(source, ended, report)
    kinds = report.kinds if report is not None and fault == "exit" else ()
    return ended.told(program, fault, message, line, kinds)


def _command(source: Source, node: Node, fence: Fence, folder: Path) -> list[str]:
    settings = json.dumps({"hosts": sorted(fence.hosts), "report": str(folder / REPORT)})
    guard = f"{GUARD.as_uri()}?settings={quote(settings, safe='')}"
    permission = "--permission" if "--permission" in node.flags else "--experimental-permission"
    options = {
        permission: permission,
        "--allow-net": "--allow-net",  # asked for where Node guards the network itself; the guard knows hosts
        "--allow-fs-read": "--allow-fs-read=*",
        "--allow-fs-write": f"--allow-fs-write={folder}/*",
        "--disable-warning": "--disable-warning=ExperimentalWarning",
    }
    known = [option for name, option in options.items() if name in node.flags]
    return [str(node.program), *known, "--enable-source-maps", "--import", guard, source.runs]


def _judged(source: Source, ended: Ended, report: _Report | None) -> tuple[Fault | None, str, int | None]:
    """Return the fault, the message and the line of how a program ended."""
    if ended.fault == "exit" and report is not None:
        return ended.fault, _words(report), _line_in(report.stack, source)
    if ended.fault == "exit" and ended.status == UNSETTLED:
        return ended.fault, "waits for something that never happens", _line_in(ended.stderr, source)
    if ended.fault == "exit":
        last = next((line.strip() for line in reversed(ended.stderr.splitlines()) if line.strip()), "")
        return ended.fault, _one_line(": ".join(filter(None, (ended.reason, last)))), None
    if ended.fault is not None:
        return ended.fault, ended.reason, None
    otherwise = printed_otherwise(source.program, ended.stdout)
    return ("output" if otherwise else None), otherwise, None


def _report(path: Path) -> _Report | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Report)
    except (OSError, msgspec.MsgspecError):
        return None


def _words(report: _Report) -> str:
    said: list[str] = []
    for each in (report, *report.causes):
        if each.code == "ERR_SDKREF_FENCE":
            return _one_line(each.message)
        if not any(str(each) in known for known in said):
            said.append(str(each))
    if report.code == "ERR_ACCESS_DENIED":
        return f"the example may not {FORBIDDEN.get(report.permission, 'do this')}"
    return _one_line("; because of ".join(said))


def _line_in(text: str, source: Source) -> int | None:
    found = re.search(re.escape(source.written.name) + r":(\d+)", text)
    return int(found[1]) if found else None


def _one_line(text: str) -> str:
    words = " ".join(" ".join(line for line in text.splitlines() if line.strip(" ^~")).split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
