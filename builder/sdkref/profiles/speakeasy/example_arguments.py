"""Which arguments a sample hands over, and their values."""

from msgspec import UNSET, Struct

from sdkref.catalogue.schema import Object
from sdkref.profiles.speakeasy.choosing import Chooser
from sdkref.profiles.speakeasy.settings import SpeakeasySettings
from sdkref.profiles.speakeasy.shapes import Input, Shape
from sdkref.profiles.speakeasy.values import Value


class Given(Struct, frozen=True):
    """One argument of a sample: its value, and the input that it is; None for the whole request."""

    value: Value
    input: Input | None
    is_whole: bool = False
    """Whether the method takes nothing but this body."""


def given_arguments(shape: Shape, settings: SpeakeasySettings, chooser: Chooser) -> list[Given]:
    """Return the arguments that a sample hands over, in order."""
    shown = [each for each in shape.inputs if _is_shown(each, shape, settings, chooser)]
    whole = shape.kind == "body"
    values = [Given(chooser.value(each.schema, each.name, each.example), each, whole) for each in shown]
    if shape.kind != "request":
        return values
    if not shown and settings.infer_optional_args and not any(each.required for each in shape.inputs):
        return []
    members = tuple((each.name, given.value) for each, given in zip(shown, values, strict=True))
    return [Given(Value(kind="object", schema=Object(), members=members), None)]


def _is_shown(given: Input, shape: Shape, settings: SpeakeasySettings, chooser: Chooser) -> bool:
    """Tell whether an input stands in a sample: what may be left out does so where nothing is required."""
    if given.required:
        return True
    left_out = shape.kind == "flat" or not any(each.required for each in shape.inputs)
    if settings.infer_optional_args and left_out:
        return False
    told = given.example is not UNSET and settings.optional_property_rendering != "never"
    return told or chooser.is_shown(given.schema)
