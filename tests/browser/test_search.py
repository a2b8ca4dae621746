"""Search: the words that readers type, the first result, and the place and tab that it opens."""

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from commands import Project

MKDOCS = """
site_name: Tea
site_url: {address}
use_directory_urls: {folders}
theme: {{name: material, font: false, features: [{features}]}}
plugins: [{{search: {{separator: '{separator}'}}}}, sdkref]
"""

WORDS = r"[\s\-_,:=()\[\]{}/]+|(?!\b)(?=[A-Z][a-z])|\.(?!\d)"

ENGINES = {
    "pages": ("search.highlight", "false", WORDS),
    "instant": ("navigation.instant", "true", r"[\s\-]+"),
}
"""Features of the theme, whether pages are folders, and where search parts words."""

GUIDE = """
# Pouring

Call `POST /teas/{tea_id}/cups` when the water boils. POST /teas/{tea_id}/cups brews one cup, and brews more.
To brew a cup, brew a cup: pourCup.
"""

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
      parameters: [{name: max, in: query, schema: {type: integer}}]
      responses:
        200:
          description: Teas
          content:
            application/json:
              schema: {type: object, properties: {leaves: {type: array, items: {type: object, properties:
                {harvest_year: {type: integer}}}}}}
        429: {description: Slow down}
  /teas/{tea_id}/cups:
    post:
      operationId: pourCup
      tags: [teas]
      summary: Brew a cup
      parameters: [{name: tea_id, in: path, required: true, schema: {type: string}}]
      requestBody:
        content: {application/json: {schema: {type: object, properties: {water: {type: object, properties:
          {boiling_point: {type: number}}}}}}}
      responses:
        201: {description: A cup, content: {application/json: {schema: {$ref: "#/components/schemas/Cup"}}}}
components:
  schemas:
    Cup: {type: object, properties: {handle_side: {type: string}}}
"""

DOCS = """\
# Teas
(*teas*)

## Overview

Leaves.

### Available Operations

* [{call}](#{anchor}) - Brew a cup

## {call}

Brews.

### Example Usage

<!-- UsageSnippet language="{language}" operationID="pourCup" method="post" path="/teas/{{tea_id}}/cups" -->
```{language}
{code}
```

### Parameters

| Parameter | Type | Required | Description |
| --------- | ---- | -------- | ----------- |
| `{field}` | [operations.{request}](../../models/operations/request.md) | :heavy_check_mark: | Which. |

### Response

**[{response}](../../models/components/cup.md), error**

### Errors

| Error Type | Status Code | Content Type |
| ---------- | ----------- | ------------ |
| {error} | 429 | application/json |
"""


def documented(project: Project) -> None:
    """Write the description, a guide that mentions an operation, and the documentation of two SDKs."""
    project.write("tea.yaml", DESCRIPTION)
    project.write("docs/index.md", "# Start\n")
    project.write("docs/pouring.md", GUIDE)
    go, python = "s.Teas.PourNew(ctx, request)", "tea.teas.pour_one(tea_id=id)"
    files = {
        "tea-go": DOCS.format(
            language="go",
            call="PourNew",
            anchor="pournew",
            code=go,
            field="request",
            request="PourNewRequest",
            response="operations.PourNewResponse",
            error="sdkerrors.KettleError",
        ),
        "tea-python": DOCS.format(
            language="python",
            call="pour_one",
            anchor="pour_one",
            code=python,
            field="tea_id",
            request="str",
            response="models.Cup",
            error="errors.ScaldError",
        ),
    }
    for folder, text in files.items():
        project.write(f"{folder}/docs/sdks/teas/README.md", text)
    project.write(
        "sdkref.yml",
        "sources: [{file: tea.yaml, root: api}]\n"
        "sdks:\n  tea-go: {docs: tea-go}\n  tea-python: {docs: tea-python}\n",
    )


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and tells nobody."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def tea(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, cache: Path
) -> Iterator[str]:
    """Serve a site with instant navigation or without, and with search as it is set or as it comes."""
    features, folders, separator = ENGINES[request.param]
    project = Project(tmp_path_factory.mktemp("tea"), cache)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(project.site)))
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    documented(project)
    project.write(
        "mkdocs.yml",
        MKDOCS.format(address=address, folders=folders, features=features, separator=separator),
    )
    ended = project.run("build")
    assert ended.code == 0, ended.err
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield address
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def reader(browser: Browser, tea: str) -> Iterator[Page]:
    context: Any = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto(tea)
    yield page
    context.close()


CUP, LIST = "post-teas-tea-id-cups", "get-teas"


CASES = [
    ("brew a cup", CUP, ""),
    ("POST /teas/{tea_id}/cups", CUP, ""),
    ("/teas/{tea_id}/cups", CUP, ""),
    ("pourCup", CUP, ""),
    ("boiling_point", CUP, ""),
    ("harvest_year", LIST, ""),
    ("max", LIST, ""),
    ("handle_side", "model-cup", ""),
    ("Teas.PourNew", f"{CUP}.tea-go", "go"),
    ("teas.pour_one", f"{CUP}.tea-python", "python"),
    ("PourNewRequest", f"{CUP}.tea-go", "go"),
    ("KettleError", "errors.tea-go", "go"),
    ("errors.ScaldError", "errors.tea-python", "python"),
]


@pytest.mark.parametrize(("asked", "anchor", "language"), CASES)
@pytest.mark.parametrize("tea", ["pages"], indirect=True)
def test_the_first_result_is_the_place_and_the_tab(
    reader: Page, tea: str, asked: str, anchor: str, language: str
) -> None:
    opens_first(reader, tea, asked, anchor, language)


@pytest.mark.parametrize(("asked", "anchor", "language"), CASES[:2] + CASES[-4:])
@pytest.mark.parametrize("tea", ["instant"], indirect=True)
def test_it_is_under_instant_navigation_with_words_that_are_whole(
    reader: Page, tea: str, asked: str, anchor: str, language: str
) -> None:
    opens_first(reader, tea, asked, anchor, language)


def opens_first(reader: Page, tea: str, asked: str, anchor: str, language: str) -> None:
    """Type words into search, follow its first result, and look at what is shown."""
    reader.goto(tea)
    reader.evaluate("localStorage.removeItem('sdkref.target')")
    reader.locator(".md-search__input").click()
    reader.keyboard.type(asked)
    item = reader.locator(".md-search-result__item").first
    first = item.locator('.md-search-result__link[href*="#"]').first
    expect(first).to_have_attribute("href", re.compile(f"#{anchor}$"))
    first.evaluate("each => each.click()")
    reader.wait_for_url(f"**#{anchor}")
    place = reader.locator(f'[id="{anchor}"]')
    expect(place).to_be_in_viewport()
    if language:
        expect(place).to_have_attribute("data-language", language)
        shown = reader.locator(".sdkref-panel:visible")
        assert set(shown.evaluate_all("all => all.map(each => each.dataset.language)")) == {language}
