"""Addresses of places last: what is added to a description leaves every id that was there before."""

import copy
import re
from pathlib import Path
from typing import Any

import pytest

from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import read_document
from sdkref.documents.writer import write_yaml
from sdkref.pages.anchors import names_of
from sdkref.projection.project import projections
from sdkref.projection.target import targets
from sdkref.readers.dialects import read_source
from sdkref.references.fragments import pieces

TEXT, PLACE = {"type": "string"}, {"$ref": "#/components/schemas/Place"}
API: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Harbours", "version": "1"},
    "paths": {
        "/ships": {
            "post": {
                "parameters": [{"name": "fast", "in": "query", "schema": TEXT}],
                "requestBody": {"content": {"application/json": {"schema": PLACE}}},
                "responses": {
                    "200": {"description": "OK", "content": {"application/json": {"schema": PLACE}}},
                    "404": {"description": "None"},
                },
            }
        }
    },
    "components": {
        "schemas": {
            "Place": {
                "type": "object",
                "properties": {
                    "name": TEXT,
                    "kind": {"oneOf": [{"$ref": "#/components/schemas/Berth"}, {"type": "integer"}]},
                },
            },
            "Berth": {"type": "object", "properties": {"number": TEXT}},
        }
    },
}
POST = ("paths", "/ships", "post")
SCHEMAS = ("components", "schemas")
ADDED: dict[str, tuple[tuple[str, ...], str, Any]] = {
    "an operation above": (("paths",), "/harbours", {"get": {"responses": {"200": {"description": "OK"}}}}),
    "another method on the path": (("paths", "/ships"), "get", {"responses": {}}),
    "an answer": ((*POST, "responses"), "201", {"description": "Made"}),
    "a field above": ((*SCHEMAS, "Place", "properties"), "about", TEXT),
    "a model": (SCHEMAS, "Anchor", {"type": "object", "properties": {"weight": TEXT}}),
}


def ids(folder: Path, description: dict[str, Any]) -> set[str]:
    """Return the ids of all sections, and of all places in them."""
    path = folder / "api.yaml"
    path.write_text(write_yaml(description), encoding="utf-8")
    found = Diagnostics()
    catalogue = read_source(read_document(path, found), found)
    chosen, names = targets(), names_of(catalogue)
    made = pieces(catalogue, chosen, projections(catalogue, chosen), names)
    inside = {each for piece in made for each in re.findall(r'\bid="([^"]*)"', piece.render().html)}
    return inside | {*names.operations.values(), *names.models.values()}


@pytest.mark.parametrize("added", ADDED)
def test_what_is_added_leaves_every_address(tmp_path: Path, added: str) -> None:
    place, name, value = ADDED[added]
    changed = copy.deepcopy(API)
    around = changed
    for step in place:
        around = around[step]
    around_before = dict(around)
    around.clear()
    around.update({name: value, **around_before})
    before, after = ids(tmp_path, API), ids(tmp_path, changed)
    assert before < after
    start = "post-ships.python"
    assert {
        "post-ships",
        start,
        f"{start}.fast",
        f"{start}:example",
        f"{start}:body.name",
        f"{start}:body.kind/Berth.number",
        "model-place.go.kind",
    } <= before
