"""What came of a run, in files: JSON and JUnit for programs, annotations for GitHub."""

import json
import shlex
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from commands import Project
from tea_house import DESCRIPTION

BROKEN = "print('before')\nraise SystemExit('\\x1b[31m<no tea> & more\\x00')\n"


@pytest.fixture
def broken(project: Project) -> Project:
    """Return a folder with three snippets: one fails, one is skipped, one passes."""
    project.write("snippets/get-teas/broken.py", BROKEN)
    project.write("snippets/get-teas/left-out.py", "# sdkref: skip because it rains\n")
    right = "import os, httpx\nhttpx.get(os.environ['TEA_BASE_URL'] + '/teas').raise_for_status()\n"
    project.write("snippets/get-teas/right.py", right)
    return project


def record(project: Project, *options: str) -> Any:
    ended = project.run("test", "--only", "GET /teas[python", "--report", "r.json", *options)
    assert ended.code == 1, ended.err
    return json.loads((project.folder / "r.json").read_text())


def test_json(broken: Project) -> None:
    data = record(broken)
    assert [*data] == ["examples", "differences", "versions", "coverage", "seconds"]
    failed, skipped, right, generated = data["examples"]
    seconds = failed.pop("seconds")
    assert seconds > 0
    assert failed == {
        "operation": "GET /teas",
        "language": "python",
        "sdk": "python",
        "name": "Broken",
        "origin": "snippet",
        "status": None,
        "outcome": "failed",
        "file": "snippets/get-teas/broken.py",
        "line": 2,
        "lineOfExample": 2,
        "message": "the Python example fails: \x1b[31m<no tea> & more\x00",
        "notes": [],
        "exchanges": [],
    }
    assert (skipped["outcome"], skipped["message"]) == ("skipped", "it rains")
    assert (right["outcome"], right["message"]) == ("passed", "")
    assert (generated["origin"], generated["outcome"]) == ("generated", "passed")
    assert [*data["versions"]["python"]] == ["python", "httpx"]
    assert data["coverage"][2] == {
        "sdk": "python",
        "operations": 3,
        "executed": 1,
        "missing": ["POST /teas", "GET /teas/{tea_id}"],
    }


def test_json_tells_the_requests_of_what_failed(project: Project) -> None:
    project.write(
        "snippets/get-teas/broken.sh",
        'curl --silent --header "Authorization: Bearer secret" "$TEA_BASE_URL/teas?limit=x"\n',
    )
    ended = project.run("test", "--only", "[curl:Broken]", "--report", "r.json")
    assert ended.code == 1
    (told,) = json.loads((project.folder / "r.json").read_text())["examples"]
    (exchange,) = told["exchanges"]
    assert (exchange["operation"], exchange["request"]["query"]) == ("GET /teas", "limit=x")
    assert exchange["answer"]["status"] == 400
    assert [(each["where"], each["name"]) for each in exchange["violations"]] == [("query", "limit")]
    assert "secret" not in json.dumps(exchange)


def test_junit(broken: Project) -> None:
    ended = broken.run("test", "--only", "GET /teas[", "-l", "python", "-l", "curl", "--report", "r.xml")
    assert ended.code == 1
    root = ET.parse(broken.folder / "r.xml").getroot()
    assert root.tag == "testsuites"
    counts = {key: root.attrib[key] for key in ("tests", "failures", "skipped")}
    assert counts == {"tests": "5", "failures": "1", "skipped": "1"}
    assert [suite.attrib["name"] for suite in root] == ["python", "curl"]
    for suite in root:
        assert int(suite.attrib["tests"]) == len(suite)
        assert float(suite.attrib["time"]) >= 0
    failed, skipped, passed, _ = root[0]
    assert failed.attrib["name"] == "GET /teas[python:Broken]"
    assert (failed.attrib["classname"], failed.attrib["line"]) == ("GET /teas", "2")
    assert failed.attrib["file"] == "snippets/get-teas/broken.py"
    (failure,) = failed
    assert (failure.tag, failure.attrib["message"]) == (
        "failure",
        "the Python example fails: \\u001b[31m<no tea> & more\\u0000",
    )
    assert "<no tea> & more" in (failure.text or "")
    assert [(each.tag, each.attrib["message"]) for each in skipped] == [("skipped", "it rains")]
    assert list(passed) == []


