"""The arguments of a method in the order of the first generation, and their values."""

from collections.abc import Sequence

from sdkref.profiles.speakeasy.choosing import Chooser
from sdkref.profiles.speakeasy.example_arguments import Given
from sdkref.profiles.speakeasy.shapes import Input, Shape


def ordered(shape: Shape) -> list[Input]:
    """Return the inputs: the body before parameters, what is required before what is not."""
    return sorted(shape.inputs, key=lambda each: (not each.required, not each.is_body))


def all_given(shape: Shape, chooser: Chooser) -> Sequence[Given]:
    """Return a value for each input, since each is an argument."""
    return [Given(chooser.value(each.schema, each.name, each.example), each) for each in ordered(shape)]
