"""Where a site may be written, as a table."""

from pathlib import Path

import pytest

from sdkref.diagnostics import UsageError
from sdkref.output.manifest import Manifest, write_manifest
from sdkref.output.site_directory import accepted_directory


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    project = tmp_path / "home" / "project"
    for folder in ("api", "docs/guides", "site", "empty", "full", "old", "other/inner"):
        (project / folder).mkdir(parents=True)
    (project / "api/openapi.yaml").touch()
    (project / "full/index.html").touch()
    (project / "old/index.html").touch()
    write_manifest(project / "old", Manifest({}))
    (project / "file").touch()
    (project / "link").symlink_to(project / "docs")
    (project / "good-link").symlink_to(project / "site")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(project)
    return project


def accept(directory: str) -> Path:
    return accepted_directory(Path(directory), [Path("api/openapi.yaml")], Path("docs"))


@pytest.mark.parametrize(
    "directory", ["site", "new", "new/deep", "empty", "old", "other", "api/site", "good-link"]
)
def test_a_site_may_be_written(project: Path, directory: str) -> None:
    assert accept(directory) == (project / directory).resolve()


@pytest.mark.parametrize(
    ("directory", "reason"),
    [
        ("/", "the root of the file system"),
        ("~", "your home directory"),
        (".", "the working directory"),
        ("..", "your home directory"),
        ("../..", "your home directory"),
        ("api", "the folder of api/openapi.yaml"),
        ("docs", "cannot lie in one another"),
        ("docs/site", "cannot lie in one another"),
        ("docs/guides", "cannot lie in one another"),
        ("link", "cannot lie in one another"),
        ("link/site", "cannot lie in one another"),
        ("site/../docs", "cannot lie in one another"),
        ("full", "index.html in this folder is not ours"),
        ("file", "this is a file"),
    ],
)
def test_a_site_is_never_written_over_something_else(project: Path, directory: str, reason: str) -> None:
    with pytest.raises(UsageError, match=reason) as refused:
        accept(directory)
    assert "--site-dir" in str(refused.value)


def test_the_folder_above_the_documents_is_refused(tmp_path: Path, project: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "docs").mkdir(parents=True)
    with pytest.raises(UsageError, match="cannot lie in one another"):
        accepted_directory(elsewhere, [], elsewhere / "docs")
