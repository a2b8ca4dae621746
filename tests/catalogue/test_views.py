"""Reading views: references followed, allOf merged, models found."""

from schemas import models_of
from sdkref.catalogue.schema import Anything, Reference, String, Union
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
        ("Base", None),
        ("Leaf", "leaf"),
    ]


def test_reached_models() -> None:
    views = Views(MODELS)
    assert views.reached(MODELS["Pet"]) == ("Base", "Leaf")
    assert views.closure(("Loop",)) == ("Loop", "Leaf", "Middle", "Base")
    assert views.inheritors == {"Base": ("Middle",), "Middle": ("Leaf",), "Loop": ("Loop",)}
