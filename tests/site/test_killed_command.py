"""A build that is killed at any moment leaves the old site or the new one, and nothing that runs on."""

import os
import shutil
import signal
import time
from pathlib import Path

import psutil
import pytest

from commands import Project, digests, outcome
from places import REPOSITORY

pytestmark = pytest.mark.skipif(not hasattr(os, "killpg"), reason="kills a process that has forked")

DEMO = REPOSITORY / "docs/api/openapi.yaml"
CHANGED = {"title: Parley API": "title: Parley API, changed"}


@pytest.mark.parametrize("points", [3, pytest.param(50, marks=pytest.mark.corpus)])
def test_a_build_killed_at_many_moments(tmp_path: Path, demo: Path, points: int) -> None:
    project = Project(tmp_path, tmp_path / "cache")
    text = DEMO.read_text(encoding="utf-8")
    for old, new in CHANGED.items():
        assert old in text
        text = text.replace(old, new)
    project.write("openapi.yaml", text)
    started = time.monotonic()
    assert project.finish("build", "openapi.yaml", "--site-dir", "new").code == 0
    whole = time.monotonic() - started
    sites = {"old": digests(demo), "new": digests(tmp_path / "new")}
    assert sites["old"] != sites["new"]
    met = []
    for point in range(points):
        shutil.rmtree(tmp_path / "cache", ignore_errors=True)  # so that each build does all the work
        shutil.rmtree(project.site, ignore_errors=True)
        shutil.copytree(demo, project.site)
        met.append(_killed_after(whole * (point + 0.5) / points, project))
        left = digests(project.site)
        assert left in sites.values(), f"killed at point {point}: neither the old site nor the new one"
        met[-1] += " new" if left == sites["new"] else " old"
    ended = project.finish("build", "openapi.yaml")
    assert (ended.code, digests(project.site)) == (0, sites["new"])
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []
    assert sum(each.startswith("killed") for each in met) >= points * 2 // 3, met


def _killed_after(seconds: float, project: Project) -> str:
    """Start a build, kill it after some time, and see that its workers end as well."""
    process = project.start("build", "openapi.yaml", "--jobs", "2")
    deadline = time.monotonic() + seconds
    workers: dict[int, psutil.Process] = {}
    while process.poll() is None and time.monotonic() < deadline:
        workers |= {each.pid: each for each in _children(process.pid)}
        time.sleep(0.005)
    workers |= {each.pid: each for each in _children(process.pid)}
    process.kill()
    ended = outcome(process)
    _, alive = psutil.wait_procs(list(workers.values()), timeout=10)
    assert not alive, f"a worker runs on after its build was killed: {alive}"
    return "killed" if ended.code == -signal.SIGKILL else "ended"


def _children(pid: int) -> list[psutil.Process]:
    try:
        return list(psutil.Process(pid).children())
    except psutil.NoSuchProcess:
        return []
