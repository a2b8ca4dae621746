"""What a method gives back and what it raises, before a language spells it."""

from collections.abc import Iterator
from itertools import groupby
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.media import media_kind, preferred
from sdkref.catalogue.operation import Operation, Response
from sdkref.catalogue.schema import Array, Boolean, Json, Number, Reference, Schema, String, Union
from sdkref.profiles.speakeasy.settings import ResponseFormat
from sdkref.profiles.speakeasy.shapes import operation_type
from sdkref.profiles.told_names import TYPE, told_name


class Answered(Struct, frozen=True, kw_only=True):
    """The value of a method: a scalar by its schema, or a named model, perhaps a list of it."""

    kind: Literal["nothing", "component", "operation", "scalar", "bytes", "events"]
    name: str = ""
    listed: bool = False
    schema: Schema | None = None
    """Of a scalar, and of each event."""


class Raised(Struct, frozen=True):
    """A row of the errors: the name of its class, the statuses and the content type."""

    name: str
    statuses: tuple[str, ...]
    content_type: str


def is_paged(operation: Operation) -> bool:
    """Tell whether the description says how the next page is asked for."""
    told = dict(operation.hints)
    return bool(told.get("x-speakeasy-pagination", told.get("x-fern-pagination")))


def comes_one_by_one(operation: Operation) -> Literal["", "page", "event"]:
    """Return what a sample goes through; nothing where it shows the answer as a whole."""
    good = next((each for each in operation.responses if each.status.startswith("2")), None)
    if good is not None and any(media_kind(each.name) == "events" for each in good.content):
        return "event"
    return "page" if is_paged(operation) else ""


def answered(  # noqa: PLR0911 - a case a kind
    operation: Operation, response_format: ResponseFormat = "flat"
) -> Answered:
    """Return what a method gives back."""
    own = operation_type(operation)
    if response_format != "flat":
        return Answered(kind="operation", name=f"{own}Response")
    good = next((each for each in operation.responses if each.status.startswith("2")), None)
    media = preferred(good.content) if good is not None else None
    if good is None or media is None:
        return Answered(kind="nothing")
    several = len({media_kind(each.name) for each in good.content}) > 1
    if good.headers or several or is_paged(operation):
        return Answered(kind="operation", name=f"{own}Response")
    if media_kind(media.name) == "events":
        return Answered(kind="events", name=f"{own}Response", schema=media.item_schema or media.schema)
    if media.schema is None or (isinstance(media.schema, String) and media.schema.format == "binary"):
        return Answered(kind="bytes")
    if isinstance(media.schema, Array):
        items = media.schema.items
        # A list of one of several named models has a name that is not the operation's own.
        named = isinstance(items, Union) and all(isinstance(each, Reference) for each in items.variants)
        return replace(_named(items, "" if named else own), listed=True)
    return _named(media.schema, own)


def _named(schema: Schema, own: str) -> Answered:
    if isinstance(schema, Reference):
        return Answered(kind="component", name=schema.name)
    if isinstance(schema, String | Number | Boolean):
        return Answered(kind="scalar", schema=schema)
    return Answered(kind="operation", name=f"{own}ResponseBody")


def raised(operation: Operation) -> Iterator[Raised]:
    """Give the errors that have a class, in the order of the description; neighbours of one class are one."""
    own = operation_type(operation)
    found = [
        (_class(each, own), each.content[0].name, each.status)
        for each in operation.responses
        if each.content and _is_error(each, operation)
    ]
    for (name, content_type), rows in groupby(found, key=lambda each: each[:2]):
        yield Raised(name, tuple(status for *_, status in rows), content_type)


def _is_error(response: Response, operation: Operation) -> bool:
    """Tell whether an answer is raised; a description may list statuses that are (`x-speakeasy-errors`)."""
    told: Json = dict(operation.hints).get("x-speakeasy-errors")
    listed = told.get("statusCodes") if isinstance(told, dict) else told
    codes = {str(each).upper() for each in listed} if isinstance(listed, list) else set()
    if not codes.isdisjoint({response.status.upper(), f"{response.status[:1]}XX"}):
        return True
    return response.is_error and not (isinstance(told, dict) and told.get("override") is True)


def _class(response: Response, own: str) -> str:
    schema = response.content[0].schema
    if isinstance(schema, Reference):
        return schema.name
    named = told_name(schema.hints, TYPE) if schema is not None else None
    return named or f"{own}ResponseBody"
