"""What search knows of an operation: the API's own words, and of each SDK what it alone says."""

from typing import Any

from msgspec.structs import replace

from sdkref.catalogue.operation import Operation
from sdkref.pages.page import SdkName
from sdkref.pages.search_words import operation_words, sdk_names
from sdkref.projection.projection import Body, Field, FieldGroup, OperationProjection, TypePart
from sdkref.projection.target_note import TargetNote

PLAIN = TargetNote(key="go", language="go", label="Go")
SDK = TargetNote(key="tea-go", language="go", label="Go SDK", documented=True)


def field(name: str, of: str = "string", *inside: Field) -> Field:
    groups = (FieldGroup(fields=inside),) if inside else ()
    return Field(name=name, path=name, type=(TypePart(of),), groups=groups)


def projection(*fields: Field, **more: Any) -> OperationProjection:
    return OperationProjection(
        **{
            "signature": (),
            "samples": (),
            "parameters": fields,
            "answers": (),
            "errors": (),
            "authorization": (),
            "request_headers": (),
            "servers": (),
            **more,
        }
    )


def operation() -> Operation:
    return Operation(method="POST", path="/cups", operation_id="pourCup", resource="cups", description="Hot.")


def test_words_of_the_api_stand_once_nested_ones_too() -> None:
    body = Body(media_type="application/json", type=(), groups=(FieldGroup(fields=(field("milk"),)),))
    shown = [
        (PLAIN, projection(field("water", "Water", field("boiling_point")), bodies=(body,))),
        (SDK, projection(field("Water"), called=("Cups.New",))),
    ]
    assert operation_words(operation(), shown) == "POST /cups pourCup water boiling_point milk Hot."


def test_an_sdk_has_its_call_its_types_and_its_fields() -> None:
    signature = (TypePart("c.Cups.New(ctx, "), TypePart("tea.CupNewParams"), TypePart(") (*Cup, error)"))
    shown = [
        (PLAIN, projection(field("water"))),
        (SDK, projection(field("water"), field("Milk", "Dairy"), called=("Cups.New",), signature=signature)),
    ]
    assert sdk_names(shown) == (SdkName("tea-go", "Cups.New · Go SDK", "New CupNewParams Cup Dairy Milk"),)


def test_an_sdk_without_the_operation_is_not_found() -> None:
    lacking = projection(lacking="It has none.")
    assert sdk_names([(PLAIN, projection(called=("x",))), (SDK, lacking)]) == ()
    assert replace(lacking, lacking="").called == ()
