"""`sdkref test`: what is run, what it says at the edges of what it can do, and how it ends."""

import json
import os
import shutil
import signal
import time
from pathlib import Path

import psutil
import pytest

from commands import Outcome, Project, outcome
from tea_house import DESCRIPTION, OPERATIONS, PROGRAMS
from tools import tool

PYTHON_AND_CURL = ("--language", "python", "--language", "curl")


def last_line(ended: Outcome) -> str:
    return ended.err.strip().splitlines()[-1]


def test_all_examples_of_a_description_pass_and_meet_their_errors(project: Project) -> None:
    ended = project.run("test", *PYTHON_AND_CURL, "--report", "r.json")
    assert (ended.code, ended.err) == (0, "")
    record = json.loads((project.folder / "r.json").read_text())
    told = {(each["operation"], each["language"], each["status"]) for each in record["examples"]}
    assert told == {
        (operation, language, status)
        for operation, errors in zip(OPERATIONS, ((), (409,), (404,)), strict=True)
        for language in ("python", "curl")
        for status in (None, *errors)
    }
    assert [each["executed"] for each in record["coverage"]] == [0, 0, 3, 3]


def test_errors_can_be_left_out(project: Project) -> None:
    ended = project.run("test", "--language", "curl", "--no-errors")
    assert (ended.code, ended.out.splitlines()[1].split()[:4]) == (0, ["curl", "3", "0", "0"])


UNCOMPILABLE = """\
openapi: 3.1.0
info: {title: Tea, version: '1'}
paths:
  /teas:
    get:
      parameters:
        - {name: kind, in: query, schema: {type: string, pattern: "(unclosed"}}
      responses: {200: {description: Teas.}}
"""


def test_a_schema_that_cannot_be_compiled_is_told_at_its_place(project: Project) -> None:
    project.write("tea.yaml", UNCOMPILABLE)
    ended = project.run("test", "--language", "curl")
    assert ended.code == 3
    assert last_line(ended).startswith("sdkref: tea.yaml:7:")
    assert "`pattern`" in last_line(ended)


def test_a_description_without_operations(project: Project) -> None:
    project.write("tea.yaml", "openapi: 3.1.0\ninfo: {title: Tea, version: '1'}\npaths: {}\n")
    ended = project.run("test", "--report", "r.json")
    assert (ended.code, ended.out) == (0, "There is no example to run\n")
    assert json.loads((project.folder / "r.json").read_text())["examples"] == []


USAGE = {
    ("--language", "pyton"): "sdkref: there is no language or SDK `pyton`; did you mean `python`?",
    ("--language", "rust"): (
        "sdkref: there is no language or SDK `rust`; known are curl, go, python, typescript"
    ),
    ("--only", "POST /tea["): (
        "sdkref: no example has a name that holds `POST /tea[`; "
        "did you mean `POST /teas[go:Default]` or `POST /teas[curl:Default]` or `POST /teas[python:Default]`?"
    ),
    ("--only", "?"): (
        "sdkref: no example has a name that holds `?`; a name is like `GET /teas[typescript:Default]`"
    ),
    ("--only", "[python", "--language", "curl"): (
        "sdkref: no example is all of what --only and --language ask for; ask for less at once"
    ),
    ("--report", "results.txt"): ("sdkref: results.txt: the format is not known; name a .json or .xml file"),
}


@pytest.mark.parametrize("options", USAGE, ids=" ".join)
def test_what_cannot_be_meant_is_told_with_what_may_be(project: Project, options: tuple[str, ...]) -> None:
    ended = project.run("test", *options)
    assert (ended.code, ended.out) == (2, "")
    assert last_line(ended) == USAGE[options]


PATTERNS = {
    "POST /teas[": 2,
    "[python:Default]": 3,
    "POST*curl": 1,
    "GET /teas*python*": 2,
    "{tea_id}[*": 2,
}


@pytest.mark.parametrize("pattern", PATTERNS)
def test_patterns_are_parts_of_names_in_which_a_star_is_any_text(project: Project, pattern: str) -> None:
    options = ("--only", pattern, *PYTHON_AND_CURL, "--no-errors", "--report", "r.json")
    assert project.run("test", *options).code == 0
    assert len(json.loads((project.folder / "r.json").read_text())["examples"]) == PATTERNS[pattern]


