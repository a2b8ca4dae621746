"""The npm project of the TypeScript runner: how it is made, locked and kept, with an npm that takes notes."""

import json
import os
from pathlib import Path

import pytest

from sdkref.diagnostics import UsageError
from sdkref.runners.program import Toolchain
from sdkref.runners.typescript.toolchain import TOOLS, typescript_tools
from tools import tool

NPM = """#!/bin/sh
echo "$1" "$2" >> "$NOTES"
[ -z "$REFUSES" ] || { echo "npm error 404 no such package" >&2; exit 1; }
exec "$NODE" -e '
  const fs = require("fs");
  const project = JSON.parse(fs.readFileSync("package.json", "utf8"));
  for (const [name, version] of Object.entries(project.dependencies)) {
    fs.mkdirSync(`node_modules/${name}`, { recursive: true });
    fs.writeFileSync(`node_modules/${name}/package.json`, JSON.stringify({ name, version }));
  }
  fs.writeFileSync("package-lock.json", JSON.stringify({ packages: { "": project } }));
'
"""


class Npm:
    """A folder of the path with an npm of our own, and what it was asked to do."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._notes = folder / "notes.txt"
        programs = folder / "bin"
        programs.mkdir()
        node = tool("node")
        executable(programs / "npm", NPM)
        (programs / "node").symlink_to(node)
        monkeypatch.setenv("PATH", f"{programs}{os.pathsep}/usr/bin{os.pathsep}/bin")
        monkeypatch.setenv("NODE", node)
        monkeypatch.setenv("NOTES", str(self._notes))

    def asked(self) -> list[str]:
        """Return the first two words of each of its calls."""
        return self._notes.read_text().splitlines() if self._notes.exists() else []


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Npm:
    return Npm(tmp_path, monkeypatch)


def executable(path: Path, text: str) -> None:
    path.write_text(text)
    path.chmod(0o755)


def toolchain(folder: Path, *install: str, cache: str = "cache", offline: bool = False) -> Toolchain:
    return Toolchain(
        language="typescript",
        install=install,
        lock=folder / "lock",
        cache=folder / cache,
        offline=offline,
    )


def test_versions_are_those_that_are_there(npm: Npm, tmp_path: Path) -> None:
    tools = typescript_tools(toolchain(tmp_path, "openai@7.2.0", "@acme/sdk@1.0.0"))
    node = tools.versions["node"]
    assert int(node.partition(".")[0]) >= 20
    assert tools.versions == {
        "node": node,
        "typescript": TOOLS["typescript"],
        "@acme/sdk": "1.0.0",
        "openai": "7.2.0",
    }


def test_no_script_of_a_package_runs(npm: Npm, tmp_path: Path) -> None:
    typescript_tools(toolchain(tmp_path))
    assert npm.asked() == ["install --ignore-scripts"]


def test_a_toolchain_is_made_once(npm: Npm, tmp_path: Path) -> None:
    first = typescript_tools(toolchain(tmp_path, "openai@7.2.0"))
    again = typescript_tools(toolchain(tmp_path, "openai@7.2.0", offline=True))
    assert (again.folder, len(npm.asked())) == (first.folder, 1)


def test_what_is_locked_is_installed_from_the_lock(npm: Npm, tmp_path: Path) -> None:
    typescript_tools(toolchain(tmp_path, "openai@7.2.0"))
    lock = tmp_path / "lock" / "package-lock.json"
    locked = lock.read_bytes()
    assert json.loads(locked)["packages"][""]["dependencies"] == TOOLS | {"openai": "7.2.0"}
    typescript_tools(toolchain(tmp_path, "openai@7.2.0", cache="other"))
    assert npm.asked() == ["install --ignore-scripts", "ci --ignore-scripts"]
    assert lock.read_bytes() == locked


@pytest.mark.parametrize("left", ["another version", "no lock", "no JSON"])
def test_a_lock_for_something_else_is_written_anew(npm: Npm, tmp_path: Path, left: str) -> None:
    typescript_tools(toolchain(tmp_path, "openai@7.2.0"))
    lock = tmp_path / "lock" / "package-lock.json"
    if left != "another version":
        lock.write_text("{}" if left == "no lock" else "{")
    typescript_tools(toolchain(tmp_path, "openai@7.3.0"))
    assert npm.asked() == ["install --ignore-scripts", "install --ignore-scripts"]
    assert '"openai":"7.3.0"' in lock.read_text()


def test_a_tool_may_have_another_version(npm: Npm, tmp_path: Path) -> None:
    assert typescript_tools(toolchain(tmp_path, "typescript@5.9.3")).versions["typescript"] == "5.9.3"


def test_offline_with_nothing_there_says_what_to_do(npm: Npm, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"openai@7.2.0 is not in .*; run once without --offline"):
        typescript_tools(toolchain(tmp_path, "openai@7.2.0", offline=True))
    assert npm.asked() == []


def test_what_npm_says_is_told(npm: Npm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFUSES", "1")
    with pytest.raises(UsageError, match=r"could not install .*nope@1.0.0; look at(.|\n)*no such package"):
        typescript_tools(toolchain(tmp_path, "nope@1.0.0"))
    assert not list((tmp_path / "cache").glob("*typescript-*"))


@pytest.mark.parametrize("requirement", ["openai", "@acme/sdk", "openai@", ""])
def test_a_requirement_needs_a_version(npm: Npm, tmp_path: Path, requirement: str) -> None:
    with pytest.raises(UsageError, match="without a version; write it with one, as in"):
        typescript_tools(toolchain(tmp_path, requirement))


def test_node_must_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="there is no `node` on the path; install Node 20 or newer"):
        typescript_tools(toolchain(tmp_path))


def test_node_must_be_new_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    executable(tmp_path / "node", """#!/bin/sh\necho '{"version": "18.20.1", "flags": []}'\n""")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match=r"is Node 18\.20\.1; install Node 20 or newer"):
        typescript_tools(toolchain(tmp_path))


def test_what_is_no_node_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    executable(tmp_path / "node", "#!/bin/sh\nexit 1\n")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match=r"does not say its version .*; install Node 20"):
        typescript_tools(toolchain(tmp_path))
