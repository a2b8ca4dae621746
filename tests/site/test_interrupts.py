"""Ctrl-C and signals at any stage of a run: it ends at once, quietly, and the old site is whole."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from commands import Project, digests, outcome
from places import REPOSITORY

pytestmark = pytest.mark.skipif(not hasattr(os, "killpg"), reason="interrupts a process group")


def rendering(process: psutil.Process, project: Project) -> bool:
    return bool(process.children())


def writing(process: psutil.Process, project: Project) -> bool:
    return (project.folder / ".site.sdkref-build/index.html").exists()


def worked(process: subprocess.Popen[str]) -> float:
    """Return the seconds that a process has computed, which other work on the machine does not add to."""
    try:
        times = psutil.Process(process.pid).cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return float(times.user + times.system)


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
@pytest.mark.parametrize("stage", [rendering, writing])
def test_an_interrupted_build(
    tmp_path: Path,
    demo: Path,
    stage: Callable[[psutil.Process, Project], bool],
    number: signal.Signals,
    code: int,
) -> None:
    project = Project(tmp_path / "project", tmp_path / "cache")
    shutil.copytree(demo, project.site)
    before = digests(project.site)
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    process = project.start(
        "build", REPOSITORY / "docs/api/openapi.yaml", "--jobs", "2", TMPDIR=str(temporary)
    )
    deadline = time.monotonic() + 60
    while not stage(psutil.Process(process.pid), project):
        assert process.poll() is None, outcome(process)
        assert time.monotonic() < deadline
        time.sleep(0.01)
    workers = psutil.Process(process.pid).children(recursive=True)
    before_signal = worked(process)
    os.killpg(process.pid, number)
    last = before_signal
    while process.poll() is None:
        last = worked(process) or last
        time.sleep(0.005)
    ended = outcome(process)
    assert last - before_signal < 1
    assert ended.code == code, ended
    assert ended.out == ""
    assert ended.err.strip() in {"", "Aborted."}
    assert psutil.wait_procs(workers, timeout=5)[1] == []
    assert digests(project.site) == before
    assert [path.name for path in project.folder.iterdir()] == ["site"]
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_preview_that_is_ended_leaves_nothing(tmp_path: Path, number: signal.Signals, code: int) -> None:
    project = Project(tmp_path / "project", tmp_path / "cache")
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    project.write("openapi.yaml", "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {}}}\n")
    process = project.start(
        "serve", "openapi.yaml", "--port", "0", TMPDIR=str(temporary), PYTHONUNBUFFERED="1"
    )
    assert process.stdout is not None
    while not (line := process.stdout.readline()).startswith("Preview at"):
        assert line, outcome(process)
    assert [path.name[:15] for path in temporary.iterdir()] == ["sdkref-preview-"]
    before_signal = worked(process)
    os.killpg(process.pid, number)
    last = before_signal
    while process.poll() is None:
        last = worked(process) or last
        time.sleep(0.005)
    ended = outcome(process)
    assert ended.code == code, ended
    assert "Traceback" not in ended.err
    assert last - before_signal < 1
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_command_that_is_ended_while_it_loads(tmp_path: Path, number: signal.Signals) -> None:
    project = Project(tmp_path, tmp_path / "cache")
    for pause in (0.15, 0.3, 0.5):
        process = project.start("check", REPOSITORY / "docs/api/openapi.yaml")
        time.sleep(pause)
        os.killpg(process.pid, number)
        ended = outcome(process)
        if ended.code:
            assert ended.code in {128 + number, -number}, ended
            assert "Error" not in ended.err


def test_no_process_outlives_a_killed_build(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", tmp_path / "cache")
    project.folder.mkdir()
    started = project.start("build", REPOSITORY / "docs/api/openapi.yaml", "--jobs", "2")
    process = psutil.Process(started.pid)
    deadline = time.monotonic() + 60
    while len(workers := process.children()) < 2:
        assert started.poll() is None, outcome(started)
        assert time.monotonic() < deadline
        time.sleep(0.01)
    started.kill()
    started.wait()
    _, alive = psutil.wait_procs(workers, timeout=30)
    for worker in alive:
        worker.kill()
    outcome(started)
    assert alive == []
