"""Swagger 2.0 that comes from several files: references to others, and overlays applied before."""

from pathlib import Path
from typing import Any

import pytest

from files_cases import CASES, read
from openapi_cases import Case, cases_of
from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import parse_document
from sdkref.readers.dialects import read_source
from sdkref.readers.overlay import with_overlay
from sdkref.readers.swagger_references import Rebased

DESCRIPTION = b"""\
swagger: '2.0'
info: {title: T, version: '1'}
paths:
  /a:
    post:
      parameters: [{name: b, in: body, schema: {type: object, properties: {a: {type: strin}}}}]
      responses: {200: {description: OK}}
"""
OVERLAY = b"""\
overlay: 1.0.0
info: {title: More, version: '1'}
actions:
  - target: $.paths['/a'].post.parameters[0].schema.properties
    update: {b: {type: numbr}}
  - target: $.paths['/a']
    update: {get: {sumary: List, parameters: [{name: a, in: qury}], responses: {200: {description: OK}}}}
"""


@pytest.mark.parametrize("case", cases_of(CASES / "swagger.txt"), ids=str)
def test_case(case: Case, tmp_path: Path) -> None:
    assert read(case, tmp_path) == case.expected


def test_findings_after_an_overlay_name_the_file_that_says_it() -> None:
    diagnostics = Diagnostics()
    description = parse_document(DESCRIPTION, "api.yaml", diagnostics)
    overlay = parse_document(OVERLAY, "more.yaml", diagnostics)
    catalogue = read_source(with_overlay(description, overlay, diagnostics), diagnostics)
    assert [each.key for each in catalogue.operations] == ["POST /a", "GET /a"]
    assert [f"{each.place}: {each.code}" for each in diagnostics.located()] == [
        "api.yaml:6:80: unknown-type",
        "more.yaml:5:18: unknown-type",
        "more.yaml:7:20: unknown-keyword",
        "more.yaml:7:57: unknown-place",
    ]


@pytest.mark.parametrize(
    ("file", "reference", "expected"),
    [
        ("api.yaml", "#/definitions/A", "#/definitions/A"),
        ("parts/paths.yaml", "#/definitions/A", "parts/paths.yaml#/definitions/A"),
        ("parts/paths.yaml", "models.yaml", "parts/models.yaml"),
        ("parts/paths.yaml", "../api.yaml#/definitions/A", "#/definitions/A"),
        ("parts/paths.yaml", "../more%20models/a.yaml#/A", "more%20models/a.yaml#/A"),
        ("parts/paths.yaml", "https://example.com/a.yaml#/A", "https://example.com/a.yaml#/A"),
        ("parts/paths.yaml", "/etc/a.yaml", "/etc/a.yaml"),
    ],
)
@pytest.mark.parametrize("folder", ["", "specs/v1/", "/srv/api/"])
def test_references_lead_where_they_led_before(folder: str, file: str, reference: str, expected: str) -> None:
    moved = Rebased(f"{folder}api.yaml").value({"items": [{"$ref": reference}]}, f"{folder}{file}")
    assert moved == {"items": [{"$ref": expected}]}


def test_only_what_holds_a_reference_is_copied() -> None:
    plain = {"type": "object", "example": {"$ref": "a"}, "properties": {"$ref": {"type": "string"}}}
    properties: dict[str, Any] = {"default": {"$ref": "b.yaml"}, "plain": plain}
    whole = {"properties": properties, "x-a": {"$ref": "c"}}
    moved = Rebased("api.yaml").value(whole, "parts/a.yaml")
    assert moved == whole | {"properties": properties | {"default": {"$ref": "parts/b.yaml"}}}
    assert moved["properties"]["plain"] is plain
    assert properties["default"] == {"$ref": "b.yaml"}
