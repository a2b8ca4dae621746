"""Schemas as types and rows, in the words of each language."""

from typing import Any

import pytest

from schemas import models_of
from sdkref.catalogue.views import Views
from sdkref.languages.known import LANGUAGES
from sdkref.languages.language import distinct_names
from sdkref.projection.depth import PAGE, ROWS
from sdkref.projection.fields import FieldMaker
from sdkref.projection.types import TypeSpeller
from shown_rows import row, shown, text

NAMED: dict[str, Any] = {
    "Message": {
        "type": "object",
        "required": ["role"],
        "properties": {
            "role": {"type": "string"},
            "parts": {"type": "array", "items": {"$ref": "#/models/Part"}},
        },
    },
    "Part": {"oneOf": [{"$ref": "#/models/TextPart"}, {"$ref": "#/models/image-part"}, {"type": "string"}]},
    "TextPart": {"type": "object", "properties": {"type": {"const": "text"}, "text": {"type": "string"}}},
    "image-part": {
        "type": "object",
        "properties": {"type": {"const": "image"}, "next": {"$ref": "#/models/Part"}},
    },
    "Tree": {
        "type": "object",
        "properties": {"children": {"type": "array", "items": {"$ref": "#/models/Tree"}}},
    },
    "Animal": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
    "Dog": {
        "allOf": [
            {"$ref": "#/models/Animal"},
            {"type": "object", "required": ["size"], "properties": {"size": {"enum": ["big", "small"]}}},
        ]
    },
}


def maker(language: str, schema: Any) -> tuple[Any, Views, TypeSpeller, FieldMaker]:
    models = models_of(NAMED | {"Tried": schema})
    views = Views(models)
    speaks = LANGUAGES[language]
    types = TypeSpeller(speaks, views, distinct_names(models, speaks.type_name))
    return models["Tried"], views, types, FieldMaker(speaks, views, types)


STRING, INTEGER = {"type": "string"}, {"type": "integer"}
MESSAGE = {"$ref": "#/models/Message"}


@pytest.mark.parametrize(
    ("schema", "python", "typescript", "go", "curl"),
    [
        (STRING, "str", "string", "string", "string"),
        (INTEGER, "int", "number", "int64", "integer"),
        (INTEGER | {"format": "int32"}, "int", "number", "int32", "integer"),
        ({"type": "number"}, "float", "number", "float64", "number"),
        ({"type": "boolean"}, "bool", "boolean", "bool", "boolean"),
        ({"type": "null"}, "None", "null", "any", "null"),
        ({}, "Any", "unknown", "any", "any"),
        (False, "Never", "never", "struct{}", "nothing"),
        (STRING | {"format": "date-time"}, "str", "string", "time.Time", "string"),
        (STRING | {"format": "binary"}, "bytes", "Blob", "[]byte", "binary"),
        ({"type": ["string", "null"]}, "str | None", "string | null", "*string", "string or null"),
        (MESSAGE, "<Message>", "<Message>", "<Message>", "<Message>"),
        ({"$ref": "#/models/image-part"}, "<ImagePart>", "<ImagePart>", "<ImagePart>", "<image-part>"),
        (
            {"type": "array", "items": MESSAGE},
            "list[<Message>]", "<Message>[]", "[]<Message>", "array of <Message>",
        ),
        (
            {"type": "array", "items": {"type": ["string", "null"]}},
            "list[str | None]", "(string | null)[]", "[]*string", "array of (string or null)",
        ),
        (
            {"type": "object", "additionalProperties": INTEGER},
            "dict[str, int]", "Record<string, number>", "map[string]int64", "map of integer",
        ),
        ({"type": "object"}, "dict[str, Any]", "Record<string, unknown>", "map[string]any", "map of any"),
        ({"type": "object", "properties": {"a": {}}}, "dict[str, Any]", "object", "map[string]any", "object"),
        (
            {"anyOf": [STRING, MESSAGE, {"type": "null"}]},
            "str | <Message> | None", "string | <Message> | null", "any", "string or <Message> or null",
        ),
        ({"enum": ["a", "b"]}, 'Literal["a", "b"]', '"a" | "b"', "string", '"a" or "b"'),
        ({"enum": [1, None]}, "Literal[1] | None", "1 | null", "*int64", "1 or null"),
        ({"enum": [1.5, 2.5]}, "float", "number", "float64", "1.5 or 2.5"),
        ({"enum": list("abcdefgh")}, "str", "string", "string", "string"),
        ({"enum": ["x" * 40, "y" * 40]}, "str", "string", "string", "string"),
        ({"const": "a\"'\n"}, 'Literal["a\\"\'\\n"]', '"a\\"\'\\n"', "string", '"a\\"\'\\n"'),
        ({"allOf": [MESSAGE], "description": "use"}, "<Message>", "<Message>", "<Message>", "<Message>"),
        ({"allOf": [MESSAGE, {"type": "object", "properties": {"a": {}}}]},
         "dict[str, Any]", "object", "map[string]any", "object"),
        ({"not": STRING}, "Any", "unknown", "any", "any"),
        (
            {"type": "array", "prefixItems": [STRING, INTEGER]},
            "list[str | int]", "(string | number)[]", "[]any", "array of (string or integer)",
        ),
    ],
)  # fmt: skip
def test_types(schema: Any, python: str, typescript: str, go: str, curl: str) -> None:
    expected = {"python": python, "typescript": typescript, "go": go, "curl": curl}
    found = {}
    for language in expected:
        tried, _, types, _ = maker(language, schema)
        found[language] = text(types.text(tried))
    assert found == expected


