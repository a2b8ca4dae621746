"""Values as XML documents."""

from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import models_of
from sdkref.catalogue.views import Views
from sdkref.catalogue.xml_text import xml_text

STRING = {"type": "string"}
ATTRIBUTE = {"type": "integer", "xml": {"attribute": True}}
CASES: dict[str, tuple[dict[str, Any], Any, str]] = {
    "names": (
        {"type": "object", "xml": {"name": "animal"}, "properties": {"a": STRING | {"xml": {"name": "b"}}}},
        {"a": "x", "c": 1.5, "d": True, "e": None},
        "<animal><b>x</b><c>1.5</c><d>true</d><e /></animal>",
    ),
    "attributes": (
        {"type": "object", "properties": {"id": ATTRIBUTE}},
        {"id": 7, "rest": "x"},
        '<It id="7"><rest>x</rest></It>',
    ),
    "prefix and namespace": (
        {
            "type": "object",
            "xml": {"prefix": "s", "namespace": "https://example.com/s"},
            "properties": {"n": {"type": "string", "xml": {"prefix": "s"}}},
        },
        {"n": "x"},
        '<s:It xmlns:s="https://example.com/s"><s:n>x</s:n></s:It>',
    ),
    "a list without a wrapper": (
        {
            "type": "object",
            "properties": {"l": {"type": "array", "items": STRING | {"xml": {"name": "i"}}}},
        },
        {"l": ["a", "b"]},
        "<It><i>a</i><i>b</i></It>",
    ),
    "a list with a wrapper": (
        {
            "type": "object",
            "properties": {"l": {"type": "array", "items": STRING, "xml": {"wrapped": True}}},
        },
        {"l": ["a", "b"]},
        "<It><l><l>a</l><l>b</l></l></It>",
    ),
    "kinds of nodes (3.2)": (
        {
            "type": "object",
            "properties": {
                "id": {"type": "integer", "xml": {"nodeType": "attribute"}},
                "text": {"type": "string", "xml": {"nodeType": "cdata"}},
                "l": {"type": "array", "items": STRING, "xml": {"nodeType": "element"}},
                "inner": {"type": "object", "xml": {"nodeType": "none"}},
            },
        },
        {"id": 1, "text": "a<b", "l": ["x"], "inner": {"y": 2}},
        '<It id="1">a&lt;b<l><l>x</l></l><y>2</y></It>',
    ),
    "a member of a variant": (
        {"oneOf": [{"type": "object", "properties": {"id": ATTRIBUTE}}]},
        {"id": 1},
        '<It id="1" />',
    ),
    "a list as a document": (
        {"type": "array", "items": STRING},
        ["a", "b"],
        "<It><item>a</item><item>b</item></It>",
    ),
    "names that XML forbids": (
        {"type": "object"},
        {"1 <x>": "a", "ä": "b"},
        "<It><_1_x_>a</_1_x_><_>b</_></It>",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_value_as_xml(case: str) -> None:
    schema, value, expected = CASES[case]
    models = models_of({"It": schema, "Use": {"$ref": "#/models/It"}})
    text = xml_text(value, models["Use"], Views(models))
    head, _, rest = text.partition("\n")
    assert head == '<?xml version="1.0" encoding="UTF-8"?>'
    assert "".join(line.strip() for line in rest.splitlines()) == expected


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(st.text(max_size=8), JSON, max_size=4))
def test_any_value_is_a_document(value: dict[str, Any]) -> None:
    ET.fromstring(xml_text(value, None, Views({})).encode())


def test_what_lies_deep_is_text() -> None:
    value: dict[str, Any] = {}
    for _ in range(1_000):
        value = {"a": value}
    text = xml_text(value, None, Views({}))
    assert text.count("<a>") < 100
    assert '{"a":' in text
