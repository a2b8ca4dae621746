"""OpenAI's own examples, run with its published packages as a user runs them: why each fails is known."""

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import platformdirs
import pytest
from msgspec import Struct

from commands import Project
from places import shared
from sdkref.settings.config import load_settings
from sdkref.trials.plan import plan
from sdkref.trials.wanted import Wanted
from tools import missing, tool

pytestmark = pytest.mark.corpus

SETTINGS = """\
sources: [openapi.yaml]
guides: []
sdks:
  python: {install: [openai==3.52.0]}
  typescript: {install: [openai@7.57.0]}
"""

EXAMPLES = {"python": 155, "typescript": 148}
LEAST_PASSED = {"python": 131, "typescript": 125}


class Failing(Struct, frozen=True, forbid_unknown_fields=True):
    """An example that fails, and why."""

    operation: str
    fault: str
    message: str
    reason: str
    name: str = "From the description"


class Noted(Struct, frozen=True, forbid_unknown_fields=True):
    """What is noted of examples that pass, and why they do."""

    holds: str
    count: int
    reason: str


class Known(Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of the examples."""

    python: tuple[Failing, ...]
    typescript: tuple[Failing, ...]
    notes: tuple[Noted, ...]

    def failing(self, language: str) -> Mapping[tuple[str, str], Failing]:
        """Return what fails in a language, by operation and name."""
        found = self.python if language == "python" else self.typescript
        return {(each.operation, each.name): each for each in found}


KNOWN = msgspec.yaml.decode(Path(__file__).with_name("published_examples.yaml").read_bytes(), type=Known)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a folder with the description and the packages; toolchains are kept from run to run."""
    description = shared("specs", "openai", "openapi.yaml")
    made = Project(tmp_path_factory.mktemp("published"), platformdirs.user_cache_path("sdkref-tests"))
    shutil.copyfile(description, made.folder / "openapi.yaml")
    made.write("sdkref.yml", SETTINGS)
    return made


def described(project: Project, language: str) -> Iterator[str]:
    """Give the names of the examples that the description brings along in a language."""
    settings = load_settings(project.folder)
    assert settings is not None
    for trial in plan(settings, Wanted(languages=(language,), errors=False)).trials:
        if trial.example.origin == "described":
            yield trial.example.id


def results(project: Project, language: str) -> list[dict[str, Any]]:
    """Run `sdkref test` on the described examples of a language; skip when their toolchain cannot be had."""
    only = [word for name in described(project, language) for word in ("--only", name)]
    report = project.folder / f"{language}.json"
    ended = project.run("test", "--language", language, "--no-errors", "--report", report, *only)
    if not report.exists():
        missing(f"the {language} packages of OpenAI could not be had: {ended.err.strip()}")
    found = json.loads(report.read_text(encoding="utf-8"))["examples"]
    assert ended.code == int(any(each["outcome"] == "failed" for each in found)), ended.err
    return [each for each in found if each["origin"] == "described"]


@pytest.mark.parametrize("language", ["python", "typescript"])
def test_every_published_example_runs_or_is_known_to_be_at_fault(project: Project, language: str) -> None:
    if language == "typescript":
        tool("npm")
    found = results(project, language)
    assert len(found) == EXAMPLES[language]
    assert all(each["outcome"] != "skipped" for each in found)
    failed = {
        (each["operation"], each["name"]): each["message"] for each in found if each["outcome"] == "failed"
    }
    assert len(found) - len(failed) >= LEAST_PASSED[language]
    known = KNOWN.failing(language)
    assert failed.keys() - known.keys() == set(), "these fail, and no reason is known"
    assert known.keys() - failed.keys() == set(), "these no longer fail; take them out of the list"
    assert {
        place: known[place].message for place in failed if known[place].message not in failed[place]
    } == {}
    passed = [each for each in found if each["outcome"] == "passed"]
    notes = [note for each in passed for note in each["notes"]]
    assert {each.holds: sum(each.holds in note for note in notes) for each in KNOWN.notes} == {
        each.holds: each.count for each in KNOWN.notes
    }
    assert [note for note in notes if not any(each.holds in note for each in KNOWN.notes)] == []


def test_each_reason_says_whose_fault_it_is() -> None:
    for language in EXAMPLES:
        for each in KNOWN.failing(language).values():
            assert each.fault in {"example", "description"}
            assert each.reason.endswith(".")
