"""What operations say, in OpenAPI 3.x; the tables are shared with Swagger 2.0 as far as the two agree."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from raw_description import Spot
from source_facts import (
    EXTERNAL_DOCS,
    Fact,
    Place,
    Scope,
    Walk,
    Walker,
    each,
    extension,
    flag,
    loosely,
    said,
    silent,
    steps,
    structure,
    within,
)
from source_schemas import DEPRECATION, schema

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
OVERVIEW = Scope(("overview", ""))


def path_items(role: str) -> Walker:
    """Return the walker of paths or webhooks."""

    def give(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
        for name in steps(spot):
            if name.startswith("x-"):
                yield from extension(walk, spot.at(name), scope)
            elif not isinstance(spot.value[name], dict):
                yield Fact("wrong type", spot.value[name], spot.at(name).place, scope)
            else:
                shown = f"/{name.removeprefix('/')}" if role == "operation" else name
                yield from path_item(walk, spot.at(name), role, shown)

    return give


def path_item(walk: Walk, spot: Spot, role: str, path: str) -> Iterator[Fact]:
    """Give the facts of a path's operations, what the path says for all of them with each."""
    items = [spot]
    if "$ref" in spot.value:
        items += [found for found, _ in walk.follow(spot, OVERVIEW)]
    for item in items:
        more = item.value.get("additionalOperations") or {}
        methods = [
            each for each in item.value if each.lower() in METHODS and isinstance(item.value[each], dict)
        ]
        listed = [(each.upper(), item.at(each)) for each in methods]
        listed += [(each, item.at("additionalOperations", each)) for each in more]
        for method, operation in listed:
            yield from _operation(walk, operation, item, (role, f"{method} {path}"))
        yield from walk.members(item, Scope((role, path)), PATH_ITEM)


def _operation(walk: Walk, spot: Spot, item: Spot, place: Place) -> Iterator[Fact]:
    scope = Scope(place)
    if any(each.value.get("x-internal") in (True, "true") for each in (spot, item)):
        yield Fact("internal", place[1], spot.place, scope)
        return
    yield Fact("operation", place[1], spot.place, scope)
    yield from walk.members(spot, scope, walk.operation)
    root = walk.description.root
    for word in ("summary", "description"):
        if isinstance(item.value.get(word), str) and not spot.value.get(word):
            yield Fact("prose", item.value[word], item.at(word).place, scope)
    if "servers" not in spot.value and "servers" in item.value:
        yield from SERVERS(walk, item.at("servers"), scope)
    if "security" not in spot.value and "security" in root.value and place[0] == "operation":
        yield from security(walk, root.at("security"), scope)
    own = {_identity(found) for found in _listed(walk, spot)}
    for parameter in _listed(walk, item):
        if _identity(parameter) not in own:
            yield from walk.parameter(walk, parameter, scope)


def _identity(parameter: Spot) -> tuple[Any, Any]:
    return parameter.value.get("name"), parameter.value.get("in")


def _listed(walk: Walk, owner: Spot) -> list[Spot]:
    """Return the parameters that a path or an operation lists."""
    if not isinstance(owner.value.get("parameters"), list):
        return []
    listed = owner.at("parameters")
    return [found for index in steps(listed) for found, _ in walk.follow(listed.at(index), OVERVIEW)]


