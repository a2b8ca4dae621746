"""The Go toolchain: a module with what examples import, caches of its own, and the checker of programs.

`go.mod` and `go.sum` lock the versions. Only while they are made or fetched is the module proxy asked;
afterwards Go works without any network.
"""

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from sdkref.diagnostics import UsageError
from sdkref.runners.program import Toolchain
from sdkref.runners.toolchains import made, manage

LOCKS = ("go.mod", "go.sum")
OLDEST = (1, 21)
CHECKER = Path(__file__).with_name("checker")
HEAD = "// Exact versions for the Go examples, written by sdkref; delete this file to lock anew.\n// for: "
MODULE = "module sdkref.invalid/examples\n\ngo 1.21\n"
VERSION = re.compile(r"go(\d+)\.(\d+)\S*")
EXACT = re.compile(r"go(\d+\.\d+(?:\.\d+|rc\d+)?)")
REQUIRED = re.compile(r"^(?:require\s+)?\s*(?P<module>[^\s/]\S*)\s+(?P<version>v\S+)", re.MULTILINE)
INSTALL = (
    "install Go 1.21 or newer (https://go.dev/dl/), or leave Go out (`--language` chooses the languages)"
)
QUICK = "'-gcflags=all=-l -dwarf=false'"
"""Compiles in two thirds of the time: nothing is put inline, and nothing is noted for debuggers."""
REMEDY = "look at `install` of the Go SDK in sdkref.yml, at the network and at GOPROXY"


class GoEnv(Struct, frozen=True):
    """What Go says of itself on this machine."""

    version: str = msgspec.field(name="GOVERSION")
    system: str = msgspec.field(name="GOHOSTOS")
    processor: str = msgspec.field(name="GOHOSTARCH")
    proxy: str = msgspec.field(name="GOPROXY")

    @property
    def language(self) -> str:
        """The version of the language: `1.26`."""
        found = VERSION.search(self.version)
        return f"{found[1]}.{found[2]}" if found else "0.0"

    @property
    def highest(self) -> str:
        """The highest version that a module may ask for: `1.26.2`, which is above `1.26`."""
        found = EXACT.search(self.version)
        return found[1] if found else self.language


class GoTools(Struct, frozen=True):
    """A module that is ready, and how Go is called in it."""

    go: str
    env: GoEnv
    folder: Path
    """With `go.mod`, `go.sum` and the `checker`."""
    environment: dict[str, str]
    versions: Mapping[str, str]


def go_tools(toolchain: Toolchain) -> GoTools:
    """Return the module of a toolchain, made now when there is none.

    Raises UsageError when there is no Go, it is too old, or modules cannot be had.
    """
    go = shutil.which("go")
    if go is None:
        raise UsageError(f"Go examples need Go, and there is no `go` on the path; {INSTALL}")
    env = _asked(go)
    if tuple(map(int, env.language.split("."))) < OLDEST:
        raise UsageError(f"Go examples need Go 1.21 or newer, and this is {env.version}; {INSTALL}")
    checker = sha256(b"".join(path.read_bytes() for path in sorted(CHECKER.iterdir()))).hexdigest()
    version = f"{env.version} {env.system} {env.processor} {checker}"
    folder = made(toolchain, version, LOCKS, lambda folder: _make(toolchain, go, env, folder))
    found = _versions(folder)
    return GoTools(
        go=go,
        env=env,
        folder=folder,
        environment=_environment(toolchain, env, folder) | {"GOPROXY": "off"},
        versions={"go": env.version.removeprefix("go")}
        | {name: found[name] for name in map(_module, toolchain.install) if name in found},
    )


def _asked(go: str) -> GoEnv:
    names = [each.encode_name for each in msgspec.structs.fields(GoEnv)]
    told = manage(
        (go, "env", "-json", *names),
        folder=Path.cwd(),
        doing="ask Go for its version",
        remedy="install Go anew",
        environment={"GOTOOLCHAIN": "local", "GOWORK": "off", "GOFLAGS": ""},
        seconds=60,
    )
    return msgspec.json.decode(told, type=GoEnv)


