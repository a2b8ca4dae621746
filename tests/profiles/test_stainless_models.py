"""The models that the profile `stainless` predicts, and what leads to them."""

from pathlib import Path

import pytest

from profiles.predictions import surfaces

SDK = {"profile": "stainless", "package": "tea", "class": "Tea", "env": "TEA_API_KEY"}


@pytest.mark.parametrize(
    ("language", "keys", "linked"),
    [
        ("python", ["tea.types.CupRetrieveResponse", "tea.types.Leaf"], "tea.types.CupRetrieveResponse"),
        ("typescript", ["tea.CupRetrieveResponse", "tea.Leaf"], "tea.CupRetrieveResponse"),
        ("go", ["tea.CupGetParams", "tea.CupGetResponse", "tea.Leaf"], "tea.CupGetResponse"),
    ],
)
def test_models_of_stainless(tmp_path: Path, language: str, keys: list[str], linked: str) -> None:
    """A type that answers has the name of its method; what it holds has that of its schema."""
    told = """
paths:
  /cups:
    get:
      operationId: listCups
      parameters: [{name: size, in: query, schema: {type: string}}]
      responses:
        200: {description: OK, content: {application/json: {schema: {$ref: "#/components/schemas/Cup"}}}}
components:
  schemas:
    Cup: {type: object, properties: {leaf: {$ref: "#/components/schemas/Leaf"}}}
    Leaf: {type: object, properties: {green: {type: boolean}}}
    Unused: {type: object, properties: {red: {type: boolean}}}
"""
    (surface,) = surfaces(tmp_path, told, {"sdk": {**SDK, "language": language}})
    assert sorted(surface.models) == sorted(keys)
    returned = surface.methods[0].returned
    assert returned is not None
    assert [each.model for each in returned.type if each.model] == [linked]
    fields = surface.models[linked].fields
    assert fields is not None
    assert [each.model for each in fields[0].type if each.model] == [keys[-1]]
