"""A Swagger 2.0 description in the shape of OpenAPI 3, with the place that each value was taken from.

What both versions have stays as it is and is shared. Schemas are not changed at all: the reader of schemas
reads those of 2.0 as they are, and references to their old places lead to the new ones.
"""

from typing import Any

from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import Document
from sdkref.location import Location
from sdkref.readers.node import Node
from sdkref.readers.openapi_words import METHODS
from sdkref.readers.swagger_addresses import addresses_of
from sdkref.readers.swagger_draft import Draft
from sdkref.readers.swagger_media import media_types
from sdkref.readers.swagger_parameters import shared_parameters
from sdkref.readers.swagger_paths import Defaults, paths
from sdkref.readers.swagger_responses import shared_responses
from sdkref.readers.swagger_security import security_schemes
from sdkref.readers.swagger_words import kept, known

_ANEW = frozenset(
    {
        "swagger", "openapi", "info", "host", "basePath", "schemes", "consumes", "produces", "paths",
        "definitions", "parameters", "responses", "securityDefinitions", "tags", "components", "servers",
        "webhooks", "x-webhooks",
    }
)  # fmt: skip
"""Members of a description that are written anew."""


def converted(document: Document, diagnostics: Diagnostics) -> Document:
    """Return the description as an OpenAPI 3.0 document of the same name."""
    draft = Draft(document, diagnostics)
    root = Node(document.data, Location(document.name), diagnostics)
    made = {"openapi": "3.0.3", **kept(root, "a description", _ANEW)}
    draft.note("/openapi", root.at("swagger"))
    made |= {key: change(root) for key, change in _CHANGED.items() if key in root}
    declared = root.mapping("paths") or Node({}, root.at("paths"), diagnostics)
    defaults = Defaults(
        consumes=media_types(root, "consumes"),
        produces=media_types(root, "produces"),
        addresses=addresses_of(root, _operations(declared)),
    )
    made["servers"] = _servers(draft, root, defaults)
    _components(draft, root)
    shared_parameters(draft, root)
    shared_responses(draft, root, defaults.produces)
    made["paths"] = paths(draft, declared, defaults, "/paths")
    for key in ("webhooks", "x-webhooks"):
        if (webhooks := root.mapping(key)) is not None:
            made[key] = paths(draft, webhooks, defaults, f"/{key}")
    made["components"] = draft.components
    return document.made(made, draft.origins, draft.moved)


def _info(root: Node) -> Any:
    if not isinstance(root.data["info"], dict):
        return root.data["info"]  # the reader reports it
    info = Node(root.data["info"], root.at("info"), root.diagnostics)
    members = kept(info, "`info`", frozenset())
    licence = info.data.get("license")
    if not isinstance(licence, dict):
        return members
    return {**members, "license": known(Node(licence, info.at("license"), info.diagnostics), "`license`")}


def _tags(root: Node) -> Any:
    if not isinstance(root.data["tags"], list):
        return root.data["tags"]
    return [
        known(Node(tag, root.at("tags", index), root.diagnostics), "a tag") if isinstance(tag, dict) else tag
        for index, tag in enumerate(root.data["tags"])
    ]


_CHANGED = {"info": _info, "tags": _tags}


def _operations(declared: Node) -> list[Node]:
    """Return the operations that stand in the description itself."""
    return [
        Node(item[method], declared.at(path, method), declared.diagnostics)
        for path, item in declared.data.items()
        if isinstance(item, dict)
        for method in METHODS
        if isinstance(item.get(method), dict)
    ]


def _servers(draft: Draft, root: Node, defaults: Defaults) -> list[Any]:
    """Return the servers of the description, and those that it names in the words of OpenAPI 3."""
    addresses = defaults.addresses
    found: list[Any] = [*addresses.servers(draft, "/servers", addresses.schemes)]
    for index, server in enumerate(root.sequence("servers")):
        draft.origins.record(f"/servers/{len(found)}", root.at("servers", index))
        found.append(server)
    return found


def _components(draft: Draft, root: Node) -> None:
    """Put the schemas and the security schemes in their places, with what stands there already."""
    components = root.mapping("components")
    for kind, given in components.items(extensible=True) if components else ():
        draft.components[kind] = dict(given.data)
    schemas = draft.components.setdefault("schemas", {})
    if (definitions := root.mapping("definitions")) is not None:
        draft.schema(definitions.data, "/components/schemas", definitions.location)
        for name in schemas.keys() - definitions.data.keys():
            place = root.at("components", "schemas", name)
            draft.origins.record(place.pointer, place)
        draft.components["schemas"] = schemas | definitions.data
    schemes = security_schemes(draft, root, "/components/securitySchemes")
    draft.components["securitySchemes"] = draft.components.get("securitySchemes", {}) | schemes
