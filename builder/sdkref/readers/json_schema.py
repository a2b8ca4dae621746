"""Schema objects of OpenAPI 3.x and JSON Schema, read into the catalogue's closed union.

A schema object may say several things at once (a type, `allOf`, `oneOf`, `not`, …): each becomes a part
of its own, and several parts an `AllOf`. References become names of models; one that points outside of the
named schemas gets a name made of its pointer, so that recursion ends at a name in every case.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from sdkref.catalogue.schema import (
    AllOf,
    Anything,
    Conditional,
    Discriminator,
    Enum,
    Not,
    Nothing,
    Null,
    Object,
    Reference,
    Schema,
    Union,
)
from sdkref.diagnostics import Diagnostics
from sdkref.location import Location, tokens
from sdkref.readers.node import Node, kind, nearest
from sdkref.readers.references import References
from sdkref.readers.schema_kinds import KINDS, enum_of, notes_of
from sdkref.readers.schema_words import KNOWN, TYPE_OF, TYPES, may_be_schema

_SYNONYMS = {"int": "integer", "float": "number", "double": "number", "str": "string", "bool": "boolean"}
_NAMED = ("/components/schemas/", "/models/", "/definitions/", "/$defs/")
_UNNAMED = frozenset({"components", "schemas", "properties", "schema", "definitions", "$defs"})


class SchemaReader:
    """Reads the schemas of one document; collects the models that references name."""

    def __init__(self, references: References, diagnostics: Diagnostics) -> None:
        self.references, self.diagnostics = references, diagnostics
        self._models: dict[str, Schema] = {}
        self._names: dict[str, str] = {}
        """Pointer of a model, its name."""
        self._numbers: Counter[str] = Counter()
        """How often a name was wanted again."""
        self._pending: deque[tuple[str, Any, Location]] = deque()
        """Models that are named and not yet read: a chain of references costs no depth."""

    @property
    def models(self) -> dict[str, Schema]:
        """All models that were declared, and those that references have named so far."""
        while self._pending:
            name, value, place = self._pending.popleft()
            self._models[name] = self.read(value, place)
        self._break_circles()
        return self._models

    def name(self, pointer: str) -> str:
        """Return the name of the model at a pointer, and a new distinct one for a pointer not seen before."""
        if pointer not in self._names:
            wanted = name = _model_name(pointer)
            while name in self._models:
                self._numbers[wanted] += 1
                name = f"{wanted}_{self._numbers[wanted] + 1}"
            self._names[pointer] = name
        return self._names[pointer]

    def declare(self, schemas: Node) -> None:
        """Read all named schemas of a mapping, in its order."""
        for name in schemas.data:
            self._names[schemas.at(name).pointer] = name
            self._models[name] = Anything(location=schemas.at(name))  # until it is read
        for name, value in schemas.data.items():
            self._models[name] = self.read(value, schemas.at(name))

    def read(self, value: Any, place: Location) -> Schema:
        """Return the schema that a value stands for; an unreadable one allows anything, with a diagnostic."""
        if isinstance(value, bool):
            return Anything(location=place) if value else Nothing(location=place)
        if not isinstance(value, dict):
            fact = f"this is {kind(value)}, not a schema"
            self.diagnostics.report(
                "wrong-type", fact, "write a schema; anything is allowed until then", place
            )
            return Anything(location=place)
        node = Node(value, place, self.diagnostics)
        node.known(KNOWN, "a schema")
        notes = notes_of(node)
        parts = [part for build in _PARTS for part in build(self, node)]
        if node.flag("nullable"):
            notes["nullable"] = True
        if len(parts) > 1:
            parts = [part for part in parts if not _says_nothing(part)] or parts
        match parts:
            case []:
                return Anything(**notes, location=place)
            case [part]:
                return _overlay(part, notes)
        if any(part.nullable for part in parts) and all(
            part.nullable or isinstance(part, Enum) for part in parts
        ):
            notes["nullable"] = True
        return AllOf(parts=tuple(parts), **notes, location=place)

    def reference(self, node: Node) -> list[Schema]:
        """Return the model that `$ref` names."""
        if "$ref" not in node:
            return []
        place = node.at("$ref")
        found = self.references.find(node.data["$ref"], place)
        if found is None:
            return [Anything(location=place)]
        value, target = found
        if target.pointer not in self._names:
            if not may_be_schema(value):
                fact = f"the reference `{node.data['$ref']}` leads to something that is no schema"
                self.references.broken(place, fact, "point it at a schema")
                return [Anything(location=place)]
            name = self.name(target.pointer)
            self._models[name] = Anything(location=target)  # keeps its place in the order
            self._pending.append((name, value, target))
        return [Reference(name=self.name(target.pointer), location=node.location)]

    def _break_circles(self) -> None:
        """Report models that are nothing but references to each other; they allow anything."""
        grounded: set[str] = set()
        for name, schema in list(self._models.items()):
            way, each = {name}, schema
            while isinstance(each, Reference) and each.name not in way and each.name not in grounded:
                way.add(each.name)
                each = self._models.get(each.name, Anything())
            if isinstance(each, Reference) and each.name not in grounded:
                first = self._models[each.name].location or each.location
                self._models[each.name] = Anything(location=first)
                if first is not None:
                    fact = f"the reference to `{each.name}` leads back to itself"
                    self.references.broken(first.child("$ref"), fact, "break the circle")
            grounded |= way

    def typed(self, node: Node) -> list[Schema]:
        """Return what `type`, `enum`, `const` and the words of the types say."""
        place = node.location
        types, nullable = self._types(node)
        listed = node.sequence("enum")
        if listed or "const" in node:
            return [enum_of(node, listed or [node.data["const"]], nullable=nullable)]
        if not types:
            return [Null(location=place)] if nullable else []
        built = [KINDS[each](self.read, node, each) for each in types]
        if len(built) > 1:
            return [Union(variants=tuple(built), nullable=nullable, location=place)]
        return [replace(built[0], nullable=True)] if nullable else built

    def _types(self, node: Node) -> tuple[list[str], bool]:
        """Return the types a schema names or implies, and whether null is among them."""
        declared = node.data.get("type")
        listed = declared if isinstance(declared, list) else [] if declared is None else [declared]
        types: list[str] = []
        for index, each in enumerate(listed):
            name = _SYNONYMS.get(each, each) if isinstance(each, str) else ""
            if name != each or name not in TYPES:
                place = node.at("type", index) if isinstance(declared, list) else node.at("type")
                self._no_type(each, name, place)
            if name in TYPES and name not in types:
                types.append(name)
        if not types:
            implied = (TYPE_OF[key] for key in node.data if key in TYPE_OF)
            types = list(dict.fromkeys(implied))
            if not types and ("format" in node or "contentEncoding" in node or "contentMediaType" in node):
                types = ["string"]
        return [each for each in types if each != "null"], "null" in types

    def _no_type(self, written: Any, meant: str, place: Location) -> None:
        """Report a name that JSON Schema has for no type."""
        said = f"`{written}`" if isinstance(written, str) else kind(written)
        hint = nearest(written, TYPES) if isinstance(written, str) else ""
        remedy = f"write `{meant}`" if meant in TYPES else f"write one of {', '.join(sorted(TYPES))}{hint}"
        self.diagnostics.report("unknown-type", f"{said} is no type of JSON Schema", remedy, place)

    def composed(self, node: Node) -> list[Schema]:
        """Return what `allOf`, `oneOf`, `anyOf`, `not` and `if` say."""
        parts: list[Schema] = self._all(node, "allOf")
        unions = {key: self._all(node, key) for key in ("oneOf", "anyOf") if key in node}
        discriminator = self._discriminator(node)
        parts += [
            self._union(node, variants, discriminator, exclusive=key == "oneOf")
            for key, variants in unions.items()
            if variants
        ]
        if "not" in node:
            parts.append(Not(schema=self.read(node.data["not"], node.at("not")), location=node.location))
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
        return [self.read(each, node.at(key, index)) for index, each in enumerate(node.sequence(key))]

    def _union(
        self, node: Node, variants: list[Schema], discriminator: Discriminator | None, *, exclusive: bool
    ) -> Schema:
        """Return a union without its null variant, which makes it nullable instead."""
        others = [each for each in variants if not isinstance(each, Null)]
        nullable = len(others) < len(variants)
        if not others:
            return Null(location=node.location)
        if len(others) == 1 and discriminator is None:
            return replace(others[0], nullable=True) if nullable else others[0]
        return Union(
            variants=tuple(others),
            exclusive=exclusive,
            discriminator=discriminator,
            nullable=nullable,
            location=node.location,
        )

    def _discriminator(self, node: Node) -> Discriminator | None:
        declared = node.mapping("discriminator")
        if declared is None:
            return None
        name = declared.text("propertyName")
        if name is None:
            declared.report(
                "missing", "the discriminator names no property", "add `propertyName`", declared.location
            )
            return None
        return Discriminator(name, tuple(self._mapping(declared)))

    def _mapping(self, discriminator: Node) -> Iterator[tuple[str, str]]:
        """Return the values of a discriminator with the models that they mean."""
        declared = discriminator.mapping("mapping")
        for value, target in declared.data.items() if declared else ():
            place = discriminator.at("mapping", value)
            if isinstance(target, str) and "/" not in target:
                if target in self._models:
                    yield value, target
                else:
                    remedy = f"correct it{nearest(target, self._models)}"
                    self.references.broken(place, f"`{target}` is no named schema", remedy)
                continue
            found = self.references.find(target, place)
            if found is None:
                continue
            if found[1].pointer in self._names:
                yield value, self._names[found[1].pointer]
            else:
                fact = f"`{target}` leads to no named schema"
                self.references.broken(place, fact, "name one of `components.schemas`")


def _overlay(schema: Schema, notes: Mapping[str, Any]) -> Schema:
    """Return a schema with what its place says about it, which wins over what it says itself."""
    return replace(schema, **notes) if notes else schema


def _says_nothing(schema: Schema) -> bool:
    """Tell an object of which only the type is given: beside other parts it adds nothing."""
    return isinstance(schema, Object) and schema == Object(location=schema.location)


def _model_name(pointer: str) -> str:
    """Return a name for the schema at a pointer: its own where it has one, else its last words joined."""
    for prefix in _NAMED:
        if pointer.startswith(prefix) and pointer.count("/") == prefix.count("/"):
            return tokens(pointer)[-1]
    words = [each for each in tokens(pointer) if each not in _UNNAMED]
    return "_".join(words[-4:]) or "Root"


_PARTS: tuple[Callable[[SchemaReader, Node], list[Schema]], ...] = (
    SchemaReader.reference,
    SchemaReader.typed,
    SchemaReader.composed,
)
