"""What a method takes: parameters of the path by themselves, and all else as the members of one object."""

from typing import Literal

from msgspec import UNSET, Struct

from sdkref.catalogue.operation import MediaType, Operation, Parameter
from sdkref.catalogue.schema import Object, Schema
from sdkref.catalogue.views import Views
from sdkref.profiles.speakeasy.choosing import Chooser
from sdkref.profiles.speakeasy.values import Value
from sdkref.profiles.told_names import NAME, member_called, told_name


class Input(Struct, frozen=True, kw_only=True):
    """One value that a caller gives."""

    name: str
    """As the API spells it, or as the source tells Stainless to."""
    place: Literal["path", "query", "header", "body"]
    schema: Schema
    required: bool
    description: str | None = None
    deprecated: bool = False
    deprecation: str | None = None
    value: Value | None = None
    """Of an example; None where it stands in none."""


class Inputs(Struct, frozen=True, kw_only=True):
    """All that a method takes."""

    path: tuple[Input, ...]
    """In the order of the path."""
    members: tuple[Input, ...]
    """Required ones first."""
    sends: frozenset[str]
    """`query`, `body` and `header`, as far as they hold anything."""


def inputs_of(operation: Operation, views: Views, chooser: Chooser) -> Inputs:
    """Return what a method takes; cookies are the client's own."""
    given = [_parameter(each, chooser) for each in operation.parameters if each.place != "cookie"]
    path = operation.path
    in_path = [each for each in given if each.place == "path"]
    order = {each.name: path.find(f"{{{each.name}}}") for each in operation.parameters}
    spelled = {_name(each): order[each.name] for each in operation.parameters if each.place == "path"}
    beside = [each for each in given if each.place != "path"]
    members = [*beside, *_body(operation, views, chooser)]
    return Inputs(
        path=tuple(sorted(in_path, key=lambda each: spelled[each.name])),
        members=tuple(sorted(members, key=lambda each: not each.required)),
        sends=frozenset(each.place for each in members),
    )


def _name(parameter: Parameter) -> str:
    return told_name(parameter.hints, NAME) or parameter.name


def _parameter(given: Parameter, chooser: Chooser) -> Input:
    stated = next((one.value for one in given.examples if one.value is not UNSET), UNSET)
    required = given.required or given.place == "path"
    shown = required or stated is not UNSET or chooser.is_shown(given.schema)
    return Input(
        name=_name(given),
        place=given.place if given.place in {"path", "header"} else "query",
        schema=given.schema,
        required=required,
        description=given.description,
        deprecated=given.deprecated,
        deprecation=given.deprecation,
        value=chooser.value(given.schema, given.name, stated) if shown else None,
    )


def _body(operation: Operation, views: Views, chooser: Chooser) -> list[Input]:
    """Return the members of the body, or the body itself where it is no object."""
    body = operation.request_body
    if body is None or not body.content:
        return []
    media = body.content[0]
    schema = media.schema
    if schema is None:
        return []
    example = _example(media, schema, chooser)
    shown = dict(example.members)
    view = views.object_view(schema)
    if not view.fields:
        if example.kind == "object" and example.members:
            return [
                Input(name=name, place="body", schema=each.schema, required=True, value=each)
                for name, each in example.members
            ]
        return [Input(name="body", place="body", schema=schema, required=body.required, value=example)]
    return [
        Input(
            name=(name := member_called(each.name, each.schema)),
            place="body",
            schema=each.schema,
            required=each.required,
            description=(found := views.resolve(each.schema)).description,
            deprecated=found.deprecated,
            deprecation=found.deprecation,
            value=shown.get(name),
        )
        for each in view.fields
        if not views.resolve(each.schema).read_only
    ]


def _example(media: MediaType, schema: Schema, chooser: Chooser) -> Value:
    stated = next((one.value for one in media.examples if isinstance(one.value, dict)), UNSET)
    found = chooser.value(schema, "body", stated)
    return found if found.members or found.kind != "map" else Value(kind="object", schema=Object())
