"""Reading views: references followed, allOf merged, models found."""

from typing import Any

import pytest

from schemas import models_of
from sdkref.catalogue.encode_schema import encode_schema
from sdkref.catalogue.schema import Anything, Nothing, Number, Reference, Schema, String, Union
from sdkref.catalogue.views import Views

MODELS = models_of(
    {
        "Name": {"type": "string", "description": "A name.", "maxLength": 5},
        "Alias": {"$ref": "#/models/Name", "description": "Another name."},
        "Base": {"type": "object", "properties": {"id": {"type": "string", "description": "Which."}}},
        "Middle": {"allOf": [{"$ref": "#/models/Base"}, {"properties": {"a": {"type": "integer"}}}]},
        "Leaf": {
            "allOf": [
                {"$ref": "#/models/Middle"},
                {"required": ["a"], "properties": {"id": {"type": "string"}}},
            ]
        },
        "Loop": {"allOf": [{"$ref": "#/models/Loop"}, {"properties": {"x": {"$ref": "#/models/Leaf"}}}]},
        "Pet": {
            "oneOf": [{"$ref": "#/models/Base"}, {"$ref": "#/models/Leaf"}],
            "discriminator": {"propertyName": "kind", "mapping": {"leaf": "#/models/Leaf"}},
        },
    }
)


def test_a_use_says_more_than_the_model() -> None:
    views = Views(MODELS)
    real = views.resolve(Reference(name="Name", description="This name.", nullable=True))
    assert isinstance(real, String)
    assert (real.description, real.max_length, real.nullable) == ("This name.", 5, True)
    assert views.resolve(MODELS["Alias"]).description == "Another name."


def test_what_leads_nowhere_is_anything() -> None:
    views = Views({"A": Reference(name="B"), "B": Reference(name="A")})
    assert isinstance(views.resolve(Reference(name="A")), Anything)
    assert isinstance(views.resolve(Reference(name="absent")), Anything)
    assert views.model_name(Reference(name="absent")) is None


def test_members_are_merged_with_their_origin() -> None:
    view = Views(MODELS).object_view(MODELS["Leaf"])
    assert [(field.name, field.required, field.origin) for field in view.fields] == [
        ("id", False, None),
        ("a", True, "Middle"),
    ]
    assert view.fields[0].schema.description == "Which."
    assert view.inherits == ("Middle",)


def test_a_model_that_contains_itself_ends() -> None:
    view = Views(MODELS).object_view(MODELS["Loop"])
    assert [field.name for field in view.fields] == ["x"]


def test_variants_and_their_tags() -> None:
    pet = MODELS["Pet"]
    assert isinstance(pet, Union)
    assert [(each.model, each.tag) for each in Views(MODELS).variants(pet)] == [
        ("Base", "Base"),
        ("Leaf", "leaf"),
    ]


def test_reached_models() -> None:
    views = Views(MODELS)
    assert views.reached(MODELS["Pet"]) == ("Base", "Leaf")
    assert views.closure(("Loop",)) == ("Loop", "Leaf", "Middle", "Base")
    assert views.inheritors == {"Base": ("Middle",), "Middle": ("Leaf",), "Loop": ("Loop",)}


FAMILY = models_of(
    {
        "Root": {"type": "object", "properties": {"id": {"type": "string"}, "kind": {"type": "string"}}},
        "Pet": {
            "allOf": [
                {"$ref": "#/models/Root"},
                {"type": "object", "properties": {"name": {"type": "string"}}},
            ],
            "discriminator": {"propertyName": "kind"},
        },
        "Cat": {
            "allOf": [
                {"$ref": "#/models/Pet"},
                {"type": "object", "properties": {"kind": {"const": "cat"}, "lives": {"type": "integer"}}},
            ]
        },
        "Fish": {"allOf": [{"$ref": "#/models/Pet"}, {"type": "object", "required": ["name"]}]},
        "Any": {
            "oneOf": [{"$ref": "#/models/Cat"}, {"$ref": "#/models/Fish"}],
            "discriminator": {"propertyName": "kind", "defaultMapping": "#/models/Root"},
        },
    }
)


def test_each_field_names_the_model_that_describes_it() -> None:
    view = Views(FAMILY).object_view(FAMILY["Cat"])
    assert [(field.name, field.origin) for field in view.fields] == [
        ("id", "Root"),
        ("kind", None),
        ("name", "Pet"),
        ("lives", None),
    ]
    assert view.inherits == ("Pet",)


def test_what_is_required_in_one_part_and_described_in_another() -> None:
    view = Views(FAMILY).object_view(FAMILY["Fish"])
    assert [(field.name, field.required) for field in view.fields] == [
        ("id", False),
        ("kind", False),
        ("name", True),
    ]


