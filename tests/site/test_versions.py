"""Several versions of one API in one site."""

import json
import re
from pathlib import Path

import pytest

from commands import Project
from sdkref.catalogue.catalogue import Catalogue, Info
from sdkref.catalogue.operation import Operation
from sdkref.pages.anchors import names_of
from sdkref.references.versions import Edition, Editions, derived_roots, versions_of


def described(version: str, *paths: str, title: str = "Harbour API") -> str:
    """Return a description with an operation on each path."""
    paths_of = {
        path: {
            "get": {
                "tags": ["Ships"],
                "parameters": [
                    {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
                    for name in re.findall(r"\{(\w+)\}", path)
                ],
                "responses": {"204": {"description": "Done."}},
            }
        }
        for path in paths
    }
    return json.dumps({"openapi": "3.1.0", "info": {"title": title, "version": version}, "paths": paths_of})


def page(project: Project, name: str) -> str:
    return (project.folder / "site" / name).read_text(encoding="utf-8")


def test_two_versions_need_no_roots_and_lead_to_each_other(project: Project) -> None:
    project.write("one.json", described("1.4", "/v1/ships/{id}", "/v1/berths"))
    project.write("two.json", described("2.0", "/v2/ships/{ship}", "/v2/piers"))
    built = project.run("build", "one.json", "two.json", "--strict")
    assert built.code == 0, built.err
    first = page(project, "harbour-api-v1-4/reference/ships.html")
    assert first.count("Also in") == 1
    assert 'href="../../harbour-api-v2-0/reference/ships.html#get-v2-ships-ship">v2.0</a>' in first
    second = page(project, "harbour-api-v2-0/reference/ships.html")
    assert 'href="../../harbour-api-v1-4/reference/ships.html#get-v1-ships-id">v1.4</a>' in second
    overview = page(project, "harbour-api-v2-0/index.html")
    assert re.search(r'All versions</dt><dd><a href="[^"]*v1-4/index.html">v1.4</a>, v2.0</dd>', overview)
    assert "Harbour API v1.4" in overview
    assert "Harbour API v2.0" in overview


def test_what_another_version_says_reaches_pages_that_were_kept(project: Project) -> None:
    project.write("one.json", described("1", "/ships"))
    project.write("two.json", described("2", "/berths"))
    assert project.run("build", "one.json", "two.json").code == 0
    assert "Also in" not in page(project, "harbour-api-v1/reference/ships.html")
    project.write("two.json", described("2", "/ships"))
    assert project.run("build", "one.json", "two.json", "--strict").code == 0
    assert "Also in" in page(project, "harbour-api-v1/reference/ships.html")
    project.write("two.json", described("2", "/berths"))
    assert project.run("build", "one.json", "two.json", "--strict").code == 0
    assert "Also in" not in page(project, "harbour-api-v1/reference/ships.html")


def test_versions_stand_where_the_settings_say_and_in_a_site_of_ones_own(project: Project) -> None:
    project.write("one.json", described("1", "/ships"))
    project.write("two.json", described("2", "/ships"))
    project.write("docs/index.md", "# Home\n\n::: sdkref GET /ships api=old\n")
    project.write(
        "sdkref.yml", "sources:\n  - {file: one.json, root: old}\n  - {file: two.json, root: now/api}\n"
    )
    project.write(
        "mkdocs.yml",
        "site_name: S\nsite_url: https://docs.example\ntheme: {name: material, font: false}\n"
        "plugins: [search, sdkref]\nnav: [index.md, {Now: now/api/}, {Old: old/}]\n",
    )
    built = project.run("build", "--strict")
    assert built.code == 0, built.err
    assert 'href="../../../now/api/reference/ships/#get-ships">v2</a>' in page(
        project, "old/reference/ships/index.html"
    )
    assert 'href="now/api/reference/ships/#get-ships">v2</a>' in page(project, "index.html")


def test_two_sources_that_nothing_tells_apart_need_roots(project: Project) -> None:
    project.write("one.json", described("1", "/ships"))
    project.write("two.json", described("1", "/ships"))
    built = project.run("build", "one.json", "two.json")
    assert built.code == 2
    assert "give each its own in sdkref.yml" in built.err


def catalogue(title: str, version: str, *keys: str) -> Catalogue:
    operations = [Operation(method=key.split()[0], path=key.split()[1], resource="a") for key in keys]
    return Catalogue(info=Info(title=title, version=version), operations=tuple(operations))


@pytest.mark.parametrize(
    ("known", "versions", "roots"),
    [
        ([("A", "1"), ("A", "2")], ["v1", "v2"], ["a-v1", "a-v2"]),
        ([("A", "v1"), ("A", "beta")], ["v1", "beta"], ["a-v1", "a-beta"]),
        ([("A", "2024-01-02"), ("A", "1")], ["2024-01-02", "v1"], ["a-2024-01-02", "a-v1"]),
        ([("A v1", "1.2"), ("A v2", "2.0")], ["v1.2", "v2.0"], ["a-v1", "a-v2"]),
        ([("A", "1"), ("B", "2")], ["", ""], ["a", "b"]),
        ([("A", "1"), ("A", "1")], ["", ""], ["a", "a"]),
        ([("A", ""), ("A", "2")], ["", ""], ["a", "a"]),
        ([("A", "1"), ("B", "1"), ("A", "2")], ["v1", "", "v2"], ["a-v1", "b", "a-v2"]),
    ],
)
def test_which_sources_are_versions_of_one_api(
    known: list[tuple[str, str]], versions: list[str], roots: list[str]
) -> None:
    catalogues = [catalogue(*each) for each in known]
    assert versions_of(catalogues) == versions
    assert derived_roots(catalogues, versions) == roots


@pytest.mark.parametrize(
    ("here", "there", "found"),
    [
        ("GET /ships", ["GET /ships"], "m|o:get-ships"),
        ("GET /ships/{id}", ["GET /ships/{ship}"], "m|o:get-ships-ship"),
        ("GET /v1/ships", ["GET /v2/ships"], "m|o:get-v2-ships"),
        ("GET /api/v1/ships", ["GET /api/v2beta1/ships"], "m|o:get-api-v2beta1-ships"),
        ("GET /ships", ["GET /v2/ships"], "m|o:get-v2-ships"),
        ("GET /v1/ships", ["GET /v1/ships", "GET /v2/ships"], "m|o:get-v1-ships"),
        ("GET /v3/ships", ["GET /v1/ships", "GET /v2/ships"], None),
        ("GET /ships", ["POST /ships", "GET /ship"], None),
    ],
)
def test_where_an_operation_stands_in_another_version(here: str, there: list[str], found: str | None) -> None:
    own = catalogue("A", "1", here)
    other = catalogue("A", "2", *there)
    editions = [Edition(own, "n", names_of(own), "v1"), Edition(other, "m", names_of(other), "v2")]
    ways = Editions(editions).operations(editions[0])
    assert [way.key for each in ways.values() for way in each] == ([found] if found else [])


def test_the_public_example_of_two_apis_is_no_pair_of_versions(project: Project) -> None:
    project.write("one.json", described("1", "/ships"))
    project.write("two.json", described("2", "/ships", title="Weather API"))
    assert project.run("build", "one.json", "two.json").code == 0
    assert "Also in" not in page(project, "harbour-api/reference/ships.html")
    assert "All versions" not in page(project, "weather-api/index.html")
    assert Path(project.folder / "site" / "weather-api" / "index.html").is_file()
