"""What schemas say: JSON Schema 2020-12 and the dialects of Swagger 2.0 and OpenAPI 3.x."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from raw_description import Spot
from source_facts import (
    EXTERNAL_DOCS,
    Fact,
    Scope,
    Walk,
    Walker,
    each,
    flag,
    said,
    silent,
    steps,
    structure,
)

NAMED = ("/components/schemas/", "/definitions/")


def model_name(spot: Spot) -> str | None:
    """Return the name of a schema that stands among the named ones of the first file."""
    for prefix in NAMED:
        if not spot.file and spot.pointer.startswith(prefix):
            rest = spot.pointer.removeprefix(prefix)
            return None if "/" in rest else rest.replace("~1", "/").replace("~0", "~")
    return None


def schema(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    """Give the facts of a schema; a named one that it refers to is a fact, any other is walked in place."""
    if isinstance(spot.value, bool):
        return
    if not isinstance(spot.value, dict):
        yield Fact("wrong type", spot.value, spot.place, scope)
        return
    if spot.value.get("x-internal") in (True, "true"):
        yield Fact("internal", spot.value, spot.place, scope)
        return
    yield from typed(walk, spot, scope, SCHEMA)


def typed(walk: Walk, spot: Spot, scope: Scope, table: Mapping[str, Walker]) -> Iterator[Fact]:
    """Give the facts of an object that has the words of a schema."""
    for fact in walk.members(spot, scope, table):
        yield replace(fact, kind="of another type") if _is_idle(spot, fact) else fact


def _is_idle(spot: Spot, fact: Fact) -> bool:
    """Whether a word of a schema says nothing, because it is about values that the types rule out."""
    word, _, rest = fact.spot.removeprefix(f"{spot.place}/").partition("/")
    declared = spot.value.get("type")
    if word not in _ABOUT or "/" in rest or not declared:
        return False
    types = declared if isinstance(declared, list) else [declared]
    return not any(word in _LIMITS_OF.get(each, "").split() for each in types)


_LIMITS_OF = {
    "number": "minimum maximum exclusiveMinimum exclusiveMaximum multipleOf",
    "integer": "minimum maximum exclusiveMinimum exclusiveMaximum multipleOf",
    "string": "minLength maxLength pattern",
    "file": "minLength maxLength pattern",
    "array": "minItems maxItems uniqueItems minContains maxContains",
    "object": "minProperties maxProperties required",
}
"""Words that are about values of a type, and say nothing of others."""
_ABOUT = frozenset(" ".join(_LIMITS_OF.values()).split())
_KIND_WORDS = frozenset({"type", "$ref", "allOf", "oneOf", "anyOf", "enum", "const", "properties", "items"})
"""Words that say of what kind a value is."""


def _reference(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    found = walk.description.target(spot, spot.value) if isinstance(spot.value, str) else None
    if found is None:
        yield Fact("broken reference", spot.value, spot.place, scope)
        return
    walk.visited.add(found.place)
    name = model_name(found) or walk.names.get(found.place)
    if name is not None:
        around = walk.owner(spot)
        bound = "$dynamicAnchor" in around or "$dynamicAnchor" in str(around.get("$defs"))
        yield Fact("bound model" if bound else "model", name, spot.place, scope)
    elif found.place not in walk.open:
        walk.open.append(found.place)
        yield from schema(walk, found, scope)
        walk.open.pop()


def _properties(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    for name in steps(spot):
        if scope.loose:
            yield Fact("word", name, spot.at(name).place, scope)
            yield from schema(walk, spot.at(name), scope)
            continue
        inner = scope.inside(str(name))
        absent = _absent(walk, spot.at(name), scope)
        if absent:
            yield Fact(absent, name, spot.at(name).place, inner)
            continue
        yield Fact("name", name, spot.at(name).place, inner)
        yield from schema(walk, spot.at(name), inner)


def _absent(walk: Walk, spot: Spot, scope: Scope) -> str:
    """Return why a member is not shown where it stands; empty when it is."""
    found = walk.description.followed(spot)
    words: Any = found.value if found is not None and isinstance(found.value, dict) else {}
    if words.get("x-internal") in (True, "true"):
        return "internal"
    if scope.place[0] != "operation" or not isinstance(spot.value, dict):
        return ""
    answers = scope.chain[:1] and scope.chain[0][:1] == "="
    if words.get("writeOnly" if answers else "readOnly") is True:
        return "never sent" if not answers else "never answered"
    return ""


def _required(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    for step in steps(spot):
        if isinstance(spot.value[step], str) and scope.loose:
            yield Fact("word", spot.value[step], spot.at(step).place, scope)
        elif isinstance(spot.value[step], str):
            yield Fact("required", spot.value[step], spot.at(step).place, scope.inside(spot.value[step]))


def _others(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    """Give the facts of the schema of members without a name of their own."""
    if spot.value is False:
        yield Fact("closed", spot.value, spot.place, scope)
    yield from schema(walk, spot, scope.inside("*"))


def _patterns(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    for pattern in steps(spot):
        yield Fact("pattern", pattern, spot.at(pattern).place, replace(scope, loose=True))
        yield from schema(walk, spot.at(pattern), scope.inside("*"))


def _apart(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    """Give the facts of a schema that is told in words, in the place of the schema around it."""
    yield from schema(walk, spot, replace(scope, loose=True))


def _items(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    for item in [spot.at(index) for index in steps(spot)] if isinstance(spot.value, list) else [spot]:
        yield from schema(walk, item, scope)


def _dependents(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    for name in steps(spot):
        yield Fact("word", name, spot.at(name).place, replace(scope, loose=True))
        if isinstance(spot.value[name], list):
            for index, other in enumerate(spot.value[name]):
                yield Fact("word", other, spot.at(name, index).place, replace(scope, loose=True))
        else:
            yield from _apart(walk, spot.at(name), scope)


def _values(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    for index in steps(spot):
        yield Fact("value", spot.value[index], spot.at(index).place, scope)


def _example(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    """Give an example value; a reference, which OpenAPI does not know there, is what it leads to."""
    held = spot.value.get("$ref") if isinstance(spot.value, dict) and len(spot.value) == 1 else None
    found = walk.description.target(spot, held) if isinstance(held, str) else None
    value = spot.value if found is None else found.value
    yield Fact("example", value.get("value", value) if found is not None else value, spot.place, scope)


def _one(kind: str) -> Walker:
    """Return the walker of a member whose value, null as well, is a fact."""

    def give(_: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
        yield Fact(kind, spot.value, spot.place, scope)

    return give


def _exclusive(limit: str) -> Walker:
    """Return the walker of an exclusive limit; in OpenAPI 3.0 it is a flag that sharpens another one."""

    def give(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
        idle = spot.value is True and limit not in walk.owner(spot)
        yield Fact("of another type" if idle else "limit", spot.value, spot.place, scope)

    return give


def _examples(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    for step in steps(spot):
        value: Any = spot.value[step]
        named = isinstance(spot.value, dict) and isinstance(value, dict) and "value" in value
        place = spot.at(step, "value") if named else spot.at(step)
        yield Fact("example", place.value, place.place, scope)


def _title(_: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    yield Fact("title", spot.value, spot.place, scope)


def _discriminator(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    if isinstance(spot.value, str):  # Swagger 2.0
        yield Fact("discriminator", spot.value, spot.place, scope)
        return
    yield from walk.members(spot, scope, DISCRIMINATOR)


def _mapping(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    for value in steps(spot):
        yield Fact("mapping value", value, spot.at(value).place, scope)
        target = str(spot.value[value])
        named = target if "/" in target else f"#/components/schemas/{target}"
        yield from _reference(walk, replace(spot.at(value), value=named), scope)


def _default_mapping(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    target = str(spot.value)
    named = target if "/" in target else f"#/components/schemas/{target}"
    yield from _reference(walk, replace(spot, value=named), scope)


def _nullable(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    if spot.value in (True, "true"):
        schema_ = walk.owner(spot)
        kind = "nullable" if _KIND_WORDS & schema_.keys() else "nullable of any kind"
        yield Fact(kind, spot.value, spot.place, scope)


def _meanings(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    for step in steps(spot):
        if isinstance(text := spot.value[step], str) and text.strip():
            yield Fact("prose", text, spot.at(step).place, scope)


def _names(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    for step in steps(spot):
        yield Fact("enum name", spot.value[step], spot.at(step).place, scope)


DISCRIMINATOR: dict[str, Walker] = {
    "propertyName": said("discriminator"),
    "mapping": _mapping,
    "defaultMapping": _default_mapping,
}

XML = {
    "name": said("word"),
    "namespace": said("word"),
    "prefix": said("word"),
    "attribute": flag("xml attribute"),
    "wrapped": flag("xml wrapped"),
    "nodeType": said("word"),
}


def _xml(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    yield from walk.members(spot, scope, XML)


DEPRECATION: dict[str, Walker] = {
    "x-deprecated-description": said("prose"),
    "x-deprecated-reason": said("prose"),
    "x-deprecation-reason": said("prose"),
    "x-deprecation-message": said("prose"),
    "x-replaced-by": said("replacement"),
    "x-replacement": said("replacement"),
}
"""Extensions that say why something is deprecated, and what stands in its place."""

_LIMITS = (
    "minimum maximum multipleOf minLength maxLength minItems maxItems minProperties maxProperties "
    "minContains maxContains"
)

SCHEMA: dict[str, Walker] = {
    "$ref": _reference,
    "type": structure,
    "title": _title,
    "description": said("prose"),
    "properties": _properties,
    "required": _required,
    "additionalProperties": _others,
    "unevaluatedProperties": _others,
    "patternProperties": _patterns,
    "propertyNames": _apart,
    "dependentRequired": _dependents,
    "dependentSchemas": _dependents,
    "dependencies": _dependents,
    "items": _items,
    "additionalItems": _others,
    "unevaluatedItems": _others,
    "prefixItems": _items,
    "contains": _apart,
    "contentSchema": _apart,
    "allOf": each(schema),
    "oneOf": each(schema),
    "anyOf": each(schema),
    "not": _apart,
    "if": _apart,
    "then": _apart,
    "else": _apart,
    "discriminator": _discriminator,
    "enum": _values,
    "const": _one("value"),
    "default": _one("default"),
    "example": _example,
    "examples": _examples,
    "x-example": _one("example"),
    "x-enumDescriptions": _meanings,
    "x-enum-descriptions": _meanings,
    "x-enum-varnames": _names,
    "x-enumNames": _names,
    "deprecated": flag("deprecated"),
    **DEPRECATION,
    "readOnly": flag("read-only"),
    "writeOnly": flag("write-only"),
    "nullable": _nullable,
    "x-nullable": _nullable,
    "uniqueItems": flag("unique"),
    "format": said("format"),
    "pattern": said("pattern"),
    "contentEncoding": said("word"),
    "contentMediaType": said("word"),
    "xml": _xml,
    "externalDocs": EXTERNAL_DOCS,
    **{word: _one("limit") for word in _LIMITS.split()},
    "exclusiveMinimum": _exclusive("minimum"),
    "exclusiveMaximum": _exclusive("maximum"),
    **dict.fromkeys(("$dynamicRef", "$recursiveRef", "$recursiveAnchor"), silent),
    **dict.fromkeys(("$comment", "$schema", "$id", "id", "$anchor", "$dynamicAnchor", "$vocabulary"), silent),
    **dict.fromkeys(("$defs", "definitions"), structure),
}
"""Walkers by the word of a schema."""
