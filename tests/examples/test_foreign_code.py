"""Code that a description brings along runs when the description is the user's own, and not otherwise."""

from pathlib import Path

import pytest

from commands import Project
from sdkref.belonging import FOREIGN, are_own
from sdkref.settings.config import Settings, load_settings, settings_for
from sdkref.trials.plan import plan
from sdkref.trials.wanted import Wanted

DESCRIPTION = """\
openapi: 3.1.0
info: {title: Harbour, version: "1"}
paths:
  /ships:
    get:
      responses: {"200": {description: All ships.}}
      x-codeSamples: [{lang: Shell, source: 'curl https://harbour.example/ships'}]
"""


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Return a description that is in nobody's project."""
    path = tmp_path / "downloads" / "openapi.yaml"
    path.parent.mkdir()
    path.write_text(DESCRIPTION)
    return path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the folder of a project."""
    folder = tmp_path / "project"
    folder.mkdir()
    return folder


def skipped(settings: Settings | None) -> dict[str, str]:
    """Return why the examples in shell are not run, by where they come from; empty for those that run."""
    assert settings is not None
    found = plan(settings, Wanted(languages=("curl",), errors=False)).trials
    return {each.example.origin: each.example.directives.skip for each in found}


def test_code_of_the_own_description_runs(project: Path) -> None:
    (project / "openapi.yaml").write_text(DESCRIPTION)
    (project / "sdkref.yml").write_text("sources: [openapi.yaml]")
    assert skipped(load_settings(project)) == {"described": "", "generated": ""}


@pytest.mark.parametrize("linked", [False, True])
def test_code_of_a_description_elsewhere_does_not(project: Path, elsewhere: Path, *, linked: bool) -> None:
    file = "../downloads/openapi.yaml"
    if linked:
        file = "openapi.yaml"
        (project / file).symlink_to(elsewhere)
    (project / "sdkref.yml").write_text(f"sources: [{file}]")
    assert skipped(load_settings(project)) == {"described": FOREIGN, "generated": ""}


def test_code_of_an_overlay_elsewhere_does_not(project: Path, elsewhere: Path) -> None:
    elsewhere.with_name("more.yaml").write_text(
        "overlay: 1.0.0\ninfo: {title: More, version: '1'}\n"
        "actions: [{target: $.info, update: {summary: All of the harbour}}]\n"
    )
    (project / "openapi.yaml").write_text(DESCRIPTION)
    source = "{file: openapi.yaml, overlays: [../downloads/more.yaml]}"
    (project / "sdkref.yml").write_text(f"sources: [{source}]")
    assert skipped(load_settings(project)) == {"described": FOREIGN, "generated": ""}


def test_code_of_a_file_that_is_only_named_does_not(elsewhere: Path) -> None:
    assert skipped(settings_for([elsewhere])) == {"described": FOREIGN, "generated": ""}


def test_a_project_is_the_repository_around_it(project: Path, elsewhere: Path) -> None:
    (project / ".git").mkdir()
    (project / "docs").mkdir()
    (project / "api.yaml").touch()
    assert are_own([project / "api.yaml"], project / "docs", configured=True)
    assert are_own([project / "api.yaml"], project, configured=False)
    assert not are_own([project / "api.yaml", elsewhere], project / "docs", configured=True)


def test_the_reason_is_told(project: Path, elsewhere: Path, cache: Path) -> None:
    ended = Project(project, cache).run("test", elsewhere, "--language", "curl", "--no-errors")
    assert ended.code == 0
    assert f"1 skipped: {FOREIGN}" in ended.out
