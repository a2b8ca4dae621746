"""Knobs of `gen.yaml` that decide how the profile `speakeasy` calls methods and writes samples."""

from pathlib import Path
from typing import Any

import pytest

from profiles.predictions import predicted, text

BREW = """
components:
  securitySchemes: {apiKeyAuth: {type: http, scheme: bearer}}
  schemas:
    Brew:
      type: object
      required: [tea_name]
      properties:
        tea_name: {type: string}
        cup_size: {type: string, enum: [large, small]}
        water: {type: object, properties: {degrees: {type: integer}}}
security: [{apiKeyAuth: []}]
paths:
  /brews:
    post:
      operationId: brew
      tags: [teas]
      parameters: [{name: pot_id, in: query, required: true, schema: {type: string}, example: p}]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Brew"}}}
      responses: {204: {description: Done}}
"""
TEA = {"profile": "speakeasy", "package": "tea", "class": "Tea", "version": "1.700"}


def _code(folder: Path, language: str, **settings: Any) -> str:
    return predicted(folder, BREW, language=language, **{**TEA, **settings}).examples[0].code


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("typescript", '  security: {\n    apiKeyAuth: process.env["TEA_API_KEY_AUTH"] ?? "",\n  },\n'),
        (
            "python",
            'security=shared.Security(\n        api_key_auth=os.getenv("TEA_API_KEY_AUTH", ""),\n    ),\n',
        ),
        (
            "go",
            'shared.Security{\n            APIKeyAuth: tea.Pointer(os.Getenv("TEA_API_KEY_AUTH")),\n',
        ),
    ],
)
def test_an_object_that_holds_the_key(tmp_path: Path, language: str, shown: str) -> None:
    settings = {"flattenGlobalSecurity": False, "envVarPrefix": "TEA", "components": "shared"}
    code = _code(tmp_path, language, **settings)
    assert shown in code
    assert {"python": "from tea.models import shared", "go": '"tea/models/shared"'}.get(language, "") in code


@pytest.mark.parametrize(("rendering", "members"), [("never", 1), ("withExample", 1), ("always", 3)])
def test_what_may_be_left_out_in_samples(tmp_path: Path, rendering: str, members: int) -> None:
    code = _code(tmp_path, "typescript", optionalPropertyRendering=rendering)
    assert sum(name in code for name in ("teaName", "cupSize", "degrees")) == members


def test_the_members_of_a_body_as_arguments(tmp_path: Path) -> None:
    method = predicted(tmp_path, BREW, language="python", flattenRequests=True, **TEA)
    assert [(each.name, text(each.type)) for each in method.arguments or ()][:4] == [
        ("pot_id", "str"),
        ("tea_name", "str"),
        ("cup_size", "Optional[components.CupSize]"),
        ("water", "Optional[components.Water]"),
    ]
    assert 't_client.teas.brew(pot_id="p", tea_name="<value>")' in method.examples[0].code


@pytest.mark.parametrize(
    ("order", "names"), [("body-first", ["brew", "potId"]), ("parameters-first", ["potId", "brew"])]
)
def test_the_order_of_arguments(tmp_path: Path, order: str, names: list[str]) -> None:
    settings = {**TEA, "maxMethodParams": 2, "flatteningOrder": order}
    method = predicted(tmp_path, BREW, language="typescript", **settings)
    assert [each.name for each in method.arguments or ()][:2] == names


def test_members_in_snake_case(tmp_path: Path) -> None:
    assert "tea_name: " in _code(tmp_path, "typescript", modelPropertyCasing="snake")


def test_models_without_namespaces(tmp_path: Path) -> None:
    settings = {**TEA, "components": "models", "operations": "models", "errors": "models"}
    method = predicted(tmp_path, BREW, language="python", flattenRequests=True, **settings)
    assert text((method.errors or ())[0].type) == "models.SDKError"
    piece = (method.arguments or ())[2].type[0]
    assert (piece.text, piece.model) == ("Optional[models.CupSize]", "docs/models/cupsize")


def test_a_package_that_is_called_like_the_end_of_its_path(tmp_path: Path) -> None:
    code = _code(tmp_path, "go", package="example.com/x/tea")
    assert '\t"example.com/x/tea"\n' in code
    assert '\tchai "example.com/x/tea"\n' in _code(tmp_path, "go", package="example.com/x/tea", alias="chai")
