"""What forms and optional bodies send where a value says nothing: a member more, or no body at all."""

from pathlib import Path
from typing import Any

import pytest

from requests_of import described
from sdkref.projection.calls import Call, FormBody, JsonBody
from sdkref.projection.groundwork import Groundwork

OPTIONAL = {"type": "object", "properties": {"note": {"type": "string", "example": "x"}}}


def calls(folder: Path, body: dict[str, Any]) -> list[Call]:
    operation = {"requestBody": body, "responses": {"204": {"description": ""}}}
    catalogue = described(folder, paths={"/birds": {"post": operation}})
    return list(Groundwork(catalogue).calls(catalogue.operations[0]))


def test_a_required_object_of_a_form_is_sent_by_a_member(tmp_path: Path) -> None:
    bare = {"type": "object", "properties": {"name": {"type": "string"}}}
    inner = {"type": "object", "required": ["deep"], "properties": {"deep": bare}}
    schema = {
        "type": "object",
        "required": ["owner", "nest", "count"],
        "properties": {
            "owner": bare,
            "nest": inner,
            "count": {"type": "integer", "example": 2},
            "other": bare,
        },
    }
    encoding = {name: {"style": "deepObject", "explode": True} for name in ("owner", "nest", "other")}
    form = {"application/x-www-form-urlencoded": {"schema": schema, "encoding": encoding}}
    body = calls(tmp_path, {"required": True, "content": form})[0].body
    assert isinstance(body, FormBody)
    assert [pair.name for pair in body.pairs] == ["owner[name]", "nest[deep][name]", "count"]


@pytest.mark.parametrize(
    ("required", "schema", "sends"),
    [
        (False, OPTIONAL, False),
        (False, {"type": "array", "items": OPTIONAL}, False),
        (True, OPTIONAL, True),
        (False, {**OPTIONAL, "type": ["object", "null"]}, True),
        (False, {}, True),
    ],
)
def test_an_example_of_null_says_that_an_optional_body_is_left_out(
    tmp_path: Path,
    required: bool,  # noqa: FBT001 - a table
    schema: dict[str, Any],
    sends: bool,  # noqa: FBT001 - a table
) -> None:
    examples = {"with": {"value": {"note": "x"}}, "without": {"value": None}}
    content = {"application/json": {"schema": schema, "examples": examples}}
    found = {each.name: each.body for each in calls(tmp_path, {"required": required, "content": content})}
    assert found["with"] == JsonBody({"note": "x"})
    assert found["without"] == (JsonBody(None) if sends else None)
