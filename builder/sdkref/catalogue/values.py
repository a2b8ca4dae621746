"""Example values that satisfy their schema, the same in every build and every language."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from msgspec import UNSET, Struct

from sdkref.catalogue.containers import list_value, object_value
from sdkref.catalogue.declared import Carrying, declared_values
from sdkref.catalogue.figures import number_values
from sdkref.catalogue.fitting import MOST_LOOKS, Direction, Fitting
from sdkref.catalogue.formats import hint
from sdkref.catalogue.making import DEEPEST, DEPTH, Fill, Made, Spot
from sdkref.catalogue.merging import alternatives
from sdkref.catalogue.schema import (
    AllOf,
    Anything,
    Array,
    Boolean,
    Conditional,
    Discriminator,
    Enum,
    Json,
    Not,
    Nothing,
    Null,
    Number,
    Object,
    Property,
    Reference,
    Schema,
    String,
    Union,
)
from sdkref.catalogue.tags import tags_of_extending
from sdkref.catalogue.texts import PLAIN, content_text, string_values

TRIES = 60
"""Values that are tried for a schema before the likeliest is taken, valid or not."""

MOST_ALTERNATIVES = 24
MOST_VARIANTS = 12
MOST_STEPS = 15_000
"""Schemas that one value may visit, four times what a known description needs."""


class ExampleMaker:
    """Makes an example value for any schema of one catalogue.

    What a description declares (examples, defaults, enums) is taken where it satisfies the schema; the
    rest is made up, finite and deterministic. What it returns is shared between calls and inside one
    value: never change a value, copy it first.
    """

    def __init__(self, models: Mapping[str, Schema]) -> None:
        self._makers: dict[Direction, _Maker] = {
            "request": _Maker(models, "request"),
            "response": _Maker(models, "response"),
        }

    def value(self, schema: Schema, direction: Direction = "response") -> Json:
        """Return the example value of a schema as it travels in one direction.

        A schema that nothing finite satisfies gets a value that shows its shape.
        """
        return self._makers[direction].value(schema)


class _Kept(Struct, frozen=True):
    """The value of a model, and what it cost: schemas that were visited, and questions whether it fits."""

    made: Made
    steps: int
    looks: int


class _Maker:
    """Makes values for one direction and keeps those of models."""

    def __init__(self, models: Mapping[str, Schema], direction: Direction) -> None:
        self._models = models
        self._direction = direction
        self._fitting = Fitting(models, direction)
        self._carrying = Carrying(models)
        self._tags = tags_of_extending(models)
        self._kept: dict[tuple[str, int, Fill], _Kept] = {}
        self._open: dict[str, int] = {}
        """The models that are being made, outermost first, each with its position."""
        self._reach = _FREE
        """The outermost position that what is being made was cut short for: elsewhere it may be richer."""
        self._steps = 0

    def value(self, schema: Schema) -> Json:
        for fill in (Fill.USUAL, Fill.LEAST, Fill.CLOSED):
            self._steps, self._fitting.looks, self._reach = MOST_STEPS, MOST_LOOKS, _FREE
            made = self.make(schema, Spot(fill=fill))
            if made is not UNSET:
                return made
        return None

    def make(self, schema: Schema, spot: Spot) -> Made:
        """Return a value that fits, the likeliest one when none is found, UNSET when none is finite."""
        self._steps -= 1
        if spot.level > DEEPEST or self._steps < 0:
            return self._cut(spot, -1)
        for value in declared_values(schema, self._models, self._fitting):
            return value
        match schema:
            case Reference():
                made = self._model(schema, spot)
            case Object() if not schema.dependent_schemas:
                made = object_value(schema, spot, self.make, self._fitting, self._shown)
            case Array():
                made = list_value(schema, spot, self.make, self.vary, self._fitting)
            case Union():
                made = self._fitted(schema, self._by_variant(schema, spot))
            case AllOf() | Not() | Conditional() | Object():
                made = self._fitted(schema, self._by_alternative(schema, spot))
            case _:
                made = self._fitted(schema, islice(self.vary(schema, spot), TRIES))
        return None if made is UNSET and schema.nullable else made

    def vary(self, schema: Schema, spot: Spot) -> Iterator[Json]:  # noqa: C901 - a case a kind
        """Yield different values of a schema, the likeliest first; not every one need fit."""
        yield from declared_values(schema, self._models, self._fitting)
        match schema:
            case String():
                yield from self._by_content(schema, spot)
                yield from string_values(schema, spot.name)
            case Number():
                yield from number_values(schema, spot.name)
            case Boolean():
                yield from (True, False)
            case Enum():
                yield from schema.values
            case Null():
                yield None
            case Anything():
                yield from (hint(spot.name) or PLAIN, 1, True, {}, [], None)
            case Object():
                yield from self._by_member(schema, spot)
            case Array():
                yield from _made(self.make(schema, spot))
                yield from ([each] for each in islice(self.vary(schema.items, spot.inside(spot.name)), TRIES))
            case Reference() | AllOf() | Conditional() | Not() | Union():
                yield from _made(self.make(schema, spot))
                for single in islice(alternatives(schema, self._models, self._fitting), MOST_ALTERNATIVES):
                    if spot.level <= DEPTH:
                        yield from islice(self.vary(single, spot.inside(spot.name)), TRIES)
            case Nothing():
                pass

    def _fitted(self, schema: Schema, values: Iterable[Json]) -> Made:
        """Return the first value that fits, else the first one."""
        first: Made = UNSET
        for value in values:
            if self._fitting.fits(value, schema):
                return value
            first = value if first is UNSET else first
        return first

    def _model(self, schema: Reference, spot: Spot) -> Made:
        """Return the value of a model, kept for each level and fill."""
        key = (schema.name, min(spot.level, DEPTH), spot.fill)
        kept = self._kept.get(key)
        # What is kept costs as if it were made now: a value is the same whatever was made before it.
        if kept is not None and kept.steps < self._steps and kept.looks < self._fitting.looks:
            self._steps -= kept.steps
            self._fitting.looks -= kept.looks
            return kept.made
        if schema.name in self._open:
            return self._cut(spot, self._open[schema.name])
        position = len(self._open)
        self._open[schema.name] = position
        outside, self._reach = self._reach, _FREE
        steps, looks = self._steps, self._fitting.looks
        target = self._models.get(schema.name, Anything())
        made = self._tagged(schema.name, target, self.make(target, Spot(schema.name, spot.level, spot.fill)))
        del self._open[schema.name]
        if self._reach >= position and self._fitting.looks > 0:
            self._kept[key] = _Kept(made, steps - self._steps, looks - self._fitting.looks)
            self._reach = outside
        else:
            self._reach = min(outside, self._reach)
        return made

    def _tagged(self, name: str, target: Schema, made: Made) -> Made:
        """Return the value of a model with the name by which the model that it extends knows it."""
        if not isinstance(made, dict) or name not in self._tags or made in target.examples:
            return made
        told = {**made, **{key: tag for key, tag in (self._tags[name],) if key in made}}
        return told if self._fitting.fits(told, target) else made

    def _cut(self, spot: Spot, position: int) -> Made:
        """End a value that would not end by itself, and note for which open model."""
        self._reach = min(self._reach, position)
        return {} if spot.fill is Fill.CLOSED else UNSET

    def _shown(self, member: Property, spot: Spot) -> bool:
        """Say whether an optional member appears."""
        if member.schema.deprecated or spot.level >= DEPTH:
            return False
        return (
            spot.fill is Fill.FULL or self._direction == "response" or self._carrying.carries(member.schema)
        )

    def _by_variant(self, schema: Union, spot: Spot) -> Iterator[Json]:
        """Yield a value of each variant, then barer and richer ones, for a union that asks for one only."""
        for fill in _fills(spot):
            for variant in schema.variants[:MOST_VARIANTS]:
                made = self.make(variant, spot.filled(fill))
                if schema.discriminator and isinstance(made, dict):
                    yield from self._told_apart(made, variant, schema.discriminator)
                yield from _made(made)
        if schema.exclusive:
            for variant in schema.variants[:4]:
                yield from islice(self.vary(variant, spot), TRIES)

    def _told_apart(
        self, value: dict[str, Json], variant: Schema, discriminator: Discriminator
    ) -> Iterator[Json]:
        """Yield the value of a variant with the names that a discriminator has for it."""
        if isinstance(variant, Reference):
            names = [said for said, model in discriminator.mapping if model == variant.name]
            for name in names or [variant.name]:
                told = {**value, discriminator.property: name}
                if self._fitting.fits(told, variant):
                    yield told

    def _by_alternative(self, schema: Schema, spot: Spot) -> Iterator[Json]:
        for single in islice(alternatives(schema, self._models, self._fitting), MOST_ALTERNATIVES):
            tries = len(Fill) if isinstance(single, Object | Array) else TRIES
            yield from islice(self.vary(single, spot), tries)

    def _by_content(self, schema: String, spot: Spot) -> Iterator[str]:
        """Yield the text that holds a value, where a schema says what it holds."""
        if schema.content_schema is not None:
            inner = spot.inside(spot.name)
            held = self.make(schema.content_schema, inner.filled(_FULLER.get(spot.fill, spot.fill)))
            yield from (content_text(schema, each) for each in _made(held))

    def _by_member(self, schema: Object, spot: Spot) -> Iterator[Json]:
        """Yield an object filled in each way, then with one member after the other varied."""
        base: Made = UNSET
        for fill in _fills(spot):
            made = self.make(schema, spot.filled(fill))
            base = made if base is UNSET else base
            yield from _made(made)
        if isinstance(base, dict) and spot.level <= DEPTH:
            for member in schema.properties:
                if member.name in base:
                    others = self.vary(member.schema, spot.inside(member.name))
                    yield from ({**base, member.name: each} for each in islice(others, TRIES))


_FULLER = {Fill.USUAL: Fill.FULL}
"""How to fill what a text holds: that is shown only here."""

_FREE = 1_000_000
"""A position that no model has: nothing was cut short."""


def _fills(spot: Spot) -> tuple[Fill, ...]:
    """Return the ways to fill that are tried at a place, the wanted one first."""
    if spot.fill is Fill.CLOSED:
        return (Fill.CLOSED,)
    return tuple(dict.fromkeys((spot.fill, Fill.LEAST, Fill.FULL)))


def _made(value: Made) -> tuple[Json, ...]:
    return () if value is UNSET else (value,)
