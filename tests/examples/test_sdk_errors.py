"""Snippets of SDKs meet documented errors: what their callers see of them, and how often they ask."""

import json
from pathlib import Path
from typing import Any

import pytest

from commands import Project
from sdkref.evidence import read_evidence
from sdkref.judging.trial import Result
from sdkref.progress import Silent
from sdkref.settings.config import load_settings
from sdkref.trials.plan import plan
from sdkref.trials.runs import Means, trial_runs
from sdkref.trials.wanted import Wanted
from tea_house import DESCRIPTION
from tools import tool

SETTINGS = """\
sources: [tea.yaml]
sdks:
  tea-python: &tea {language: python, profile: stainless, environment: {TEA_URL: "{base_url}"}}
  tea-typescript: {<<: *tea, language: typescript}
  tea-go: {<<: *tea, language: go}
"""

PROGRAMS = {
    "py": """\
# sdkref: hide
import json
import os
import time
import urllib.error
import urllib.request


class APIStatusError(Exception):
    pass


class ConflictError(APIStatusError):
    pass


class InternalServerError(APIStatusError):
    pass


def create(**tea):
    url = os.environ["TEA_URL"] + "/teas"
    body = json.dumps(tea).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})
    for again in (True, True, False):
        try:
            return json.load(urllib.request.urlopen(request))
        except urllib.error.HTTPError as error:
            if not again:
                kind = ConflictError if error.code == 409 else InternalServerError
                raise kind(f"status {error.code}") from None
            time.sleep(float(error.headers["retry-after-ms"]) / 1000)


# sdkref: show
tea = create(name="Assam", grams=100)
print(tea["name"])
""",
    "ts": """\
// sdkref: hide
class APIError extends Error {}
class ConflictError extends APIError {}
class InternalServerError extends APIError {}

async function create(tea: object): Promise<{ name: string }> {
  const headers = { "Content-Type": "application/json" };
  const sent = { method: "POST", headers, body: JSON.stringify(tea) };
  for (let tries = 1; ; tries += 1) {
    const answer = await fetch(`${process.env.TEA_URL}/teas`, sent);
    if (answer.ok) return (await answer.json()) as { name: string };
    const kind = answer.status === 409 ? ConflictError : InternalServerError;
    if (tries === 3) throw new kind(`status ${answer.status}`);
    await new Promise((done) => setTimeout(done, Number(answer.headers.get("retry-after-ms"))));
  }
}
// sdkref: show
const tea = await create({ name: "Assam", grams: 100 });
console.log(tea.name);
""",
    "go": """\
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
	"strings"
	"time"
)

type Error struct{ Status int }

func (e *Error) Error() string { return fmt.Sprintf("status %d", e.Status) }

func create(tea string) (name string, err error) {
	for try := 1; ; try++ {
		answer, err := http.Post(os.Getenv("TEA_URL")+"/teas", "application/json", strings.NewReader(tea))
		if err != nil {
			return "", err
		}
		defer answer.Body.Close()
		if answer.StatusCode >= 400 && try == 3 {
			return "", &Error{answer.StatusCode}
		}
		if answer.StatusCode >= 400 {
			wait, _ := time.ParseDuration(answer.Header.Get("Retry-After-Ms") + "ms")
			time.Sleep(wait)
			continue
		}
		var made struct{ Name string }
		return made.Name, json.NewDecoder(answer.Body).Decode(&made)
	}
}

func main() {
	name, err := create(`{"name": "Assam", "grams": 100}`)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(name)
}
""",
}
"""SDKs for one tea, with programs that use them; they try again twice, as those of real generators do."""

LANGUAGES = {"py": ("python", "python3"), "ts": ("typescript", "node"), "go": ("go", "go")}
NAMES = {"py": "Python", "ts": "TypeScript", "go": "Go"}

WRONG = {
    "another-error": {
        "py": ('raise kind(f"status {error.code}")', "raise LookupError(error.code)"),
        "ts": ("throw new kind(", "throw new TypeError("),
        "go": ("log.Fatal(err)", "log.Fatal(os.ErrClosed)"),
    },
    "swallowed": {
        "py": (
            'tea = create(name="Assam", grams=100)\n',
            (
                'try:\n    tea = create(name="Assam", grams=100)\n'
                'except APIStatusError:\n    tea = {"name": "none"}\n'
            ),
        ),
        "ts": ("grams: 100 })", 'grams: 100 }).catch(() => ({ name: "none" }))'),
        "go": ("log.Fatal(err)", 'log.Println("no tea")'),
    },
}
"""What is exchanged in a program that is right."""