@pytest.mark.parametrize(
    ("language", "schema", "expected"),
    [
        ("python", STRING, "str | None"),
        ("python", {"type": ["string", "null"]}, "str | None"),
        ("python", {}, "Any"),
        ("typescript", STRING, "string | undefined"),
        ("typescript", {"type": ["string", "null"]}, "string | null | undefined"),
        ("typescript", {}, "unknown"),
        ("go", STRING, "*string"),
        ("go", {"type": "array", "items": STRING}, "[]string"),
        ("go", MESSAGE, "*<Message>"),
        ("curl", STRING, "string"),
    ],
)
def test_optional_types(language: str, schema: Any, expected: str) -> None:
    tried, _, types, _ = maker(language, schema)
    assert text(types.text(tried, required=False)) == expected


def test_what_stays_closed_is_linked_where_the_type_does_not_name_it() -> None:
    either = {"anyOf": [MESSAGE, {"$ref": "#/models/Animal"}]}
    listed = {"anyOf": [STRING, {"type": "array", "items": either}]}
    schema = {"type": "object", "properties": {"either": either, "listed": listed}}
    tried, _, _, fields = maker("go", schema)
    assert shown(fields.groups(tried, "both", PAGE)) == [
        "either?: any",
        "  At least one of",
        "    [<Message>]",
        "    [<Animal>]",
        "listed?: any",
        "  One of",
        "    [string]",
        "    [[]any]",
        "      At least one of",
        "        [<Message>]",
        "        [<Animal>]",
    ]


def test_fields_open_two_levels_and_stop_at_recursion() -> None:
    tried, _, _, fields = maker("python", MESSAGE)
    assert row(fields.field("messages", "messages", tried, "request", ROWS)) == [
        "messages?: <Message>",
        "  messages.role: str",
        "  messages.parts?: list[<Part>] | None",
        "    Exactly one of",
        "      [<TextPart>]",
        '      messages.parts.type?: Literal["text"] | None',
        "      messages.parts.text?: str | None",
        "      [<ImagePart>]",
        '      messages.parts.type?: Literal["image"] | None',
        "      messages.parts.next?: <Part> | None",
        "      [str]",
    ]


def test_a_model_does_not_open_inside_itself() -> None:
    tried, _, _, fields = maker("go", {"type": "object", "properties": {"tree": {"$ref": "#/models/Tree"}}})
    assert shown(fields.groups(tried, "both", ROWS)) == [
        "tree?: *<Tree>",
        "  tree.children?: []<Tree>",
    ]


