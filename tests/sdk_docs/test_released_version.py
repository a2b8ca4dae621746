"""The version that documentation belongs to: from what packagers and generators keep beside it."""

from pathlib import Path

import pytest

from commands import Project
from sdkref.diagnostics import Diagnostics
from sdkref.readers.sdk_docs.folder import read_surface
from sdkref.readers.sdk_docs.released import released_version
from tea_docs import with_documentation

TOLD = [
    ("package.json", '{"name": "tea", "version": "1.2.3"}', "typescript", "1.2.3"),
    ("package.json", '{"name": "docs", "version": "1.2.3"}', "python", None),
    ("pyproject.toml", '[project]\nname = "tea"\nversion = "1.2.3"\n', "python", "1.2.3"),
    ("pyproject.toml", '[tool.poetry]\nname = "tea"\nversion = "1.2.3"\n', "python", "1.2.3"),
    ("pyproject.toml", '[project]\nversion = "1.2.3"\n', "go", None),
    (".speakeasy/gen.yaml", "configVersion: 2.0.0\ngo: {version: 0.13.5}\n", "go", "0.13.5"),
    (".speakeasy/gen.yaml", "go: {version: 0.13.5}\n", "python", None),
    (".release-please-manifest.json", '{".": "4.1.0"}', "go", "4.1.0"),
    # What says nothing.
    ("package.json", "{", "typescript", None),
    ("package.json", "[" * 100_000, "typescript", None),
    ("package.json", '["1.2.3"]', "typescript", None),
    ("package.json", '{"version": 1}', "typescript", None),
    ("package.json", '{"version": "1\\u001b[2J"}', "typescript", None),
    ("package.json", '{"version": "' + "1" * 100 + '"}', "typescript", None),
    ("pyproject.toml", "\ufeff[[", "python", None),
    (".speakeasy/gen.yaml", "a: &a [*a]\ngo: *a\n", "go", None),
    (".speakeasy/gen.yaml", "go: {version: !!python/object/apply:os.getcwd []}\n", "go", None),
]


@pytest.mark.parametrize(("file", "text", "language", "version"), TOLD)
def test_what_a_file_tells(tmp_path: Path, file: str, text: str, language: str, version: str | None) -> None:
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    assert released_version(tmp_path, language) == version


def test_what_is_published_goes_before_what_generates_it(tmp_path: Path) -> None:
    (tmp_path / ".speakeasy").mkdir()
    (tmp_path / ".speakeasy" / "gen.yaml").write_text("python: {version: 1.0.0}\n")
    assert released_version(tmp_path, "python") == "1.0.0"
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "2.0.0"\n')
    assert released_version(tmp_path, "python") == "2.0.0"


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"version": "1.2.3"}')
    (tmp_path / "sdk").mkdir()
    (tmp_path / "sdk" / "package.json").symlink_to(tmp_path / "package.json")
    assert released_version(tmp_path / "sdk", "typescript") is None


def test_a_surface_has_the_version(tmp_path: Path) -> None:
    project = with_documentation(Project(tmp_path, tmp_path / "cache"))
    folder = tmp_path / "tea-python"

    def version() -> str | None:
        found = read_surface(folder, Diagnostics(), name="tea", key="tea", cache=project.cache)
        return found.about.version

    assert version() is None
    (folder / "pyproject.toml").write_text('[project]\nversion = "2.0.0"\n')
    assert version() == "2.0.0"
