"""Examples that the documentation of an SDK shows are run against the mock, with the SDK's package."""

import json
from pathlib import Path
from typing import Any

import pytest

from commands import Project, pages
from sdkref.belonging import UNDESCRIBED, UNINSTALLED
from sdkref.evidence import read_evidence
from sdkref.settings.config import load_settings, settings_for
from sdkref.trials.plan import plan
from sdkref.trials.wanted import Wanted
from tea_docs import PLACE, SETTINGS, line_of, with_documentation
from tea_house import tea_house


def results(project: Project) -> list[dict[str, Any]]:
    """Return what came of the examples of the SDK."""
    ended = project.run("test", "--language", "tea-python", "--report", "report.json")
    assert ended.code in {0, 1}, ended.err
    found: list[dict[str, Any]] = json.loads((project.folder / "report.json").read_text())["examples"]
    return found


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, list[dict[str, Any]]]:
    """Return a folder with documentation whose examples ran once, and what came of them."""
    project = with_documentation(tea_house(tmp_path_factory.mktemp("ran")))
    return project, results(project)


def test_an_example_asks_the_mock_in_the_place_of_the_api(ran: tuple[Project, list[dict[str, Any]]]) -> None:
    listed, steeped = ran[1]
    assert (listed["operation"], listed["outcome"], listed["message"]) == ("GET /teas", "passed", "")
    assert (listed["origin"], listed["sdk"], listed["language"]) == ("documented", "tea-python", "python")
    assert listed["status"] is None
    assert (steeped["outcome"], steeped["message"]) == ("skipped", UNDESCRIBED)


def test_marks_coverage_and_overlay_know_the_code_that_is_shown(
    ran: tuple[Project, list[dict[str, Any]]],
) -> None:
    project = ran[0]
    (versions,) = read_evidence(project.folder / "sdkref.results.json").operations["GET /teas"].values()
    assert versions.endswith("httpx 0.28.1")
    assert project.run("build", "--jobs", "1").code == 0
    shown = [tree for _, tree in pages(project.site) if "list(limit=20)" in tree.text()]
    assert any(versions in tree.text() for tree in shown)
    assert all("127.0.0.1" not in (tree.html or "") for tree in shown)
    told = project.run("check", "--coverage", "50").out
    assert "1 of 4 operations (25 %, not 50 %) have an example that is known to run in tea-python" in told
    before = samples(project)
    assert project.run("export", "overlay", "-o", "examples.overlay.json").code == 0
    (action,) = json.loads((project.folder / "examples.overlay.json").read_text())["actions"]
    (sample,) = action["update"]["x-codeSamples"]
    assert (sample["lang"], sample["label"]) == ("Python", "tea-python: Default")
    assert "list(limit=20)" in sample["source"]
    assert "127.0.0.1" not in sample["source"]
    applied = "sources: [{file: tea.yaml, overlays: [examples.overlay.json]}]"
    project.write("sdkref.yml", SETTINGS.replace("sources: [tea.yaml]", applied))
    assert project.run("build", "--jobs", "1").code == 0
    assert samples(project) == before


def test_an_edited_example_loses_its_mark(ran: tuple[Project, list[dict[str, Any]]]) -> None:
    project = with_documentation(ran[0], "list(limit=21)")
    told = project.run("check", "--coverage", "1").out
    assert "0 of 4 operations (0 %, not 1 %) have an example that is known to run in tea-python" in told


def test_a_wrong_request_is_told_at_the_page(project: Project) -> None:
    listed, _ = results(with_documentation(project, "list(limit=101)"))
    assert listed["message"].startswith(
        "the Python example asks GET /teas wrongly: query parameter `limit`: "
    )
    assert (listed["outcome"], listed["file"]) == ("failed", PLACE)


def test_what_the_package_lacks_is_told_at_its_line_with_both_versions(project: Project) -> None:
    with_documentation(project, "brew()")
    project.write("tea-python/pyproject.toml", '[project]\nname = "tea"\nversion = "1.0.0"\n')
    listed, _ = results(project)
    assert listed["message"] == (
        "the documentation of tea-python shows `brew`, which httpx 0.28.1 does not have "
        "(AttributeError: 'Teas' object has no attribute 'brew'); "
        "it was written for the newer 1.0.0, so install that version"
    )
    assert (listed["file"], listed["line"]) == (PLACE, line_of(project, "tea.teas.brew()"))


def skipped(folder: Path, *, configured: bool = True) -> str:
    """Return why the documented example of `GET /teas` is not run; empty when it is."""
    settings = (
        load_settings(folder) if configured else settings_for([folder / "tea.yaml", folder / "tea-python"])
    )
    assert settings is not None
    (found,) = plan(settings, Wanted(patterns=("GET /teas[tea-python",), errors=False)).trials
    assert found.example.origin == "documented"
    return found.example.directives.skip


def test_whoever_installs_packages_wants_the_examples_run(project: Project) -> None:
    with_documentation(project)
    assert skipped(project.folder) == ""


def test_without_packages_nothing_is_run(project: Project) -> None:
    with_documentation(project, settings=SETTINGS.replace(", install: httpx==0.28.1", ""))
    assert skipped(project.folder) == UNINSTALLED


def test_a_folder_on_the_command_line_is_only_read(project: Project) -> None:
    with_documentation(project)
    assert skipped(project.folder, configured=False) == UNINSTALLED


def test_what_a_profile_predicts_stands_at_its_operation(project: Project) -> None:
    predicted = (
        "sources: [tea.yaml]\nsdks:\n  tea-ts: {language: typescript, profile: speakeasy, package: tea}\n"
    )
    project.write("sdkref.yml", predicted)
    settings = load_settings(project.folder)
    assert settings is not None
    found = plan(settings, Wanted(languages=("tea-ts",), errors=False)).trials
    assert {each.example.operation for each in found} >= {"GET /teas", "POST /teas"}
    assert {each.example.origin for each in found} == {"predicted"}
    assert {(each.example.source, each.example.line) for each in found} == {("tea.yaml", 1)}
    assert {each.example.directives.skip for each in found} == {UNINSTALLED}


def test_documentation_without_a_description_cannot_be_judged(project: Project) -> None:
    with_documentation(project, settings=SETTINGS.replace("sources: [tea.yaml]\n", ""))
    ended = project.run("test")
    assert ended.code == 2
    assert "the documentation of SDKs does not say what the API takes and answers" in ended.err


def test_documented_programs_are_not_ejected(project: Project) -> None:
    with_documentation(project)
    ended = project.run("snippets", "eject", "GET /teas", "--language", "tea-python")
    assert ended.code == 2
    assert "the programs of the SDK `tea-python` are all yours" in ended.err
    ended = project.run("snippets", "eject", "POST /teas/steep")
    assert ended.code == 2
    assert "`POST /teas/steep` has no generated example: no description of the API says what" in ended.err


def samples(project: Project) -> list[str]:
    """Return the text of every piece of code of the site's operations."""
    return [node.text() for _, tree in pages(project.site) for node in tree.css("[data-operation] pre code")]