def test_annotations(broken: Project) -> None:
    ended = broken.run("test", "--only", "Broken", "--annotations", "github")
    (line,) = [each for each in ended.out.splitlines() if each.startswith("::")]
    assert line.startswith("::error file=snippets/get-teas/broken.py,line=2,")
    assert "the Python example fails: " in line
    assert "\x1b" not in ended.out


def test_the_terminal(broken: Project) -> None:
    ended = broken.run("test", "--only", "GET /teas[python")
    assert ended.out.splitlines()[:4] == [
        "snippets/get-teas/broken.py:2: the Python example fails: \\u001b[31m<no tea> & more\\u0000",
        "    GET /teas[python:Broken], line 2 of the example",
        "    | \\u001b[31m<no tea> & more\\u0000",
        "    run it alone: sdkref test --only 'GET /teas[python:Broken]'",
    ]
    header, row = ended.out.splitlines()[4:6]
    assert header.split() == ["passed", "failed", "skipped", "errors", "met", "ran", "on"]
    assert row.split()[:6] == ["python", "2", "1", "1", "0", "python"]


def test_the_terminal_counts_the_documented_errors_that_were_met(project: Project) -> None:
    ended = project.run("test", "--language", "curl")
    assert ended.out.splitlines()[1].split()[:5] == ["curl", "5", "0", "0", "2"]


def test_the_terminal_tells_which_operations_have_no_example_that_runs(project: Project) -> None:
    project.write("snippets/get-teas/default.sh", "false\n")
    ended = project.run("test", "--language", "curl", "--no-errors")
    assert ended.out.splitlines()[-1] == "curl: no example is known to run for 1 of 3 operations: GET /teas"


def test_a_report_that_cannot_be_written(project: Project) -> None:
    ended = project.run("test", "--only", "GET /teas[curl", "--report", "absent/r.json")
    assert ended.code == 2
    assert "absent/r.json: cannot be written" in ended.err


def test_a_long_line_is_cut(project: Project) -> None:
    project.write("snippets/get-teas/long.py", "print('x' * 5_000)\n")
    ended = project.run("test", "--only", "Long")
    assert f"    | {'x' * 500}… (4,500 more)\n" in ended.out


def test_the_request_that_was_wrong_is_shown(project: Project) -> None:
    program = """\
import os, httpx
url = os.environ["TEA_BASE_URL"]
httpx.post(f"{url}/teas?key=abc", json={"name": "Assam"}, headers={"Authorization": "Bearer x"})
"""
    project.write("snippets/post-teas/wrong.py", program)
    ended = project.run("test", "--only", "Wrong")
    assert '    it sent POST /teas?key=… with {"name":"Assam"}\n' in ended.out


def test_how_to_run_alone_names_the_sources_too(project: Project) -> None:
    broken = DESCRIPTION.replace("{name: Assam, grams: 100}", "{name: Assam, gram: 100}")
    project.write("my tea.yaml", broken)
    options = ("--exclude", "GET *")
    ended = project.run("test", "my tea.yaml", "-l", "curl", *options, "--strict", "open", "--no-errors")
    (line,) = [each for each in ended.out.splitlines() if "run it alone" in each]
    words = shlex.split(line.partition(": ")[2])
    again = [*words[:3], *options, "--strict", "open", "--only", "POST /teas[curl:Default]"]
    assert words == again
    assert project.run(*words[1:]).code == 1


def test_what_fails_at_errors_in_the_same_way_is_told_once(project: Project) -> None:
    program = """\
import os, httpx
httpx.post(f"{os.environ['TEA_BASE_URL']}/teas", json={"name": "Assam"})
"""
    project.write("snippets/post-teas/default.py", program)
    lines = project.run("test", "--only", "POST /teas[python").out.splitlines()
    assert sum("wrongly" in line for line in lines) == 1
    assert "    the same when it meets 409" in lines
    assert lines[-1].split()[:3] == ["python", "0", "2"]
