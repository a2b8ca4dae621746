"""The TypeScript toolchain: an npm project with the packages under test, and the tools for their examples.

`package-lock.json` in the lock folder holds the exact versions and hashes of all platforms, as npm writes it.
No script of a package runs: what would be built at its installation is not there.
"""

import json
import platform
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct, field

from sdkref.diagnostics import UsageError
from sdkref.runners.program import Toolchain
from sdkref.runners.toolchains import made, manage

LOCK = "package-lock.json"
TOOLS = {"@types/node": "20.19.43", "esbuild": "0.28.2", "typescript": "7.0.2"}
"""What every project has: types are those of the oldest Node that examples are for. `install` may name
another version."""
OLDEST_NODE = 20
NODE_ASKED = (
    "JSON.stringify({version: process.versions.node, flags: [...process.allowedNodeEnvironmentFlags]})"
)
REMEDY = "look at `install` of the TypeScript SDK in sdkref.yml, at the network and at npm's settings"


class Node(Struct, frozen=True):
    """The Node that runs programs; its version is `20.20.2`."""

    program: Path
    version: str
    flags: frozenset[str]
    """The options that it knows, as far as they may stand in `NODE_OPTIONS`."""

    @property
    def major(self) -> int:
        """The number that its features go by."""
        return int(self.version.partition(".")[0])


class TypeScriptTools(Struct, frozen=True):
    """Node, and an npm project whose `node_modules` holds the packages."""

    node: Node
    folder: Path
    versions: Mapping[str, str]

    @property
    def modules(self) -> Path:
        """The folder in which packages are found."""
        return self.folder / "node_modules"

    @property
    def readable(self) -> tuple[Path, ...]:
        """Return the folders that a program reads which sees nothing else."""
        return self.folder, Path(__file__).resolve().parent, self.node.program.parent.parent


class _NodeFacts(Struct):
    version: str
    flags: frozenset[str]


class _Package(Struct):
    version: str = ""
    dependencies: dict[str, str] = field(default_factory=dict)


class _Lock(Struct):
    packages: dict[str, _Package]


def typescript_tools(toolchain: Toolchain) -> TypeScriptTools:
    """Return the project of a toolchain, made now when there is none.

    Raises UsageError when Node is absent or too old, when a requirement has no version or npm fails.
    """
    node = _node()
    wanted = _wanted(toolchain)
    version = f"{json.dumps(TOOLS, sort_keys=True)} {sys.platform} {platform.machine()}"
    folder = made(toolchain, version, (LOCK,), lambda folder: _make(toolchain, wanted, folder))
    named = ("typescript", *sorted(wanted.keys() - TOOLS.keys()))
    installed = {name: _installed(folder, name) for name in named}
    return TypeScriptTools(node, folder, {"node": node.version} | installed)


def _node() -> Node:
    remedy = f"install Node {OLDEST_NODE} or newer (https://nodejs.org) to run examples in TypeScript"
    found = shutil.which("node")
    if found is None:
        raise UsageError(f"there is no `node` on the path; {remedy}")
    try:
        command = (found, "--print", NODE_ASKED)
        told = subprocess.run(command, capture_output=True, check=True, timeout=60)  # noqa: S603 - the user's
        facts = msgspec.json.decode(told.stdout, type=_NodeFacts)
    except (OSError, subprocess.SubprocessError, msgspec.MsgspecError) as error:
        raise UsageError(f"{found} does not say its version ({error}); {remedy}") from error
    node = Node(Path(found).resolve(), facts.version, facts.flags)
    if node.major < OLDEST_NODE:
        raise UsageError(f"{found} is Node {node.version}; {remedy}")
    return node


def _wanted(toolchain: Toolchain) -> dict[str, str]:
    wanted = dict(TOOLS)
    for requirement in toolchain.install:
        name, _, version = requirement.rpartition("@")
        if not name or not version:
            raise UsageError(
                f"`install` of the TypeScript SDK names {requirement!r} without a version; write it with one,"
                f" as in `{requirement or 'openai'}@1.2.3`"
            )
        wanted[name] = version
    return wanted


def _make(toolchain: Toolchain, wanted: Mapping[str, str], folder: Path) -> None:
    project = {"name": "sdkref-examples", "private": True, "dependencies": dict(sorted(wanted.items()))}
    (folder / "package.json").write_text(json.dumps(project, indent=2) + "\n", encoding="utf-8")
    lock = toolchain.lock / LOCK if toolchain.lock else None
    locked = lock is not None and _locked(lock) == wanted
    if lock is not None and locked:
        shutil.copyfile(lock, folder / LOCK)
    options = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error")
    about = ", ".join(f"{name}@{version}" for name, version in wanted.items())
    npm = shutil.which("npm") or "npm"
    manage(
        (npm, "ci" if locked else "install", *options), folder=folder, doing=f"install {about}", remedy=REMEDY
    )
    if lock is not None and not locked:
        lock.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / LOCK, lock)


def _locked(lock: Path) -> dict[str, str] | None:
    """Return the requirements that a lock was made for; None when there is none that can be read."""
    if not lock.is_file():
        return None
    try:
        found = msgspec.json.decode(lock.read_bytes(), type=_Lock)
    except msgspec.MsgspecError:
        return None
    return found.packages[""].dependencies if "" in found.packages else None


def _installed(folder: Path, name: str) -> str:
    package = folder / "node_modules" / name / "package.json"
    try:
        return msgspec.json.decode(package.read_bytes(), type=_Package).version
    except (OSError, msgspec.MsgspecError) as error:
        raise UsageError(f"{package}: does not say its version ({error}); delete {folder}") from error
