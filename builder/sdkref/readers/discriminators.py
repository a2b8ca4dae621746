"""Discriminators: what they name, and on a base whom they tell apart, which all models together say."""

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from msgspec.structs import replace

from sdkref.catalogue.schema import (
    AllOf,
    Anything,
    Discriminator,
    Object,
    Reference,
    Schema,
    Union,
)
from sdkref.catalogue.tags import implied_tag
from sdkref.diagnostics import Diagnostics
from sdkref.location import Location
from sdkref.readers.node import Node

Named: TypeAlias = Callable[[Any, Location], str | None]
"""Returns the model that a discriminator's mapping names, None with a diagnostic."""

_WORDS = frozenset({"propertyName", "mapping", "defaultMapping"})
_SHOWN = 3
"""Variants that a message names."""


class Discriminators:
    """Reads the discriminators of one document."""

    def __init__(self, named: Named, diagnostics: Diagnostics) -> None:
        self._named, self._diagnostics = named, diagnostics
        self._open: list[tuple[Location, str, tuple[Schema, ...]]] = []
        """Discriminators that are to be checked: place, property, the schema that has it, as parts."""
        self._bases = False

    def of(self, node: Node) -> Discriminator | None:
        """Return the discriminator of a schema; a text is the name of the property (Swagger 2.0)."""
        name = node.data["discriminator"]
        if isinstance(name, str):
            fact, remedy = "`discriminator` is a text, not a mapping", f"write `{{propertyName: {name}}}`"
            node.report("wrong-type", fact, remedy, node.at("discriminator"))
            return Discriminator(name)
        declared = node.mapping("discriminator")
        if declared is None:
            return None
        declared.known(_WORDS, "a discriminator")
        name = declared.text("propertyName")
        if name is None:
            fact = "the discriminator names no property"
            declared.report("missing", fact, "add `propertyName`", declared.location)
            return None
        default = declared.data.get("defaultMapping")
        return Discriminator(
            name,
            tuple(self._mapping(declared)),
            None if default is None else self._named(default, declared.at("defaultMapping")),
        )

    def _mapping(self, declared: Node) -> Iterator[tuple[str, str]]:
        """Yield the values of a discriminator with the models that they mean."""
        mapping = declared.mapping("mapping")
        for value, target in mapping.data.items() if mapping else ():
            model = self._named(target, declared.at("mapping", value))
            if model is not None:
                yield value, model

    def on_base(self, node: Node, parts: list[Schema]) -> list[Schema]:
        """Return the parts of a schema without variants, its discriminator on the object among them."""
        found = self.of(node)
        if found is None:
            return parts
        for index, part in enumerate(parts):
            if isinstance(part, Object):
                self._bases = True
                self.stands(node, parts)
                return [*parts[:index], replace(part, discriminator=found), *parts[index + 1 :]]
        if "type" in node:
            fact = "a discriminator tells objects apart, or the variants of a union"
            node.report("misplaced-keyword", fact, "move it there", node.at("discriminator"))
            return parts
        self._bases = True
        self.stands(node, parts)
        return [*parts, Object(discriminator=found, location=node.location)]

    def stands(self, node: Node, parts: list[Schema]) -> None:
        """Note where a discriminator stands, to be checked when all models are known."""
        declared = node.data["discriminator"]
        name = declared.get("propertyName") if isinstance(declared, dict) else declared
        if isinstance(name, str):
            place = (
                node.at("discriminator", "propertyName")
                if isinstance(declared, dict)
                else node.at("discriminator")
            )
            self._open.append((place, name, tuple(parts)))

    def complete(self, models: dict[str, Schema]) -> None:
        """Add to each base the models that extend it, and report properties that nobody declares."""
        for place, name, parts in self._open:
            self._check(place, name, AllOf(parts=parts), models)
        self._open = []
        if self._bases:
            _complete_bases(models)

    def _check(self, place: Location, name: str, schema: AllOf, models: dict[str, Schema]) -> None:
        known: dict[str, bool] = {}
        if _declares(schema, name, models, known):
            return
        unions = [part for part in schema.parts if isinstance(part, Union)]
        variants = [each for union in unions for each in union.variants]
        lacking = [
            f"`{each.name}`"
            for each in variants
            if isinstance(each, Reference) and not _declares(each, name, models, known)
        ]
        who = ", ".join(lacking[:_SHOWN]) + (" and others" if len(lacking) > _SHOWN else "")
        fact = f"the discriminator names `{name}`, which {who or 'the schema'} does not declare"
        if len(lacking) > 1:
            fact = fact.replace("does not declare", "do not declare")
        self._diagnostics.report("undeclared-property", fact, "declare it among the properties", place)


def _declares(schema: Schema, name: str, models: dict[str, Schema], known: dict[str, bool]) -> bool:
    """Say whether an object that satisfies a schema is known to have a property; doubt speaks for it.

    `known` holds the answers of models, each of which is asked once.
    """
    match schema:
        case Object():
            return any(each.name == name for each in schema.properties) or name in schema.also_required
        case AllOf():
            return any(_declares(each, name, models, known) for each in schema.parts)
        case Union():
            return all(_declares(each, name, models, known) for each in schema.variants)
        case Reference():
            if schema.name not in known:
                known[schema.name] = False  # what leads back to itself declares nothing
                target = models.get(schema.name, Anything())
                known[schema.name] = _declares(target, name, models, known)
            return known[schema.name]
        case _:
            return isinstance(schema, Anything)


def _complete_bases(models: dict[str, Schema]) -> None:
    extending: dict[str, list[str]] = {}
    for name, schema in models.items():
        for base in dict.fromkeys(_extended(schema)):
            extending.setdefault(base, []).append(name)
    for name, schema in models.items():
        models[name] = _completed(name, schema, models, extending)


def _completed(
    name: str, schema: Schema, models: dict[str, Schema], extending: dict[str, list[str]]
) -> Schema:
    """Return a base whose discriminator lists all that extend it, the others as they are."""
    match schema:
        case Object(discriminator=Discriminator() as found):
            known = {model for _, model in found.mapping}
            family = dict.fromkeys((name,))
            queue = [name]
            for each in queue:
                new = [further for further in extending.get(each, ()) if further not in family]
                family.update(dict.fromkeys(new))
                queue += new
            added = (
                (implied_tag(each, found.property, models), each) for each in queue[1:] if each not in known
            )
            mapping = (*found.mapping, *added)
            return replace(schema, discriminator=Discriminator(found.property, mapping, found.default))
        case AllOf():
            parts = tuple(
                _completed(name, part, models, extending) if isinstance(part, Object) else part
                for part in schema.parts
            )
            return replace(schema, parts=parts)
        case _:
            return schema


def _extended(schema: Schema) -> Iterator[str]:
    """Yield the models that a model extends by allOf."""
    if isinstance(schema, Reference):
        yield schema.name
    elif isinstance(schema, AllOf):
        for part in schema.parts:
            yield from _extended(part)
