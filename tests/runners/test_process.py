"""Processes behind the fence: what they see, what ends them, and that nothing of them is left."""

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sdkref.diagnostics import UsageError
from sdkref.runners.process import Ended, run_process
from sdkref.runners.program import Fence, Program
from sdkref.runners.workplace import workplace


def shell(
    script: str, folder: Path, *, seconds: float = 10, fence: Fence | None = None, most: int = 20_000
) -> Ended:
    """Run a shell script in a folder."""
    return run_process(
        ("sh", "-c", script),
        folder=folder,
        environment={"GIVEN": "1"},
        seconds=seconds,
        fence=fence or Fence(),
        most_output=most,
    )


def alive(pid: int) -> bool:
    """Tell whether a process still runs; one that was killed may take a moment."""
    for _ in range(100):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2]
        except OSError:
            return False
        if state.startswith("Z"):
            return False
        time.sleep(0.01)
    return True


def test_only_the_given_variables_and_those_of_the_fence_are_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET", "leaked")
    ended = shell("env; pwd", tmp_path)
    seen = dict(line.partition("=")[::2] for line in ended.stdout.splitlines())
    assert seen["GIVEN"] == "1"
    assert seen["HOME"] == seen["TMPDIR"] == str(tmp_path)
    assert seen["HTTPS_PROXY"] == "http://127.0.0.1:9"
    assert "127.0.0.1" in seen["NO_PROXY"].split(",")
    assert "SECRET" not in seen
    assert ended.stdout.splitlines()[-1] == str(tmp_path)


def test_a_status_is_told_in_words(tmp_path: Path) -> None:
    ended = shell("echo out; echo err >&2; exit 3", tmp_path)
    assert (ended.status, ended.fault, ended.reason) == (3, "exit", "ended with status 3")
    assert (ended.stdout, ended.stderr) == ("out\n", "err\n")


def test_a_command_that_is_absent_is_a_fault(tmp_path: Path) -> None:
    ended = run_process(("not-there",), folder=tmp_path, environment={}, seconds=5, fence=Fence())
    assert ended.status == 127


def test_time_ends_a_process_and_its_children(tmp_path: Path) -> None:
    ended = shell("sleep 100 & echo $!; wait", tmp_path, seconds=0.3)
    assert (ended.fault, ended.reason, ended.status) == ("timeout", "did not end within 0.3 s", None)
    assert ended.seconds < 5
    assert not alive(int(ended.stdout))


def test_a_child_that_outlives_is_killed(tmp_path: Path) -> None:
    ended = shell("sleep 100 & echo $!", tmp_path)
    assert ended.fault is None
    assert not alive(int(ended.stdout))


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc")
def test_a_child_in_a_session_of_its_own_is_killed(tmp_path: Path) -> None:
    ended = shell("setsid sleep 100 & echo $!; sleep 0.3", tmp_path)
    assert not alive(int(ended.stdout))


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc")
def test_a_child_that_forgets_its_environment_is_known_by_where_it_works(tmp_path: Path) -> None:
    ended = shell("mkdir deep; cd deep; setsid env -i sleep 100 & echo $!; sleep 0.3", tmp_path)
    assert not alive(int(ended.stdout))


def test_processor_time_is_limited(tmp_path: Path) -> None:
    ended = shell("while :; do :; done", tmp_path, seconds=20, fence=Fence(cpu_seconds=1))
    assert (ended.fault, ended.reason) == ("crash", "used more than 1 s of processor time")


def test_the_size_of_a_file_is_limited(tmp_path: Path) -> None:
    ended = shell("head -c 1000000 /dev/zero > big", tmp_path, fence=Fence(file_bytes=4096))
    assert ended.fault == "exit"
    assert (tmp_path / "big").stat().st_size == 4096


def test_long_output_is_cut_in_the_middle(tmp_path: Path) -> None:
    ended = shell("echo begin; head -c 300000 /dev/zero | tr '\\0' x; echo; echo end", tmp_path, most=1000)
    assert ended.stdout.startswith("begin\n")
    assert ended.stdout.endswith("\nend\n")
    assert "bytes left out" in ended.stdout
    assert len(ended.stdout) < 1100


def test_what_is_no_text_is_told_as_far_as_it_goes(tmp_path: Path) -> None:
    assert shell("printf '\\377ok'", tmp_path).stdout == "\N{REPLACEMENT CHARACTER}ok"


def visited(
    script: str, folder: Path, visit: Callable[[threading.Event], None], seconds: float = 10
) -> Ended:
    """Run a shell script in a folder while something asks it."""
    command = ("sh", "-c", script)
    return run_process(command, folder=folder, environment={}, seconds=seconds, fence=Fence(), visit=visit)


def patient(over: threading.Event) -> None:
    """Visit until the server has ended."""
    over.wait(20)


def test_a_server_is_ended_when_its_visit_is_over(tmp_path: Path) -> None:
    seen: list[bool] = []

    def visit(ended: threading.Event) -> None:
        while not (tmp_path / "ready").exists():
            time.sleep(0.01)
        seen.append(ended.is_set())

    ended = visited("sleep 100 & echo $!; touch ready; wait", tmp_path, visit)
    assert (ended.fault, ended.status, ended.timed_out, seen) == (None, 0, False, [False])
    assert not alive(int(ended.stdout))


def test_a_server_that_ends_before_its_visit_is_over(tmp_path: Path) -> None:
    ended = visited("exit 3", tmp_path, patient)
    assert (ended.fault, ended.status, ended.seconds < 5) == ("exit", 3, True)


def test_a_visit_takes_no_longer_than_the_program_may(tmp_path: Path) -> None:
    ended = visited("sleep 100", tmp_path, patient, seconds=0.2)
    assert (ended.fault, ended.timed_out) == ("timeout", True)


def test_bubblewrap_that_is_absent_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.fspath(tmp_path))
    with pytest.raises(UsageError, match="no `bwrap` on the path; install it"):
        shell("true", tmp_path, fence=Fence(bubblewrap=True))


def test_bubblewrap_is_given_the_folder_and_what_is_readable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in = tmp_path / "bwrap"
    stand_in.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    work, tools = tmp_path / "work", tmp_path / "tools"
    work.mkdir()
    ended = run_process(
        ("echo", "x"),
        folder=work,
        environment={},
        seconds=5,
        fence=Fence(bubblewrap=True),
        readable=[tools],
    )
    told = " ".join(ended.stdout.split())
    assert f"--ro-bind {tools} {tools} --bind {work} {work} --chdir {work} -- " in told
    assert "--unshare-all --share-net --die-with-parent" in told


def test_a_workplace_holds_the_files_and_is_gone_afterwards() -> None:
    program = Program(id="a", text="", source="a.md", files=(("data/cat.png", b"png"),))
    with workplace(program) as folder:
        assert (folder / "data" / "cat.png").read_bytes() == b"png"
        (folder / "more").mkdir()
    assert not folder.exists()


@pytest.mark.parametrize("path", ["../x", "/etc/x", "a/../../x", "", "C:/x", "a\\..\\x"])
def test_a_file_outside_of_the_workplace_is_refused(path: str) -> None:
    program = Program(id="a", text="", source="docs/a.md", line=7, files=((path, b""),))
    with (
        pytest.raises(UsageError, match=r"^docs/a\.md:7: the file .* would not lie in the folder"),
        workplace(program),
    ):
        pass
