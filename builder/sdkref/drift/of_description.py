"""What a description says of an operation, to be compared with its SDKs."""

from sdkref.catalogue.folding import fold
from sdkref.catalogue.media import preferred
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.schema import Schema
from sdkref.catalogue.views import Views
from sdkref.drift.place import Place, of_location
from sdkref.drift.said import Error, Input, Said

NAME = "the description"


def said_by_description(operation: Operation, views: Views) -> Said:
    """Return what a description says of one of its operations."""
    place = of_location(operation.location)
    body = preferred(operation.request_body.content) if operation.request_body is not None else None
    members = _members(body.schema, views, place) if body is not None and body.schema is not None else ()
    inputs = {
        fold(each.name): Input(each.name, each.required, each.deprecated, of_location(each.location, place))
        for each in operation.parameters
        if not each.internal
    }
    inputs.update((fold(each.name), each) for each in members or ())
    return Said(
        side=NAME,
        call=operation.key,
        place=place,
        inputs=inputs,
        whole=members is not None,
        errors=tuple(
            Error(
                each.status,
                _type_of(each.content[0].schema if each.content else None, views),
                of_location(each.location, place),
            )
            for each in operation.responses
            if each.is_error
        ),
        deprecated=operation.deprecated,
    )


def _members(schema: Schema, views: Views, place: Place) -> tuple[Input, ...] | None:
    """Return the members of a body; None for one whose members are not known, as of a map."""
    view = views.object_view(schema)
    if view.unions or not view.fields:
        return None
    return tuple(
        Input(
            each.name,
            each.required,
            views.resolve(each.schema).deprecated,
            of_location(each.schema.location, place),
        )
        for each in view.fields
        if not views.resolve(each.schema).read_only
    )


def _type_of(schema: Schema | None, views: Views) -> str:
    return (views.model_name(schema) or "") if schema is not None else ""
