"""What a description says of an operation, to be compared with its SDKs."""

from sdkref.catalogue.folding import fold
from sdkref.catalogue.media import preferred
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.schema import Object, Schema
from sdkref.catalogue.views import Views
from sdkref.drift.said import Error, Input, Said
from sdkref.location import Location

NAME = "the description"


def said_by_description(operation: Operation, views: Views) -> Said:
    """Return what a description says of one of its operations."""
    place = operation.location or Location("")
    body = preferred(operation.request_body.content) if operation.request_body is not None else None
    members = _members(body.schema, views) if body is not None and body.schema is not None else ()
    inputs = {
        fold(each.name): Input(each.name, each.required, each.deprecated, _place(each.location or place))
        for each in operation.parameters
        if not each.internal
    }
    inputs.update((fold(each.name), each) for each in members or ())
    return Said(
        side=NAME,
        call=operation.key,
        file=place.file,
        pointer=place.pointer,
        inputs=inputs,
        whole=members is not None,
        errors=tuple(
            Error(each.status, _type_of(each.content[0].schema if each.content else None, views))
            for each in operation.responses
            if each.is_error
        ),
        deprecated=operation.deprecated,
    )


def _members(schema: Schema, views: Views) -> tuple[Input, ...] | None:
    """Return the members of a body; None for one that is no plain object, whose members are not known."""
    view = views.object_view(schema)
    if view.unions or not (view.fields or isinstance(views.resolve(schema), Object)):
        return None
    return tuple(
        Input(each.name, each.required, views.resolve(each.schema).deprecated, _place(each.schema.location))
        for each in view.fields
        if not views.resolve(each.schema).read_only
    )


def _type_of(schema: Schema | None, views: Views) -> str:
    return (views.model_name(schema) or "") if schema is not None else ""


def _place(location: Location | None) -> str:
    return str(location) if location is not None and location.file else ""
