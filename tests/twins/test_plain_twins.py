"""The twins of languages without an SDK: what they show, and what a reader of such pages finds there."""

from pathlib import Path

import pytest

from sdkref.catalogue.surface import Method
from sdkref.diagnostics import Diagnostics
from sdkref.output.mounting import Library
from sdkref.output.twin_files import TwinLinks, TwinText, twin_texts
from sdkref.progress import Silent
from sdkref.projection.project import projections
from sdkref.projection.projection import Field
from sdkref.projection.target import targets
from sdkref.readers.sdk_docs.page_reading import page_facts
from sdkref.references.building import build_references
from sdkref.settings.config import settings_for
from sdkref.sources.reading import read_sources

DESCRIPTION = """
openapi: 3.1.0
info: {title: Pets, version: "1", summary: All about pets.}
servers: [{url: "https://pets.example/v1"}]
tags: [{name: pets, description: "## Animals\\n\\nOf all kinds."}]
paths:
  /pets:
    get:
      tags: [pets]
      operationId: listPets
      summary: List pets
      description: "All pets.\\n\\n# Order\\n\\n```\\nnever closed"
      parameters:
        - {name: limit, in: query, description: "At most `a|b` | <br>", schema: {type: integer, default: 20}}
        - {name: kind, in: query, required: true, schema: {type: string, enum: [cat, dog]}, example: cat}
      responses:
        "200":
          description: "Some *pets*."
          content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}}}
        "404":
          description: None.
          content: {application/json: {schema: {$ref: "#/components/schemas/pet"}}}
    post:
      tags: [pets]
      summary: List pets
      deprecated: true
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [name]
              properties:
                name: {type: string, maxLength: 8}
                home:
                  type: object
                  properties: {street: {type: string, deprecated: true}}
                pet: {$ref: "#/components/schemas/Pet"}
      responses: {"204": {description: Done.}}
components:
  schemas:
    Pet:
      description: "One.\\n\\n# Its own"
      type: object
      properties: {parent: {$ref: "#/components/schemas/pet"}, name: {type: string}}
    pet: {type: object, properties: {code: {type: integer, readOnly: true}}}
"""
LANGUAGES = ("typescript", "go", "python", "curl")


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the texts of all twins by their paths."""
    folder = tmp_path_factory.mktemp("pets")
    (folder / "openapi.yaml").write_text(DESCRIPTION, encoding="utf-8")
    read = read_sources(settings_for([folder / "openapi.yaml"]), Diagnostics())
    library = Library(build_references(read, Silent(), cache=folder))
    links = TwinLinks(library, {})
    return {each.path: links.resolved(each, each.path) for each in twin_texts(library)}


def test_every_language_has_the_same_pages(twins: dict[str, str]) -> None:
    assert list(twins) == [
        path for key in LANGUAGES for path in (f"reference/{key}/pets.md", f"models/{key}/all.md")
    ]


def test_a_page_is_laid_out_as_documentation_of_sdks(twins: dict[str, str]) -> None:
    lines = twins["reference/python/pets.md"].split("\n")
    assert [each for each in lines if each.startswith("#")] == [
        "# pets",
        "## Overview",
        "### Animals",
        "### Available Operations",
        "## List pets (GET /pets)",
        "# Order",
        "### Example Usage",
        "### Parameters",
        "### Response",
        "### Errors",
        "## ~~List pets (POST /pets)~~",
        "### Example Usage",
        "### Parameters",
        "### Response",
    ]


def test_rows_tell_places_types_and_facts(twins: dict[str, str]) -> None:
    text = twins["reference/python/pets.md"].replace("\N{HEAVY MINUS SIGN}", "-")
    for row in (
        r"| `limit` | query | `int \| None` | - | At most `a\|b` \| &lt;br><br/><br/>Defaults to `20`. |  |",
        '| `kind` | query | `Literal["cat", "dog"]` | ✅ |  | `"cat"` |',
        "| `name` | body | `str` | ✅ | At most 8 characters. |",
        r"| ~~`home.street`~~ | body | `str \| None` | - |  |",
        r"| `pet` | body | [Pet](../../models/python/all.md#pet) \| None | - | One.<br/><br/># Its own |",
        r"* `200` `application/json`: Some \*pets\*.",
        "* `204`: Done.",
    ):
        assert row in text.split("\n"), row


def test_names_that_differ_in_case_only_lead_to_their_own_headings(twins: dict[str, str]) -> None:
    text = twins["models/curl/all.md"]
    assert "| `parent` | [pet](#pet) |" in text
    assert text.index("## pet\n") < text.index("## Pet\n") < text.index("### Its own")


def test_readers_of_sdk_documentation_find_the_same(tmp_path: Path) -> None:
    source = Path(__file__).parents[2] / "docs" / "api" / "openapi.yaml"
    read = read_sources(settings_for([source]), Diagnostics())
    library = Library(build_references(read, Silent(), cache=tmp_path))
    links = TwinLinks(library, {})
    pages = [each for each in twin_texts(library) if not each.twin.of_models]
    catalogue = read[0].catalogue
    for target, projection in zip(targets(), projections(catalogue, targets()), strict=True):
        own = [each for each in pages if each.twin.target == target.key]
        found = {
            (each.operation_id, str(each.endpoint and f"{each.endpoint.method} {each.endpoint.path}")): each
            for page in own
            for each in _methods(links, page)
        }
        for operation in catalogue.operations:
            back = found[operation.operation_id, operation.key]
            shown = projection.operation(operation)
            names = [each.name for each in back.arguments or ()]
            assert [name for name in (each.name for each in shown.parameters) if name not in names] == []
            assert [each.code.text for each in shown.samples] == [each.code for each in back.examples]
            assert [each.statuses for each in shown.errors] == [each.statuses for each in back.errors or ()]
            assert back.returned is not None
            assert bool(back.returned.type) == any(
                body.type for each in shown.answers for body in each.bodies
            )
            assert _required(shown.parameters) == {
                each.name: each.required
                for each in back.arguments or ()
                if each.name in _required(shown.parameters)
            }


def _methods(links: TwinLinks, page: TwinText) -> tuple[Method, ...]:
    facts = page_facts(links.resolved(page, page.path), page.path)
    assert not facts.findings
    return facts.methods


def _required(fields: tuple[Field, ...]) -> dict[str, bool | None]:
    return {each.path or each.name: each.required for each in fields}
