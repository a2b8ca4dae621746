"""Members that a schema leaves open, but whose names are nearly that of one which it describes and is absent.

All parts, variants and branches of a schema speak together: a name that any of them knows is none of these,
and where one lets other members in, none is.
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct

from sdkref.catalogue.fitting import Fitting
from sdkref.catalogue.patterns import matches
from sdkref.catalogue.schema import (
    AllOf,
    Anything,
    Array,
    Conditional,
    Enum,
    Json,
    Nothing,
    Object,
    Reference,
    Schema,
    Union,
)
from sdkref.location import Location
from sdkref.mock.misspellings import meant_by
from sdkref.mock.plain import DEEPEST, rebuilt

MOST_STRANGERS = 100
"""Unknown members of one value that are looked at: more are no slips."""

_MOST_KEPT = 1 << 13
"""Groups of schemas that are remembered at once."""

_CONTAINERS = (dict, list)
"""Kinds of values that have members or items; a union of types would be made anew for each value."""

Path: TypeAlias = tuple[str | int, ...]


class NearMiss(Struct, frozen=True):
    """A member that was meant for another."""

    path: Path
    """From the whole value to the member."""
    meant: str
    declared: Location | None
    """Of the object that describes the one which was meant."""


class Group(Struct):
    """Schemas that speak of one value, each by itself or together."""

    schemas: tuple[Schema, ...]
    said: "Said | None" = None
    """What they say, once it was asked for."""


class Said(Struct, frozen=True):
    """What a group of schemas says of a value."""

    members: dict[str, Group]
    patterns: tuple[tuple[str, Schema], ...]
    others: Group | None
    """What speaks of members that no schema names."""
    items: Group | None
    wanted: dict[str, Location | None]
    """The members that can be meant: those that a request may have."""
    known: frozenset[str]
    """Names of which no schema is known."""
    is_open: bool
    """Whether any other member may be there as well."""


class NearMisses:
    """Finds the misspelt members in the values of one catalogue's requests."""

    def __init__(self, models: Mapping[str, Schema]) -> None:
        self._models = models
        self._fitting = Fitting(models, "request")
        self._groups: dict[tuple[int, ...], Group] = {}
        """By the ids of the schemas, which are the catalogue's, so that these stay their own."""
        self._nothing = Group(())

    def of(self, value: Json, schema: Schema) -> list[NearMiss]:
        """Return the members of a value, at any depth, that are misspelt."""
        found: list[NearMiss] = []
        if isinstance(value, _CONTAINERS):
            self._walk(value, self._group([schema]), (), found)
        return found[:MOST_STRANGERS]

    def _walk(self, value: Json, group: Group, path: Path, found: list[NearMiss]) -> None:
        said = group.said
        if said is None:
            said = group.said = self._collected(group)
        if len(path) > DEEPEST or len(found) >= MOST_STRANGERS:
            return
        if isinstance(value, dict):
            self._walk_members(value, said, path, found)
        elif said.items is not None:
            for index, each in enumerate(value):
                if isinstance(each, _CONTAINERS):
                    self._walk(each, said.items, (*path, index), found)

    def _walk_members(self, value: dict[str, Json], said: Said, path: Path, found: list[NearMiss]) -> None:
        strangers = []
        for name, each in value.items():
            inner = said.members.get(name)
            if inner is None:
                inner = self._by_pattern(said, name)
                if inner is None:
                    strangers.append(name)
                    inner = said.others
            if inner is not None and isinstance(each, _CONTAINERS):
                self._walk(each, inner, (*path, name), found)
        if strangers and said.wanted and not said.is_open:
            found += _misspelt(value, strangers, said, path)

    def _group(self, schemas: list[Schema]) -> Group:
        key = tuple(sorted({id(each) for each in schemas})) if len(schemas) > 1 else (id(schemas[0]),)
        found = self._groups.get(key)
        if found is None:
            if len(self._groups) >= _MOST_KEPT:
                self._groups.clear()
            found = self._groups[key] = Group(tuple({id(each): each for each in schemas}.values()))
        return found

    def _by_pattern(self, said: Said, name: str) -> Group | None:
        """Return what is said of a member that no schema describes by its name."""
        if name in said.known:
            return self._nothing
        if not said.patterns:
            return None
        found = [each for pattern, each in said.patterns if matches(pattern, name)]
        return self._group(found) if found else None

    def _collected(self, group: Group) -> Said:
        members: dict[str, list[Schema]] = {}
        patterns: list[tuple[str, Schema]] = []
        others: list[Schema] = []
        items: list[Schema] = []
        wanted: dict[str, Location | None] = {}
        known: set[str] = set()
        is_open = any(self._lets_all_in(each, frozenset()) for each in group.schemas)
        for part in self._parts(group):
            match part:
                case Object():
                    for each in part.properties:
                        members.setdefault(each.name, []).append(each.schema)
                        if self._fitting.travels(each.schema):
                            wanted.setdefault(each.name, part.location)
                    known.update(part.also_required)
                    patterns += part.pattern_properties
                    rules = (part.additional, part.unevaluated)
                    others += [each for each in rules if each is not None and not isinstance(each, Nothing)]
                    is_open = is_open or bool(others) or part.property_names is not None
                case Array():
                    items += (part.items, *part.prefix)
                case Union(discriminator=told) if told is not None:
                    known.add(told.property)
                case _:
                    pass
        return Said(
            members={name: self._group(each) for name, each in members.items()},
            patterns=tuple(patterns),
            others=self._group(others) if others else None,
            items=self._group(items) if items else None,
            wanted=wanted,
            known=frozenset(known - members.keys()),
            is_open=is_open,
        )

    def _parts(self, group: Group) -> Iterator[Schema]:
        """Yield all schemas that speak of the same value, those that extend a base included."""
        met: set[str] = set()
        pending = list(group.schemas)
        while pending:
            part = pending.pop()
            yield part
            match part:
                case Reference(name=name) if name in self._models and name not in met:
                    met.add(name)
                    pending.append(self._models[name])
                case AllOf():
                    pending += part.parts
                case Union():
                    pending += part.variants
                case Conditional():
                    branches = (part.condition, part.then, part.otherwise)
                    pending += [each for each in branches if each is not None]
                case Enum(base=base) if base is not None:
                    pending.append(base)
                case Object():
                    pending += [each for _, each in part.dependent_schemas]
                    mapping = part.discriminator.mapping if part.discriminator is not None else ()
                    pending += [Reference(name=name) for _, name in mapping]
                case _:
                    pass

    def _lets_all_in(self, schema: Schema, met: frozenset[str]) -> bool:
        """Say whether a schema, or one variant of it, allows objects without naming a member."""
        match schema:
            case Anything():
                return True
            case Object():
                return not (schema.properties or schema.also_required or schema.pattern_properties)
            case Reference(name=name) if name not in met:
                return name not in self._models or self._lets_all_in(self._models[name], met | {name})
            case AllOf():
                return all(self._lets_all_in(each, met) for each in schema.parts)
            case Union():
                return any(self._lets_all_in(each, met) for each in schema.variants)
            case _:
                return False


def _misspelt(value: Mapping[str, Json], names: list[str], said: Said, path: Path) -> Iterator[NearMiss]:
    absent = {name: place for name, place in said.wanted.items() if name not in value}
    for name in names[:MOST_STRANGERS]:
        meant = meant_by(name, absent)
        if meant is not None:
            yield NearMiss((*map(rebuilt, path), rebuilt(name)), meant, absent[meant])
