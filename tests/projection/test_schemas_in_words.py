"""All that a schema can say, as rows and words: each case is a schema and the lines that its table shows."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import models_of
from sdkref.catalogue.schema import Schema
from sdkref.catalogue.views import Views
from sdkref.languages.known import LANGUAGES
from sdkref.languages.language import distinct_names
from sdkref.projection.depth import PAGE, ROWS
from sdkref.projection.fields import FieldMaker
from sdkref.projection.projection import FieldGroup
from sdkref.projection.types import TypeSpeller
from shown_rows import row, shown

STRING, INTEGER = {"type": "string"}, {"type": "integer"}
PET = {"$ref": "#/models/Pet"}
NAMED: dict[str, Any] = {
    "Pet": {
        "type": "object",
        "description": "A pet.",
        "properties": {"name": STRING | {"description": "Its name."}},
        "additionalProperties": False,
    },
    "Cat": {"type": "object", "properties": {"kind": {"const": "cat"}}},
    "Colour": {"enum": ["red", "blue"], "description": "A colour.", "default": "red"},
    "Code": STRING | {"maxLength": 3},
}


def made(
    schema: Any, language: str = "python", models: dict[str, Any] | None = None
) -> tuple[Schema, FieldMaker]:
    """Return a schema and the maker of its rows."""
    found = models_of(NAMED | (models or {}) | {"Tried": schema})
    speaks = LANGUAGES[language]
    views = Views(found)
    types = TypeSpeller(speaks, views, distinct_names(found, speaks.type_name))
    return found["Tried"], FieldMaker(speaks, views, types)


def lines(schema: Any, language: str = "python") -> list[str]:
    """Return the row of a member with what opens inside."""
    tried, fields = made(schema, language)
    return row(fields.field("x", "x", tried, "both", PAGE, required=True))


CASES: dict[str, tuple[Any, list[str]]] = {
    "a constant": ({"const": 5}, ["x: Literal[5]"]),
    "an enum of mixed types": (
        {"enum": [1, "1", True, {"a": 1}]},
        ['x: int | str | bool | Any (one of; 1; "1"; True; {"a": 1})'],
    ),
    "a named enum": (
        {"$ref": "#/models/Colour"},
        ['x: <Colour> (A colour.; one of; "red"; "blue"; default "red")'],
    ),
    "items of which something is said": (
        {"type": "array", "maxItems": 2, "items": STRING | {"maxLength": 3, "description": "One."}},
        ["x: list[str] (at most 2 items)", "  Each item (One.; at most 3 characters)"],
    ),
    "items that are a model with limits": (
        {"type": "array", "items": {"$ref": "#/models/Code"}},
        ["x: list[<Code>]", "  Each item (at most 3 characters)"],
    ),
    "items that are objects": (
        {"type": "array", "items": {"type": "object", "description": "One.", "properties": {"a": STRING}}},
        ["x: list[dict[str, Any]]", "  (One.)", "  x.a?: str | None"],
    ),
    "a tuple": (
        {"type": "array", "prefixItems": [STRING, INTEGER | {"minimum": 0}], "items": {"type": "boolean"}},
        [
            "x: list[str | int | bool]",
            "  x.[0]?: str",
            "  x.[1]?: int (at least 0)",
            "  x.[2…]?: bool {any further item}",
        ],
    ),
    "a tuple without more": (
        {"type": "array", "prefixItems": [STRING], "items": False},
        ["x: list[str] (no further items)", "  x.[0]?: str"],
    ),
    "a list that contains": (
        {"type": "array", "items": INTEGER, "contains": INTEGER | {"minimum": 5}},
        ["x: list[int]", "  Contains at least 1 item [int] (at least 5)"],
    ),
    "a map": (
        {"type": "object", "additionalProperties": STRING | {"maxLength": 3}, "maxProperties": 9},
        ["x: dict[str, str] (at most 9 members)", "  Each value (at most 3 characters)"],
    ),
    "a closed object": (
        {"type": "object", "properties": {"a": STRING}, "additionalProperties": False},
        ["x: dict[str, Any] (no other members)", "  x.a?: str | None"],
    ),
    "an open object": (
        {"type": "object", "properties": {"a": STRING}, "additionalProperties": True},
        ["x: dict[str, Any] (other members are allowed)", "  x.a?: str | None"],
    ),
    "patterns of names": (
        {
            "type": "object",
            "properties": {"a": STRING},
            "patternProperties": {"^x ": INTEGER},
            "additionalProperties": STRING,
            "propertyNames": {"maxLength": 3},
        },
        [
            "x: dict[str, Any]",
            "  Each name (at most 3 characters)",
            "  x.a?: str | None",
            "  x./^x /?: int {names that match `^x `}",
            "  x.*?: str {any other name}",
        ],
    ),
    "members that depend": (
        {
            "type": "object",
            "required": ["c"],
            "properties": {"a": STRING},
            "dependentRequired": {"a": ["b", "c"]},
        },
        ["x: dict[str, Any] (also required: `c`; with `a` also required: `b`, `c`)", "  x.a?: str | None"],
    ),
    "a condition in words": (
        {
            "type": "object",
            "properties": {"a": {"enum": [1, 2, 3]}},
            "if": {"properties": {"a": {"enum": [1, 2]}}, "required": ["a"]},
            "then": {"required": ["b"]},
            "else": {"properties": {"c": STRING}},
        },
        [
            "x: dict[str, Any]",
            "  x.a?: Literal[1, 2, 3] | None",
            "  If `a` is `1` or `2` (also required: `b`)",
            "  Otherwise",
            "  x.c?: str | None",
        ],
    ),
    "a condition in rows": (
        {"if": {"properties": {"a": {"description": "Why.", "const": 1}}}, "then": PET},
        ["x: Any", "  If it fits this", "  x.a?: Literal[1] | None (Why.)", "  Then [<Pet>]"],
    ),
    "an exclusion in words": (
        {"not": STRING | {"maxLength": 3}},
        ["x: Any (not allowed: it is `str` (at most 3 characters))"],
    ),
    "an exclusion in rows": (
        {"not": {"type": "object", "properties": {"a": {"type": "object", "properties": {"b": STRING}}}}},
        ["x: Any", "  Not allowed", "  x.a?: dict[str, Any] | None", "    x.a.b?: str | None"],
    ),
    "nothing": (False, ["x: Never (no value is allowed)"]),
    "a reference with words of its own": (PET | {"description": "Mine."}, ["x: <Pet> (Mine.)"]),
    "a reference and a part with words": (
        {"allOf": [PET, {"description": "Mine.", "deprecated": True}]},
        ["x: <Pet> (Mine.; deprecated)"],
    ),
    "parts that describe": (
        {"description": "All.", "allOf": [PET, {"description": "Part.", "properties": {"a": STRING}}]},
        [
            "x: dict[str, Any] (All. / Part.)",
            "  x.name?: str | None from <Pet> (Its name.)",
            "  x.a?: str | None",
        ],
    ),
    "limits of parts": (
        {"allOf": [STRING | {"minLength": 2}, STRING | {"pattern": "^a"}]},
        ["x: str (at least 2 characters; matches `^a`)"],
    ),
    "variants that limits tell apart": (
        {"oneOf": [INTEGER | {"multipleOf": 3}, INTEGER | {"multipleOf": 5}]},
        ["x: int", "  Exactly one of", "    [int] (multiple of 3)", "    [int] (multiple of 5)"],
    ),
    "variants that names tell apart": (
        {
            "anyOf": [
                {"type": "object", "required": ["a"], "properties": {"a": STRING, "c": STRING}},
                {"type": "object", "required": ["b"], "properties": {"b": STRING, "c": STRING}},
            ]
        },
        [
            "x: dict[str, Any]",
            "  At least one of",
            "    [`dict[str, Any]` with `a`]",
            "    x.a: str",
            "    x.c?: str | None",
            "    [`dict[str, Any]` with `b`]",
            "    x.b: str",
            "    x.c?: str | None",
        ],
    ),
    "variants that only require": (
        {"type": "object", "properties": {"a": STRING}, "oneOf": [{"required": ["a"]}, {"required": ["b"]}]},
        [
            "x: dict[str, Any]",
            "  x.a?: str | None",
            "  Exactly one of",
            "    (also required: `a`)",
            "    (also required: `b`)",
        ],
    ),
    "variants of variants": (
        {"anyOf": [STRING, {"type": "array", "items": {"anyOf": [PET, {"$ref": "#/models/Cat"}]}}]},
        [
            "x: str | list[<Pet> | <Cat>]",
            "  One of",
            "    [str]",
            "    [list[<Pet> | <Cat>]]",
            "      At least one of",
            "        [<Pet>]",
            "        [<Cat>]",
        ],
    ),
    "a discriminator": (
        {
            "oneOf": [PET, {"$ref": "#/models/Cat"}],
            "discriminator": {"propertyName": "kind", "mapping": {"a": "Pet", "b": "Pet"}},
        },
        [
            "x: <Pet> | <Cat>",
            "  Exactly one of; `kind` says which",
            '    [<Pet> (`"a"`, `"b"`)]',
            '    [<Cat> (`"cat"`)]',
        ],
    ),
    "a title": (STRING | {"title": "Something else"}, ["x: str (Something else:)"]),
    "a title that is the name": (STRING | {"title": "X"}, ["x: str"]),
    "values of any kind": (
        {"type": "object", "default": {"a": [None]}, "examples": [{}, {"b": 1}]},
        ['x: dict[str, Any] (default {"a": [None]}; e.g. {}; e.g. {"b": 1})'],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_schema_in_words(case: str) -> None:
    schema, expected = CASES[case]
    assert lines(schema) == expected


@pytest.mark.parametrize(
    ("language", "told"),
    [("typescript", False), ("go", True), ("python", True), ("curl", False)],
)
def test_null_is_told_where_a_type_leaves_it_open(language: str, told: bool) -> None:  # noqa: FBT001 - a table
    tried, fields = made({"type": ["string", "null"]}, language)
    assert fields.field("x", "x", tried, "both", PAGE, required=False).nullable is told
    assert not fields.field("x", "x", tried, "both", PAGE, required=True).nullable


def test_null_in_a_go_slice_is_told_always() -> None:
    tried, fields = made({"type": ["array", "null"], "items": STRING}, "go")
    assert fields.field("x", "x", tried, "both", PAGE, required=True).nullable


@pytest.mark.parametrize(("language", "told"), [("go", False), ("python", True), ("curl", True)])
def test_a_format_is_told_where_the_type_does_not(language: str, told: bool) -> None:  # noqa: FBT001 - a table
    tried, fields = made(INTEGER | {"format": "int32"}, language)
    assert (fields.field("x", "x", tried, "both", PAGE).constraints == ("format int32",)) is told


def keys(groups: tuple[FieldGroup, ...]) -> list[str]:
    return [each.key for group in groups for each in group.groups]


def test_ids_of_variants_are_the_same_in_every_language_and_wherever_they_stand() -> None:
    variants = [
        STRING,
        {"type": "object", "properties": {"a": STRING}},
        {"type": "object", "properties": {"kind": {"const": 'it\'s "so"'}}},
        {"title": "Named", "type": "object", "properties": {"b": STRING}},
        PET,
    ]
    found = set()
    for language in LANGUAGES:
        tried, fields = made({"anyOf": variants}, language)
        found.add(tuple(keys(fields.inside(tried, "both", PAGE))))
    assert len(found) == 1
    before = found.pop()
    added = {"type": "object", "properties": {"z": STRING}}
    tried, fields = made({"anyOf": [added, *reversed(variants)]})
    assert keys(fields.inside(tried, "both", PAGE))[1:] == list(reversed(before))


def test_types_without_a_name_open_whole_and_end_only_inside_a_model() -> None:
    deep: Any = STRING
    for name in "gfedcba":
        deep = {"type": "object", "properties": {name: deep}}
    tried, fields = made({"type": "object", "properties": {"own": deep}})
    assert shown(fields.inside(tried, "both", PAGE))[-1].strip() == "own.a.b.c.d.e.f.g?: str | None"
    tried, fields = made({"$ref": "#/models/Holder"}, models={"Holder": deep})
    ended = row(fields.field("x", "x", tried, "request", ROWS))
    assert ended[-1] == "      x.a.b.c?: dict[str, Any] | None -> <Holder>"


def test_an_opened_model_says_its_rules_inside() -> None:
    tried, fields = made(PET)
    assert row(fields.field("x", "x", tried, "request", ROWS)) == [
        "x?: <Pet> (A pet.)",
        "  (no other members)",
        "  x.name?: str | None (Its name.)",
    ]


SCHEMAS = st.recursive(
    st.sampled_from([STRING, INTEGER, PET, {"const": 1}, {"enum": ["a", None]}, True, False]),
    lambda inner: st.one_of(
        st.builds(
            lambda a, b: {"type": "object", "properties": {"a": a}, "additionalProperties": b}, inner, inner
        ),
        st.builds(lambda a: {"type": "array", "items": a, "contains": a, "description": "List."}, inner),
        st.builds(lambda a, b: {"type": "array", "prefixItems": [a, b], "items": b}, inner, inner),
        st.builds(lambda a, b: {"anyOf": [a, b]}, inner, inner),
        st.builds(lambda a, b: {"allOf": [a, b], "title": "Both"}, inner, inner),
        st.builds(lambda a, b: {"if": a, "then": b, "not": b}, inner, inner),
        st.builds(lambda a: {"patternProperties": {"^a": a}, "propertyNames": a}, inner),
    ),
    max_leaves=12,
)


@given(SCHEMAS, st.sampled_from(sorted(LANGUAGES)))
def test_any_schema_becomes_rows(schema: Any, language: str) -> None:
    tried, fields = made(schema, language)
    for depth in (PAGE, ROWS):
        text = "\n".join(row(fields.field("x", "x", tried, "both", depth)))
        assert text.startswith("x?: ")
