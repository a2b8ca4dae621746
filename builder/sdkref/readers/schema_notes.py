"""What stands beside the kind of a schema: texts, examples, marks, reasons, how XML writes it."""

from typing import Any

from msgspec.structs import replace

from sdkref.catalogue.schema import Null, Schema, Xml
from sdkref.readers.node import Node, kind
from sdkref.readers.openapi_addresses import external_docs
from sdkref.readers.openapi_lifecycle import INTERNAL, ON_DEPRECATION, deprecation, is_internal
from sdkref.readers.schema_words import NOTES

_XML = frozenset({"name", "namespace", "prefix", "attribute", "wrapped", "nodeType"})
_NODE_TYPES = frozenset({"element", "attribute", "text", "cdata", "none"})
_RARE = ON_DEPRECATION | INTERNAL | {
    "deprecated", "deprecationNote", "externalDocs", "xml", "nullable", "x-nullable",
}  # fmt: skip
_HINTS = frozenset({
    "x-speakeasy-name-override", "x-speakeasy-type-override", "x-speakeasy-include", "x-speakeasy-ignore",
    "x-speakeasy-error-message", "x-speakeasy-example", "x-stainless-const", "x-stainless-naming",
    "x-fern-type-name", "x-fern-property-name", "x-fern-ignore", "x-fern-audiences", "x-fern-parameter-name",
    "x-speakeasy-docs", "x-speakeasy-enum-format", "x-speakeasy-unknown-values", "x-stainless-skip",
    "x-stainless-param", "x-stainless-pagination-property",
})  # fmt: skip
"""What generators of SDKs are told of schemas."""
_EXAMPLES = frozenset({"example", "x-example", "examples"})
_SAID = NOTES | ON_DEPRECATION | INTERNAL | _HINTS


def notes_of(node: Node) -> dict[str, Any]:
    """Return what stands beside the kind, the members that say nothing left out."""
    data = node.data
    notes: dict[str, Any] = {}
    if data.keys().isdisjoint(_SAID):
        return notes
    for key in ("title", "description"):
        if text := node.text(key):
            notes[key] = text
    if "default" in data:
        notes["default"] = data["default"]
    if not data.keys().isdisjoint(_EXAMPLES) and (examples := _examples(node)):
        notes["examples"] = examples
    for key, name in (("readOnly", "read_only"), ("writeOnly", "write_only")):
        if key in data and node.flag(key):
            notes[name] = True
    if not data.keys().isdisjoint(_RARE):
        _add_rare(node, notes)
    if not data.keys().isdisjoint(_HINTS):
        notes["hints"] = tuple((key, value) for key, value in data.items() if key in _HINTS)
    return notes


def _add_rare(node: Node, notes: dict[str, Any]) -> None:
    if node.flag("nullable") or node.data.get("x-nullable") is True:
        notes["nullable"] = True
    if (docs := external_docs(node)) is not None:
        notes["external_docs"] = docs
    if (xml := node.mapping("xml")) is not None:
        notes["xml"] = _xml(xml)
    if is_internal(node):
        notes["internal"] = True
    old, reason = deprecation(node, {})
    if old:
        notes["deprecated"] = True
    if reason := reason or node.text("deprecationNote"):  # a catalogue file's own word
        notes["deprecation"] = reason


def _xml(xml: Node) -> Xml:
    xml.known(_XML, "`xml`")
    node_type = xml.text("nodeType")
    if node_type is not None and node_type not in _NODE_TYPES:
        remedy = f"write one of {', '.join(sorted(_NODE_TYPES))}"
        xml.report("wrong-type", f"`{node_type}` is no type of node in XML", remedy, xml.at("nodeType"))
        node_type = None
    return Xml(
        name=xml.text("name"),
        namespace=xml.text("namespace"),
        prefix=xml.text("prefix"),
        attribute=xml.flag("attribute"),
        wrapped=xml.flag("wrapped"),
        node_type=node_type,
    )


def _examples(node: Node) -> tuple[Any, ...]:
    """Return `example` and `examples`; a mapping of named examples, which belongs elsewhere, is taken too."""
    first = next(((node.data[key],) for key in ("example", "x-example") if key in node), ())
    listed = node.data.get("examples")
    if listed is None:
        return first
    if isinstance(listed, list):
        return (*first, *listed)
    if isinstance(listed, dict):
        return (*first, *(each.get("value") if isinstance(each, dict) else each for each in listed.values()))
    node.report(
        "wrong-type", f"`examples` is {kind(listed)}, not a list", "write a list", node.at("examples")
    )
    return (*first, listed)


def overlay(schema: Schema, notes: dict[str, Any]) -> Schema:
    """Return a schema with what its place says about it: that comes first, and wins where but one may be."""
    if isinstance(schema, Null):  # null is what it allows anyway
        notes.pop("nullable", None)
    if not notes:
        return schema
    outer = notes.get("description")
    if outer and schema.description and schema.description not in outer:
        notes["description"] = f"{outer}\n\n{schema.description}"
    if schema.examples and "examples" in notes:
        notes["examples"] = (
            *notes["examples"],
            *(each for each in schema.examples if each not in notes["examples"]),
        )
    return replace(schema, **notes)
