"""Schema objects of OpenAPI 3.x and JSON Schema, read into the catalogue's closed union.

A schema object may say several things at once (a type, `allOf`, `oneOf`, `not`, …): each becomes a part
of its own, and several parts an `AllOf`. References become names of models; one that points outside of the
named schemas gets a name made of its pointer, so that recursion ends at a name in every case.
"""

from collections.abc import Callable, Mapping
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
from sdkref.readers.schema_kinds import KINDS, NOTES, enum_of, notes_of

_VOCABULARY: dict[str, str] = {
    "number": "minimum maximum exclusiveMinimum exclusiveMaximum multipleOf",
    "string": "minLength maxLength pattern contentEncoding contentMediaType contentSchema",
    "array": "items prefixItems contains minContains maxContains minItems maxItems uniqueItems "
    "additionalItems unevaluatedItems",
    "object": "properties required additionalProperties patternProperties propertyNames minProperties "
    "maxProperties dependentRequired dependentSchemas dependencies unevaluatedProperties",
}
_TYPE_OF = {
    word: name
    for name, words in _VOCABULARY.items()
    for word in words.split()
    if not word.startswith("content")
}
_KNOWN = frozenset(
    f"{' '.join(NOTES)} type format enum const allOf anyOf oneOf not if then else discriminator xml "
    "externalDocs $ref $id $schema $anchor $defs $comment $vocabulary $dynamicRef $dynamicAnchor "
    f"$recursiveRef $recursiveAnchor definitions {' '.join(_VOCABULARY.values())}".split()
)
_TYPES = frozenset({"null", "boolean", "integer", "number", "string", "array", "object"})
_SYNONYMS = {"int": "integer", "float": "number", "double": "number", "str": "string", "bool": "boolean"}
_NAMED = ("/components/schemas/", "/models/", "/definitions/", "/$defs/")


class SchemaReader:
    """Reads the schemas of one document; collects the models that references name."""

    def __init__(self, references: References, diagnostics: Diagnostics) -> None:
        self.references, self.diagnostics = references, diagnostics
        self.models: dict[str, Schema] = {}
        self._names: dict[str, str] = {}
        """Pointer of a model, its name."""

    def name(self, pointer: str) -> str:
        """Return the name of the model at a pointer, and a new distinct one for a pointer not seen before."""
        if pointer not in self._names:
            wanted = _model_name(pointer)
            taken = set(self._names.values())
            name, number = wanted, 2
            while name in taken:
                name, number = f"{wanted}_{number}", number + 1
            self._names[pointer] = name
        return self._names[pointer]

    def declare(self, schemas: Node) -> None:
        """Read all named schemas of a mapping, in its order."""
        for name in schemas.data:
            self._names[schemas.at(name).pointer] = name
        for name, value in schemas.data.items():
            self.models[name] = self.read(value, schemas.at(name))

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
        node.known(_KNOWN, "a schema")
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
        known = target.pointer in self._names
        name = self.name(target.pointer)
        if not known:
            self.models[name] = Anything(location=target)  # ends the recursion while it is read
            self.models[name] = self.read(value, target)
        return [Reference(name=name, location=node.location)]

    def typed(self, node: Node) -> list[Schema]:
        """Return what `type`, `enum`, `const` and the words of the types say."""
        place = node.location
        types, nullable = self._types(node)
        values = (
            node.sequence("enum") if "enum" in node else [node.data["const"]] if "const" in node else None
        )
        if values is not None:
            return [enum_of(node, values, nullable=nullable)]
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
        for each in listed:
            name = _SYNONYMS.get(each, each) if isinstance(each, str) else ""
            if name not in _TYPES:
                hint = nearest(each, _TYPES) if isinstance(each, str) else ""
                remedy = f"write one of {', '.join(sorted(_TYPES))}{hint}"
                node.report("unknown-type", f"`{each}` is no type of JSON Schema", remedy, node.at("type"))
            elif name != each:
                node.report(
                    "unknown-type", f"`{each}` is no type of JSON Schema", f"write `{name}`", node.at("type")
                )
            if name in _TYPES and name not in types:
                types.append(name)
        if not listed:
            implied = (_TYPE_OF[key] for key in node.data if key in _TYPE_OF)
            types = list(dict.fromkeys(implied))
            if not types and ("format" in node or "contentEncoding" in node or "contentMediaType" in node):
                types = ["string"]
        return [each for each in types if each != "null"], "null" in types

    def composed(self, node: Node) -> list[Schema]:
        """Return what `allOf`, `oneOf`, `anyOf`, `not` and `if` say."""
        parts: list[Schema] = self._all(node, "allOf")
        for key in ("oneOf", "anyOf"):
            variants = self._all(node, key)
            if variants:
                parts.append(self._union(node, variants, exclusive=key == "oneOf"))
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

    def _union(self, node: Node, variants: list[Schema], *, exclusive: bool) -> Schema:
        """Return a union without its null variant, which makes it nullable instead."""
        others = [each for each in variants if not isinstance(each, Null)]
        nullable = len(others) < len(variants)
        if not others:
            return Null(location=node.location)
        if len(others) == 1:
            return replace(others[0], nullable=True) if nullable else others[0]
        return Union(
            variants=tuple(others),
            exclusive=exclusive,
            discriminator=self._discriminator(node),
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
        mapping = []
        for value, target in (
            declared.mapping("mapping") or Node({}, declared.location, self.diagnostics)
        ).data.items():
            place = declared.at("mapping", value)
            pointer = (
                target if isinstance(target, str) and "/" in target else f"#/components/schemas/{target}"
            )
            found = self.references.find(pointer, place)
            if found is not None and found[1].pointer in self._names:
                mapping.append((value, self._names[found[1].pointer]))
        return Discriminator(name, tuple(mapping))


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
    words = [
        each for each in tokens(pointer) if each not in {"components", "schemas", "properties", "schema"}
    ]
    return "_".join(words[-4:]) or "Root"


_PARTS: tuple[Callable[[SchemaReader, Node], list[Schema]], ...] = (
    SchemaReader.reference,
    SchemaReader.typed,
    SchemaReader.composed,
)
