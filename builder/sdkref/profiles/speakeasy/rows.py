"""Rows that the tables of all languages have: the request as one object, and errors."""

from collections.abc import Callable, Iterator

from sdkref.catalogue.schema import Array, Schema
from sdkref.catalogue.surface import Argument, ErrorType, SdkType, TypePiece
from sdkref.profiles.speakeasy.answers import Raised
from sdkref.profiles.speakeasy.model_keys import model_key
from sdkref.profiles.speakeasy.shapes import REQUEST, Input, Shape


def input_rows(
    shape: Shape,
    request: Callable[[], SdkType],
    body: Callable[[Schema], SdkType],
    row: Callable[[Input], Argument],
) -> Iterator[Argument]:
    """Give the rows of what a method takes.

    `request` is the type of the object that holds all inputs, `body` that of a body which is all there is,
    `row` the row of an input by itself.
    """
    if shape.kind in {"request", "body"}:
        kind = request() if shape.kind == "request" else body(shape.inputs[0].schema)
        yield Argument(name="request", type=kind, required=True, description=REQUEST, role="request")
    else:
        yield from map(row, shape.inputs)


def body_name(own: str, schema: Schema) -> str:
    """Return the name that a body without one gets; a list is not named after its operation."""
    return f"{'' if isinstance(schema, Array) else own}RequestBody"


def error_row(namespace: str, name: str, row: Raised) -> ErrorType:
    """Return the row of an error that has a class of its own."""
    piece = TypePiece(text=f"{namespace}.{name}", model=model_key(namespace, name))
    return ErrorType(type=(piece,), statuses=row.statuses, content_types=(row.content_type,))


def other_errors_row(namespace: str, name: str) -> ErrorType:
    """Return the last row, of the errors that have no class of their own."""
    return ErrorType(
        type=(TypePiece(text=f"{namespace}.{name}"),),
        statuses=("4XX", "5XX"),
        content_types=("*/*",),
        catch_all=True,
    )
