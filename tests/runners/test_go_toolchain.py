"""The Go module of a toolchain: how it is made, locked and kept, with a module proxy made of files."""

import json
import shutil
import zipfile
from pathlib import Path

import platformdirs
import pytest

from sdkref.diagnostics import UsageError
from sdkref.runners.go.runner import GoRunner
from sdkref.runners.go.toolchain import GoEnv, go_tools
from sdkref.runners.program import Fence, Finished, Program, Toolchain
from tools import tool

MODULE = "example.com/greet"
GREETS = """package main

import (
	"fmt"

	"example.com/greet/words"
)

func main() {
	fmt.Println(words.Hello)
}
"""


def publish(proxy: Path, version: str) -> None:
    """Put a version of the module into a proxy of files, as `GOPROXY` asks for it."""
    folder = proxy / MODULE / "@v"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{version}.info").write_text(json.dumps({"Version": version}))
    (folder / f"{version}.mod").write_text(f"module {MODULE}\n\ngo 1.21\n")
    with zipfile.ZipFile(folder / f"{version}.zip", "w") as archive:
        root = f"{MODULE}@{version}"
        archive.writestr(f"{root}/go.mod", f"module {MODULE}\n\ngo 1.21\n")
        archive.writestr(f"{root}/words/words.go", f'package words\n\nconst Hello = "hello {version}"\n')


@pytest.fixture
def proxy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    tool("go")
    folder = tmp_path / "proxy"
    publish(folder, "v1.2.0")
    publish(folder, "v1.3.0")
    monkeypatch.setenv("GOPROXY", folder.as_uri())
    monkeypatch.setenv("GOSUMDB", "off")
    return folder


@pytest.fixture
def toolchain(tmp_path: Path, proxy: Path) -> Toolchain:
    """Return a toolchain with a cache of its own, but for what Go has compiled."""
    compiled = platformdirs.user_cache_path("sdkref-tests") / "toolchains" / "go-build"
    compiled.mkdir(parents=True, exist_ok=True)
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / "go-build").symlink_to(compiled, target_is_directory=True)
    return Toolchain(language="go", install=(f"{MODULE}@v1.2.0",), lock=tmp_path / "lock", cache=cache)


def test_modules_are_locked_and_kept(toolchain: Toolchain, proxy: Path) -> None:
    lock = toolchain.lock
    assert lock is not None
    made = go_tools(toolchain)
    assert made.versions[MODULE] == "v1.2.0"
    assert f"{MODULE} v1.2.0" in (lock / "go.mod").read_text(encoding="utf-8")
    assert f"{MODULE} v1.2.0 h1:" in (lock / "go.sum").read_text(encoding="utf-8")

    shutil.rmtree(proxy)
    told: list[Finished] = []
    offline = Toolchain(
        language="go", install=toolchain.install, lock=lock, cache=toolchain.cache, offline=True
    )
    runner = GoRunner(offline, Fence())
    runner.run([Program(id="greets", text=GREETS, source="x", output="hello v1.2.0")], told.append, 1)
    assert [(each.fault, each.message) for each in told] == [(None, "")]


def test_what_is_locked_is_held_to_its_sums(toolchain: Toolchain) -> None:
    lock = toolchain.lock
    assert lock is not None
    go_tools(toolchain)
    sums = (lock / "go.sum").read_text(encoding="utf-8")
    at = sums.index("h1:") + 3
    changed = sums[:at] + ("B" if sums[at] == "A" else "A") + sums[at + 1 :]
    (lock / "go.sum").write_text(changed, encoding="utf-8")
    with pytest.raises(UsageError, match=r"could not fetch example\.com/greet@v1\.2\.0"):
        go_tools(toolchain)


def test_other_requirements_lock_anew(toolchain: Toolchain, tmp_path: Path) -> None:
    go_tools(toolchain)
    later = Toolchain(
        language="go", install=(f"{MODULE}@v1.3.0",), lock=toolchain.lock, cache=toolchain.cache
    )
    assert go_tools(later).versions[MODULE] == "v1.3.0"
    assert "v1.3.0" in (tmp_path / "lock" / "go.mod").read_text(encoding="utf-8")


def test_a_module_that_is_not_there(toolchain: Toolchain) -> None:
    wrong = Toolchain(language="go", install=("example.com/gone@v1.0.0",), cache=toolchain.cache)
    with pytest.raises(UsageError, match=r"could not fetch example.com/gone@v1.0.0; look at `install`"):
        go_tools(wrong)


def test_nothing_is_fetched_offline(toolchain: Toolchain) -> None:
    offline = Toolchain(language="go", install=toolchain.install, cache=toolchain.cache, offline=True)
    with pytest.raises(UsageError, match="nothing may be fetched"):
        go_tools(offline)


def test_without_go(toolchain: Toolchain, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(UsageError, match=r"there is no `go` on the path; install Go 1\.21 or newer"):
        go_tools(toolchain)


@pytest.mark.parametrize(
    ("version", "highest"),
    [
        ("go1.26.8", "1.26.8"),
        ("go1.26.8 X:nodwarf5", "1.26.8"),
        ("go1.27rc1", "1.27rc1"),
        ("devel go1.28-abcdef0", "1.28"),
    ],
)
def test_modules_may_ask_for_the_very_version_of_go(version: str, highest: str) -> None:
    assert GoEnv(version, "linux", "amd64", "off").highest == highest
