"""The headers that a request carries, as rows: content types, keys and header parameters."""

from functools import lru_cache

from msgspec import UNSET

from sdkref.catalogue.operation import Operation
from sdkref.catalogue.schema import Enum, Schema, String
from sdkref.projection.answers import good_responses
from sdkref.projection.authorization import Authority
from sdkref.projection.fields import PAGE, FieldMaker
from sdkref.projection.projection import Field

_TEXT = String()


def request_headers(operation: Operation, authority: Authority, fields: FieldMaker) -> tuple[Field, ...]:
    """Return Content-Type, Accept, the headers of keys and the header parameters of an operation."""
    rows: list[Field] = []
    body = operation.request_body
    if body is not None and body.content:
        kinds = _one_of(tuple(media.name for media in body.content))
        rows.append(
            fields.field("Content-Type", "Content-Type", kinds, "request", PAGE, required=body.required)
        )
    accepted = [media.name for response in good_responses(operation) for media in response.content]
    if accepted:
        rows.append(
            fields.field("Accept", "Accept", _one_of(tuple(accepted)), "request", PAGE, required=False)
        )
    rows += [
        fields.field(name, name, _TEXT, "request", PAGE, required=required, description=description)
        for name, description, required in authority.headers(operation)
    ]
    rows += [
        fields.field(
            parameter.name,
            parameter.name,
            parameter.schema,
            "request",
            PAGE,
            required=parameter.required,
            description=parameter.description,
            deprecated=parameter.deprecated,
            examples=[each.value for each in parameter.examples if each.value is not UNSET],
        )
        for parameter in operation.parameters
        if parameter.place == "header"
    ]
    return tuple(rows)


@lru_cache(maxsize=1_000)
def _one_of(values: tuple[str, ...]) -> Schema:
    return Enum(values=tuple(dict.fromkeys(values)))
