"""Paths of Swagger 2.0: operations with what they take from their path and from the whole description."""

from typing import Any
from urllib.parse import quote

from msgspec import Struct

from sdkref.diagnostics import Level
from sdkref.location import escape
from sdkref.readers.node import Node
from sdkref.readers.openapi_words import METHODS
from sdkref.readers.swagger_addresses import Addresses
from sdkref.readers.swagger_bodies import request_body
from sdkref.readers.swagger_draft import Draft
from sdkref.readers.swagger_inputs import Inputs, inputs
from sdkref.readers.swagger_media import MediaTypes, media_types
from sdkref.readers.swagger_parameters import parameters
from sdkref.readers.swagger_responses import responses
from sdkref.readers.swagger_words import kept

_PATH = frozenset({"$ref", "parameters", *METHODS})
_OPERATION = frozenset({"consumes", "produces", "parameters", "responses", "schemes"})


class Defaults(Struct, frozen=True):
    """What a description says for all operations."""

    consumes: MediaTypes
    produces: MediaTypes
    addresses: Addresses


def paths(draft: Draft, declared: Node, defaults: Defaults, to: str) -> dict[str, Any]:
    """Return every path; what is no mapping stays, for the reader to report."""
    found: dict[str, Any] = {}
    for path, value in declared.data.items():
        if path.startswith("x-") or not isinstance(value, dict):
            found[path] = value
            continue
        node = Node(value, declared.at(path), declared.diagnostics)
        found[path] = _path_item(draft, node, defaults, f"{to}/{escape(path)}")
    return found


def _path_item(draft: Draft, node: Node, defaults: Defaults, to: str) -> dict[str, Any]:
    """Return a path: what stands there itself, and what it refers to, converted once for all that do.

    The reader puts both together. A body or a form that stands beside a reference holds for the operations
    that it leads to as well, so that these are written out.
    """
    if "$ref" not in node:
        return _made(draft, node, Inputs(), defaults, to)
    beside = {key: value for key, value in node.data.items() if key != "$ref"}
    own = Node(beside, node.location, node.diagnostics)
    target = draft.references.follow(Node({"$ref": node.data["$ref"]}, node.location, node.diagnostics))
    if target is None:
        return _made(draft, own, Inputs(), defaults, to)
    taken = inputs(draft, own)
    made = _made(draft, own, inputs(draft, target), defaults, to)
    if taken.body is None and not taken.fields:
        return {**made, **_referred(draft, target, defaults)}
    rest = {key: value for key, value in target.data.items() if key not in beside or key == "parameters"}
    there = _made(draft, Node(rest, target.location, target.diagnostics), taken, defaults, to)
    listed = (*taken.beside, *inputs(draft, target).beside)
    return {**there, **made, "parameters": parameters(draft, listed, f"{to}/parameters")}


def _referred(draft: Draft, target: Node, defaults: Defaults) -> dict[str, Any]:
    """Return a reference to a path item."""
    around, _, name = target.location.pointer.rpartition("/")
    if around == "/paths" and name.startswith("~1") and target.location.file == draft.document.name:
        return {"$ref": f"#/paths/{quote(name)}"}
    return draft.component("pathItems", target, lambda item, to: _made(draft, item, Inputs(), defaults, to))


def _made(draft: Draft, item: Node, shared: Inputs, defaults: Defaults, to: str) -> dict[str, Any]:
    """Return the members of one path item, noting those that do not stay where they are."""
    taken = inputs(draft, item)
    others = {key: value for key, value in item.data.items() if not _is_misspelt(key)}
    found = dict(kept(Node(others, item.location, item.diagnostics), "a path", _PATH))
    for key in item.data:
        draft.note(f"{to}/{escape(key)}", item.at(key))
    for method, value in item.data.items():
        if isinstance(value, dict) and (method in METHODS or _is_misspelt(method)):
            operation = Node(value, item.at(method), item.diagnostics)
            found[method] = _operation(draft, operation, taken.over(shared), defaults, f"{to}/{method}")
        elif method in METHODS:
            found[method] = value
    if taken.beside:
        found["parameters"] = parameters(draft, taken.beside, f"{to}/parameters")
    return found


def _is_misspelt(key: str) -> bool:
    """Tell a method in capitals: the reader of paths reports it, and reads it all the same."""
    return key not in METHODS and key.lower() in METHODS


def _operation(draft: Draft, node: Node, shared: Inputs, defaults: Defaults, to: str) -> dict[str, Any]:
    made = dict(kept(node, "an operation", _OPERATION))
    taken = inputs(draft, node)
    body = request_body(
        draft, taken.over(shared), media_types(node, "consumes", defaults.consumes), f"{to}/requestBody"
    )
    if taken.beside:
        made["parameters"] = parameters(draft, taken.beside, f"{to}/parameters")
    if body is not None:
        if "requestBody" in made:
            fact, remedy = "there is a body among the parameters as well", "keep one; this one is left out"
            node.report("conflict", fact, remedy, node.at("requestBody"), Level.ERROR)
        made["requestBody"] = body
    if isinstance(node.data.get("responses"), dict):
        produces = media_types(node, "produces", defaults.produces)
        made["responses"] = responses(draft, node, produces, f"{to}/responses")
    elif "responses" in node:
        made["responses"] = node.data["responses"]
    if "servers" not in made and (servers := defaults.addresses.of(draft, node, f"{to}/servers")):
        made["servers"] = servers
    return made
