"""Whether a value satisfies a schema, for those who make values: quick, and total on any input."""

from collections.abc import Mapping
from typing import Literal, TypeAlias, TypeGuard

from sdkref.catalogue.figures import in_range
from sdkref.catalogue.formats import well_formed
from sdkref.catalogue.patterns import matches
from sdkref.catalogue.schema import (
    AllOf,
    Anything,
    Array,
    Boolean,
    Conditional,
    Enum,
    Json,
    Not,
    Nothing,
    Null,
    Number,
    Object,
    Reference,
    Schema,
    String,
    Union,
)
from sdkref.catalogue.unevaluated import rest_rules, unseen
from sdkref.limits import check_time

Direction: TypeAlias = Literal["request", "response"]

MOST_STEPS = 20_000
"""Pairs of value and schema that one question may look at; past them the answer is yes."""

MOST_LOOKS = 120_000
"""Those that all questions about one example may look at, thrice what a known description needs."""

DEEPEST = 200


class Fitting:
    """Answers for the models of one catalogue and one direction."""

    def __init__(self, models: Mapping[str, Schema], direction: Direction) -> None:
        self._models = models
        self.direction = direction
        self._steps = 0
        self.looks = MOST_LOOKS
        """How many are left; who makes an example sets it anew."""

    def fits(self, value: Json, schema: Schema) -> bool:
        """Say whether a value satisfies a schema; a reference that leads nowhere allows anything."""
        check_time()
        self._steps = allowed = min(MOST_STEPS, self.looks)
        answer = self._fits(value, schema, 0)
        self.looks -= allowed - max(self._steps, 0)
        return answer

    def same(self, first: Json, second: Json) -> bool:
        """Say whether two values are equal as JSON, where 1 is 1.0 and neither is true."""
        return bool(_comparable(first) == _comparable(second))

    def travels(self, schema: Schema) -> bool:
        """Say whether a property may be sent in this direction, by the notes of it and of its model."""
        target = self._models.get(schema.name, schema) if isinstance(schema, Reference) else schema
        if self.direction == "request":
            return not (schema.read_only or target.read_only)
        return not (schema.write_only or target.write_only)

    def _fits(self, value: Json, schema: Schema, depth: int) -> bool:  # noqa: C901, PLR0911, PLR0912 - a case a kind
        self._steps -= 1
        if self._steps < 0 or depth > DEEPEST or (value is None and schema.nullable):
            return True
        match schema:
            case Anything():
                return True
            case Nothing():
                return False
            case Null():
                return value is None
            case Boolean():
                return isinstance(value, bool)
            case Number():
                return is_number(value) and in_range(schema, value)
            case String():
                return isinstance(value, str) and _text_fits(value, schema)
            case Enum():
                return any(self.same(value, each) for each in schema.values) and (
                    schema.base is None or self._fits(value, schema.base, depth + 1)
                )
            case Array() | Object():
                return self._holds(value, schema, depth + 1) and self._rest_fits(value, schema, depth + 1)
            case Reference():
                target = self._models.get(schema.name)
                return target is None or self._fits(value, target, depth + 1)
            case AllOf():
                return self._all_fit(value, schema, depth + 1) and self._rest_fits(value, schema, depth + 1)
            case Union():
                fitting = (self._fits(value, variant, depth + 1) for variant in schema.variants)
                return sum(fitting) == 1 if schema.exclusive else any(fitting)
            case Not():
                return not self._fits(value, schema.schema, depth + 1)
            case Conditional():
                holds = self._fits(value, schema.condition, depth + 1)
                branch = schema.then if holds else schema.otherwise
                return branch is None or self._fits(value, branch, depth + 1)

    def _all_fit(self, value: Json, schema: AllOf, depth: int) -> bool:
        """Say whether a value satisfies all parts; what those leave to each other is for the whole to say."""
        if len(schema.parts) == 1:
            return self._fits(value, schema.parts[0], depth)
        return all(
            (value is None and part.nullable) or self._holds(value, part, depth)
            if isinstance(part, Object | Array)
            else self._fits(value, part, depth)
            for part in schema.parts
        )

    def _holds(self, value: Json, schema: Object | Array, depth: int) -> bool:
        if isinstance(schema, Object):
            return isinstance(value, dict) and self._mapping_fits(value, schema, depth)
        return isinstance(value, list) and self._list_fits(value, schema, depth)

    def _rest_fits(self, value: Json, schema: Schema, depth: int) -> bool:
        """Say whether members and items that no part looks at are as the schema says of them."""
        rules = rest_rules(schema)
        if not rules:
            return True
        others = unseen(value, schema, self._models, lambda each, part: self._fits(each, part, depth))
        return all(self._fits(each, rule, depth) for rule in rules for each in others)

    def _list_fits(self, value: list[Json], schema: Array, depth: int) -> bool:
        if len(value) < (schema.min_items or 0):
            return False
        if schema.max_items is not None and len(value) > schema.max_items:
            return False
        if schema.unique_items and len({repr(_comparable(each)) for each in value}) < len(value):
            return False
        kinds = [*schema.prefix[: len(value)], *[schema.items] * (len(value) - len(schema.prefix))]
        return all(map(self._fits, value, kinds, [depth] * len(value))) and (
            schema.contains is None or self._contains(value, schema, schema.contains, depth)
        )

    def _contains(self, value: list[Json], schema: Array, wanted: Schema, depth: int) -> bool:
        count = sum(self._fits(each, wanted, depth) for each in value)
        least = 1 if schema.min_contains is None else schema.min_contains
        return count >= least and (schema.max_contains is None or count <= schema.max_contains)

    def _mapping_fits(self, value: dict[str, Json], schema: Object, depth: int) -> bool:
        if len(value) < (schema.min_properties or 0):
            return False
        if schema.max_properties is not None and len(value) > schema.max_properties:
            return False
        needed = [each.name for each in schema.properties if each.required and self.travels(each.schema)]
        needed += schema.also_required
        for name, others in schema.dependent_required:
            needed += others if name in value else ()
        if not all(name in value for name in needed):
            return False
        if not all(
            self._fits(value, each, depth) for name, each in schema.dependent_schemas if name in value
        ):
            return False
        if schema.property_names is None and schema.additional is None and not schema.pattern_properties:
            # Members that it does not name are not its concern: a part of many looks at few of them.
            return all(
                self._fits(value[each.name], each.schema, depth)
                for each in schema.properties
                if each.name in value
            )
        described = {each.name: each.schema for each in schema.properties}
        return all(self._member_fits(name, each, schema, described, depth) for name, each in value.items())

    def _member_fits(
        self, name: str, value: Json, schema: Object, described: Mapping[str, Schema], depth: int
    ) -> bool:
        if schema.property_names is not None and not self._fits(name, schema.property_names, depth):
            return False
        kinds = [each for pattern, each in schema.pattern_properties if matches(pattern, name)]
        if name in described:
            kinds.append(described[name])
        if not kinds and schema.additional is not None:
            kinds.append(schema.additional)
        return all(self._fits(value, kind, depth) for kind in kinds)


def is_number(value: Json) -> TypeGuard[int | float]:
    """Say whether a value is a number to JSON, which true and false are not."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def _text_fits(value: str, schema: String) -> bool:
    return (
        (schema.min_length is None or len(value) >= schema.min_length)
        and (schema.max_length is None or len(value) <= schema.max_length)
        and (schema.pattern is None or matches(schema.pattern, value))
        and well_formed(schema.format, value)
    )


def _comparable(value: Json) -> Json:
    """Return a value in which booleans differ from numbers and the order of members does not count."""
    match value:
        case bool() | None:
            return (value,)
        case dict():
            return sorted((key, _comparable(each)) for key, each in value.items())
        case list():
            return [_comparable(each) for each in value]
        case float() if value.is_integer():
            return int(value)
        case _:
            return value
