"""Examples that the documentation of published SDKs shows, run with their packages: why some fail."""

import json
from pathlib import Path
from typing import Any, Literal

import msgspec
import platformdirs
import pytest
from msgspec import Struct

from commands import Project
from places import shared
from sdkref.diagnostics import Diagnostics
from sdkref.examples.example import Client
from sdkref.examples.redirecting import redirected
from sdkref.readers.sdk_docs.folder import read_surface
from tools import missing, tool

pytestmark = pytest.mark.corpus


class Failing(Struct, frozen=True, forbid_unknown_fields=True):
    """Examples that fail for one reason."""

    fault: Literal["documentation", "description", "version"]
    message: str
    reason: str
    examples: tuple[str, ...] = ()
    count: int = 0


class Run(Struct, frozen=True, forbid_unknown_fields=True):
    """The examples of one documentation, run with one version of its package."""

    sdk: str
    description: str
    install: str
    examples: int
    failing: tuple[Failing, ...]
    only: tuple[str, ...] = ()

    @property
    def tool(self) -> str | None:
        """The program that installs the package, which a machine may not have."""
        return "go" if "@v" in self.install else "npm" if "@" in self.install else None


RUNS = msgspec.yaml.decode(
    Path(__file__).with_name("documented_examples.yaml").read_bytes(), type=tuple[Run, ...]
)


def results(run: Run, folder: Path) -> list[dict[str, Any]]:
    """Run `sdkref test` on the tab of the SDK; skip when its packages cannot be had."""
    project = Project(folder, platformdirs.user_cache_path("sdkref-tests"))
    settings = {
        "sources": [str(shared("specs", *run.description.split("/")))],
        "guides": [],
        "sdks": {"documented": {"docs": str(shared("sdk-docs", run.sdk)), "install": run.install}},
    }
    project.write("sdkref.yml", json.dumps(settings))
    only = [word for each in run.only for word in ("--only", each)]
    report = folder / "report.json"
    ended = project.run("test", "--language", "documented", "--no-errors", "--report", report, *only)
    if not report.exists():
        missing(f"{run.install} could not be had: {ended.err.strip()}")
    found: list[dict[str, Any]] = json.loads(report.read_text(encoding="utf-8"))["examples"]
    return found


@pytest.mark.parametrize("run", RUNS, ids=lambda run: run.install)
def test_every_documented_example_runs_or_is_known_to_be_at_fault(run: Run, tmp_path: Path) -> None:
    if run.tool is not None:
        tool(run.tool)
    found = results(run, tmp_path)
    assert len(found) == run.examples
    assert {each["origin"] for each in found} == {"documented"}
    assert all(each["outcome"] != "skipped" for each in found)
    failed = {
        f"{each['operation']}[{each['name']}]": each["message"]
        for each in found
        if each["outcome"] == "failed"
    }
    for reason in run.failing:
        named = {name for name, message in failed.items() if reason.message in message}
        assert len(named) == (reason.count or len(reason.examples)), reason.message
        assert not reason.examples or named == set(reason.examples)
    unknown = {
        name: message
        for name, message in failed.items()
        if not any(reason.message in message for reason in run.failing)
    }
    assert unknown == {}, "these fail, and no reason is known"


@pytest.mark.parametrize(
    ("sdk", "examples"), [("dubinc+dub-go", 53), ("dubinc+dub-python", 53), ("dubinc+dub-ts", 106)]
)
def test_each_example_is_sent_to_the_mock(sdk: str, examples: int, tmp_path: Path) -> None:
    surface = read_surface(shared("sdk-docs", sdk), Diagnostics(), name=sdk, key="dub", cache=tmp_path)
    client = Client(surface.dialect, surface.about.client or "")
    shown = [each.code for method in surface.methods for each in method.examples]
    sent = [redirected(code, client, surface.language, "http://mock.example") for code in shown]
    assert len(shown) == examples
    assert [code.count('"http://mock.example"') for code in sent] == [1] * examples
    assert [code.count("\n") for code in sent] == [code.count("\n") for code in shown]


def test_each_reason_is_a_sentence() -> None:
    for run in RUNS:
        for each in run.failing:
            assert each.reason.endswith(".")
            assert bool(each.examples) != bool(each.count)