def _environment(toolchain: Toolchain, env: GoEnv, folder: Path) -> dict[str, str]:
    """Return the variables with which Go builds: nothing of the user's own settings or caches."""
    return {
        "CGO_ENABLED": "0",
        "GO111MODULE": "on",
        "GOARCH": env.processor,
        "GOCACHE": str(toolchain.cache.absolute() / "go-build"),
        "GOENV": "off",
        "GOEXPERIMENT": "",
        "GOFLAGS": f"-mod=readonly -modcacherw -trimpath -buildvcs=false {QUICK}",
        "GOMODCACHE": str(folder / "modules"),
        "GOOS": env.system,
        "GOPATH": str(folder / "path"),
        "GOTOOLCHAIN": "local",
        "GOVCS": "*:off",
        "GOWORK": "off",
    }


def _make(toolchain: Toolchain, go: str, env: GoEnv, folder: Path) -> None:
    about = ", ".join(toolchain.install)
    environment = _environment(toolchain, env, folder)
    proxies = ",".join(each for each in env.proxy.split(",") if each not in {"direct", ""})
    fetching = {name: value for name, value in environment.items() if name != "GOENV"}
    fetching["GOPROXY"] = proxies or "https://proxy.golang.org"
    (folder / "go.mod").write_text(MODULE, encoding="utf-8")
    if toolchain.install and _holds(toolchain):
        for name in LOCKS:
            shutil.copyfile(_lock(toolchain, name), folder / name)
        remedy = f"{REMEDY}; when a sum differs on purpose, delete {_lock(toolchain, 'go.mod')} to lock anew"
        fetch = (go, "mod", "download")
        manage(fetch, folder=folder, doing=f"fetch {about}", remedy=remedy, environment=fetching)
    elif toolchain.install:
        wanted = ["/...@".join(each.rsplit("@", 1)) for each in toolchain.install]
        fetching["GOFLAGS"] = "-mod=mod -modcacherw"
        get = (go, "get", "--", *wanted)
        manage(get, folder=folder, doing=f"fetch {about}", remedy=REMEDY, environment=fetching)
        _write_lock(toolchain, folder)
    edit = (go, "mod", "edit", f"-go={env.highest}", "-toolchain=none")
    manage(edit, folder=folder, doing="set the version of Go", remedy=REMEDY, environment=environment)
    build = (go, "build", "-ldflags=-s -w", "-o", str(folder / "checker"), ".")
    manage(
        build,
        folder=CHECKER,
        doing="build the checker of Go examples",
        remedy=INSTALL,
        environment=environment,
    )


def _holds(toolchain: Toolchain) -> bool:
    """Whether a lock is there for these requirements; one that we did not write is taken at its word."""
    if toolchain.lock is None or not all(_lock(toolchain, name).is_file() for name in LOCKS):
        return False
    text = _lock(toolchain, "go.mod").read_text(encoding="utf-8")
    return not text.startswith(HEAD) or text.startswith(f"{HEAD}{_asked_for(toolchain.install)}\n")


def _write_lock(toolchain: Toolchain, folder: Path) -> None:
    if toolchain.lock is None:
        return
    toolchain.lock.mkdir(parents=True, exist_ok=True)
    text = (folder / "go.mod").read_text(encoding="utf-8")
    _lock(toolchain, "go.mod").write_text(
        f"{HEAD}{_asked_for(toolchain.install)}\n\n{text}", encoding="utf-8"
    )
    shutil.copyfile(folder / "go.sum", _lock(toolchain, "go.sum"))


def _asked_for(install: Sequence[str]) -> str:
    return json.dumps(sorted(install))


def _lock(toolchain: Toolchain, name: str) -> Path:
    return (toolchain.lock or Path()) / name


def _versions(folder: Path) -> dict[str, str]:
    text = (folder / "go.mod").read_text(encoding="utf-8")
    return {found["module"]: found["version"] for found in REQUIRED.finditer(text)}


def _module(requirement: str) -> str:
    return requirement.rsplit("@", 1)[0]
