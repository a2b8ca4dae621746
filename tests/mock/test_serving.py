"""`sdkref mock` as a process: it answers before every schema is compiled, and ends on one that cannot be."""

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tea_house import DESCRIPTION

UNCOMPILABLE = DESCRIPTION.replace("{type: string}, example: assam}", "{type: string, pattern: '['}}")


@contextmanager
def started(folder: Path, description: str) -> Iterator[subprocess.Popen[str]]:
    """Run the mock of a description on a free port."""
    (folder / "tea.yaml").write_text(description)
    with subprocess.Popen(
        [sys.executable, "-m", "sdkref", "mock", "tea.yaml", "--port", "0"],
        cwd=folder,
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "cache")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def answered(process: subprocess.Popen[str], path: str) -> Any:
    """Return what the mock answers, once it takes requests."""
    assert process.stdout is not None
    address = re.findall(r"http://\S+", process.stdout.readline())[0]
    with urllib.request.urlopen(f"{address}{path}", timeout=20) as answer:
        return json.load(answer)


def test_what_was_kept_is_answered_as_what_was_read(tmp_path: Path) -> None:
    answers = []
    for _ in range(2):
        with started(tmp_path, DESCRIPTION) as process:
            answers.append(answered(process, "/teas/assam"))
            while not list((tmp_path / "cache").rglob("*.pickle")):
                assert process.poll() is None
            process.send_signal(signal.SIGINT)
            process.wait(20)
    assert answers[0] == answers[1] == {"name": "Assam", "grams": 100}


def test_a_schema_that_cannot_be_compiled_ends_the_mock(tmp_path: Path) -> None:
    with started(tmp_path, UNCOMPILABLE) as process:
        _, told = process.communicate(timeout=20)
        assert process.returncode == 3
    assert re.search(r"tea\.yaml:\d+(:\d+)?: .*no value can be held against this schema", told), told
    assert not list((tmp_path / "cache").rglob("*.pickle"))
