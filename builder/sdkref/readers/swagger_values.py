"""What a value looks like in Swagger 2.0's parameters, headers and form fields, as a schema of OpenAPI 3.

2.0 writes type, format and bounds beside the name. Lists have a `collectionFormat`; what of it OpenAPI 3
has no style for is said in the description.
"""

from collections.abc import Iterator
from typing import Any

from sdkref.diagnostics import Level
from sdkref.readers.node import Node, nearest
from sdkref.readers.swagger_draft import Draft
from sdkref.readers.swagger_words import OF_SCHEMAS, known

_SEPARATORS = {"csv": "commas", "ssv": "spaces", "tsv": "tabs", "pipes": "pipes", "multi": ""}
_STYLES = {"ssv": "spaceDelimited", "pipes": "pipeDelimited"}
_REPEATED = frozenset({"query", "formData"})
"""Places in which a name may occur several times, and where a list has a style."""


def schema_of(draft: Draft, node: Node, to: str, place: str) -> Any:
    """Return the schema that the members of a parameter, a form field or a header stand for."""
    data = node.data
    what = "header" if place == "header of a response" else "parameter"
    if "schema" in data:
        if "type" not in data:
            return draft.schema(data["schema"], to, node.at("schema"))
        fact, remedy = f"the {what} has both `type` and `schema`", "remove one; `schema` is left out"
        node.report("conflict", fact, remedy, node.at("schema"), Level.ERROR)
    schema = {key: value for key, value in data.items() if key in OF_SCHEMAS or _is_of_value(key)}
    if data.get("type") == "file":
        if place != "formData":
            _no_file(node)
        schema |= {"type": "string", "format": "binary"}
    elif data.get("type") is None:
        node.report("missing", f"the {what} has no `type`", "add `type`, such as string", node.location)
    if isinstance(data.get("items"), dict):
        schema["items"] = _items(Node(data["items"], node.at("items"), node.diagnostics), place)
    return draft.schema(schema, to, node.location)


def _is_of_value(key: str) -> bool:
    """Tell an extension that speaks of the value: in OpenAPI 3 it stands in the schema."""
    return key.startswith("x-") and (key == "x-nullable" or "enum" in key)


def is_file(data: Any) -> bool:
    """Tell a form field that is a file, or a list of files, as it is written in 2.0 or as a schema."""
    while isinstance(data, dict) and data.get("type") == "array":
        data = data.get("items")
    return isinstance(data, dict) and (data.get("type") == "file" or data.get("format") == "binary")


def _no_file(node: Node) -> None:
    fact, remedy = "`file` is a type of form parameters and of responses only", "write `type: string`"
    node.report("unknown-type", fact, remedy, node.at("type"))


def _items(node: Node, place: str) -> dict[str, Any]:
    """Return the schema of the items of a list."""
    data = {key: value for key, value in known(node, "`items`").items() if key != "collectionFormat"}
    if data.get("type") == "file":
        if place != "formData":
            _no_file(node)
        data |= {"type": "string", "format": "binary"}
    if isinstance(data.get("items"), dict):
        data["items"] = _items(Node(data["items"], node.at("items"), node.diagnostics), place)
    return data


def style_of(node: Node, place: str) -> dict[str, Any]:
    """Return `style` and `explode` of a list in a query or a form; elsewhere a list is written in one way."""
    separated = _separated(node, place)
    if separated is None or place not in _REPEATED:
        return {}
    return {"style": _STYLES.get(separated, "form"), "explode": separated == "multi"}


def description_of(node: Node, place: str) -> dict[str, Any]:
    """Return the description as a member, with what OpenAPI 3 has no other member for."""
    written = node.data.get("description")
    words = " ".join(_words(node, place))
    if not words or not isinstance(written, str | None):
        return {} if written is None else {"description": written}
    return {"description": f"{written.rstrip()}\n\n{words}" if written else words}


def _words(node: Node, place: str) -> Iterator[str]:
    separated = _separated(node, place)
    has_style = separated in {None, "csv", "multi"} or (place in _REPEATED and separated in _STYLES)
    if not has_style:
        yield f"Items are separated by {_SEPARATORS[separated or '']}."
    whose = "items"
    while separated is not None and isinstance(node.data.get("items"), dict):
        node = Node(node.data["items"], node.at("items"), node.diagnostics)
        whose = f"{whose} of items"
        if separated := _separated(node, "items"):
            yield f"{whose.capitalize()} are separated by {_SEPARATORS[separated]}."
    if place == "formData" and node.data.get("allowEmptyValue") is True:
        yield "May be sent empty."


def _separated(node: Node, place: str) -> str | None:
    """Return the `collectionFormat` of a list; None for anything else."""
    if node.data.get("type") != "array":
        return None
    written = node.text("collectionFormat") or "csv"
    if written in _SEPARATORS and (written != "multi" or place in _REPEATED):
        return written
    fact = f"`{written}` is no `collectionFormat`"
    remedy = f"write one of {', '.join(_SEPARATORS)}{nearest(written, _SEPARATORS)}; it is read as csv"
    if written == "multi":
        fact, remedy = "`multi` is for lists in a query or a form only", "write csv, as which it is read"
    node.report("unknown-style", fact, remedy, node.at("collectionFormat"))
    return "csv"
