"""What a method takes: parameters and body of an operation, in the order of OpenAPI Generator's arguments."""

from collections.abc import Iterator
from typing import Literal

from msgspec import UNSET, Struct, UnsetType

from sdkref.catalogue.media import media_kind
from sdkref.catalogue.operation import MediaType, Operation, RequestBody
from sdkref.catalogue.schema import Anything, Array, Json, Schema
from sdkref.catalogue.views import Views
from sdkref.profiles.openapi_generator.inline_names import InlineNames
from sdkref.profiles.openapi_generator.names import operation_name


class Input(Struct, frozen=True, kw_only=True):
    """One argument of a method."""

    name: str
    """As the API spells it; of a body, what its type leads to."""
    place: Literal["path", "query", "header", "cookie", "form", "body"]
    schema: Schema
    own: str
    """The name of its type, where the description names none."""
    required: bool
    description: str | None = None
    example: Json | UnsetType = UNSET
    """As it stands beside the schema."""


def inputs_of(operation: Operation, views: Views, names: InlineNames) -> list[Input]:
    """Return the arguments: those that are required first, else as the description lists them."""
    found = [*_parameters(operation), *_body(operation, views, names)]
    return sorted(found, key=lambda each: not each.required)


def _parameters(operation: Operation) -> Iterator[Input]:
    for each in operation.parameters:
        stated = next((one.value for one in each.examples if one.value is not UNSET), UNSET)
        yield Input(
            name=each.name,
            place="query" if each.place == "querystring" else each.place,
            schema=each.schema,
            own=f"{operation_name(operation)}_{each.name}_parameter",
            required=each.required or each.place == "path",
            description=each.description,
            example=stated,
        )


def _body(operation: Operation, views: Views, names: InlineNames) -> Iterator[Input]:
    """Give the body as one argument, or the fields of a form as one each."""
    body = operation.request_body
    if body is None or not body.content:
        return
    media = body.content[0]
    own = f"{operation_name(operation)}_request"
    if media_kind(media.name) in {"form", "multipart"} and media.schema is not None:
        yield from _form(media.schema, own, views)
        return
    yield _whole(body, media, own, views, names)


def _form(schema: Schema, own: str, views: Views) -> Iterator[Input]:
    for each in views.object_view(schema).fields:
        resolved = views.resolve(each.schema)
        yield Input(
            name=each.name,
            place="form",
            schema=each.schema,
            own=f"{own}_{each.name}",
            required=each.required,
            description=resolved.description,
        )


def _whole(body: RequestBody, media: MediaType, own: str, views: Views, names: InlineNames) -> Input:
    schema = media.schema if media.schema is not None else Anything()
    inner, named = schema, own
    resolved = views.resolve(schema)
    while isinstance(resolved, Array) and names.of(inner, named) is None:
        inner, named = resolved.items, f"{names.stem(inner, named)}_inner"
        resolved = views.resolve(inner)
    name = names.of(inner, named)
    lists = inner is not schema or names.is_map(inner)
    return Input(
        name=name or ("request_body" if lists else "body"),
        place="body",
        schema=schema,
        own=own,
        required=body.required,
        description=body.description,
    )
