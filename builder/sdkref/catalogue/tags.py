"""The values by which discriminators know their variants."""

from collections.abc import Mapping

from sdkref.catalogue.schema import AllOf, Discriminator, Enum, Object, Reference, Schema

_MOST_LINKS = 20


def told_apart(discriminator: Discriminator | None) -> tuple[str, ...]:
    """Return the models that a discriminator names, each once."""
    if discriminator is None:
        return ()
    names = [model for _, model in discriminator.mapping]
    return tuple(dict.fromkeys(names if discriminator.default is None else [*names, discriminator.default]))


def tags_of_extending(models: Mapping[str, Schema]) -> dict[str, tuple[str, str]]:
    """Return by model the property and the value by which a base that it extends knows it."""
    found: dict[str, tuple[str, str]] = {}
    for schema in models.values():
        for part in schema.parts if isinstance(schema, AllOf) else (schema,):
            if isinstance(part, Object) and part.discriminator is not None:
                for tag, model in part.discriminator.mapping:
                    found.setdefault(model, (part.discriminator.property, tag))
    return found


def implied_tag(model: str, name: str, models: Mapping[str, Schema]) -> str:
    """Return the value that a property has in a model that no mapping speaks of.

    It is the only one that the model itself allows, else the model's name, as OpenAPI says.
    """
    schema = models.get(model)
    for _ in range(_MOST_LINKS):
        if not isinstance(schema, Reference):
            break
        schema = models.get(schema.name)
    own = _own_value(schema, name) if schema is not None else None
    return model if own is None else own


def _own_value(schema: Schema, name: str) -> str | None:
    match schema:
        case Object():
            for member in schema.properties:
                if member.name == name:
                    match member.schema:
                        case Enum(values=(str(only),)):
                            return only
            return None
        case AllOf():
            found = (_own_value(part, name) for part in schema.parts)
            return next((each for each in found if each is not None), None)
        case _:
            return None
