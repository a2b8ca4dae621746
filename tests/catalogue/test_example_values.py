"""Example values: expected ones, valid ones for any schema, cheap ones for hostile schemas."""

import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import models_of, validator
from sdkref.catalogue.making import MOST_NODES, weight
from sdkref.catalogue.schema import Reference
from sdkref.catalogue.values import ExampleMaker
from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import read_document

CASES: list[dict[str, Any]] = read_document(
    Path(__file__).parent / "cases" / "values.yaml", Diagnostics()
).data


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
@pytest.mark.parametrize("direction", ["request", "response"])
def test_a_schema_has_this_example(case: dict[str, Any], direction: Any) -> None:
    models = models_of({"Case": case["schema"], **case.get("models", {})})
    value = ExampleMaker(models).value(models["Case"], direction)
    assert value == (case.get("request", case["value"]) if direction == "request" else case["value"])
    if case.get("valid", True):
        assert validator(models["Case"], models, direction).is_valid(value)


def bounded(low: str, high: str, numbers: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Schemas with two bounds in order."""
    return st.tuples(numbers, numbers).map(lambda pair: {low: min(pair), high: max(pair)})


LENGTHS = st.integers(0, 40)
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]))
"""Control characters are read as replacement characters, so that two texts may become one."""
SCALARS = st.one_of(
    st.builds(lambda bounds: {"type": "integer", **bounds}, bounded("minimum", "maximum", st.integers())),
    st.builds(
        lambda bounds: {"type": "number", **bounds},
        bounded("minimum", "maximum", st.floats(allow_nan=False, allow_infinity=False)),
    ),
    st.builds(
        lambda low, grid: {"type": "integer", "minimum": low, "multipleOf": grid},
        st.integers(),
        st.integers(1, 10_000),
    ),
    st.builds(
        lambda bounds, pattern: {"type": "string", "pattern": pattern, **bounds},
        bounded("minLength", "maxLength", LENGTHS),
        st.sampled_from(["^[a-z]*$", "^[^a-y]*$", "^(\\w| )*$", "", "^.*$"]),
    ),
    st.builds(
        lambda values: {"enum": values},
        st.lists(TEXTS | st.integers(), min_size=1, unique=True),
    ),
    st.sampled_from(
        [{"type": "boolean"}, {"type": "string", "format": "uri"}, {"type": ["integer", "null"]}, {}]
    ),
)
NAMES = st.sampled_from(["id", "name", "created_at", "size", "url", "größe", "a b", "__proto__"])
LISTS = st.lists(SCALARS, min_size=1, max_size=3)
SCHEMAS = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.builds(
            lambda items, bounds: {"type": "array", "items": items, **bounds},
            inner,
            bounded("minItems", "maxItems", st.integers(0, 5)),
        ),
        st.builds(
            lambda members, required: {
                "type": "object",
                "properties": members,
                "required": sorted(required.intersection(members)),
            },
            st.dictionaries(NAMES, inner),
            st.sets(NAMES),
        ),
        st.builds(lambda variants: {"anyOf": variants}, st.lists(inner, min_size=2, max_size=3)),
        st.builds(lambda values: {"type": "object", "additionalProperties": values}, inner),
        st.builds(lambda values: {"type": "object", "unevaluatedProperties": values}, inner),
        st.builds(
            lambda items, least, more: {
                "type": "array",
                "items": items,
                "contains": items,
                "minContains": least,
                "maxContains": least + more,
            },
            inner,
            st.integers(0, 3),
            st.integers(1, 3),
        ),
        st.builds(lambda items: {"type": "array", "prefixItems": items, "unevaluatedItems": False}, LISTS),
        st.builds(
            lambda members, other, name, asked: {
                "type": "object",
                "properties": members,
                "required": sorted(members),
                "dependentRequired": {name: [asked]},
                "dependentSchemas": {name: {"type": "object", "properties": {"other": other}}},
                "unevaluatedProperties": True,
            },
            st.dictionaries(NAMES, inner),
            inner,
            NAMES,
            NAMES,
        ),
        st.builds(
            lambda members, values: {
                "type": "object",
                "allOf": [{"type": "object", "properties": members, "required": sorted(members)}],
                "patternProperties": {"^x-": values},
                "minProperties": 1,
                "unevaluatedProperties": False,
            },
            st.dictionaries(NAMES, inner, min_size=1),
            inner,
        ),
        st.builds(
            lambda names, values: {
                "type": "object",
                "propertyNames": {"enum": names},
                "additionalProperties": values,
            },
            st.lists(NAMES, min_size=1, unique=True),
            inner,
        ),
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(SCHEMAS, st.sampled_from(["request", "response"]))
def test_every_example_satisfies_its_schema(schema: dict[str, Any], direction: Any) -> None:
    models = models_of({"Case": schema})
    value = ExampleMaker(models).value(models["Case"], direction)
    assert validator(models["Case"], models, direction).is_valid(value), value
    assert ExampleMaker(models).value(models["Case"], direction) == value


def timed(schemas: dict[str, Any], name: str) -> tuple[Any, float]:
    models = models_of(schemas)
    start = time.perf_counter()
    value = ExampleMaker(models).value(Reference(name=name))
    return value, time.perf_counter() - start


@pytest.mark.parametrize(
    "schemas",
    [
        {"A": {"type": "string", "pattern": "^(a+)+$", "minLength": 60}},
        {"A": {"type": "string", "pattern": "^((((a{99}){99}){99}){99})$"}},
        {"A": {"type": "string", "pattern": "(" * 3_000 + "a" + ")" * 3_000}},
        {"A": {"type": "string", "pattern": "^(?=(a|aa)+$)(b|bb)+\\1$", "maxLength": 30}},
        {"A": {"type": "string", "minLength": 1_000_000_000}},
        {"A": {"type": "array", "minItems": 1_000_000_000, "items": {"type": "integer"}}},
        {"A": {"type": "integer", "minimum": 10**300}},
        {
            "A": {
                "type": "object",
                "minProperties": 1_000_000_000,
                "additionalProperties": {"type": "integer"},
            }
        },
        {"A": {"allOf": [{"$ref": "#/models/A"}, {"$ref": "#/models/A"}]}},
        {"A": {"oneOf": [{"$ref": "#/models/A"}, {"not": {"$ref": "#/models/A"}}]}},
        {
            # Each model needs the next one twice: two to the power of thirty values.
            **{
                f"M{level}": {
                    "type": "object",
                    "required": ["a", "b"],
                    "properties": {side: {"$ref": f"#/models/M{level + 1}"} for side in "ab"},
                }
                for level in range(30)
            },
            "M30": {"type": "integer"},
            "A": {"$ref": "#/models/M0"},
        },
        {
            # Everything leads to everything.
            **{
                f"M{number}": {
                    "type": "object",
                    "properties": {f"p{other}": {"$ref": f"#/models/M{other}"} for other in range(40)},
                }
                for number in range(40)
            },
            "A": {"$ref": "#/models/M0"},
        },
        {
            "A": {
                "allOf": [
                    {"oneOf": [{"type": "string", "pattern": f"^{n}{m}$"} for n in range(30)]}
                    for m in range(9)
                ]
            }
        },
    ],
    ids=lambda schemas: str(schemas["A"])[:40],
)
def test_a_hostile_schema_costs_little(schemas: dict[str, Any]) -> None:
    value, seconds = timed(schemas, "A")
    assert seconds < 3
    assert weight(value) <= 2 * MOST_NODES + 1


def test_a_value_is_the_same_whatever_was_made_before() -> None:
    models = models_of(
        {
            "User": {
                "type": "object",
                "properties": {"id": {"type": "string"}, "team": {"$ref": "#/models/Team"}},
            },
            "Team": {
                "type": "object",
                "properties": {"lead": {"$ref": "#/models/User"}, "name": {"type": "string"}},
            },
        }
    )
    team_first, user_first = ExampleMaker(models), ExampleMaker(models)
    values = [team_first.value(Reference(name=name)) for name in ("Team", "User")]
    assert values == [user_first.value(Reference(name=name)) for name in ("User", "Team")][::-1]
