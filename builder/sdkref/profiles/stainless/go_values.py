"""The request of an example in Go: a struct of its fields, or JSON where a field is more than a scalar."""

import json
from collections.abc import Sequence

from msgspec import Struct

from sdkref.catalogue.schema import Boolean, Enum, Number, String
from sdkref.catalogue.views import Views
from sdkref.languages.go import Go, double_quoted, number
from sdkref.profiles.speakeasy.values import Value, json_of
from sdkref.profiles.stainless.inputs import Input
from sdkref.profiles.stainless.names import pascal_name

_LANGUAGE = Go()


class Params(Struct, frozen=True):
    """The code of a request: the type, the fields, or the JSON that stands for them."""

    type: str
    fields: tuple[str, ...] = ()
    json: str = ""
    optional: bool = False
    """Whether a field is one that may be left out."""
    opens: bool = False
    """Whether a file is read."""


def params_code(kind: str, members: Sequence[Input], views: Views) -> Params:
    """Return the request of a type."""
    shown = [each for each in members if each.value is not None]
    fields = [_field(each, views) for each in shown]
    whole = [each for each in fields if each is not None]
    if len(whole) == len(fields):
        files = any(each.value is not None and each.value.kind == "file" for each in shown)
        optional = any("param.NewOpt" in each for each in whole)
        return Params(kind, tuple(whole), optional=optional, opens=files)
    from_json = {each.name: json_of(each.value) for each in shown if each.value is not None}
    return Params(kind, json=double_quoted(json.dumps(from_json, ensure_ascii=False)))


def _field(given: Input, views: Views) -> str | None:
    """Return a field with its value; None for one whose type the description does not tell for sure."""
    value = given.value
    if value is None or (code := _scalar(given, value, views)) is None:
        return None
    return f"{_LANGUAGE.type_name(pascal_name(given.name))}: {code}"


def _scalar(given: Input, value: Value, views: Views) -> str | None:
    resolved = views.resolve(given.schema)
    if value.kind == "file":
        return "file"
    if resolved.nullable or value.literal is None:
        return None
    match resolved:
        case Enum() if isinstance(value.literal, str):
            return double_quoted(value.literal)
        case String(format=None):
            kind, code = "string", double_quoted(str(value.literal))
        case Number():
            kind, code = "int64" if resolved.integer else "float64", number(value.literal)
        case Boolean():
            kind, code = "bool", number(value.literal)
        case _:
            return None
    return code if given.required else f"param.NewOpt[{kind}]({code})"
