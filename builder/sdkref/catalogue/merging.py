"""Schemas that say several things, as a choice of schemas that say one thing each."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from msgspec import UNSET
from msgspec.structs import asdict, replace

from sdkref.catalogue.fitting import Fitting
from sdkref.catalogue.schema import (
    AllOf,
    Anything,
    Array,
    Conditional,
    Enum,
    Json,
    Not,
    Nothing,
    Number,
    Object,
    Property,
    Reference,
    Schema,
    String,
    Union,
)

_TIGHTER: dict[str, Any] = {
    "minimum": max,
    "exclusive_minimum": max,
    "min_length": max,
    "min_items": max,
    "min_properties": max,
    "min_contains": max,
    "multiple_of": max,
    "maximum": min,
    "exclusive_maximum": min,
    "max_length": min,
    "max_items": min,
    "max_properties": min,
    "max_contains": min,
}
_DEEPEST = 50


def alternatives(  # noqa: C901 - a case a kind
    schema: Schema, models: Mapping[str, Schema], fitting: Fitting, trail: tuple[str, ...] = ()
) -> Iterator[Schema]:
    """Yield schemas without references, unions and `allOf` at their top that together cover a schema.

    They may allow more than it does (of `not`, nothing is kept): whoever makes a value of one checks it
    against the whole. Lazy: a product of unions is only made as far as it is asked for, and each model that
    is looked into counts among the looks of what is being made.
    """
    onward = partial(alternatives, models=models, fitting=fitting, trail=trail)
    match schema:
        case Reference():
            target = models.get(schema.name, Anything())
            fitting.looks -= 1
            if schema.name in trail or len(trail) > _DEEPEST or fitting.looks < 0:
                return
            if schema.examples:
                target = replace(target, examples=schema.examples)
            yield from alternatives(target, models, fitting, (*trail, schema.name))
        case AllOf():
            parts, met = _flat(schema, models, trail)
            if parts:
                onward = partial(onward, trail=(*trail, *met))
            yield from _meetings(parts, onward, fitting)
        case Union():
            for variant in schema.variants:
                yield from onward(variant)
        case Conditional():
            yield from onward(AllOf(parts=(schema.condition, schema.then or Anything())))
            yield from onward(schema.otherwise or Anything())
        case Not():
            yield Anything()
        case Object() if schema.dependent_schemas:
            plain = replace(schema, dependent_schemas=())
            yield from _meetings((plain, *(each for _, each in schema.dependent_schemas)), onward, fitting)
            yield plain
        case _:
            yield schema


def _flat(
    schema: AllOf, models: Mapping[str, Schema], trail: tuple[str, ...]
) -> tuple[tuple[Schema, ...], tuple[str, ...]]:
    """Return what a value has to satisfy, and the models that say so.

    A model says its part once, by however many ways it is reached: following each of them would take as
    many steps as there are, which double with every level. What a long chain says at its end is left out.
    """
    parts: list[Schema] = []
    met = dict.fromkeys(trail)
    pending: list[Schema] = [schema]
    while pending:
        part = pending.pop()
        match part:
            case AllOf():
                pending.extend(reversed(part.parts))
            case Reference(name=name):
                if name not in met and len(met) <= _DEEPEST:
                    met[name] = None
                    target = models.get(name, Anything())
                    pending.append(replace(target, examples=part.examples) if part.examples else target)
            case _:
                parts.append(part)
    return tuple(parts), tuple(met)[len(trail) :]


def _meetings(parts: tuple[Schema, ...], onward: Any, fitting: Fitting) -> Iterator[Schema]:
    if not parts:
        yield Anything()
        return
    for first in onward(parts[0]):
        for rest in _meetings(parts[1:], onward, fitting):
            both = meet(first, rest, fitting)
            if not isinstance(both, Nothing):
                yield both


def meet(first: Schema, second: Schema, fitting: Fitting) -> Schema:  # noqa: PLR0911 - a case a pair of kinds
    """Return what satisfies two schemas of one kind each; `Nothing` when nothing does."""
    match first, second:
        case (Anything(), _):
            return second
        case (_, Anything()):
            return first
        case (Enum(), _):
            return _narrowed(first, second, fitting)
        case (_, Enum()):
            return _narrowed(second, first, fitting)
        case (Object(), Object()):
            return _object(first, second)
        case (Array(), Array()):
            return replace(
                first,
                **{name: each for name, each in _tighter(first, second).items() if name in _TIGHTER},
                items=both_of(first.items, second.items),
                prefix=first.prefix or second.prefix,
                contains=first.contains or second.contains,
                unevaluated=_either(first.unevaluated, second.unevaluated),
                unique_items=first.unique_items or second.unique_items,
            )
        case (Number(), Number()):
            return replace(first, **{**_tighter(first, second), "integer": first.integer or second.integer})
        case (String(), String()):
            return replace(first, **_tighter(first, second))
        case _:
            return first if type(first) is type(second) else Nothing()


def both_of(first: Schema, second: Schema) -> Schema:
    """Return the schema of what satisfies both, without looking into them."""
    if isinstance(first, Anything) or first == second:
        return second
    return first if isinstance(second, Anything) else AllOf(parts=(first, second))


def _narrowed(choice: Enum, other: Schema, fitting: Fitting) -> Schema:
    values = tuple(value for value in choice.values if fitting.fits(value, other))
    return replace(choice, values=values, names=(), descriptions=()) if values else Nothing()


def _tighter(first: Schema, second: Schema) -> dict[str, Json]:
    """Return the members of two schemas of one kind: the tighter bound, else whichever is given."""
    one, other = asdict(first), asdict(second)
    merged = {name: other[name] for name in one if one[name] in (None, UNSET, ())}
    for name in _TIGHTER.keys() & one.keys():
        if one[name] is not None and other[name] is not None:
            merged[name] = _TIGHTER[name](one[name], other[name])
    return merged


def _object(first: Object, second: Object) -> Object:
    members = {member.name: member for member in first.properties}
    for member in second.properties:
        known = members.get(member.name)
        members[member.name] = (
            member
            if known is None
            else Property(
                member.name, both_of(known.schema, member.schema), known.required or member.required
            )
        )
    needed = {*first.also_required, *second.also_required}
    names = (each for each in (*first.also_required, *second.also_required) if each not in members)
    examples = tuple(
        {**one, **other}
        for one, other in zip(first.examples, second.examples, strict=False)
        if isinstance(one, dict) and isinstance(other, dict)
    )
    bounds = {name: each for name, each in _tighter(first, second).items() if name in _TIGHTER}
    return replace(
        first,
        **bounds,
        default=UNSET,
        examples=examples,
        properties=tuple(
            each if each.required or each.name not in needed else replace(each, required=True)
            for each in members.values()
        ),
        also_required=tuple(dict.fromkeys(names)),
        additional=_either(first.additional, second.additional),
        unevaluated=_either(first.unevaluated, second.unevaluated),
        property_names=_either(first.property_names, second.property_names),
        dependent_schemas=first.dependent_schemas + second.dependent_schemas,
        pattern_properties=first.pattern_properties + second.pattern_properties,
        dependent_required=first.dependent_required + second.dependent_required,
    )


def _either(first: Schema | None, second: Schema | None) -> Schema | None:
    if first is None or second is None:
        return first or second
    return both_of(first, second)
