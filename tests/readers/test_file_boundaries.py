"""What references may reach: regular files inside of the description's folder, and nothing else at all."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from commands import Project
from places import shared
from sdkref.diagnostics import Diagnostic, Diagnostics, LimitError
from sdkref.documents.reading import read_document
from sdkref.limits import Limits
from sdkref.readers.dialects import read_source

WATCHED = """
import json, sys
from pathlib import Path
from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import read_document
from sdkref.readers.dialects import read_source

REACHING = {"open", "os.listdir", "os.scandir", "os.system", "subprocess.Popen"}
seen = []

def note(event, arguments):
    if event in REACHING or event.startswith("socket."):
        seen.append([event, str(arguments[0]) if arguments else ""])

sys.addaudithook(note)
for path in map(Path, sys.argv[1:]):
    seen.clear()
    told = Diagnostics()
    read_source(read_document(path, told), told)
    found = [[each.code, each.line, each.column, each.location.pointer] for each in told.located()]
    print(json.dumps({"seen": list(seen), "found": found}))
"""
"""Reads each file, and writes a line about what was opened meanwhile and what was found."""

HOSTILE = {
    **dict.fromkeys(("bad-pointer", "data", "dir", "fifo", "file-abs", "http-loop", "http-meta", "https"), 1),
    **dict.fromkeys(("into-paths", "missing", "null", "proc", "self", "loop2"), 1),
    "discriminator-loop": 2,
    "required-cycle": 0,
    "dense-cycle": 0,
    "fanout": 0,
}
"""The hostile inputs about references, and how many broken ones each has."""

WAYS_OUT = (
    *("../secret.yaml", "./../secret.yaml", "sub/../../secret.yaml", "sub//../..//secret.yaml"),
    *("..%2Fsecret.yaml", "%2e%2e/secret.yaml", "..\\secret.yaml", "sub\\..\\..\\secret.yaml"),
    *("../inside-too/secret.yaml", "to-file.yaml", "to-folder/secret.yaml", "sub/up/secret.yaml"),
    *("sub/up/inside/../secret.yaml", "to-null.yaml", "pipe.yaml", "to-pipe.yaml", "sub", ".", ".."),
    *("/dev/stdin", "/proc/self/environ", "/etc/passwd", "file:///etc/passwd", "file:../secret.yaml"),
    *("//localhost/secret.yaml", "\\\\localhost\\share\\secret.yaml", "http://127.0.0.1:9/secret.yaml"),
    *("ftp://127.0.0.1/secret.yaml", "http:secret.yaml", "data:application/json,{}", "C:/secret.yaml"),
    *("jar:file:secret.yaml!/x", "~/secret.yaml", "$HOME/secret.yaml", "secret.yaml%00", "x" * 5000),
    *("../" * 2000 + "etc/passwd", "https://example.com/%2e%2e/secret.yaml", "?", "http://[", "//[/"),
)
"""References that must reach nothing, whatever stands there."""


def watched(*paths: Path) -> list[dict[str, Any]]:
    """Return what was opened while each file was read in a process of its own, and what was found in it."""
    command = [sys.executable, "-c", WATCHED, *map(str, paths)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    return [json.loads(line) for line in ended.stdout.splitlines()]


def assert_only_inside(seen: list[list[str]], folder: Path) -> None:
    """Assert that only files of a folder were opened; the null device silences the YAML parser."""
    for event, name in seen:
        assert event in {"open", "os.listdir", "os.scandir"}, name
        assert name == os.devnull or Path(os.path.realpath(name)).is_relative_to(folder.resolve())


def test_hostile_references_reach_nothing() -> None:
    folder = shared("hostile", "refs")
    paths = [folder / f"{name}.json" for name in HOSTILE]
    for path, read in zip(paths, watched(*paths), strict=True):
        assert_only_inside(read["seen"], folder)
        assert {each for event, each in read["seen"] if event == "open"} <= {str(path), os.devnull}
        broken = [each for each in read["found"] if each[0] == "broken-reference"]
        assert len(broken) == HOSTILE[path.stem]
        assert all(line and column and pointer for _, line, column, pointer in broken)


def test_all_hostile_references_are_here() -> None:
    assert {path.stem for path in shared("hostile", "refs").glob("*.json")} == set(HOSTILE)


@pytest.mark.parametrize("name", [name for name, broken in HOSTILE.items() if broken])
def test_a_strict_check_fails_for_a_hostile_reference(name: str, tmp_path: Path, cache: Path) -> None:
    project, path = Project(tmp_path, cache), shared("hostile", "refs", f"{name}.json")
    assert project.run("check", path).code == 0
    assert project.run("check", "--strict", path).code == 1


def hostile_folder(folder: Path) -> Path:
    """Write a description whose references try every way out of its folder; return its path."""
    inside = folder / "inside"
    (inside / "sub").mkdir(parents=True)
    for name in ("secret.yaml", "inside-too/secret.yaml"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("{type: string, description: SECRET}")
    (inside / "to-file.yaml").symlink_to("../secret.yaml")
    (inside / "to-folder").symlink_to("..")
    (inside / "sub" / "up").symlink_to(folder)
    (inside / "to-null.yaml").symlink_to(os.devnull)
    os.mkfifo(inside / "pipe.yaml")
    (inside / "to-pipe.yaml").symlink_to("pipe.yaml")
    ways = (*WAYS_OUT, f"{folder}/secret.yaml", f"file://{folder}/secret.yaml")
    schemas: dict[str, Any] = {f"S{index}": {"$ref": way} for index, way in enumerate(ways)}
    # Addresses that a description says of itself lead no further.
    steps = ("../../secret.yaml", "http://127.0.0.1:9/a/../secret.yaml")
    inner = {f"p{index}": {"$ref": step} for index, step in enumerate(steps)}
    schemas["Id"] = {"$id": "http://127.0.0.1:9/a/b", "properties": inner}
    return written(inside, schemas, openapi="3.2.0", **{"$self": "http://127.0.0.1:9/x/y"})


def written(folder: Path, schemas: dict[str, Any], **members: Any) -> Path:
    """Write a description of these schemas; return its path."""
    whole = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {}} | members
    (folder / "api.json").write_text(json.dumps(whole | {"components": {"schemas": schemas}}))
    return folder / "api.json"


def test_no_way_leads_out_of_the_folder(tmp_path: Path) -> None:
    path = hostile_folder(tmp_path)
    (read,) = watched(path)
    assert_only_inside(read["seen"], path.parent.resolve())
    schemas = json.loads(path.read_text())["components"]["schemas"]
    assert len(read["found"]) == len(schemas) + 1
    assert all(code == "broken-reference" and line and column for code, line, column, _ in read["found"])


def test_what_stands_outside_is_shown_nowhere(tmp_path: Path, cache: Path) -> None:
    path = hostile_folder(tmp_path)
    ended = Project(path.parent, cache).run("catalogue", "api.json")
    assert ended.code == 0, ended.err
    assert "SECRET" not in ended.out + ended.err


def found_in(folder: Path, limits: Limits) -> list[Diagnostic]:
    """Return the findings of a description that refers to five files of 50 values each."""
    path = written(folder, {f"S{index}": {"$ref": f"s{index}.json"} for index in range(5)})
    for index in range(5):
        (folder / f"s{index}.json").write_text(json.dumps({"type": "object", "enum": [*range(50)]}))
    (folder / "s4.json").write_text('{"enum": [' + "[" * 30 + "]" * 30 + "]}")
    diagnostics = Diagnostics()
    read_source(read_document(path, diagnostics, limits), diagnostics)
    return [each for each in diagnostics.located() if each.code == "broken-reference"]


@pytest.mark.parametrize(("limit", "allowed"), [("size", 800), ("nodes", 200)])
def test_limits_hold_for_all_files_together(tmp_path: Path, limit: str, allowed: int) -> None:
    found = found_in(tmp_path, Limits(**{limit: allowed}))
    assert 1 <= len(found) < 5
    for each in found:
        assert f"(the limit of {limit})" in each.fact
        assert each.line
        assert each.column


def test_a_file_that_is_too_deep_is_refused_where_it_is_named(tmp_path: Path) -> None:
    (found,) = found_in(tmp_path, Limits(depth=20))
    assert "s4.json: the limit of depth (20)" in found.fact
    assert found.location.pointer == "/components/schemas/S4/$ref"


def test_each_file_is_read_once(tmp_path: Path) -> None:
    ways = ("a.json#/x", "./a.json#/x", f"../{tmp_path.name}/a.json#/y", "%61.json#/y")
    path = written(tmp_path, {f"S{index}": {"allOf": [{"$ref": way}]} for index, way in enumerate(ways)})
    (tmp_path / "a.json").write_text('{"x": {"type": "object"}, "y": {"items": {"$ref": "a.json#/x"}}}')
    (read,) = watched(path)
    opened = [Path(name).name for _, name in read["seen"]]
    assert opened.count("a.json") == opened.count("api.json") == 1


def test_the_description_itself_still_ends_the_run_at_a_limit(tmp_path: Path) -> None:
    with pytest.raises(LimitError):
        found_in(tmp_path, Limits(size=10))