def test_sources_of_the_command_line_leave_nothing_behind(project: Project) -> None:
    (project.folder / "sdkref.yml").unlink()
    project.write("docs/tea.md", "```python\n1 / 0\n```\n")
    before = sorted(project.folder.rglob("*"))
    ended = project.run("test", "tea.yaml", *PYTHON_AND_CURL, "--no-errors")
    assert ended.code == 0, ended.out
    assert sorted(project.folder.rglob("*")) == before


def test_two_apis_with_the_same_path(project: Project) -> None:
    other = DESCRIPTION.replace("title: Tea,", "title: Other,").replace(
        "required: [name, grams]", "required: [name]"
    )
    project.write(
        "other.yaml", other.replace("grams: {type", "weight: {type").replace("grams: 100", "weight: 1")
    )
    project.write("sdkref.yml", "sources: [tea.yaml, other.yaml]\n")
    ended = project.run("test", "--language", "curl", "--report", "r.json")
    assert ended.code == 0, ended.out
    record = json.loads((project.folder / "r.json").read_text())
    assert len(record["examples"]) == 10
    assert record["differences"] == []
    assert [each["operations"] for each in record["coverage"]] == [6] * 4


def test_an_example_that_fails_in_one_of_two_apis_loses_its_mark_there_only(project: Project) -> None:
    sample = (
        'x-codeSamples: [{lang: curl, label: Own, source: "curl -sf $TEA_BASE_URL/teas"}]\n      tags: [teas]'
    )
    described = DESCRIPTION.replace("tags: [teas]", sample, 1)
    project.write("tea.yaml", described)
    other = described.replace("title: Tea,", "title: Other,").replace("$TEA_BASE_URL", "$OTHER_BASE_URL/no")
    project.write("other.yaml", other)
    project.write("sdkref.yml", "sources: [tea.yaml, other.yaml]\n")
    ended = project.run("test", "--language", "curl", "--only", "Own")
    assert ended.code == 1
    assert "other.yaml:" in ended.out
    evidence = json.loads((project.folder / "sdkref.results.json").read_text())["operations"]
    assert len(evidence["GET /teas"]) == 1


def test_an_example_of_the_description_is_told_at_its_place(project: Project) -> None:
    sample = 'x-codeSamples:\n        - {lang: Python, source: "1 / 0"}\n      tags: [teas]'
    project.write("tea.yaml", DESCRIPTION.replace("tags: [teas]", sample, 1))
    ended = project.run("test", "--only", "[python:From the description]")
    assert ended.code == 1
    assert ended.out.startswith("tea.yaml:9: the Python example fails: ZeroDivisionError: division by zero\n")


def test_an_example_that_asks_for_something_else(project: Project) -> None:
    project.write("snippets/post-teas/astray.sh", 'curl --silent --fail "$TEA_BASE_URL/teas"\n')
    project.write("snippets/post-teas/silent.sh", "echo Assam\n")
    ended = project.run("test", "--only", "POST /teas[curl:")
    assert ended.code == 1
    assert (
        "snippets/post-teas/astray.sh:1: "
        "the curl example asks GET /teas, and never POST /teas, which it is for\n"
    ) in ended.out
    assert "silent.sh:1: the curl example sends no request, and never asks POST /teas\n" in ended.out


def test_languages_that_send_different_requests(project: Project) -> None:
    project.write("snippets/post-teas/default.sh", PROGRAMS["sh"].replace("100", "200"))
    ended = project.run("test", "--only", "POST /teas", *PYTHON_AND_CURL, "--annotations", "github")
    assert ended.code == 1
    assert (
        "snippets/post-teas/default.sh:1: the examples Default of POST /teas send different requests\n"
        "    body/grams: python sends 100, curl sends 200\n"
        "    run them alone: sdkref test --only 'POST /teas[*:Default]'\n"
    ) in ended.out
    assert "::error file=snippets/post-teas/default.sh,line=1" in ended.out


def test_a_snippet_without_its_file_is_a_finding(project: Project) -> None:
    code = "# sdkref: file leaf.txt\nopen('leaf.txt')\n"
    project.write("snippets/get-teas/leaf.py", code)
    for command in (("test", "--only", "Leaf"), ("check",)):
        ended = project.run(*command)
        assert (
            "snippets/get-teas/leaf.py:1:1: error: "
            "the example needs the file `leaf.txt`, which is not beside it; "
            "add it to the folder of the example, or correct the directive\n"
        ) in ended.out + ended.err
    ended = project.run("test", "--only", "Leaf")
    assert "snippets/get-teas/leaf.py:2: the Python example fails: FileNotFoundError" in ended.out


