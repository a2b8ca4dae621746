"""The documentation of SDKs as its user sees it through the commands: sites, catalogues, drift."""

import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from commands import Project, sections
from sdkref.output.link_check import check_site

DESCRIPTION = """\
openapi: 3.1.0
info: {title: Tea, version: "1"}
tags: [{name: teas}]
paths:
  /teas:
    get:
      operationId: listTeas
      tags: [teas]
      summary: List teas
      parameters: [{name: max, in: query, required: true, schema: {type: integer}}]
      responses: {200: {description: Teas}, 429: {description: Slow down}}
"""


def page(language: str, call: str, code: str, methods: str = "") -> str:
    """Return a page of methods as Speakeasy writes them: one with its endpoint, then further ones."""
    name = call.rpartition(".")[2]
    accessor = call.rpartition(".")[0]
    listed = "* [wash](#wash) - Wash the cups" if methods else ""
    return f"""\
# Teas
(*{accessor}*)

## Overview

Leaves in hot water.

### Available Operations

* [{name}](#{name.lower()}) - List teas
{listed}

## {name}

Tells which teas there are.

### Example Usage

<!-- UsageSnippet language="{language}" operationID="listTeas" method="get" path="/teas" -->
```{language}
{code}
```

### Parameters

| Parameter | Type | Required | Description |
| --------- | ---- | -------- | ----------- |
| `max` | *number* | :heavy_check_mark: | How many at most. |

### Response

**[components.TeaList](../../models/components/tealist.md)**

### Errors

| Error Type | Status Code | Content Type |
| ---------- | ----------- | ------------ |
| errors.TooMany | 429 | application/json |
| errors.SDKError | 4XX, 5XX | \\*/\\* |
{methods}"""


MODEL = """\
# TeaList

## Fields

| Field | Type | Required | Description |
| ----- | ---- | -------- | ----------- |
| `names` | List[*str*] | :heavy_check_mark: | Of the teas. |
"""
MORE = """
## wash

Wash the cups.

### Example Usage

```python
client.teas.wash()
```
"""


@pytest.fixture
def family(project: Project) -> Project:
    """Return a project with the documentation of two SDKs and a description."""
    files = {
        "tea-ts": page("typescript", "teas.list", "const teas = await tea.teas.list(3);"),
        "tea-python": page("python", "teas.list", "teas = tea.teas.list(max=3)", MORE),
    }
    for folder, text in files.items():
        project.write(f"{folder}/docs/sdks/teas/README.md", text)
        project.write(f"{folder}/docs/models/components/tealist.md", MODEL)
    project.write("openapi.yaml", DESCRIPTION)
    return project


def tabs(project: Project, name: str, operation: str) -> list[str]:
    """Return the labels of the tabs of an operation."""
    tree = LexborHTMLParser((project.site / name).read_bytes())
    (section,) = tree.css(f'[data-operation="{operation}"]')
    return [each.text(strip=True) for each in section.css('[role="tab"]')]


def test_folders_of_several_sdks_are_one_site(family: Project) -> None:
    ended = family.run("build", "tea-ts", "tea-python")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines()[0].endswith(": 2 operations, 1 resource, 1 model")
    assert set(sections(family.site)) == {"GET /teas", "teas.wash"}
    assert tabs(family, "reference/teas.html", "GET /teas") == ["TypeScript · tea-ts", "Python · tea-python"]
    assert check_site(family.site) == []
    text = LexborHTMLParser((family.site / "reference/teas.html").read_bytes()).text()
    assert "const teas = await tea.teas.list(3);" in text
    assert "teas = tea.teas.list(max=3)" in text


def test_with_a_description_languages_without_an_sdk_have_plain_http(family: Project) -> None:
    ended = family.run("build", "openapi.yaml", "tea-ts", "tea-python")
    assert ended.code == 0
    assert "`teas.wash` of tea-python is no operation of the description" in ended.err
    assert tabs(family, "reference/teas.html", "GET /teas") == [
        "TypeScript · tea-ts",
        "Python · tea-python",
        "Go",
        "curl",
    ]


