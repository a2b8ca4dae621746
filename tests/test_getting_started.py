"""Who follows “Getting started” word by word gets what it says."""

import re
import shlex
from pathlib import Path

from commands import Outcome, Project
from places import REPOSITORY
from tools import tool

PAGE = REPOSITORY / "docs" / "getting-started.md"
FENCE = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)

INSTALLING = ("python3", "source", "pip", "mkdir", "cd")
"""Commands before the first of ours: tests run where sdkref is installed, in a folder of their own."""


def followed(text: str, said: str) -> bool:
    """Return whether a text holds the lines that the page says; `…` stands for any part of a line."""
    patterns = (".*".join(map(re.escape, line.split("…"))) for line in said.splitlines())
    return all(re.search(f"^{each}$", text, re.MULTILINE) for each in patterns)


def test_each_step_does_what_the_page_says(tmp_path: Path) -> None:
    for needed in ("bash", "curl"):
        tool(needed)
    project = Project(tmp_path / "tea-house", tmp_path / "cache")
    project.folder.mkdir()
    last, ran = Outcome(0, "", ""), []
    for language, title, body in FENCE.findall(PAGE.read_text(encoding="utf-8")):
        if place := re.fullmatch(r"(\S+), line (\d+)", title):
            lines = (project.folder / place[1]).read_text(encoding="utf-8").splitlines(keepends=True)
            assert lines[int(place[2]) - 1] != body
            lines[int(place[2]) - 1] = body
            project.write(place[1], "".join(lines))
        elif title:
            project.write(title, body)
        elif language == "text":
            assert followed(last.out + last.err, body), last
        else:
            for line in body.splitlines():
                words = shlex.split(line)
                if words[0] in INSTALLING or words[:2] == ["sdkref", "serve"]:
                    continue
                last = project.run(*words[1:])
                ran.append(words[1])
                assert last.code == 0, (line, last)
    assert ran == ["check", "build", "test", "init", "build"]
    assert 'data-operation="POST /teas"' in (project.site / "index.html").read_text(encoding="utf-8")
