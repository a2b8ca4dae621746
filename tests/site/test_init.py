"""`sdkref init`: what it writes for any kind of source builds without a finding; nothing is overwritten."""

import re

import pytest
import yaml

from commands import Project
from sdkref.output.link_check import check_site
from sdkref.own_release import install_command

OPERATION = "get: {summary: See, operationId: seeTides, tags: [tides], responses: {200: {description: Seen}}}"
OPENAPI = f"openapi: 3.1.0\ninfo: {{title: Tides, version: '1'}}\npaths:\n  /tides:\n    {OPERATION}\n"
SWAGGER = (
    "swagger: '2.0'\ninfo: {title: 'Old <b>{{x}}</b>: #1 !!python', version: '1'}\n"
    f"host: api.example.com\npaths:\n  /tides:\n    {OPERATION}\n"
)
CATALOGUE = "catalogue: '1'\ninfo: {title: Harbour}\noperations: [{method: GET, path: /ships}]\n"
PAGE = """\
# Tides
(*tides*)

## Overview

### Available Operations

* [see](#see) - See the tides

## see

See the tides.

### Example Usage

<!-- UsageSnippet language="typescript" operationID="seeTides" method="get" path="/tides" -->
```typescript
const tides = await sea.tides.see();
```
"""
MODEL = "docs/sdks/tides/README.md"
FILES = {
    "openapi.yaml": OPENAPI,
    "api/swagger.yaml": SWAGGER,
    "harbour.yaml": CATALOGUE,
    f"sea-ts/{MODEL}": PAGE,
    MODEL: PAGE,
}
WRITTEN = ["sdkref.yml", "sdkref.schema.json", "mkdocs.yml", "docs/index.md", ".github/workflows/docs.yml"]


@pytest.mark.parametrize(
    ("sources", "documents", "nav"),
    [
        (["openapi.yaml"], "docs/index.md", [{"Home": "index.md"}, {"Reference": "api/"}]),
        (["api/swagger.yaml"], "docs/index.md", [{"Home": "index.md"}, {"Reference": "api/"}]),
        (
            ["harbour.yaml", "openapi.yaml"],
            "docs/index.md",
            [{"Home": "index.md"}, {"Harbour": "harbour/"}, {"Tides": "tides/"}],
        ),
        (["openapi.yaml", "sea-ts"], "docs/index.md", [{"Home": "index.md"}, {"Reference": "api/"}]),
        (["sea-ts"], "docs/about.md", [{"Reference": "./"}, {"About": "about.md"}]),
        (["docs"], "pages/about.md", [{"Reference": "./"}, {"About": "about.md"}]),
    ],
    ids=["openapi", "swagger", "several", "description and SDK", "SDK", "SDK in the folder of documents"],
)
def test_what_is_written_builds_without_a_finding(
    project: Project, sources: list[str], documents: str, nav: list[dict[str, str]]
) -> None:
    for name, text in FILES.items():
        if any(name.startswith(each) for each in sources):
            project.write(name, text)
    begun = project.run("init", *sources)
    assert (begun.code, begun.err) == (0, "")
    written = [each if each != "docs/index.md" else documents for each in WRITTEN]
    assert re.findall("wrote (.*)", begun.out) == written
    ended = project.run("build", "--strict")
    assert (ended.code, ended.err) == (0, "")
    assert check_site(project.site) == []
    assert yaml.safe_load((project.folder / "mkdocs.yml").read_text())["nav"] == nav


def test_each_setting_is_explained_and_editors_find_the_schema(project: Project) -> None:
    project.write("openapi.yaml", OPENAPI)
    project.run("init", "openapi.yaml")
    first, *lines = (project.folder / "sdkref.yml").read_text().splitlines()
    assert first == "# yaml-language-server: $schema=sdkref.schema.json"
    assert "  # A description of the API: OpenAPI 3." in lines
    for before, line in zip([first, *lines], lines, strict=False):
        assert not line.strip() or "#" in line or "#" in before, line


def test_the_workflow_may_do_no_more_than_it_needs(project: Project) -> None:
    project.write("openapi.yaml", OPENAPI)
    project.run("init", "openapi.yaml")
    text = (project.folder / ".github/workflows/docs.yml").read_text()
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    assert "permissions" not in workflow["jobs"]["build"]
    assert workflow["jobs"]["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert install_command() in text
    assert all(re.search(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", each) for each in re.findall("uses: .*", text))


def test_below_the_root_of_a_repository_the_workflow_stands_at_its_root(project: Project) -> None:
    (project.folder / ".git").mkdir()
    project.write("sites/tides/openapi.yaml", OPENAPI)
    inner = Project(project.folder / "sites/tides", project.cache)
    assert "wrote ../../.github/workflows/docs.yml" in inner.run("init", "openapi.yaml").out
    build = yaml.safe_load((project.folder / ".github/workflows/docs.yml").read_text())["jobs"]["build"]
    assert build["defaults"] == {"run": {"working-directory": "sites/tides"}}
    assert build["steps"][-1]["with"] == {"path": "sites/tides/site"}


def test_a_file_that_stands_is_never_overwritten(project: Project) -> None:
    project.write("openapi.yaml", OPENAPI)
    project.write("mkdocs.yml", "site_name: Mine\n")
    ended = project.run("init", "openapi.yaml")
    assert ended.code == 2
    assert "mkdocs.yml: this file stands already, and nothing was written" in ended.err
    assert "a site that you have takes three lines" in ended.err
    assert (project.folder / "mkdocs.yml").read_text() == "site_name: Mine\n"
    assert sorted(each.name for each in project.folder.iterdir()) == ["mkdocs.yml", "openapi.yaml"]


def test_where_one_file_cannot_be_written_none_is(project: Project) -> None:
    project.write("openapi.yaml", OPENAPI)
    project.write(".github", "a file, where the folder of the workflow should be")
    ended = project.run("init", "openapi.yaml")
    assert ended.code == 2
    assert "nothing was" in ended.err
    assert sorted(each.name for each in project.folder.iterdir()) == [".github", "openapi.yaml"]


@pytest.mark.parametrize(
    ("text", "code"), [("openapi: 3.1.0\ninfo: [\n", 3), ("{}", 3)], ids=["no YAML", "no description"]
)
def test_a_source_that_cannot_be_read_begins_no_site(project: Project, text: str, code: int) -> None:
    project.write("openapi.yaml", text)
    ended = project.run("init", "openapi.yaml")
    assert (ended.code, ended.out) == (code, "")
    assert "openapi.yaml:" in ended.err
    assert [each.name for each in project.folder.iterdir()] == ["openapi.yaml"]


def test_a_site_inside_of_its_own_documentation_is_refused(project: Project) -> None:
    project.write(MODEL, PAGE)
    ended = project.run("init", ".")
    assert ended.code == 2
    assert "start it in a folder of its own" in ended.err