def test_plain_http_says_once_that_only_sdks_have_a_model(family: Project) -> None:
    family.run("build", "openapi.yaml", "tea-ts", "tea-python")
    tree = LexborHTMLParser((family.site / "models/all.html").read_bytes())
    (section,) = tree.css('[data-model="TeaList"]')
    assert section.text().count("The description of the API does not have this model.") == 1
    labels = [each.text(strip=True) for each in section.css('[role="tab"]')]
    assert labels == ["TypeScript · tea-ts", "Python · tea-python"]


def test_each_sdk_has_its_own_page_of_markdown(family: Project) -> None:
    family.write(
        "sdkref.yml", "sources: [openapi.yaml]\nsdks: {ts: {docs: tea-ts}, py: {docs: tea-python}}\n"
    )
    for _ in ("new", "from pages that were kept"):
        assert family.run("build").code == 0
        tree = LexborHTMLParser((family.site / "reference/teas.html").read_bytes())
        links = [each.attributes["href"] for each in tree.css('head > link[type="text/markdown"]')]
        assert links == ["ts/teas.md", "py/teas.md", "go/teas.md", "curl/teas.md"]
    text = (family.site / "reference/py/teas.md").read_text()
    assert "teas = tea.teas.list(max=3)" in text
    assert "| `max`     | *number* | :heavy_check_mark: | How many at most. |" in text
    assert not list(family.site.glob("reference/py/*.html"))
    assert '"reference/py/teas.md"' in (family.site / ".sdkref-manifest.json").read_text()
    assert "text/markdown" not in (family.site / "index.html").read_text()


def test_settings_name_folders(family: Project) -> None:
    family.write("sdkref.yml", "sdks: {ts: {docs: tea-ts, label: Node}, py: {docs: tea-python}}\n")
    assert family.run("build").code == 0
    assert tabs(family, "reference/teas.html", "GET /teas") == ["Node", "Python · py"]


def test_a_catalogue_of_sdks_makes_the_same_site(family: Project) -> None:
    assert family.run("catalogue", "tea-ts", "tea-python", "-o", "catalogue.json").code == 0
    written = json.loads((family.folder / "catalogue.json").read_text(encoding="utf-8"))
    assert [each.get("path", each.get("call")) for each in written["operations"]] == ["/teas", "teas.wash"]
    family.run("build", "tea-ts", "tea-python")
    first = (family.site / "reference/teas.html").read_bytes()
    ended = family.run("build", "catalogue.json")
    assert (ended.code, ended.err) == (0, "")
    assert (family.site / "reference/teas.html").read_bytes() == first


def test_drift_is_told_with_both_places(family: Project) -> None:
    teas = "tea-ts/docs/sdks/teas/README.md"
    text = (family.folder / teas).read_text(encoding="utf-8")
    family.write(teas, text.replace("| :heavy_check_mark: | How", "| :heavy_minus_sign: | How"))
    ended = family.run("check", "--drift", "--strict", "-v", "openapi.yaml", "tea-ts", "tea-python")
    assert ended.code == 1
    told = ended.out + ended.err
    assert f"{teas}:28:1: warning: `teas.list` of tea-ts, GET /teas: `max` is optional, and required" in told
    assert "in the description (openapi.yaml:10)" in told


def drift(project: Project) -> list[str]:
    """Return the differences on the page of drift, each in a line."""
    tree = LexborHTMLParser((project.site / "drift.html").read_bytes())
    return [" ".join(each.text(separator=" ").split()) for each in tree.css("li[data-kind]")]


def test_drift_is_a_page_of_the_site_when_wanted(family: Project) -> None:
    assert family.run("build", "openapi.yaml", "tea-ts", "tea-python").code == 0
    assert not (family.site / "drift.html").exists()
    assert family.run("build", "--drift", "openapi.yaml", "tea-ts", "tea-python").code == 0
    assert drift(family) == [
        "Operations TypeScript · tea-ts It has no method tea-python/docs/sdks/teas/README.md:41"
    ]
    first = (family.site / "index.html").read_text(encoding="utf-8")
    assert '<a href="drift.html">Drift: where SDKs and description differ</a> (1)' in first
    assert check_site(family.site) == []


