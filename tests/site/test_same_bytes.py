"""The same input gives the same site, byte for byte, whatever the machine, the day and the cache are like."""

import subprocess
from pathlib import Path

import pytest

from commands import Project, digests
from places import REPOSITORY

DEMO = REPOSITORY / "docs/api/openapi.yaml"


MACHINES = [
    {"PYTHONHASHSEED": "1", "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "TZ": "Asia/Tokyo"},
    {"PYTHONHASHSEED": "77", "LC_ALL": "C.UTF-8", "TZ": "America/Lima", "COLUMNS": "40"},
]
"""What two machines may differ in. `C` without UTF-8 stands for every locale that is not UTF-8."""

MORE_MACHINES = [
    {"PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONUTF8": utf8, "TZ": zone, "COLUMNS": columns}
    for seed, locale, utf8, zone, columns in zip(
        ("0", "2", "3", "42", "1000", "99999", "random", "4294967295"),
        ("C", "C.UTF-8", "POSIX", "tr_TR.UTF-8", "de_DE.ISO-8859-1", "C", "C.UTF-8", "ja_JP.SJIS"),
        ("0", "1", "0", "1", "0", "1", "0", "0"),
        (
            "UTC",
            "Pacific/Kiritimati",
            "Asia/Kathmandu",
            "Europe/Istanbul",
            "",
            "NZ",
            "America/St_Johns",
            "UTC",
        ),
        ("1", "20", "80", "200", "500", "0", "80", "80"),
        strict=True,
    )
]


@pytest.mark.parametrize(
    "machines",
    [pytest.param(MACHINES, id="two"), pytest.param(MORE_MACHINES, id="eight", marks=pytest.mark.corpus)],
)
def test_the_same_bytes_everywhere(tmp_path: Path, demo: Path, machines: list[dict[str, str]]) -> None:
    expected = digests(demo)
    for number, environment in enumerate(machines):
        # Another folder, another spelling of the description's path, another cache, other jobs.
        project = Project(tmp_path / f"{number}", tmp_path / f"cache-{number}")
        project.write("api/openapi.yaml", DEMO.read_text(encoding="utf-8"))
        source = ("api/openapi.yaml", "./api/../api/openapi.yaml", project.folder / "api/openapi.yaml", DEMO)[
            number % 4
        ]
        for site, jobs in (("cold", 1 + number % 3), ("warm", 1 + (number + 1) % 2)):
            arguments = ("build", source, "--site-dir", site, "--jobs", str(jobs))
            ended = project.finish(*arguments, stdout=subprocess.PIPE, **environment)
            assert (ended.code, ended.err) == (0, "")
            assert digests(project.folder / site) == expected, (number, site)


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
