"""What the root of a description tells Speakeasy: parameters that clients hold, and models to keep."""

from collections.abc import Iterator

from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.schema import Json, Reference, Schema, children
from sdkref.profiles.speakeasy.settings import SpeakeasySettings


def with_globals(settings: SpeakeasySettings, catalogue: Catalogue) -> SpeakeasySettings:
    """Return settings that know the parameters of `x-speakeasy-globals`, too."""
    told: Json = dict(catalogue.hints).get("x-speakeasy-globals")
    listed = told.get("parameters") if isinstance(told, dict) else None
    found = (
        [each.get("name") for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    )
    names = (each for each in found if isinstance(each, str))
    return replace(settings, global_parameters=(*settings.global_parameters, *names))


def kept_models(catalogue: Catalogue) -> list[str]:
    """Return the names of the models that an SDK has: used by an operation, or kept on purpose."""
    kept = (name for name, each in catalogue.models.items() if dict(each.hints).get("x-speakeasy-include"))
    used = [schema for each in catalogue.operations for schema in _schemas(each)]
    return models_in(catalogue, [*used, *(Reference(name=each) for each in kept)])


def models_in(catalogue: Catalogue, schemas: list[Schema]) -> list[str]:
    """Return the names of the models that schemas lead to, in the order of the description."""
    waiting = [*_named(schemas)]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in seen and name in catalogue.models:
            seen.add(name)
            waiting += _named([catalogue.models[name]])
    return [each for each in catalogue.models if each in seen]


def _schemas(operation: Operation) -> list[Schema]:
    body = operation.request_body
    contents = [
        *(body.content if body is not None else ()),
        *(media for each in operation.responses for media in each.content),
    ]
    found = [each.schema for each in operation.parameters]
    found += [one for each in contents for one in (each.schema, each.item_schema) if one is not None]
    headers = [header.schema for each in operation.responses for header in each.headers]
    calls = [schema for each in operation.callbacks for schema in _schemas(each.operation)]
    return [*found, *headers, *calls]


def _named(schemas: list[Schema]) -> Iterator[str]:
    """Give the names of models that schemas refer to, without following them."""
    waiting = [*schemas]
    while waiting:
        schema = waiting.pop()
        if isinstance(schema, Reference):
            yield schema.name
        else:
            waiting += children(schema)
