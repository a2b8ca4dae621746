"""The headers that a request carries, as rows: content types, keys and header parameters."""

from collections.abc import Iterable

from msgspec import UNSET
from msgspec.structs import replace

from sdkref.catalogue.operation import Operation
from sdkref.catalogue.schema import String
from sdkref.projection.answers import good_responses
from sdkref.projection.authorization import Authority
from sdkref.projection.depth import PAGE
from sdkref.projection.fields import FieldMaker
from sdkref.projection.projection import Field, Phrase, TypePart
from sdkref.wording.saying import told

_TEXT = String()


def request_headers(operation: Operation, authority: Authority, fields: FieldMaker) -> tuple[Field, ...]:
    """Return Content-Type, Accept, the headers of keys and the header parameters of an operation."""
    rows: list[Field] = []
    body = operation.request_body
    if body is not None and body.content:
        row = fields.field("Content-Type", "Content-Type", _TEXT, "request", PAGE, required=body.required)
        rows.append(replace(row, constraints=_one_of(media.name for media in body.content)))
    accepted = [media.name for response in good_responses(operation) for media in response.content]
    if accepted:
        row = fields.field("Accept", "Accept", _TEXT, "request", PAGE, required=False)
        rows.append(replace(row, constraints=_one_of(accepted)))
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


def _one_of(names: Iterable[str]) -> tuple[Phrase]:
    """Return the words for a header whose values are known."""
    distinct = list(dict.fromkeys(names))
    words: list[str | TypePart] = [told("travelling.always" if len(distinct) == 1 else "travelling.one_of")]
    for number, name in enumerate(distinct):
        words += [", ", TypePart(name)] if number else [TypePart(name)]
    return (tuple(words),)
