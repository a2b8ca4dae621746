"""What Swagger 2.0 says in its own way: bodies and forms as parameters, types without a schema object."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from raw_description import Description, Spot
from source_facts import Fact, Scope, Walk, Walker, flag, said, silent, steps, structure, within
from source_operations import COMMON, headers, responses
from source_schemas import SCHEMA, schema, typed


def swagger_walk(description: Description) -> Walk:
    """Return a walk over a Swagger 2.0 description."""
    return Walk(description, OPERATION, _parameter)


def addresses(root: Spot, scope: Scope) -> Iterator[Fact]:
    """Give the addresses that host, base path and schemes make together."""
    host, path = root.value.get("host"), root.value.get("basePath") or ""
    if host:
        for scheme in root.value.get("schemes") or ["https"]:
            yield Fact("word", f"{scheme}://{host}{path}".rstrip("/"), "/host", scope)
    elif path.strip("/"):
        yield Fact("word", path.rstrip("/"), "/basePath", scope)


def _parameter(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    if spot.value.get("x-internal") in (True, "true"):
        yield Fact("internal", spot.value.get("name"), spot.place, scope)
        return
    if spot.value.get("in") == "body":
        yield from walk.members(spot, scope, BODY)
        return
    name = str(spot.value.get("name"))
    kind = "header parameter" if spot.value.get("in") == "header" else "name"
    yield Fact(kind, name, spot.at("name").place, scope.inside(name))
    yield from typed(walk, spot, scope.inside(name), PARAMETER)


def _consumes(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    kind = "media type" if _sends(walk, spot) else "media type of nothing"
    for index in steps(spot):
        yield Fact(kind, spot.value[index], spot.at(index).place, replace(scope, loose=True))


def _produces(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    kind = "media type" if _answers(walk, spot) else "media type of nothing"
    for index in steps(spot):
        yield Fact(kind, spot.value[index], spot.at(index).place, replace(scope, loose=True))


def _sends(walk: Walk, spot: Spot) -> bool:
    found = walk.owner(spot).get("parameters") or []
    listed = [walk.description.followed(replace(spot, value=each)) for each in found]
    return any(each is not None and each.value.get("in") in {"body", "formData"} for each in listed)


def _answers(walk: Walk, spot: Spot) -> bool:
    found = (walk.owner(spot).get("responses") or {}).values()
    listed = [
        walk.description.followed(replace(spot, value=each)) for each in found if isinstance(each, dict)
    ]
    return any(each is not None and "schema" in each.value for each in listed)


def _by_media_type(_: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    for name in steps(spot):
        yield Fact("example", spot.value[name], spot.at(name).place, replace(scope, loose=True))


BODY: Mapping[str, Walker] = {
    "name": silent,
    "in": structure,
    "required": flag("body required"),
    "description": said("prose"),
    "schema": schema,
    "x-example": said("example"),
    "x-examples": _by_media_type,
}
PARAMETER: Mapping[str, Walker] = {
    **SCHEMA,
    "name": structure,
    "in": structure,
    "required": flag("required"),
    "allowEmptyValue": flag("may be empty"),
    "collectionFormat": silent,
}
HEADER: Mapping[str, Walker] = {**SCHEMA, "collectionFormat": silent}
RESPONSE: Mapping[str, Walker] = {
    "description": said("prose"),
    "schema": schema,
    "headers": headers(lambda walk, spot, scope: typed(walk, spot, scope, HEADER)),
    "examples": _by_media_type,
}
OPERATION: Mapping[str, Walker] = {
    **COMMON,
    "consumes": _consumes,
    "produces": _produces,
    "schemes": silent,
    "responses": responses(within(RESPONSE)),
}
