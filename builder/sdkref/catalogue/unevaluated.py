"""Which members and items of a value a schema looks at: `unevaluated…` speaks of the others."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from sdkref.catalogue.patterns import matches
from sdkref.catalogue.schema import (
    AllOf,
    Anything,
    Array,
    Conditional,
    Enum,
    Json,
    Object,
    Reference,
    Schema,
    Union,
)

Fits: TypeAlias = Callable[[Json, Schema], bool]


def rest_rules(schema: Schema) -> tuple[Schema, ...]:
    """Return what a schema says of members and items that none of its parts looks at."""
    match schema:
        case Object(unevaluated=rule) | Array(unevaluated=rule) if rule is not None:
            return (rule,)
        case AllOf(parts=parts) if len(parts) > 1:
            return tuple(
                part.unevaluated
                for part in parts
                if isinstance(part, Object | Array) and part.unevaluated is not None
            )
        case _:
            return ()


def unseen(value: Json, schema: Schema, models: Mapping[str, Schema], fits: Fits) -> list[Json]:
    """Return the members of an object, or the items of a list, that no part of a schema looks at."""
    if isinstance(value, dict):
        names = _Seen(value, models, fits, whole=schema).of(schema)
        return [each for name, each in value.items() if name not in names]
    if isinstance(value, list):
        indexes = _Seen(value, models, fits, whole=schema).of(schema)
        return [each for index, each in enumerate(value) if index not in indexes]
    return []


class _Seen:
    """Finds what of one value schemas look at: names of members, indexes of items."""

    def __init__(self, value: Json, models: Mapping[str, Schema], fits: Fits, *, whole: Schema) -> None:
        self._value, self._models, self._fits = value, models, fits
        parts = whole.parts if isinstance(whole, AllOf) and len(whole.parts) > 1 else (whole,)
        self._asking = frozenset(map(id, parts))
        """The schemas whose `unevaluated` is in question: it is not an answer itself."""
        self._met: set[str] = set()

    def of(self, schema: Schema) -> set[str | int]:  # noqa: PLR0911 - a case a kind
        """Return what a schema looks at; a model is asked once, by however many ways it is reached."""
        match schema:
            case Object() if isinstance(self._value, dict):
                return self._names(schema)
            case Array() if isinstance(self._value, list):
                return self._indexes(schema)
            case Reference(name=name) if name not in self._met and name in self._models:
                self._met.add(name)
                return self.of(self._models[name])
            case AllOf(parts=parts):
                return self._all(parts)
            case Union(variants=variants):
                return self._all([each for each in variants if self._fits(self._value, each)])
            case Conditional():
                holds = self._fits(self._value, schema.condition)
                branch = schema.then if holds else schema.otherwise
                asked = [schema.condition] if holds else []
                return self._all([*asked, *([] if branch is None else [branch])])
            case Enum(base=base) if base is not None:
                return self.of(base)
            case _:
                return set()

    def _all(self, schemas: list[Schema] | tuple[Schema, ...]) -> set[str | int]:
        return {each for schema in schemas for each in self.of(schema)}

    def _names(self, schema: Object) -> set[str | int]:
        if schema.additional is not None or self._answers(schema):
            return set(self._value)
        described = {each.name for each in schema.properties}
        patterns = [pattern for pattern, _ in schema.pattern_properties]
        depending = [each for name, each in schema.dependent_schemas if name in self._value]
        return self._all(depending) | {
            name
            for name in self._value
            if name in described or any(matches(pattern, name) for pattern in patterns)
        }

    def _indexes(self, schema: Array) -> set[str | int]:
        if not isinstance(schema.items, Anything) or self._answers(schema):
            return set(range(len(self._value)))
        found: set[str | int] = set(range(len(schema.prefix)))
        if schema.contains is not None:
            found |= {index for index, each in enumerate(self._value) if self._fits(each, schema.contains)}
        return found

    def _answers(self, schema: Object | Array) -> bool:
        return schema.unevaluated is not None and id(schema) not in self._asking