def parameters(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    """Give the facts of the parameters that an operation lists."""
    for index in steps(spot):
        yield from walk.leading(spot.at(index), scope, walk.parameter)


def _parameter(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    if "name" not in spot.value:
        yield Fact("wrong type", spot.value, spot.place, scope)
        return
    if spot.value.get("x-internal") in (True, "true"):
        yield Fact("internal", spot.value["name"], spot.place, scope)
        return
    inner = scope.inside(str(spot.value["name"]))
    kind = "header parameter" if spot.value.get("in") == "header" else "name"
    yield Fact(kind, spot.value["name"], spot.at("name").place, inner)
    yield from walk.members(spot, inner, PARAMETER)


def _content(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    for name in steps(spot):
        yield Fact("media type", name, spot.at(name).place, scope)
        yield from walk.leading(spot.at(name), scope, within(MEDIA_TYPE))


def _examples(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    scope = replace(scope, loose=True)
    for name in steps(spot):
        if isinstance(spot.value, list) or not isinstance(spot.value[name], dict):
            yield Fact("example", spot.value[name], spot.at(name).place, scope)
            continue
        for found, beside in walk.follow(spot.at(name), scope):
            if not found.value.get("summary"):
                kind = "example name" if len(spot.value) > 1 else "name of the only example"
                yield Fact(kind, name, spot.at(name).place, scope)
            yield from walk.members(found, scope, EXAMPLE)
            yield from beside


def _encodings(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    for name in steps(spot):
        yield from walk.members(spot.at(name), scope.inside(name), ENCODING)


def responses(response: Walker) -> Walker:
    """Return the walker of responses by status."""

    def give(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
        for status in steps(spot):
            if status.startswith("x-"):
                yield from extension(walk, spot.at(status), scope)
                continue
            inner = scope.inside(f"={_status(status)}")
            yield Fact("status", status, spot.at(status).place, inner)
            yield from walk.leading(spot.at(status), inner, response)

    return give


def _status(text: str) -> str:
    """Return a status as pages write it: `4XX`, `default`."""
    if text.lower() == "default":
        return "default"
    return text.upper() if text[:1] in "12345" else text


def headers(header: Walker) -> Walker:
    """Return the walker of headers by name."""

    def give(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
        for name in steps(spot):
            inner = scope.inside(name)
            yield Fact("header", name, spot.at(name).place, inner)
            yield from walk.leading(spot.at(name), inner, header)

    return give


def _links(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    for name in steps(spot):
        yield Fact("word", name, spot.at(name).place, scope)
        yield from walk.leading(spot.at(name), scope, within(LINK))


def _link_values(_: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    for name in steps(spot):
        yield Fact("word", name.rpartition(".")[2], spot.at(name).place, scope)
        yield Fact("value", spot.value[name], spot.at(name).place, scope)


def _callbacks(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    for name in steps(spot):
        yield Fact("word", name, spot.at(name).place, replace(scope, loose=True))
        yield from walk.leading(spot.at(name), scope, _callback)


def _callback(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    for expression in steps(spot):
        if expression.startswith("x-"):
            yield from extension(walk, spot.at(expression), scope)
        elif spot.at(expression).place not in walk.open:
            walk.open.append(spot.at(expression).place)
            yield from path_item(walk, spot.at(expression), "callback", expression)
            walk.open.pop()


def security(_: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    """Give the schemes and scopes that an operation asks for."""
    for index in steps(spot):
        for name in steps(spot.at(index)):
            shown = name.rpartition("/")[2] if name.startswith("#/") else name
            yield Fact("scheme", shown, spot.at(index, name).place, scope)
            for step in steps(spot.at(index, name)):
                place = spot.at(index, name, step)
                yield Fact("scope", place.value, place.place, scope)


def _tags(_: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    for index in steps(spot):
        kind = "tag" if isinstance(spot.value[index], str) else "wrong type"
        yield Fact(kind, spot.value[index], spot.at(index).place, scope)


def _variables(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    for name in steps(spot):
        yield Fact("word", name, spot.at(name).place, scope)
        yield from walk.members(spot.at(name), scope, VARIABLE)


def _samples(*, language: str, label: str, code: str) -> Walker:
    """Return the walker of a vendor's list of samples."""
    table = {language: structure, label: said("sample label"), code: said("sample")}

    def give(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
        for index in steps(spot):
            yield from walk.members(spot.at(index), replace(scope, loose=True), table)

    return give


_REDOCLY = _samples(language="lang", label="label", code="source")
_README = _samples(language="language", label="name", code="code")


def _inside_readme(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    if isinstance(spot.value, dict) and "code-samples" in spot.value:
        yield from _README(walk, spot.at("code-samples"), scope)


VARIABLE: Mapping[str, Walker] = {
    "default": said("word"),
    "enum": each(said("word")),
    "description": said("prose"),
}
SERVER: Mapping[str, Walker] = {
    "url": said("word"),
    "name": said("word"),
    "description": said("prose"),
    "variables": _variables,
}
SERVERS = loosely(each(within(SERVER)))

VALUES: Mapping[str, Walker] = {"example": loosely(said("example")), "examples": _examples}
PARAMETER: Mapping[str, Walker] = {
    "name": structure,
    "in": said("location"),
    "description": said("prose"),
    "required": flag("required"),
    "deprecated": flag("deprecated"),
    "allowEmptyValue": flag("may be empty"),
    "style": silent,
    "explode": silent,
    "allowReserved": silent,
    "schema": schema,
    "content": _content,
    **VALUES,
    **DEPRECATION,
}
HEADER: Mapping[str, Walker] = {key: PARAMETER[key] for key in PARAMETER if key not in {"name", "in"}}
ENCODING: dict[str, Walker] = {
    "contentType": said("part's type"),
    "headers": headers(within(HEADER)),
    "style": silent,
    "explode": silent,
    "allowReserved": silent,
    "encoding": _encodings,
}
MEDIA_TYPE: Mapping[str, Walker] = {
    "schema": schema,
    "itemSchema": schema,
    "encoding": _encodings,
    "prefixEncoding": loosely(each(within(ENCODING))),
    "itemEncoding": loosely(within(ENCODING)),
    **VALUES,
}
EXAMPLE: Mapping[str, Walker] = {
    "summary": said("prose"),
    "description": said("prose"),
    "value": said("example"),
    "dataValue": said("example"),
    "serializedValue": said("word"),
    "externalValue": said("address"),
}
BODY: Mapping[str, Walker] = {
    "description": said("prose"),
    "required": flag("body required"),
    "content": _content,
}
LINK: Mapping[str, Walker] = {
    "operationId": said("linked operation"),
    "operationRef": said("linked operation"),
    "description": said("prose"),
    "parameters": _link_values,
    "requestBody": said("value"),
    "server": within(SERVER),
}
RESPONSE: Mapping[str, Walker] = {
    "summary": said("prose"),
    "description": said("prose"),
    "headers": headers(within(HEADER)),
    "content": _content,
    "links": _links,
}


def _body(walk: Walk, spot: Spot, scope: Scope) -> Iterator[Fact]:
    yield from walk.leading(spot, scope, within(BODY))


COMMON: Mapping[str, Walker] = {
    "tags": _tags,
    "summary": said("summary"),
    "description": said("prose"),
    "externalDocs": EXTERNAL_DOCS,
    "operationId": said("word"),
    "parameters": parameters,
    "deprecated": flag("deprecated"),
    **DEPRECATION,
    "x-stability": said("word"),
    "x-beta": flag("beta"),
    "x-internal": silent,
    "security": security,
    "x-codeSamples": _REDOCLY,
    "x-code-samples": _REDOCLY,
    "x-readme.code-samples": _README,
    "x-readme": _inside_readme,
}
"""Members of an operation in every version."""
OPERATION: Mapping[str, Walker] = {
    **COMMON,
    "requestBody": _body,
    "responses": responses(within(RESPONSE)),
    "callbacks": _callbacks,
    "servers": SERVERS,
}
PATH_ITEM: Mapping[str, Walker] = {
    **dict.fromkeys(
        ("$ref", "summary", "description", "servers", "parameters", "additionalOperations", *METHODS),
        structure,
    ),
    "x-internal": silent,
}


def openapi_walk(description: Any) -> Walk:
    """Return a walk over an OpenAPI 3.x description."""
    return Walk(description, OPERATION, _parameter)
