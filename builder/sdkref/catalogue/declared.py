"""Example values that a description gives itself, mended where a small slip is plain."""

from collections.abc import Iterator, Mapping

from msgspec import UNSET

from sdkref.catalogue.fitting import Fitting, is_number
from sdkref.catalogue.schema import (
    AllOf,
    Boolean,
    Json,
    Null,
    Number,
    Object,
    Reference,
    Schema,
    String,
    children,
)

_FLAGS = {"true": True, "false": False}


def declared_values(schema: Schema, models: Mapping[str, Schema], fitting: Fitting) -> Iterator[Json]:
    """Yield the examples and the default that satisfy a schema; empty ones and null say too little."""
    for value in schema.examples:
        for candidate in (value, _mended(value, schema)):
            shown = _travelling(candidate, schema, models, fitting)
            if shown not in (None, {}, []) and fitting.fits(shown, schema):
                yield shown
    default = schema.default
    if default is not UNSET and default not in (None, {}, [], "") and fitting.fits(default, schema):
        yield default


def _mended(value: Json, schema: Schema) -> Json:
    """Return an example of a scalar in the type that was meant: `"5"` for a number, 5 for a text."""
    match schema:
        case String() if is_number(value):
            return str(getattr(value, "text", value))
        case Number() if isinstance(value, str):
            try:
                return int(value) if schema.integer else float(value)
            except ValueError:
                return value
        case Boolean() if isinstance(value, str):
            return _FLAGS.get(value.lower(), value)
        case _:
            return value


def _travelling(
    value: Json, schema: Schema, models: Mapping[str, Schema], fitting: Fitting, met: set[str] | None = None
) -> Json:
    """Return an example without the members that do not travel in this direction, at every level.

    `met` are the models that had their say in one `allOf`: each is asked once.
    """
    met = set() if met is None else met
    target = models.get(schema.name) if isinstance(schema, Reference) else schema
    if isinstance(schema, Reference):
        if schema.name in met:
            return value
        met.add(schema.name)
    match value, target:
        case dict(), Object():
            described = {member.name: member.schema for member in target.properties}
            return {
                name: _travelling(each, described[name], models, fitting) if name in described else each
                for name, each in value.items()
                if name not in described or fitting.travels(described[name])
            }
        case dict(), AllOf():
            for part in target.parts:
                value = _travelling(value, part, models, fitting, met)
            return value
        case _:
            return value


class Carrying:
    """Says which schemas carry an example, or hold one that does."""

    def __init__(self, models: Mapping[str, Schema]) -> None:
        self._models = models
        self._known: dict[str, bool] = {}

    def carries(self, schema: Schema, levels: int = 4) -> bool:
        """Say whether an example stands in a schema or at most some levels below it."""
        if schema.examples:
            return True
        if isinstance(schema, Null) or levels == 0:
            return False
        if isinstance(schema, Reference):
            if schema.name not in self._known:
                self._known[schema.name] = False  # what leads back to itself adds nothing
                target = self._models.get(schema.name)
                self._known[schema.name] = target is not None and self.carries(target)
            return self._known[schema.name]
        return any(self.carries(child, levels - 1) for child in children(schema))
