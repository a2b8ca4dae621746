"""What releases did to parameters and fields: since when they are there, and what changed them."""

import json
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from changed_apis import Description, described, read
from commands import Project
from sdkref.history.parts import part_path
from sdkref.history.release import Marks, Release, Touch
from sdkref.history.releases import marks_of, model_marks_of, releases_of


def limit(**schema: Any) -> Description:
    return {"name": "limit", "in": "query", "schema": {"type": "integer", **schema}}


def version(number: str, *, parameters: list[Description], role: Description, **fields: Description) -> Any:
    body = {"type": "object", "properties": {"messages": {"type": "array", "items": role}}}
    pet = {"type": "object", "properties": fields}
    answer = {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}
    return described(
        info={"title": "Pets", "version": number},
        paths={
            "/pets": {
                "post": {
                    "parameters": parameters,
                    "requestBody": {"content": {"application/json": {"schema": body}}},
                    "responses": {"200": {"description": "", "content": answer}},
                }
            }
        },
        components={"schemas": {"Pet": pet}},
    )


@pytest.fixture(scope="module")
def versions() -> list[Description]:
    text: Description = {"type": "string"}
    message = {"type": "object", "properties": {"role": {"type": "string"}}}
    roles = {"type": "object", "properties": {"role": {"type": "string", "maxLength": 9}}}
    one = version("1", parameters=[], role=message, name=text)
    two = version("2", parameters=[limit()], role=message, name=text, owner=text)
    three = version("3", parameters=[limit(maximum=9)], role=roles, name={**text, "deprecated": True})
    three["components"]["schemas"]["Pet"]["properties"]["owner"] = text
    return [one, two, three]


@pytest.fixture(scope="module")
def releases(versions: list[Description]) -> tuple[Release, ...]:
    one, two, three = map(read, versions)
    return releases_of([("1", one), ("2", two)], three)


def test_parameters_and_fields_of_bodies(releases: tuple[Release, ...]) -> None:
    found = marks_of(releases, ["POST /pets"])["POST /pets"].parts
    assert found == {
        "query limit": Marks("2", (Touch("3", breaking=True),)),
        "body messages.role": Marks("", (Touch("3", breaking=True),)),
    }


def test_fields_of_models(releases: tuple[Release, ...]) -> None:
    found = model_marks_of(releases, ["Pet"])["Pet"]
    assert (found.since, found.changed) == ("", ())
    assert found.parts["name"] == Marks("", (Touch("3", "deprecated"),))
    assert found.parts["owner"].since == "2"


def test_a_model_that_came_says_since_when_and_its_fields_nothing() -> None:
    pet = {"type": "object", "properties": {"name": {"type": "string"}}}
    old = described(info={"title": "Pets", "version": "1"}, paths={})
    new = described(info={"title": "Pets", "version": "2"}, paths={}, components={"schemas": {"Pet": pet}})
    assert model_marks_of(releases_of([("1", read(old))], read(new)), ["Pet"]) == {"Pet": Marks("2")}


@pytest.mark.parametrize(
    ("path", "part"),
    [("", ""), ("a[].b", "a.b"), ("a[*].b", "a.b"), ("*.b", "b"), ("a<Cat>.b", "a.b"), ("[0].a", "a")],
)
def test_paths_of_parts_have_names_alone(path: str, part: str) -> None:
    assert part_path(path) == part


def test_rows_of_every_tab_tell_it_where_the_field_is(tmp_path: Path, versions: list[Description]) -> None:
    project = Project(tmp_path, tmp_path / "cache")
    *earlier, now = versions
    for each in earlier:
        project.write(f"history/{each['info']['version']}.json", json.dumps(each))
    project.write("openapi.json", json.dumps(now))
    project.write("sdkref.yml", "sources: [openapi.json]\nhistory: history\n")
    ended = project.run("build")
    assert ended.code == 0, ended.err
    found = {
        node.parent.parent.attributes["id"]: " ".join(node.text().split())
        for page in project.site.rglob("*.html")
        for node in LexborHTMLParser(page.read_bytes()).css("td > .sdkref-history")
        if node.parent is not None and node.parent.parent is not None
    }
    assert {key: words for key, words in found.items() if ".go" in (key or "")} == {
        "post-pets.go.limit": "Since 2. Changed in 3 (breaking)",
        "post-pets.go:body.messages.role": "Changed in 3 (breaking)",
        "model-pet.go.name": "Changed in 3 (deprecated)",
        "model-pet.go.owner": "Since 2",
    }
    assert len(found) == 16