def test_what_a_profile_predicts_otherwise_is_drift_of_its_own(family: Project) -> None:
    family.write(
        "sdkref.yml",
        "sources: [openapi.yaml]\ndrift: true\nsdks:\n"
        "  ts: {docs: tea-ts, profile: speakeasy, package: tea, class: Tea, install: tea@2.1.0}\n",
    )
    family.write("tea-ts/.speakeasy/gen.yaml", "typescript: {version: 2.2.0}\n")
    assert family.run("build").code == 0
    assert tabs(family, "reference/teas.html", "GET /teas")[0] == "TypeScript · tea"
    told = drift(family)
    version = "the documentation is of 2.2.0, newer than tea 2.1.0, which examples run with"
    assert told[0] == f"Versions TypeScript · tea {version[:1].upper()}{version[1:]}"
    teas = "Predictions TypeScript · tea teas.list"
    assert f"{teas} The profile predicts the name `teas.listTeas`".replace("`", "") in " ".join(told)
    assert {each.split()[0] for each in told} == {"Versions", "Predictions"}
    found = family.run("check", "--drift")
    assert f"warning: ts: {version}" in found.err + found.out
    assert "drift" not in family.run("check").err


def test_resources_that_an_sdk_says_nothing_of_are_told(family: Project) -> None:
    cups = "  /cups:\n    get: {tags: [cups], responses: {200: {description: Cups}}}\n"
    family.write("openapi.yaml", DESCRIPTION.replace("[{name: teas}]", "[{name: teas}, {name: cups}]") + cups)
    ended = family.run("check", "openapi.yaml", "tea-ts")
    assert (
        "tea-ts: warning: tea-ts has no method for any operation of `cups`; put the pages"
        in ended.err + ended.out
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["build", "empty"], "no documentation of an SDK"),
        (["build", "openapi.yaml", "other.yaml", "tea-ts"], "which of the 2 descriptions"),
        (["mock", "tea-ts"], "description"),
        (["test", "tea-ts"], "description"),
    ],
)
def test_what_cannot_be_done_is_said(family: Project, arguments: list[str], told: str) -> None:
    family.write("empty/notes.md", "# Notes\n\nNothing.\n")
    family.write("other.yaml", DESCRIPTION)
    ended = family.run(*arguments)
    assert ended.code in {2, 3}
    assert told in ended.err
    assert "Traceback" not in ended.err


def test_a_folder_is_read_again_when_a_page_changes(family: Project) -> None:
    family.run("build", "tea-ts")
    teas = "tea-ts/docs/sdks/teas/README.md"
    family.write(teas, (family.folder / teas).read_text(encoding="utf-8").replace("How many", "So many"))
    family.run("build", "tea-ts")
    text = (family.site / "reference/teas.html").read_text(encoding="utf-8")
    assert "So many at most." in text
    assert "How many" not in text


def test_documentation_of_earlier_versions_tells_since_when_a_method_is_there(project: Project) -> None:
    for folder, more in (("old/tea-python", ""), ("tea-python", MORE)):
        text = page("python", "teas.list", "teas = tea.teas.list(max=3)", more)
        project.write(f"{folder}/docs/sdks/teas/README.md", text)
        project.write(f"{folder}/docs/models/components/tealist.md", MODEL)
    kept = project.run("catalogue", "old/tea-python", "--output", "history.json")
    assert kept.code == 0, kept.err
    project.write("history/1.json", (project.folder / "history.json").read_text())
    notes = []
    for history in ("history", "[{version: '1', file: old/tea-python}]"):
        settings = f"sdks: {{tea: {{language: python, docs: tea-python}}}}\nhistory: {history}\n"
        project.write("sdkref.yml", settings)
        ended = project.run("build")
        assert ended.code == 0, ended.err
        html = LexborHTMLParser((project.site / "reference/teas.html").read_bytes())
        notes.append([" ".join(each.text().split()) for each in html.css(".sdkref-history")])
    assert notes == [["Since Unreleased"], ["Since Unreleased"]]
