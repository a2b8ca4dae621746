"""The Python toolchain: a virtual environment made by pip, its versions and hashes locked in `python.txt`.

A lock that we did not write, as pip-compile or uv do, is installed as it stands. Ours may be asked for other
requirements than before, then it is written anew, or on another platform, then it is added to.
"""

import os
import platform
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import distributions
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

from msgspec import Struct

from sdkref.diagnostics import UsageError
from sdkref.runners.program import Toolchain
from sdkref.runners.python.lock import (
    PLATFORM,
    canonical,
    constraints,
    locked,
    parsed,
    requirements,
    written,
)
from sdkref.runners.toolchains import made, manage

LOCK = "python.txt"
BASE = getattr(sys, "_base_executable", sys.executable)
"""The interpreter that this one's own virtual environment, if any, was made from."""
REMEDY = "look at `install` of the Python SDK in sdkref.yml, at the network and at pip's settings"


class PythonTools(Struct, frozen=True):
    """A virtual environment: its interpreter, its folder, that of the Python it stems from, versions."""

    python: Path
    folder: Path
    base: Path
    versions: Mapping[str, str]


def python_tools(toolchain: Toolchain) -> PythonTools:
    """Return the environment of a toolchain, made now when there is none.

    Raises UsageError when pip fails, or when a package of `install` is not among what the lock holds.
    """
    version = f"{platform.python_version()} {BASE} {PLATFORM}"
    folder = made(toolchain, version, (LOCK,), lambda folder: _make(toolchain, folder))
    found = _installed(folder)
    wanted = {canonical(each) for each in toolchain.install}
    if absent := sorted(wanted - found.keys()):
        raise UsageError(
            f"{_lock(toolchain)}: there is no {absent[0]}, which `install` asks for; delete it to lock anew"
        )
    versions = {"python": platform.python_version()} | {name: found[name] for name in sorted(wanted)}
    return PythonTools(_interpreter(folder), folder, Path(sys.base_prefix), versions)


def _make(toolchain: Toolchain, folder: Path) -> None:
    about = ", ".join(toolchain.install) or "nothing"
    doing = f"make the Python environment for {about}"
    own_pip = find_spec("pip") is not None
    venv = (BASE, "-I", "-m", "venv", *(("--without-pip",) if own_pip else ()), str(folder))
    manage(venv, folder=folder, doing=doing, remedy=REMEDY)
    if not toolchain.install:
        return
    python = str(_interpreter(folder))
    start = (sys.executable, "-Im", "pip", "--python", python) if own_pip else (python, "-Im", "pip")
    _install(toolchain, (*start, "install", "--quiet"), folder, doing)


def _install(toolchain: Toolchain, pip: Sequence[str], folder: Path, doing: str) -> None:
    path = _lock(toolchain)
    text = path.read_text(encoding="utf-8") if path is not None and path.is_file() else ""
    lock = parsed(text)
    report, wanted, known = folder / "report.json", folder / "requirements.txt", folder / "constraints.txt"
    if text and lock is None:
        options = ["--require-hashes", "--requirement", str(path and path.absolute())]
    elif lock is None or lock.asked != tuple(sorted(toolchain.install)):
        lock = None
        options = ["--report", str(report), *toolchain.install]
    elif PLATFORM in lock.platforms:
        wanted.write_text(requirements(lock), encoding="utf-8")
        options = ["--require-hashes", "--requirement", str(wanted)]
    else:
        known.write_text(constraints(lock), encoding="utf-8")
        options = ["--report", str(report), "--constraint", str(known), *toolchain.install]
    remedy = f"{REMEDY}; delete {path} to lock anew, when what it holds has changed" if text else REMEDY
    environment = {"PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    manage((*pip, *options), folder=folder, doing=doing, remedy=remedy, environment=environment)
    if path is not None and report.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written(locked(toolchain.install, report.read_bytes(), lock)), encoding="utf-8")


def _lock(toolchain: Toolchain) -> Path | None:
    return toolchain.lock / LOCK if toolchain.lock else None


def _interpreter(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _installed(folder: Path) -> dict[str, str]:
    paths = chain(folder.glob("lib/python*/site-packages"), folder.glob("Lib/site-packages"))
    return {
        canonical(each.metadata["Name"]): each.version for each in distributions(path=list(map(str, paths)))
    }
