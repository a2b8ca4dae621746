"""Schema objects of OpenAPI 3.x and JSON Schema, read into the catalogue's closed union.

A schema object may say several things at once (a type, `allOf`, `oneOf`, `not`, …): each becomes a part
of its own, and several parts an `AllOf`. References become names of models.
"""

from typing import Any

from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.refining import with_notes
from sdkref.catalogue.schema import (
    AllOf,
    Anything,
    Array,
    Conditional,
    Discriminator,
    Enum,
    Nothing,
    Null,
    Schema,
    Union,
)
from sdkref.diagnostics import Diagnostics
from sdkref.location import Location
from sdkref.readers.discriminators import Discriminators
from sdkref.readers.models import Models
from sdkref.readers.nesting import DEEPEST, shallow
from sdkref.readers.node import Node, kind
from sdkref.readers.plain_schemas import plain_schema, texts_beside_reference
from sdkref.readers.references import References
from sdkref.readers.schema_enums import enum_of, joined, listed_values, of_items, open_enum
from sdkref.readers.schema_kinds import KINDS
from sdkref.readers.schema_notes import notes_of, overlay
from sdkref.readers.schema_parts import (
    all_are,
    allows_null,
    alone,
    apart,
    bare,
    implied,
    other_than,
    where_it_holds,
)
from sdkref.readers.schema_types import types_of
from sdkref.readers.schema_words import KNOWN, SAYS_MORE

_LISTING = frozenset({"enum", "const", "x-extensible-enum"})
_COMPOSING = frozenset({"allOf", "oneOf", "anyOf", "not", "if"})


