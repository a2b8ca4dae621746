"""The types of a schema object: those it names, those its words imply, and words that belong to others."""

from typing import Any

from sdkref.location import Location
from sdkref.readers.node import Node, kind, nearest
from sdkref.readers.schema_words import (
    CONTENT,
    FORMAT_TYPES,
    HIGH,
    HOLDING,
    LOW,
    STRANGE,
    SYNONYMS,
    TYPE_OF,
    TYPES,
)

_BY_NAME = frozenset({"properties", "patternProperties", "dependentSchemas", "dependencies"})
"""Words whose schemas stand in a mapping."""


def types_of(node: Node) -> tuple[list[str], bool]:
    """Return the types that a schema names or implies, each once, and whether null is among them."""
    data = node.data
    declared = data.get("type")
    if declared.__class__ is str and declared in TYPES and data.keys().isdisjoint(STRANGE[declared]):
        return ([], True) if declared == "null" else ([declared], False)  # nearly every schema
    if declared is None:
        if "type" in data and len(data) == 1:
            _unquoted_null(node, node.at("type"))
            return [], True
        return _implied(data), False
    listed = declared if isinstance(declared, list) else [declared]
    types: dict[str, None] = {}
    for index, each in enumerate(listed):
        place = node.at("type", index) if isinstance(declared, list) else node.at("type")
        name = _named(node, each, place)
        if name is not None:
            types.setdefault(name)
    found = [*types, *_misplaced(node, list(types))] if types else _implied(data)
    return [each for each in found if each != "null"], "null" in found


def _misplaced(node: Node, types: list[str]) -> list[str]:
    """Return other types whose schemas stand beside the types: what they say is kept.

    They are reported, and bounds of other types as well, which are in vain.
    """
    found: dict[str, None] = {}
    for word, value in node.data.items():
        if not all(word in STRANGE[each] for each in types):
            continue
        holding = HOLDING.get(word)
        if holding is None:
            instead = {"min": LOW, "max": HIGH}.get(word[:3], {}).get(types[0])
            remedy = f"write `{instead}`, or remove it" if instead else "remove it"
        elif value and isinstance(value, dict if word in _BY_NAME else dict | list):
            found.setdefault(holding)
            remedy = f"write `type: {holding}`, or remove it; both are shown until then"
        elif value and isinstance(value, list):
            remedy = "remove it"
        else:
            continue
        fact = f"`{word}` says nothing of the type `{types[0]}`"
        node.report("misplaced-keyword", fact, remedy, node.at(word))
    return list(found)


def _named(node: Node, written: Any, place: Location) -> str | None:
    """Return the type that a name means; one that JSON Schema does not have is reported."""
    if isinstance(written, str) and written in TYPES:
        return written
    if written is None:
        _unquoted_null(node, place)
        return "null"
    said = f"`{written}`" if isinstance(written, str) else kind(written)
    meant, hint = "", ""
    if isinstance(written, str):
        meant, hint = SYNONYMS.get(written.lower(), written.lower()), nearest(written, TYPES)
    remedy = f"write `{meant}`" if meant in TYPES else f"write one of {', '.join(sorted(TYPES))}{hint}"
    node.report("unknown-type", f"{said} is no type of JSON Schema", remedy, place)
    return meant if meant in TYPES else None


def _unquoted_null(node: Node, place: Location) -> None:
    node.report("unknown-type", "null is no name of a type", 'quote it: "null"', place)


def _implied(data: dict[str, Any]) -> list[str]:
    types = dict.fromkeys(
        TYPE_OF[word]
        for word in data
        if word in TYPE_OF and not (word == "required" and isinstance(data[word], bool))
    )
    if types:
        return list(types)
    if not data.keys().isdisjoint(CONTENT):
        return ["string"]
    wanted = data.get("format")
    return (
        []
        if wanted is None
        else [FORMAT_TYPES.get(wanted, "string") if isinstance(wanted, str) else "string"]
    )
