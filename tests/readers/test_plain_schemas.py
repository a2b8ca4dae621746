"""Plain schemas are read at once: what comes of them is what reading them word by word returns."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdkref.catalogue.schema import Schema
from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import Document, Positions
from sdkref.location import Location
from sdkref.readers import json_schema
from sdkref.readers.json_schema import SchemaReader
from sdkref.readers.plain_schemas import plain_schema, texts_beside_reference
from sdkref.readers.references import References

PLACE = Location("a.yaml", "/x")
TEXTS = st.sampled_from(["", "one", "Two words"])
ANY = st.sampled_from(["", "a", 1, 2.5, True, None, [1], {"a": 1}])
TYPES = st.sampled_from(["null", "boolean", "integer", "number", "string", "array", "strin"])
SCHEMAS = st.fixed_dictionaries(
    {},
    optional={
        "type": TYPES | ANY,
        "title": TEXTS | ANY,
        "description": TEXTS | ANY,
        "format": TEXTS | ANY,
        "default": ANY,
        "$ref": st.sampled_from(["#/components/schemas/Cat", "#/nowhere", "#/x"]) | ANY,
        "minLength": ANY,
        "x-more": ANY,
    },
)


def read(value: dict[str, Any]) -> tuple[Schema, list[str]]:
    """Return a schema and the findings about it."""
    diagnostics = Diagnostics()
    data = {"x": value, "components": {"schemas": {"Cat": {"type": "object"}}}}
    references = References(Document("a.yaml", data, Positions(b"")), diagnostics)
    return SchemaReader(references, diagnostics).read(value, PLACE), [str(each) for each in diagnostics]


@given(SCHEMAS)
def test_they_are_what_reading_word_by_word_returns(value: dict[str, Any]) -> None:
    found = read(value)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(json_schema, "plain_schema", lambda _value, _place: None)
        patched.setattr(json_schema, "texts_beside_reference", lambda _value: None)
        assert read(value) == found


def test_most_schemas_are_plain() -> None:
    assert plain_schema({"type": "string", "description": "A name."}, PLACE) is not None
    assert plain_schema({"type": "integer", "format": "int32", "default": 1}, PLACE) is not None
    assert plain_schema({"type": "string", "minLength": 1}, PLACE) is None
    assert texts_beside_reference({"$ref": "#/x", "description": "A name."}) == {"description": "A name."}
    assert texts_beside_reference({"$ref": "#/x", "nullable": True}) is None
