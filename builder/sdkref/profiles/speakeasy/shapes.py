"""What a method takes: nothing, the body, arguments one by one, or one request object."""

from collections.abc import Iterable
from typing import Literal

from msgspec import UNSET, Struct, UnsetType

from sdkref.catalogue.media import preferred
from sdkref.catalogue.operation import MediaType, Operation, Parameter
from sdkref.catalogue.schema import Array, Json, Reference, Schema
from sdkref.profiles.speakeasy.settings import SpeakeasySettings
from sdkref.profiles.told_names import NAME, told_name
from sdkref.words import pascal, split

REQUEST = "The request object to use for the request."
"""What the documentation says of a request that is handed over as one object."""


class Input(Struct, frozen=True, kw_only=True):
    """A parameter, or the body."""

    name: str
    """As the API writes it; of a body the name of its schema, or `RequestBody`."""
    schema: Schema
    required: bool
    description: str | None = None
    deprecated: bool = False
    is_body: bool = False
    example: Json | UnsetType = UNSET
    """That the parameter or the media type states beside the schema."""

    @property
    def example_text(self) -> str | None:
        """Return the example as its row shows it."""
        stated = self.example if self.example is not UNSET else next(iter(self.schema.examples), UNSET)
        return None if stated is UNSET else str(stated)


class Shape(Struct, frozen=True, kw_only=True):
    """How the inputs of an operation are handed over."""

    kind: Literal["none", "body", "flat", "request"]
    inputs: tuple[Input, ...]
    """Parameters in the order of the description, then the body; for `flat` what is required comes first."""
    media_type: str = ""
    """Of the body."""

    @property
    def body(self) -> Input | None:
        """Return the body, if there is one."""
        return next((each for each in self.inputs if each.is_body), None)


def shape_of(operation: Operation, settings: SpeakeasySettings) -> Shape:
    """Return the shape of a method: `maxMethodParams` decides between arguments and one object."""
    parameters = [
        _parameter(each) for each in operation.parameters if each.name not in settings.global_parameters
    ]
    media = preferred(operation.request_body.content) if operation.request_body is not None else None
    body = _body(operation, media) if media is not None and media.schema is not None else None
    inputs = (*parameters, *((body,) if body else ()))
    media_type = media.name if media is not None else ""
    if not inputs:
        return Shape(kind="none", inputs=())
    if not parameters:
        return Shape(kind="body", inputs=inputs, media_type=media_type)
    most = dict(operation.hints).get("x-speakeasy-max-method-params", settings.max_method_params)
    if isinstance(most, int) and len(inputs) <= most:
        return Shape(kind="flat", inputs=required_first(inputs, settings), media_type=media_type)
    return Shape(kind="request", inputs=inputs, media_type=media_type)


def operation_type(operation: Operation) -> str:
    """Return what the names of an operation's own models begin with: `GetLinks`."""
    return pascal(split(operation.operation_id or f"{operation.method} {operation.path}"))


def _parameter(parameter: Parameter) -> Input:
    stated = next((each.value for each in parameter.examples if each.value is not UNSET), UNSET)
    return Input(
        name=told_name(parameter.hints, NAME) or parameter.name,
        schema=parameter.schema,
        required=parameter.required,
        description=parameter.description,
        deprecated=parameter.deprecated,
        example=stated,
    )


def _body(operation: Operation, media: MediaType) -> Input | None:
    body, schema = operation.request_body, media.schema
    if body is None or schema is None:
        return None
    held = schema.items if isinstance(schema, Array) else schema
    name = held.name if isinstance(held, Reference) else "RequestBody"
    stated = next((each.value for each in media.examples if each.value is not UNSET), UNSET)
    return Input(
        name=name,
        schema=schema,
        required=body.required,
        description=body.description,
        is_body=True,
        example=stated,
    )


def required_first(inputs: Iterable[Input], settings: SpeakeasySettings) -> tuple[Input, ...]:
    """Return inputs in the order of arguments."""
    body_last = settings.flattening_order == "parameters-first"
    return tuple(sorted(inputs, key=lambda each: (not each.required, each.is_body == body_last)))
