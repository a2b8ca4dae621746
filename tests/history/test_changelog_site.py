"""A site with earlier versions of its API: the page of changes, and what operations say of them."""

import json
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from changed_apis import Description, described
from commands import Project

PET: Description = {"type": "object", "properties": {"name": {"type": "string"}}}


def _version(version: str, pet: Description, **paths: str) -> str:
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}
    made = described(
        info={"title": "Pets", "version": version},
        paths={
            f"/{name}": {
                "get": {"operationId": each, "responses": {"200": {"description": "", "content": content}}}
            }
            for name, each in paths.items()
        },
        components={"schemas": {"Pet": pet}},
    )
    return json.dumps(made)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built site of an API with two earlier versions, one of them with hostile names."""
    project = Project(tmp_path_factory.mktemp("project"), tmp_path_factory.mktemp("cache"))
    hostile = {**PET, "properties": {"<script>alert(1)</script>": {"type": "string"}, **PET["properties"]}}
    project.write("history/1.9.json", _version("1.9", hostile, pets="list"))
    project.write("history/1.10.json", _version("1.10", PET, pets="list", shops="shops"))
    project.write(
        "openapi.json", _version("2.0", {**PET, "required": ["name"]}, animals="list", shops="shops")
    )
    project.write("sdkref.yml", "sources: [openapi.json]\nhistory: history\n")
    ended = project.run("build", "--strict")
    assert ended.code == 0, ended.err
    return project.site


def _page(site: Path, name: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / name).read_bytes())


def _text(tree: LexborHTMLParser) -> str:
    return " ".join((tree.body.text() if tree.body else "").split())


def test_the_page_of_changes_has_the_newest_version_first(site: Path) -> None:
    tree = _page(site, "changelog.html")
    assert [each.text(deep=False).strip() for each in tree.css("h2")] == ["2.0", "1.10"]
    text = _text(tree)
    assert "GET /animals renamed breaking It was GET /pets before." in text
    assert "name: the field became required Received by GET /animals, GET /shops" in text
    assert "GET /shops added" in text


def test_breaking_is_said_in_words_and_names_are_text(site: Path) -> None:
    tree = _page(site, "changelog.html")
    assert "Breaking in responses: <script>alert(1)</script>: the field was removed" in _text(tree)
    assert not [each for each in tree.css("script") if "alert(1)" in (each.text() or "")]


def test_operations_say_since_when_they_are_there_and_what_changed_them(site: Path) -> None:
    notes = {
        path.name: [
            " ".join(each.text().split())
            for each in LexborHTMLParser(path.read_bytes()).css(
                ".sdkref-operation > .sdkref-history, section > .sdkref-history"
            )
        ]
        for path in site.rglob("*.html")
    }
    found = {name: each for name, each in notes.items() if each}
    assert found == {
        "animals.html": ["Changed in 2.0 (renamed, breaking), 1.10 (breaking)"],
        "shops.html": ["Since 1.10. Changed in 2.0"],
    }


def test_notes_lead_to_their_version(site: Path) -> None:
    tree = LexborHTMLParser(next(site.rglob("shops.html")).read_bytes())
    assert [each.attributes["href"] for each in tree.css(".sdkref-history a")] == [
        "../changelog.html#changelog.1-10",
        "../changelog.html#changelog.2-0",
    ]
    assert {each.attributes.get("id") for each in _page(site, "changelog.html").css("h2")} == {
        "changelog.2-0",
        "changelog.1-10",
    }


def test_a_version_that_is_not_there_is_told(tmp_path: Path) -> None:
    project = Project(tmp_path, tmp_path / "cache")
    project.write("openapi.json", _version("2.0", PET, pets="list"))
    project.write("sdkref.yml", "sources: [openapi.json]\nhistory: [{version: '1', file: old.json}]\n")
    ended = project.run("build")
    assert ended.code == 2
    assert "old.json: version 1 of the history is not there" in ended.err