def test_tags_that_no_mapping_gives() -> None:
    union = FAMILY["Any"]
    assert isinstance(union, Union)
    assert [(each.model, each.tag) for each in Views(FAMILY).variants(union)] == [
        ("Cat", "cat"),
        ("Fish", "Fish"),
    ]


def test_a_discriminator_leads_to_the_models_that_it_names() -> None:
    views = Views(FAMILY)
    assert views.reached(FAMILY["Any"]) == ("Cat", "Fish", "Root")
    assert set(views.closure(("Pet",))) == {"Pet", "Root", "Cat", "Fish"}


def other(schema: dict[str, Any]) -> Schema | None:
    models = models_of(
        {
            "Case": schema,
            "Open": {"type": "object", "properties": {"a": {}}},
            "Closed": {"type": "object", "properties": {"b": {}}, "unevaluatedProperties": False},
        }
    )
    return Views(models).object_view(models["Case"]).additional


def test_what_a_whole_says_of_other_names() -> None:
    whole: dict[str, Any] = {"allOf": [{"$ref": "#/models/Open"}], "properties": {"c": {}}}
    assert other(whole) is None
    assert isinstance(other(whole | {"unevaluatedProperties": False}), Nothing)
    assert isinstance(other(whole | {"unevaluatedProperties": {"type": "integer"}}), Number)
    assert isinstance(other({"$ref": "#/models/Closed"}), Nothing)


def test_what_a_part_says_of_other_names_holds_for_the_part() -> None:
    assert other({"allOf": [{"$ref": "#/models/Open"}, {"$ref": "#/models/Closed"}]}) is None
    part = {"properties": {"c": {}}, "unevaluatedProperties": False}
    assert other({"allOf": [{"$ref": "#/models/Open"}, part]}) is None
    open_part = {"type": "object", "additionalProperties": {"type": "string"}}
    assert isinstance(other({"allOf": [open_part], "unevaluatedProperties": False}), String)


@pytest.mark.parametrize(
    ("earlier", "later", "both"),
    [
        (
            {"type": "string", "maxLength": 9},
            {"type": "string", "minLength": 2},
            {"type": "string", "minLength": 2, "maxLength": 9},
        ),
        (
            {"enum": ["a", "b"]},
            {"type": "string", "description": "Which."},
            {"enum": ["a", "b"], "description": "Which."},
        ),
        (
            {"type": "string", "description": "Which."},
            {"const": "a"},
            {"const": "a", "description": "Which."},
        ),
        (
            {"type": "integer", "readOnly": True},
            {"description": "How many."},
            {"type": "integer", "readOnly": True, "description": "How many."},
        ),
        ({"type": "string"}, {"type": "integer"}, {"allOf": [{"type": "string"}, {"type": "integer"}]}),
        (
            {"type": "object", "properties": {"a": {}}},
            {"type": "object", "properties": {"b": {}}},
            {
                "allOf": [
                    {"type": "object", "properties": {"a": {}}},
                    {"type": "object", "properties": {"b": {}}},
                ]
            },
        ),
        (
            {"type": "array", "items": {"type": "string"}, "maxItems": 3},
            {"type": "array", "minItems": 1},
            {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 3},
        ),
        (
            {"type": "boolean", "default": True, "examples": [True]},
            {"type": "boolean", "default": False},
            {"type": "boolean", "default": False, "examples": [True]},
        ),
        (
            {"type": "boolean", "title": "Archived", "default": False},
            {"type": "boolean", "description": "Since when?"},
            {"type": "boolean", "title": "Archived", "description": "Since when?", "default": False},
        ),
        (
            {"type": "string", "examples": ["octocat", "hubot"]},
            {"type": "string", "examples": ["octo-business", "hubot"]},
            {"type": "string", "examples": ["octo-business", "hubot", "octocat"]},
        ),
        (
            {"type": "string", "default": "a", "examples": ["a", "b"]},
            {"enum": ["a", "b"], "examples": ["b"]},
            {"enum": ["a", "b"], "default": "a", "examples": ["b", "a"]},
        ),
        (
            {"examples": [1]},
            {"type": "boolean", "examples": [True]},
            {"type": "boolean", "examples": [True, 1]},
        ),
        (
            {"oneOf": [{"type": "integer"}, {"type": "string", "format": "date-time"}]},
            {"type": "string"},
            {
                "allOf": [
                    {"oneOf": [{"type": "integer"}, {"type": "string", "format": "date-time"}]},
                    {"type": "string"},
                ]
            },
        ),
    ],
)
def test_a_member_that_two_parts_describe(earlier: object, later: object, both: object) -> None:
    models = models_of(
        {
            "Case": {
                "allOf": [
                    {"type": "object", "properties": {"x": earlier}},
                    {"type": "object", "properties": {"x": later}},
                ]
            }
        }
    )
    (field,) = Views(models).object_view(models["Case"]).fields
    assert encode_schema(field.schema) == both