ENDS = {
    "py": "LookupError when it meets the status 409, and not with ConflictError, which is documented: "
    "LookupError: 409",
    "ts": "TypeError when it meets the status 409, and not with ConflictError, which is documented: "
    "TypeError: status 409",
    "go": "errors.errorString when it meets the status 409, and not with Error, which is documented: "
    "file already closed",
}


@pytest.fixture
def sdk_project(project: Project) -> Project:
    """Return the tea house with an SDK in each language, and an operation that documents two errors."""
    before = '        "409":'
    project.write(
        "tea.yaml", DESCRIPTION.replace(before, f'        "500": {{description: Oops.}}\n{before}', 1)
    )
    project.write("sdkref.yml", SETTINGS)
    return project


def write(project: Project, ending: str, name: str, text: str) -> None:
    project.write(f"snippets/post-teas/tea-{LANGUAGES[ending][0]}/{name}.{ending}", text)


def run(project: Project, ending: str, *more: str) -> list[dict[str, Any]]:
    language, needed = LANGUAGES[ending]
    tool(needed)
    ended = project.run("test", "--language", f"tea-{language}", "--report", "r.json", *more)
    assert ended.code in {0, 1}, ended.err
    found: list[dict[str, Any]] = json.loads((project.folder / "r.json").read_text())["examples"]
    return found


@pytest.mark.parametrize("ending", LANGUAGES)
def test_every_snippet_of_an_sdk_meets_each_documented_error(sdk_project: Project, ending: str) -> None:
    for name in ("default", "once-more"):
        write(sdk_project, ending, name, PROGRAMS[ending])
    told = [(each["name"], each["status"], each["message"]) for each in run(sdk_project, ending)]
    assert told == [(name, status, "") for name in ("Default", "Once more") for status in (None, 500, 409)]


def test_requests_that_are_tried_again_are_no_fault_and_cost_no_time(sdk_project: Project) -> None:
    write(sdk_project, "py", "default", PROGRAMS["py"])
    settings = load_settings(sdk_project.folder)
    assert settings is not None
    planned = plan(settings, Wanted(languages=("tea-python",)))
    results: list[Result] = []
    with trial_runs(planned, Means(cache=sdk_project.cache / "sdkref" / "toolchains")) as runs:
        runs.run(planned.trials, results.append, Silent())
    asked = {each.trial.status: [one.operation for one in each.exchanges] for each in results}
    assert asked == {None: ["POST /teas"], 409: ["POST /teas"] * 3, 500: ["POST /teas"] * 3}
    assert [each.outcome for each in results] == ["passed"] * 3
    assert all(not one.violations for each in results for one in each.exchanges)
    assert max(each.seconds for each in results) < 5


@pytest.mark.parametrize("ending", LANGUAGES)
def test_what_is_said_of_a_snippet_that_does_not_see_the_error(sdk_project: Project, ending: str) -> None:
    for name, exchange in WRONG.items():
        right, wrong = exchange[ending]
        assert right in PROGRAMS[ending]
        write(sdk_project, ending, name, PROGRAMS[ending].replace(right, wrong))
    told = {
        Path(each["file"]).stem: each["message"] for each in run(sdk_project, ending) if each["status"] == 409
    }
    who = f"the {NAMES[ending]} example"
    assert told == {
        "another-error": f"{who} ends with {ENDS[ending]}",
        "swallowed": f"{who} takes the status 409 for a success",
    }


def test_an_example_that_fails_only_at_an_error_has_no_mark(sdk_project: Project, tmp_path: Path) -> None:
    results = tmp_path / "sdkref.results.json"
    write(sdk_project, "py", "default", PROGRAMS["py"])
    assert [each["outcome"] for each in run(sdk_project, "py")] == ["passed"] * 3
    assert [*read_evidence(results).operations] == ["POST /teas"]
    write(sdk_project, "py", "default", PROGRAMS["py"].replace("class ConflictError", "class TeaError"))
    assert {each["status"] for each in run(sdk_project, "py") if each["outcome"] == "failed"} == {409}
    assert read_evidence(results).operations == {}
