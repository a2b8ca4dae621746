"""Bodies whose members are arguments of their own (`flattenRequests`), as Python's methods may have them."""

from msgspec import UNSET
from msgspec.structs import replace

from sdkref.catalogue.views import Views
from sdkref.profiles.speakeasy.requiring import must_be_given
from sdkref.profiles.speakeasy.settings import SpeakeasySettings
from sdkref.profiles.speakeasy.shapes import Input, Shape, required_first
from sdkref.profiles.told_names import member_called


def flattened(shape: Shape, settings: SpeakeasySettings, views: Views) -> Shape:
    """Return the shape of a method where a body's members stand among its arguments; else the same."""
    body = shape.body if settings.flatten_requests else None
    members = _members(body, views) if body is not None else []
    if not members:
        return shape
    parameters = [each for each in shape.inputs if not each.is_body]
    first = settings.flattening_order == "parameters-first"
    inputs = (*parameters, *members) if first else (*members, *parameters)
    return replace(shape, kind="flat", inputs=required_first(inputs, settings))


def _members(body: Input, views: Views) -> list[Input]:
    """Return the members of a body that is an object; what its example holds are theirs."""
    view = views.object_view(body.schema)
    if view.unions:
        return []
    examples = (body.example, *views.resolve(body.schema).examples)
    stated = next((each for each in examples if isinstance(each, dict)), {})
    return [
        Input(
            name=member_called(each.name, each.schema),
            schema=each.schema,
            required=must_be_given(each, views),
            description=(resolved := views.resolve(each.schema)).description,
            deprecated=resolved.deprecated,
            example=stated.get(each.name, UNSET),
        )
        for each in view.fields
        if not views.resolve(each.schema).read_only
    ]
