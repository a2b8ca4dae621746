"""What a description says, walked without our reader: OpenAPI 3.x and Swagger 2.0."""

from collections.abc import Iterator, Mapping
from typing import Any

from raw_description import Description, Spot
from source_facts import (
    EXTERNAL_DOCS,
    Fact,
    Scope,
    Walk,
    Walker,
    each,
    extension,
    flag,
    said,
    silent,
    steps,
    structure,
    within,
)
from source_operations import OVERVIEW, SERVERS, openapi_walk, path_items
from source_schemas import model_name, schema
from source_swagger import addresses, swagger_walk


def facts(description: Description) -> Iterator[Fact]:
    """Give all facts of a description, those of one section after another."""
    root = description.root
    swagger = "swagger" in root.value
    walk = swagger_walk(description) if swagger else openapi_walk(description)
    _named(walk, root)
    yield from walk.members(root, OVERVIEW, SWAGGER if swagger else OPENAPI)
    if swagger:
        yield from addresses(root, OVERVIEW)
    yield from _unused(walk, root)


def _unused(walk: Walk, root: Spot) -> Iterator[Fact]:
    """Give the shared parts that nothing refers to, in which nothing was looked at."""
    components = root.value.get("components") or {}
    owners = [root.at("components", kind) for kind in components if kind in SHARED]
    owners += [root.at(kind) for kind in ("parameters", "responses") if kind in root.value]
    for owner in owners:
        for name in steps(owner):
            if owner.at(name).place not in walk.visited and not str(name).startswith("x-"):
                yield Fact("unused component", name, owner.at(name).place, OVERVIEW)


def _tags(walk: Walk, spot: Spot, _: Scope) -> Iterator[Fact]:
    for index in steps(spot):
        tag = spot.at(index)
        if not isinstance(tag.value, dict):
            yield Fact("wrong type", tag.value, tag.place, OVERVIEW)
            continue
        shown = tag.value.get("x-displayName") or tag.value.get("summary")
        table = TAG | ({"name": silent} if shown else {})
        yield from walk.members(tag, Scope(("resource", str(tag.value.get("name")))), table)


def _tag_groups(_: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    for index in steps(spot):
        yield Fact("tag group", spot.value[index].get("name"), spot.at(index, "name").place, scope)


def _schemes(walk: Walk, spot: Spot, _: Scope) -> Iterator[Fact]:
    for name in steps(spot):
        scope = Scope(("scheme", name), loose=True)
        yield from walk.leading(spot.at(name), scope, within(SCHEME))


def _scopes(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    for name in steps(spot):
        if not isinstance(spot.value, dict):
            yield Fact("scope", spot.value[name], spot.at(name).place, scope)
            continue
        if name.startswith("x-"):
            yield from extension(walk, spot.at(name), scope)
            continue
        yield Fact("scope", name, spot.at(name).place, scope)
        yield from said("prose")(walk, spot.at(name), scope)


def _models(walk: Walk, spot: Spot, _: Scope) -> Iterator[Fact]:
    for name in steps(spot):
        scope = Scope(("model", name))
        yield Fact("schema", name, spot.at(name).place, scope)
        yield from schema(walk, _standing(walk, spot.at(name)), scope)


def _named(walk: Walk, root: Spot) -> None:
    """Note the names of schemas that have them only because a named one refers to them."""
    for steps_ in (("components", "schemas"), ("definitions",)):
        owner = root
        for step in steps_:
            if isinstance(owner.value, dict) and step in owner.value:
                owner = owner.at(step)
        for name in steps(owner) if owner.pointer.endswith(steps_[-1]) else ():
            walk.names.setdefault(_standing(walk, owner.at(name)).place, name)


def _standing(walk: Walk, spot: Spot) -> Spot:
    """Return what a named schema is: one without a name, when it is nothing but a reference to that."""
    if not isinstance(spot.value, dict) or spot.value.keys() != {"$ref"}:
        return spot
    found = walk.description.followed(spot)
    return spot if found is None or model_name(found) is not None else found


INFO: Mapping[str, Walker] = {
    "title": said("prose"),
    "version": said("word"),
    "summary": said("prose"),
    "description": said("prose"),
    "termsOfService": said("address"),
    "contact": within({"name": said("word"), "url": said("address"), "email": said("word")}),
    "license": within({"name": said("word"), "identifier": said("word"), "url": said("address")}),
}
TAG: dict[str, Walker] = {
    "name": said("tag name"),
    "summary": said("prose"),
    "description": said("prose"),
    "externalDocs": EXTERNAL_DOCS,
    "parent": said("tag parent"),
    "kind": silent,
    "x-displayName": said("word"),
}
FLOW: Mapping[str, Walker] = {
    "authorizationUrl": said("address"),
    "deviceAuthorizationUrl": said("address"),
    "tokenUrl": said("address"),
    "refreshUrl": said("address"),
    "scopes": _scopes,
}
SCHEME: Mapping[str, Walker] = {
    "type": said("scheme type"),
    "description": said("prose"),
    "name": said("word"),
    "in": said("scheme location"),
    "scheme": said("scheme word"),
    "bearerFormat": said("word"),
    "openIdConnectUrl": said("address"),
    "oauth2MetadataUrl": said("address"),
    "deprecated": flag("deprecated"),
    "flows": each(within(FLOW)),
    "flow": silent,
    **FLOW,
}
SHARED = frozenset(
    ("parameters", "responses", "examples", "requestBodies", "headers", "links", "callbacks", "pathItems",
     "mediaTypes")
)  # fmt: skip
"""Kinds of components that are shown where they are referred to."""
_SHARED: dict[str, Any] = dict.fromkeys(SHARED, structure)
COMPONENTS: Mapping[str, Walker] = {"schemas": _models, "securitySchemes": _schemes, **_SHARED}
COMMON: Mapping[str, Walker] = {
    "info": within(INFO),
    "paths": path_items("operation"),
    "security": structure,
    "tags": _tags,
    "x-tagGroups": _tag_groups,
    "externalDocs": EXTERNAL_DOCS,
}
OPENAPI: Mapping[str, Walker] = {
    **COMMON,
    "openapi": silent,
    "$self": silent,
    "jsonSchemaDialect": silent,
    "servers": SERVERS,
    "webhooks": path_items("webhook"),
    "x-webhooks": path_items("webhook"),
    "components": within(COMPONENTS),
}
SWAGGER: Mapping[str, Walker] = {
    **COMMON,
    "swagger": silent,
    "definitions": _models,
    "securityDefinitions": _schemes,
    **dict.fromkeys(
        ("host", "basePath", "schemes", "consumes", "produces", "parameters", "responses"), structure
    ),
}
