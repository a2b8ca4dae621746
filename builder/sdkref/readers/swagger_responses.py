"""Responses of Swagger 2.0: a schema for all that an operation produces, examples by type, headers."""

from typing import Any

from sdkref.catalogue.media import essence
from sdkref.location import escape
from sdkref.readers.node import Node
from sdkref.readers.swagger_draft import Draft
from sdkref.readers.swagger_examples import by_type
from sdkref.readers.swagger_media import MediaTypes
from sdkref.readers.swagger_values import description_of, schema_of
from sdkref.readers.swagger_words import OF_SCHEMAS, kept

_HEADER = OF_SCHEMAS | {"collectionFormat", "schema", "description"}
_RESPONSE = frozenset({"schema", "headers", "examples"})


def responses(draft: Draft, operation: Node, produces: MediaTypes, to: str) -> dict[str, Any]:
    """Return the responses of an operation by status."""
    declared = operation.data["responses"]
    found: dict[str, Any] = {}
    for status, value in declared.items():
        if status.startswith("x-") or not isinstance(value, dict):
            found[status] = value
            continue
        node = Node(value, operation.at("responses", status), operation.diagnostics)
        found[status] = _listed(draft, node, produces, f"{to}/{escape(status)}")
    return found


def shared_responses(draft: Draft, root: Node, produces: MediaTypes) -> None:
    """Convert what a description declares for all."""
    declared = root.mapping("responses")
    for _, node in declared.items() if declared else ():
        if (followed := draft.references.follow(node)) is not None:
            _shared(draft, followed, produces)


def _listed(draft: Draft, node: Node, produces: MediaTypes, to: str) -> dict[str, Any]:
    """Return a response for a status: a reference where it was one."""
    if "$ref" not in node:
        return _response(draft, node, produces, to)
    followed = draft.references.follow(node)
    if followed is None:
        return {}
    if len(node.data) == 1:
        return _shared(draft, followed, produces)
    return _response(draft, followed, produces, to)


def _shared(draft: Draft, node: Node, produces: MediaTypes) -> dict[str, Any]:
    return draft.component(
        "responses", node, lambda each, to: _response(draft, each, produces, to), tuple(produces.places)
    )


def _response(draft: Draft, node: Node, produces: MediaTypes, to: str) -> dict[str, Any]:
    draft.note(to, node.location)
    made = kept(node, "a response", _RESPONSE)
    content = _content(draft, node, produces, f"{to}/content")
    headers = _headers(draft, node, f"{to}/headers")
    if content:
        made = {**made, "content": {**content, **made.get("content", {})}}
    return {**made, "headers": headers} if headers else made


def _content(draft: Draft, node: Node, produces: MediaTypes, to: str) -> dict[str, Any]:
    """Return the content types of a response: those that are produced, and those with an example."""
    examples = node.data.get("examples")
    if examples is not None and not isinstance(examples, dict):
        node.wrong("examples", "a mapping")
        examples = None
    places = {} if node.data.get("schema") is None else dict(produces.places)
    _check_types(node, examples or {}, produces)
    if examples and not places:
        places = {name: node.at("examples", name) for name in examples if "/" in name}
    if (examples or node.data.get("schema") is not None) and not places:
        places = {"application/octet-stream" if _is_file(node) else "application/json": node.location}
    content: dict[str, Any] = {}
    for name, place in places.items():
        pointer = f"{to}/{escape(name)}"
        draft.note(pointer, place)
        content[name] = {}
        if node.data.get("schema") is not None:
            content[name]["schema"] = _schema(draft, node, f"{pointer}/schema")
    if examples:
        by_type(draft, node, "examples", content, to)
    return content


def _check_types(node: Node, examples: dict[str, Any], produces: MediaTypes) -> None:
    """Report examples of content types that the operation does not produce."""
    produced = {essence(name) for name in produces.places}
    if not produced or any("*" in name for name in produced):
        return
    for name in examples:
        if "/" in name and essence(name) not in produced:
            fact, remedy = f"`produces` does not name `{name}`", "add it there; it is shown all the same"
            node.report("unknown-media-type", fact, remedy, node.at("examples", name))


def _schema(draft: Draft, node: Node, to: str) -> Any:
    schema = node.data["schema"]
    if _is_file(node):
        schema = {**schema, "type": "string", "format": "binary"}
    return draft.schema(schema, to, node.at("schema"))


def _is_file(node: Node) -> bool:
    schema = node.data.get("schema")
    return isinstance(schema, dict) and schema.get("type") == "file"


def _headers(draft: Draft, node: Node, to: str) -> dict[str, Any]:
    """Return the headers of a response; one that is no mapping is left for the reader to report."""
    declared = node.mapping("headers")
    found: dict[str, Any] = {}
    for name, value in declared.data.items() if declared else ():
        place = node.at("headers", name)
        if isinstance(value, dict) and "$ref" not in value:
            found[name] = _header(draft, Node(value, place, node.diagnostics), f"{to}/{escape(name)}")
        else:
            found[name] = value
    return found


def _header(draft: Draft, node: Node, to: str) -> dict[str, Any]:
    draft.note(to, node.location)
    return {
        **kept(node, "a header", _HEADER),
        "schema": schema_of(draft, node, f"{to}/schema", "header of a response"),
        **description_of(node, "header"),
    }
