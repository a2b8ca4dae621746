"""`history` in `sdkref.yml`: earlier versions of an API, and what is said of those that are not there."""

from itertools import pairwise
from pathlib import Path

import pytest

from sdkref.diagnostics import UsageError
from sdkref.settings.config import Settings, load_settings
from sdkref.settings.history import version_order


def load(directory: Path, text: str) -> Settings:
    (directory / "sdkref.yml").write_text(text, encoding="utf-8")
    settings = load_settings(directory)
    assert settings is not None
    return settings


def faults(directory: Path, text: str) -> list[str]:
    with pytest.raises(UsageError) as raised:
        load(directory, text)
    return str(raised.value).splitlines()


def test_the_files_of_a_folder_are_versions_in_their_order(tmp_path: Path) -> None:
    folder = tmp_path / "history"
    folder.mkdir()
    for name in ("1.10.0.json", "1.9.0.json", "2.0.0-rc.1.yaml", "2.0.0.yml", "notes.md"):
        (folder / name).write_text("{}", encoding="utf-8")
    for text in ("sources: [a.yaml]\nhistory: history\n", "sources: [{file: a.yaml, history: history}]\n"):
        found = load(tmp_path, text).sources[0].history
        assert [each.version for each in found] == ["1.9.0", "1.10.0", "2.0.0-rc.1", "2.0.0"]
        assert (found[0].name, found[0].file) == ("history/1.9.0.json", folder / "1.9.0.json")


def test_a_list_names_versions_and_their_files(tmp_path: Path) -> None:
    text = (
        "sources: [a.yaml]\nhistory: [{version: May, file: old/may.yaml}, {version: June, file: june.json}]\n"
    )
    found = load(tmp_path, text).sources[0].history
    assert [(each.version, each.name) for each in found] == [("May", "old/may.yaml"), ("June", "june.json")]


def test_what_is_wrong_with_a_history(tmp_path: Path) -> None:
    assert faults(tmp_path, "sources: [a.yaml]\nhistory: none\n") == [
        "sdkref.yml:2:1: there is no folder `none`; make it, or correct the name"
    ]
    found = faults(tmp_path, "sources: [a.yaml, b.yaml]\nhistory: [{version: '1', file: c.yaml}]\n")
    assert [each.partition(";")[0] for each in found] == [
        "sdkref.yml:2:1: which of the 2 sources has this history is not known"
    ]
    assert faults(tmp_path, "sources: [a.yaml]\nhistory: [{file: c.yaml, verison: x}]\n") == [
        "sdkref.yml:2:12: the version has no `version`; add `version:`",
        "sdkref.yml:2:26: `verison` is no setting; did you mean `version`?",
    ]


@pytest.mark.parametrize(
    "versions",
    [
        ["1", "1.0", "1.0.1", "1.2", "1.10", "2"],
        ["v1", "v2", "v10"],
        ["2.0.0-alpha", "2.0.0-alpha.1", "2.0.0-beta", "2.0.0-rc.2", "2.0.0-rc.10", "2.0.0", "2.0.1"],
        ["2024-04-10", "2024-11-20", "2025-01-27.acacia", "2025-02-24.acacia"],
    ],
)
def test_versions_have_an_order(versions: list[str]) -> None:
    assert all(version_order(one) < version_order(other) for one, other in pairwise(versions))
