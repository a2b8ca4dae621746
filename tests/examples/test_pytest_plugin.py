"""`pytest --sdkref`: an item for each example, at its file and line, which pytest's own options choose."""

import os
import re
import subprocess
import sys
from importlib.metadata import entry_points

import pytest

from commands import Project
from sdkref.trials import pytest_plugin

PLUGIN = ("-p", "sdkref.trials.pytest_plugin")


def run(project: Project, *options: str) -> tuple[int, str]:
    """Run pytest in a folder, with no plugins but those that are named; return its exit code and output."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", *PLUGIN, *options],
        cwd=project.folder,
        env=environment | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "XDG_CACHE_HOME": str(project.cache)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    return ended.returncode, ended.stdout + ended.stderr


@pytest.fixture
def broken(project: Project) -> Project:
    """Return a folder with a snippet that fails, one that is skipped, and a test of another kind."""
    project.write("snippets/get-teas/broken.sh", "echo Assam\nfalse\n")
    project.write("snippets/get-teas/left-out.sh", "# sdkref: skip because it rains\n")
    project.write("tests/test_other.py", "def test_other(): pass\n")
    return project


def test_items_have_the_names_of_examples(broken: Project) -> None:
    code, out = run(broken, "--sdkref", "--collect-only", "-q", "-k", "curl")
    assert code == 0, out
    assert [line for line in out.splitlines() if "::" in line] == [
        "sdkref.yml::GET /teas[curl:Broken]",
        "sdkref.yml::GET /teas[curl:Left out]",
        "sdkref.yml::GET /teas[curl:Default]",
        "sdkref.yml::POST /teas[curl:Default]",
        "sdkref.yml::POST /teas[curl:Default] meets 409",
        "sdkref.yml::GET /teas/{tea_id}[curl:Default]",
        "sdkref.yml::GET /teas/{tea_id}[curl:Default] meets 404",
    ]


def test_failures_are_told_at_their_places_without_frames(broken: Project) -> None:
    code, out = run(broken, "--sdkref", "-k", "curl", "-rs")
    assert code == 1
    assert "snippets/get-teas/broken.sh:1: the curl example fails" in out
    assert "run it alone: sdkref test --only 'GET /teas[curl:Broken]'" in out
    assert "Traceback" not in out
    assert "pytest_examples.py" not in out.replace("pytest_examples.py:0", "")
    assert re.search(r"1 failed, 5 passed, 1 skipped, \d+ deselected", out)
    assert "it rains" in out


def test_one_item_can_be_named(broken: Project) -> None:
    code, out = run(broken, "--sdkref", "sdkref.yml::POST /teas[curl:Default]")
    assert code == 0, out
    assert "1 passed" in out


def test_examples_join_other_tests_where_paths_are_given(broken: Project) -> None:
    code, out = run(broken, "--sdkref", "tests", "sdkref.yml", "-k", "test_other or (curl and POST)")
    assert code == 0, out
    assert "3 passed" in out


def test_without_the_option_nothing_is_collected_or_loaded(broken: Project) -> None:
    code, out = run(broken, "-q")
    assert code == 0, out
    assert "1 passed" in out


def test_the_first_failure_ends_the_run(broken: Project) -> None:
    code, out = run(broken, "--sdkref", "-k", "curl", "-x")
    assert code == 1
    assert "1 failed" in out
    assert "passed" not in out.splitlines()[-1]


def test_the_last_failures_run_again(broken: Project) -> None:
    assert run(broken, "--sdkref", "-k", "curl")[0] == 1
    broken.write("snippets/get-teas/broken.sh", 'curl --silent --fail "$TEA_BASE_URL/teas"\n')
    code, out = run(broken, "--sdkref", "-k", "curl", "--lf")
    assert code == 0, out
    assert "1 passed" in out


def test_examples_are_spread_over_processes(broken: Project) -> None:
    code, out = run(broken, "-p", "xdist", "--sdkref", "-k", "curl or python", "-n", "2")
    assert code == 1
    assert re.search(r"1 failed, 10 passed, 1 skipped", out), out
    assert "snippets/get-teas/broken.sh:1: the curl example fails" in out


def test_options(broken: Project) -> None:
    code, out = run(broken, "--sdkref", "--sdkref-no-errors", "--collect-only", "-q", "-k", "curl")
    assert code == 0
    assert "meets" not in out


def test_languages_that_send_different_requests_fail(project: Project) -> None:
    body = '-H "content-type: application/json" -d \'{"name": "Assam", "grams": 1}\''
    project.write("snippets/post-teas/default.sh", f'curl -sf "$TEA_BASE_URL/teas" {body}\n')
    code, out = run(project, "--sdkref", "--sdkref-no-errors", "-k", "POST and (curl or python)")
    assert code == 1
    assert "the examples Default of POST /teas send different requests" in out


def test_a_description_that_cannot_be_read_is_told(project: Project) -> None:
    project.write("tea.yaml", "openapi: [\n")
    code, out = run(project, "--sdkref")
    assert code == 2
    assert "tea.yaml:" in out
    assert "Traceback" not in out


def test_settings_that_are_wrong_are_told(project: Project) -> None:
    project.write("sdkref.yml", "sources: [tea.yaml]\ngiudes: []\n")
    code, out = run(project, "--sdkref")
    assert code == 2
    assert "sdkref.yml:2:1: `giudes` is no setting; did you mean `guides`?" in out
    assert "Traceback" not in out


def test_a_folder_without_settings(project: Project) -> None:
    (project.folder / "sdkref.yml").unlink()
    code, out = run(project, "--sdkref")
    assert code == 4
    assert "sdkref.yml" in out


def test_pytest_finds_the_plugin() -> None:
    (found,) = (each for each in entry_points(group="pytest11") if each.name == "sdkref")
    assert found.load() is pytest_plugin
