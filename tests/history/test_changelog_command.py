"""`sdkref changelog`: two versions of an API, what is told of them, and how it ends."""

import json
from pathlib import Path

import pytest

from changed_apis import described
from commands import Project

OLD = described(
    paths={
        "/pets": {
            "get": {
                "parameters": [{"name": "limit", "in": "query", "schema": {"type": "integer"}}],
                "responses": {},
            }
        }
    }
)
NEW = described(
    info={"title": "Pets", "version": "2"},
    paths={
        "/pets": {"get": {"deprecated": True, "responses": {}}},
        "/`x`|*y*": {"get": {"summary": "<b> title", "responses": {}}},
    },
)


@pytest.fixture
def versions(tmp_path: Path) -> Project:
    """Return a folder with two versions of an API."""
    project = Project(tmp_path, tmp_path / "cache")
    project.write("old.json", json.dumps(OLD, indent=1))
    project.write("new.json", json.dumps(NEW, indent=1))
    return project


def test_changes_are_told_with_their_places(versions: Project) -> None:
    ended = versions.run("changelog", "old.json", "new.json")
    assert (ended.code, ended.err) == (0, "")
    assert (
        ended.out
        == """\
Pets 1 to 2
3 changes in 2 operations; 1 is breaking

GET /pets is deprecated now - BREAKING
      was old.json:9:4, is new.json:9:4
  ! breaking in requests: query parameter `limit`: the parameter was removed
      was old.json:12:7

GET /`x`|*y* (<b> title) was added
      is new.json:15:4
"""
    )


def test_text_of_a_description_is_text_in_markdown(versions: Project) -> None:
    ended = versions.run("changelog", "old.json", "new.json", "--format", "markdown", "-o", "changes.md")
    assert (ended.code, ended.out) == (0, "")
    text = (versions.folder / "changes.md").read_text(encoding="utf-8")
    assert "### ``GET /`x`|*y*`` \\<b\\>" in text
    told = "- **Breaking in requests:** query parameter `limit`: the parameter was removed"
    assert f"{told} (was `old.json:12:7`)\n" in text


def test_changes_for_programs(versions: Project) -> None:
    found = json.loads(versions.run("changelog", "old.json", "new.json", "--format", "json").out)
    assert (found["old"], found["new"], found["changes"], found["breaking"]) == ("1", "2", 3, 1)
    first = found["subjects"][0]
    assert (first["kind"], first["status"], first["name"]) == ("operation", "deprecated", "GET /pets")
    assert first["changes"][0] == {
        "rule": "parameter-removed",
        "kind": "removed",
        "breaks": ["request"],
        "text": "query parameter limit: the parameter was removed",
        "where": "query parameter limit",
        "oldPlace": "old.json:12:7",
    }


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("old.json", "new.json", "--fail-on", "breaking"), 1),
        (("new.json", "old.json", "--fail-on", "breaking"), 1),
        (("old.json", "old.json", "--fail-on", "any"), 0),
        (("old.json", "new.json", "--exclude", "/pets", "--fail-on", "breaking"), 0),
        (("old.json", "new.json", "--exclude", "/pets", "--fail-on", "any"), 1),
        (("old.json", "missing.json"), 3),
        (("old.json",), 2),
    ],
)
def test_how_it_ends(versions: Project, arguments: tuple[str, ...], code: int) -> None:
    assert versions.run("changelog", *arguments).code == code


def test_a_catalogue_is_as_good_as_its_description(versions: Project) -> None:
    assert versions.run("catalogue", "old.json", "-o", "kept.json").code == 0
    ended = versions.run("changelog", "kept.json", "old.json", "--fail-on", "any")
    assert (ended.code, ended.out) == (0, "Pets 1 to 1\nNothing changed that a caller sends or gets\n")