def test_programs_may_ask_no_other_host(project: Project) -> None:
    project.write("docs/tea.md", "```python\nimport httpx\nhttpx.get('https://tea.invalid')\n```\n")
    ended = project.run("test", "--only", "docs/tea.md")
    assert ended.code == 1
    assert "docs/tea.md:3: the Python example fails: tried to reach tea.invalid" in ended.out


def test_a_program_that_does_not_end(project: Project) -> None:
    project.write("docs/tea.md", "```python\nwhile True: pass\n```\n")
    ended = project.run("test", "--only", "docs/tea.md", "--seconds", "0.5")
    assert ended.code == 1
    assert "docs/tea.md:2: the Python example does not end" in ended.out


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="interrupts a process group")
def test_an_interrupted_run_ends_its_programs_and_keeps_the_marks(project: Project, tmp_path: Path) -> None:
    assert project.run("test", "--only", "GET /teas[curl").code == 0
    marks = (project.folder / "sdkref.results.json").read_bytes()
    started = tmp_path / "tea.md"
    shutil.rmtree(project.folder / "docs", ignore_errors=True)
    project.write("docs/tea.md", "```python\nimport time\ntime.sleep(60)\n```\n")
    process = project.start("test", "--only", "docs/tea.md", "--seconds", "50")
    end = time.monotonic() + 60
    while len(psutil.Process(process.pid).children(recursive=True)) < 2:
        assert process.poll() is None, outcome(process)
        assert time.monotonic() < end
        time.sleep(0.05)
    left = psutil.Process(process.pid).children(recursive=True)
    os.killpg(process.pid, signal.SIGINT)
    ended = outcome(process)
    assert ended.code == 130, ended.err
    assert "Traceback" not in ended.err
    assert psutil.wait_procs(left, timeout=10)[1] == []
    assert (project.folder / "sdkref.results.json").read_bytes() == marks
    assert not started.exists()


ABSENT = {
    "py": ("import nowhere\n", "python"),
    "ts": ('import { tea } from "nowhere";\nconsole.log(tea);\n', "typescript"),
    "go": ('package main\n\nimport "nowhere.example/tea"\n\nfunc main() { tea.Make() }\n', "go"),
}


@pytest.mark.parametrize("ending", ABSENT)
def test_a_package_that_is_not_there_is_told_with_where_it_is_named(project: Project, ending: str) -> None:
    program, target = ABSENT[ending]
    tool({"py": "python3", "ts": "node", "go": "go"}[ending])
    project.write(f"snippets/get-teas/absent.{ending}", program)
    ended = project.run("test", "--only", f"[{target}:Absent]")
    line = ended.out.splitlines()[0]
    assert line.endswith(f"; pin its package in sdkref.yml, in `install` of `{target}` below `sdks`")


def test_what_is_never_awaited_is_told(project: Project) -> None:
    project.write("snippets/get-teas/forgotten.py", "async def main(): ...\nmain()\n")
    line = project.run("test", "--only", "Forgotten").out.splitlines()[0]
    assert line.endswith("sends no request, and never asks GET /teas; the coroutine 'main' is never awaited")


def test_a_snippet_may_begin_with_a_byte_order_mark(project: Project) -> None:
    program = "import os, httpx\nhttpx.get(f\"{os.environ['TEA_BASE_URL']}/teas\").raise_for_status()\n"
    project.write("snippets/get-teas/marked.py", f"\ufeff{program}")
    ended = project.run("test", "--only", "Marked")
    assert ended.code == 0, ended.out


def test_a_snippet_that_is_no_file_is_told(project: Project) -> None:
    folder = project.write("snippets/get-teas/default.py", "print(1)\n").parent
    (folder / "absent.py").symlink_to("nowhere.py")
    os.mkfifo(folder / "pipe.py")
    ended = project.run("check", "--verbose")
    assert ended.code == 0
    for name in ("absent", "pipe"):
        place = f"snippets/get-teas/{name}.py: warning: "
        assert f"{place}there is no file behind the name; correct it, or take it away" in ended.out
