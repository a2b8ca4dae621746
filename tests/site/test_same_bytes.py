"""The same input gives the same site, byte for byte, whatever the machine, the day and the cache are like."""

from pathlib import Path

from commands import Project, digests, outcome
from places import REPOSITORY

DEMO = REPOSITORY / "docs/api/openapi.yaml"


def test_the_same_bytes_everywhere(tmp_path: Path, demo: Path) -> None:
    project = Project(tmp_path, tmp_path / "cache-a")
    tokyo = {"PYTHONHASHSEED": "1", "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "TZ": "Asia/Tokyo"}
    lima = {"PYTHONHASHSEED": "77", "LC_ALL": "C.UTF-8", "TZ": "America/Lima", "COLUMNS": "40"}
    cold = [
        project.start("build", DEMO, "--site-dir", "a", "--jobs", "1", **tokyo),
        project.start(
            "build", DEMO, "--site-dir", "b", "--jobs", "2", XDG_CACHE_HOME=str(tmp_path / "b-cache"), **lima
        ),
    ]
    for process in cold:
        ended = outcome(process)
        assert (ended.code, ended.err) == (0, "")
    assert project.run("build", DEMO, "--site-dir", "warm").code == 0
    expected = digests(demo)
    for name in ("a", "b", "warm"):
        assert digests(tmp_path / name) == expected, name


def test_a_damaged_cache_changes_nothing(tmp_path: Path, demo: Path) -> None:
    project = Project(tmp_path, tmp_path / "cache")
    assert project.run("build", DEMO, "--site-dir", "first").code == 0
    for path in (tmp_path / "cache/sdkref/fragments").iterdir():
        content = bytearray(path.read_bytes())
        content[len(content) // 3 :: 997] = b"?" * len(content[len(content) // 3 :: 997])
        path.write_bytes(content)
    ended = project.run("build", DEMO, "--site-dir", "second")
    assert (ended.code, ended.err) == (0, "")
    assert digests(tmp_path / "second") == digests(demo)