def test_models_are_links_on_a_page_and_unnamed_types_open() -> None:
    inner = {"type": "object", "properties": {"deep": {"type": "object", "properties": {"x": STRING}}}}
    tried, _, _, fields = maker("curl", {"type": "object", "properties": {"m": MESSAGE, "u": inner}})
    assert shown(fields.groups(tried, "both", PAGE)) == [
        "m?: <Message>",
        "u?: object",
        "  u.deep?: object",
        "    u.deep.x?: string",
    ]


def test_inherited_fields_are_merged() -> None:
    tried, views, _, fields = maker("python", {"$ref": "#/models/Dog"})
    assert shown(fields.groups(views.models["Dog"], "both", PAGE)) == [
        "name: str from <Animal>",
        'size: Literal["big", "small"]',
    ]
    assert views.object_view(views.models["Dog"]).inherits == ("Animal",)
    assert [field.origin for field in views.object_view(tried).fields] == ["Animal", None]


def test_maps_and_other_names() -> None:
    schema = {
        "type": "object",
        "properties": {"by_id": {"type": "object", "additionalProperties": {"$ref": "#/models/Animal"}}},
        "additionalProperties": INTEGER,
    }
    tried, _, _, fields = maker("typescript", schema)
    assert shown(fields.groups(tried, "both", ROWS)) == [
        "by_id?: Record<string, <Animal>> | undefined",
        "  by_id.*.name: string",
        "*?: number {any other name}",
    ]


def test_each_side_has_its_own_fields() -> None:
    schema = {
        "type": "object",
        "properties": {"id": STRING | {"readOnly": True}, "password": STRING | {"writeOnly": True}},
    }
    tried, _, _, fields = maker("python", schema)
    names = {
        side: [field.name for group in fields.groups(tried, side, PAGE) for field in group.fields]
        for side in ("request", "response", "both")
    }
    assert names == {"request": ["password"], "response": ["id"], "both": ["id", "password"]}


@pytest.mark.parametrize(
    ("schema", "phrases"),
    [
        ({"type": "string", "minLength": 1, "maxLength": 128}, ["1 to 128 characters"]),
        ({"type": "string", "maxLength": 1}, ["at most 1 character"]),
        ({"type": "string", "format": "uuid", "pattern": "^a\nb$"}, ["format uuid", "matches `^a\nb$`"]),
        ({"type": "integer", "format": "int64", "minimum": 0}, ["format int64", "at least 0"]),
        ({"type": "number", "minimum": 0, "maximum": 1.5}, ["0 to 1.5"]),
        ({"type": "number", "exclusiveMinimum": 0, "multipleOf": 0.5}, ["multiple of 0.5", "more than 0"]),
        (
            {"type": "array", "minItems": 2, "maxItems": 2, "uniqueItems": True},
            ["exactly 2 items", "no item twice"],
        ),
    ],
)
def test_constraints(schema: Any, phrases: list[str]) -> None:
    tried, _, _, fields = maker("python", schema)
    assert sorted(map(text, fields.field("x", "x", tried, "both", PAGE).constraints)) == sorted(phrases)


def test_a_row_tells_default_values_and_examples_in_its_language() -> None:
    schema = {
        "enum": ["a", None],
        "default": None,
        "examples": ["a"],
        "description": "Why.",
        "deprecated": True,
    }
    for language, nothing in {"python": "None", "typescript": "null", "go": "nil", "curl": "null"}.items():
        tried, _, _, fields = maker(language, schema)
        field = fields.field("x", "x", tried, "both", PAGE, required=True)
        assert field.default == nothing
        assert [note.literal for note in field.values] == ['"a"', nothing]
        assert field.examples == ('"a"',)
        assert (field.description, field.deprecated) == ("Why.", True)


def test_long_named_enums_are_listed_on_their_own_page_only() -> None:
    models = models_of(
        {"Many": {"enum": [f"v{number}" for number in range(50)]}, "Use": {"$ref": "#/models/Many"}}
    )
    views = Views(models)
    speaks = LANGUAGES["python"]
    fields = FieldMaker(speaks, views, TypeSpeller(speaks, views, distinct_names(models, speaks.type_name)))
    assert fields.field("x", "x", models["Use"], "both", PAGE).values == ()
    assert len(fields.field("x", "x", models["Many"], "both", PAGE).values) == 50
