"""Tables, signatures and results, which the generators `typescript` and `typescript-axios` share."""

from msgspec import UnsetType

from sdkref.catalogue.schema import Json
from sdkref.catalogue.surface import Argument, Returned, TypePiece
from sdkref.catalogue.views import Views
from sdkref.profiles.openapi_generator.answers import plain
from sdkref.profiles.openapi_generator.inputs import Input
from sdkref.profiles.openapi_generator.predictor import Called
from sdkref.profiles.openapi_generator.single_quotes import single_quoted
from sdkref.profiles.openapi_generator.texts import told
from sdkref.profiles.openapi_generator.typescript.types import TypeScriptTypes
from sdkref.profiles.openapi_generator.typescript.variables import QUOTES, variable

UNDEFINED = "undefined"


def default_of(given: Input, views: Views) -> str:
    """Return the default of an argument as it is written; `undefined` without one."""
    stated: Json | UnsetType = views.resolve(given.schema).default
    match stated:
        case UnsetType() | None | list() | dict():
            return UNDEFINED
        case str():
            return single_quoted(stated)
        case bool():
            return str(stated).lower()
        case _:
            return str(stated)


def row(given: Input, types: TypeScriptTypes, default: str) -> Argument:
    """Return the row of an argument; that of a body says nothing of whether it is required."""
    body = given.place == "body"
    kind = types.of(given.schema, given.own)
    notes = "" if given.required else "(optional) "
    return Argument(
        name=variable(given.name),
        type=plain(kind),
        required=None if body else given.required,
        description=told(given, QUOTES),
        default=None if body or default == UNDEFINED else default,
        place="body" if body else None,
        role="body" if body else "input",
        raw={} if body else {"Notes": f"{notes}defaults to {default}"},
    )


def signature(called: Called, types: TypeScriptTypes) -> str:
    """Return the signature: only arguments without a default are in it, and `undefined` is one."""
    given = ", ".join(variable(each.name) for each in called.inputs if each.place == "body")
    back = types.of(called.back.schema, called.back.own) + " " if called.back is not None else ""
    return f"{back}{called.name}({given})"


def returned(called: Called, types: TypeScriptTypes) -> Returned:
    """Return what a method gives back: a promise."""
    if called.back is None:
        return Returned(wrap="promise", raw="void (empty response body)")
    text = types.of(called.back.schema, called.back.own)
    return Returned(type=(TypePiece(text=text),), wrap="promise", raw=f"**{text}**")