class SchemaReader:
    """Reads the schemas of one document; collects the models that references name."""

    def __init__(self, references: References, diagnostics: Diagnostics) -> None:
        self.references, self.diagnostics = references, diagnostics
        self.internal_parts = False
        """Whether one of the schemas read so far is internal."""
        self._models = Models(references, self.read)
        self.discriminators = Discriminators(self._models.named, diagnostics)
        self._depth = self._deepest = 0

    @property
    def models(self) -> dict[str, Schema]:
        """All models that were declared, and those that references have named so far."""
        self._models.complete()
        self.discriminators.complete(self._models.schemas)
        return self._models.schemas

    def declare(self, schemas: Node) -> None:
        """Read all named schemas of a mapping, in its order."""
        self._models.declare(schemas)

    def settled(self, catalogue: Catalogue) -> Catalogue:
        """Return a catalogue of these models with names that do not depend on the order of reading."""
        named = self._models.settled(catalogue)
        return shallow(named) if self._deepest > DEEPEST else named

    def read(self, value: Any, place: Location) -> Schema:
        """Return the schema that a value stands for, as `schema` does, and note how deep it stands."""
        self._depth += 1
        if self._depth > self._deepest:  # noqa: PLR1730 - called for each schema, `max` takes twice as long
            self._deepest = self._depth
        found = self.schema(value, place)
        self._depth -= 1
        return found

    def schema(self, value: Any, place: Location) -> Schema:
        """Return the schema that a value stands for; an unreadable one allows anything, with a diagnostic."""
        if not isinstance(value, dict):
            return self._no_mapping(value, place)
        if (plain := plain_schema(value, place)) is not None:
            return plain
        node = Node(value, place, self.diagnostics)
        if "$ref" in value and (said := texts_beside_reference(value)) is not None:
            return overlay(alone(self._models.referred(node)[0]), said)
        node.known(KNOWN, "a schema")
        notes = notes_of(node)
        self.internal_parts = self.internal_parts or "internal" in notes
        typed, composed = self.typed(node), self.composed(node)
        if typed and composed:
            typed, composed = where_it_holds(typed, composed, said="type" in value)
        parts = [*self._models.referred(node), *typed]
        parts += map(apart, composed) if len(parts) + len(composed) > 1 else composed
        if "discriminator" in value:
            parts = self._on_base(node, parts)
        return _together(typed, parts, notes, place)

    def _no_mapping(self, value: Any, place: Location) -> Schema:
        """Return the schema that true or false stands for, or anything, with a diagnostic."""
        if isinstance(value, bool):
            return Anything(location=place) if value else Nothing(location=place)
        fact = f"this is {kind(value)}, not a schema"
        self.diagnostics.report("wrong-type", fact, "write a schema; anything is allowed until then", place)
        return Anything(location=place)

    def typed(self, node: Node) -> list[Schema]:
        """Return what `type`, `enum`, `const` and the words of the types say."""
        types, nullable = types_of(node)
        if not node.data.keys().isdisjoint(_LISTING):
            if listed := self._listed(node, types):
                return listed
            return open_enum(node, self._kinds(node, types, nullable=nullable))
        return self._kinds(node, types, nullable=nullable)

    def _kinds(self, node: Node, types: list[str], *, nullable: bool) -> list[Schema]:
        """Return the types as one schema, and none when there are none."""
        if not types:
            return [Null(location=node.location)] if nullable else []
        built = [KINDS[each](self.read, node, each) for each in types]
        if len(built) > 1:
            return [Union(variants=tuple(built), nullable=nullable, location=node.location)]
        return [replace(built[0], nullable=True)] if nullable else built

    def _listed(self, node: Node, types: list[str]) -> list[Schema]:
        """Return the values that `enum` and `const` list, with what the words of their type say besides."""
        declared = types if "type" in node else []
        listed: dict[str, list[Any]] = {"enum": listed_values(node)}
        if "const" in node:
            listed["const"] = [node.data["const"]]
        items = declared == ["array"] and not any(
            isinstance(each, list) for values in listed.values() for each in values
        )
        lists = [
            enum_of(node, key, values, () if items else declared) for key, values in listed.items() if values
        ]
        more = [each for each in types if not node.data.keys().isdisjoint(SAYS_MORE[each])]
        if not lists or not more:
            return lists
        kinds = self._kinds(node, types, nullable=False)
        if items and isinstance(kinds[0], Array):
            return [of_items(node, kinds[0], lists)]
        first = lists[0]
        if len(types) > 1:
            return [*lists, *kinds]
        if not isinstance(first, Enum) or not (declared or all_are(first.values, kinds[0])):
            return [*kinds, *lists]
        return lists if bare(kinds[0]) else [replace(first, base=kinds[0]), *lists[1:]]

    def composed(self, node: Node) -> list[Schema]:
        """Return what `allOf`, `oneOf`, `anyOf`, `not` and `if` say."""
        data = node.data
        if data.keys().isdisjoint(_COMPOSING):
            return []
        parts: list[Schema] = self._all(node, "allOf")
        unions = {key: self._all(node, key) for key in ("oneOf", "anyOf") if key in data}
        discriminator = self.discriminators.of(node) if unions and "discriminator" in data else None
        parts += [
            self._union(node, variants, discriminator, exclusive=key == "oneOf")
            for key, variants in unions.items()
            if variants
        ]
        if "not" in node:
            parts.append(other_than(self.read(node.data["not"], node.at("not")), node.location))
        if "if" in node:
            parts.append(
                Conditional(
                    condition=self.read(node.data["if"], node.at("if")),
                    then=self.read(node.data["then"], node.at("then")) if "then" in node else None,
                    otherwise=self.read(node.data["else"], node.at("else")) if "else" in node else None,
                    location=node.location,
                )
            )
        return parts

    def _all(self, node: Node, key: str) -> list[Schema]:
        alone = node.data.get(key)
        if isinstance(alone, dict):
            fact = f"`{key}` is a mapping, not a list"
            node.report("wrong-type", fact, "write a list of it", node.at(key))
            return [self.read(alone, node.at(key))]
        return [self.read(each, node.at(key, index)) for index, each in enumerate(node.sequence(key))]

    def _union(
        self, node: Node, variants: list[Schema], discriminator: Discriminator | None, *, exclusive: bool
    ) -> Schema:
        """Return a union without null, which makes it nullable; one of listed values is their list."""
        others = [each for each in variants if not _only_null(each)]
        nullable = len(others) < len(variants)
        if not others:
            return Null(location=node.location)
        if discriminator is None:
            if len(others) == 1:
                return replace(others[0], nullable=True) if nullable else others[0]
            if (values := joined(others, node.location)) is not None:
                return replace(values, nullable=True) if nullable else values
        return Union(
            variants=tuple(others),
            exclusive=exclusive,
            discriminator=discriminator,
            nullable=nullable,
            location=node.location,
        )

    def _on_base(self, node: Node, parts: list[Schema]) -> list[Schema]:
        """Return the parts of a schema with a discriminator: without variants, it is that of a base."""
        if "oneOf" not in node and "anyOf" not in node:
            return self.discriminators.on_base(node, parts)
        self.discriminators.stands(node, parts)
        return parts


def _together(typed: list[Schema], parts: list[Schema], notes: dict[str, Any], place: Location) -> Schema:
    """Return the parts of a schema, those that its types say among them, as one schema with its notes."""
    if len(parts) > 1:
        if any(isinstance(part, Anything) and part.nullable for part in parts):
            notes["nullable"] = True  # `allOf: [{$ref: …}, {nullable: true}]` means what it says
        parts = [part for part in parts if not implied(part, parts)] or parts[:1]
    match parts:
        case []:
            return Anything(**notes, location=place)
        case [part]:
            part = alone(part)
            if isinstance(part, Nothing) and "nullable" in notes:
                part = with_notes(Null(location=place), [part])
            return overlay(part, notes)
    given = any(part.nullable for part in typed)
    if given or (any(part.nullable for part in parts) and all(map(allows_null, parts))):
        notes["nullable"] = True
    return AllOf(parts=tuple(parts), **notes, location=place)


def _only_null(schema: Schema) -> bool:
    """Tell a null that has nothing to say of itself."""
    return isinstance(schema, Null) and schema == Null(location=schema.location)
