"""Types without links: what names a model with its namespace links to it, and nothing else changes."""

import pytest
from msgspec.structs import replace

from sdkref.catalogue.surface import (
    Argument,
    ErrorType,
    Method,
    ModelVariant,
    SdkType,
    Surface,
    SurfaceModel,
    TypePiece,
)
from sdkref.readers.sdk_docs.named_types import with_named_types

MODELS = {
    key: SurfaceModel(key=key, name=name, namespace=namespace)
    for key, namespace, name in (
        ("errors/gone", "errors", "Gone"),
        ("components/room", "components", "Room"),
        ("components/twice", "components", "Twice"),
        ("components/twice2", "components", "Twice"),
    )
}


def shown(spelled: SdkType) -> str:
    """Return a type with its links in brackets."""
    places = [(each.text, each.model or each.url) for each in spelled]
    return "".join(f"[{text}]({place})" if place else text for text, place in places)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("errors.Gone", "[errors.Gone](errors/gone)"),
        ("Array<components.Room>", "Array<[components.Room](components/room)>"),
        ("components.Room | errors.Gone", "[components.Room](components/room) | [errors.Gone](errors/gone)"),
        ("errors.Unknown", "errors.Unknown"),
        ("more.errors.Gone", "more.errors.Gone"),
        ("errors.Gone.Part", "errors.Gone.Part"),
        ("components.Twice", "components.Twice"),
        ("Gone", "Gone"),
        ("", ""),
    ],
)
def test_qualified_names_are_models(written: str, expected: str) -> None:
    method = Method(
        name="go",
        errors=(ErrorType(type=(TypePiece(text=written),)),),
        arguments=(Argument(name="a", type=(TypePiece(text=written),)),),
    )
    surface = Surface(key="x", language="go", dialect="d", methods=(method,), models=MODELS)
    found = with_named_types(surface).methods[0]
    assert found.errors is not None
    assert found.arguments is not None
    assert (shown(found.errors[0].type), shown(found.arguments[0].type)) == (expected, expected)


def test_links_stay_as_they_are() -> None:
    linked = (TypePiece(text="errors.Gone", url="https://example.com/"),)
    method = Method(name="go", errors=(ErrorType(type=linked),))
    surface = Surface(key="x", language="go", dialect="d", methods=(method,), models=MODELS)
    assert with_named_types(surface).methods[0] == method


def test_a_variant_is_called_by_the_name_of_a_model_beside_it() -> None:
    union = SurfaceModel(
        key="components/any",
        name="Any",
        namespace="components",
        variants=tuple(ModelVariant(type=(TypePiece(text=text),)) for text in ("Room", "Gone", "string")),
    )
    surface = Surface(key="x", language="go", dialect="d", models={**MODELS, union.key: union})
    variants = with_named_types(surface).models[union.key].variants or ()
    assert [shown(each.type) for each in variants] == ["[Room](components/room)", "Gone", "string"]


def test_without_namespaces_nothing_changes() -> None:
    models = {key: replace(each, namespace=None) for key, each in MODELS.items()}
    surface = Surface(key="x", language="go", dialect="d", models=models)
    assert with_named_types(surface) is surface
