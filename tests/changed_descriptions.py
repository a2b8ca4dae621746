"""Descriptions that are changed at random, with what has to be told of each change."""

import copy
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sdkref.history.rules import RULES
from sdkref.location import escape

Json = dict[str, Any]
METHODS = ("get", "put", "post", "delete", "patch")


@dataclass(frozen=True)
class Expected:
    """What has to be told of a change: the rule, a place in the old or the new file, and whom it breaks."""

    rule: str
    pointer: str
    breaks: frozenset[str]


class Changing:
    """A description under change: each place is changed once, so that changes do not hide each other."""

    def __init__(self, description: Json, seed: int) -> None:
        self.new = copy.deepcopy(description)
        self._random = random.Random(seed)
        self._remaining = copy.deepcopy(description)
        """The old description without the operations that are removed: with them, nobody is broken."""
        self._properties = list(_properties(description))
        self._operations = list(_operations(description))
        self._used: set[str] = set()
        self._expected: list[tuple[str, str, str, tuple[str, ...]]] = []

    def change(self, count: int) -> list[Expected]:
        """Make some changes and return what has to be told of them."""
        tries = 0
        while len(self._expected) < count and tries < 60 * count:
            tries += 1
            changer = self._random.choice(_CHANGERS)
            if changer in _OF_PROPERTIES:
                changer(self, *self._random.choice(self._properties))
            else:
                changer(self, *self._random.choice(self._operations))
        sent, received = _reach(self._remaining)
        return [_expected(*each, sent, received) for each in self._expected]

    def take(self, *places: str) -> bool:
        """Return whether nothing was changed at some places; they are taken then."""
        if self._used & set(places):
            return False
        self._used.update(places)
        return True

    def expect(self, rule: str, pointer: str, model: str = "", directions: tuple[str, ...] = ()) -> None:
        """Note what has to be told of a change, of a model or of what travels in some directions."""
        self._expected.append((rule, pointer, model, directions))

    def forget(self, path: str, method: str) -> None:
        """Note that an operation is removed."""
        del self._remaining["paths"][path][method]


def _expected(  # noqa: PLR0917 - a change, and the models that travel
    rule: str,
    pointer: str,
    model: str,
    directions: tuple[str, ...],
    sent: set[str],
    received: set[str],
) -> Expected:
    breaks = RULES[rule].breaks
    ways = {name for bit, name in ((1, "request"), (2, "response")) if breaks & bit}
    if model:
        reached = {"request": model in sent, "response": model in received}
        ways = {each for each in ways if reached[each]}
    elif directions:
        ways &= set(directions)
    return Expected(rule, pointer, frozenset(ways))


def _reach(description: Json) -> tuple[set[str], set[str]]:
    """Return the models that requests and responses lead to, by following every reference."""
    sent: set[str] = set()
    received: set[str] = set()
    for path, method in _operations(description):
        operation = description["paths"][path][method]
        common = description["paths"][path].get("parameters", [])
        sends = [common, operation.get("parameters", []), operation.get("requestBody", {})]
        _follow(description, sends, sent)
        _follow(description, operation.get("responses", {}), received)
        _follow(description, operation.get("callbacks", {}), received)
    for webhooks in ("webhooks", "x-webhooks"):
        _follow(description, description.get(webhooks, {}), received)
    return sent, received


def _follow(description: Json, start: Any, found: set[str]) -> None:
    waiting, seen = [start], set[str]()
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            reference = value.get("$ref")
            if isinstance(reference, str) and reference not in seen:
                seen.add(reference)
                _, _, kind, name = reference.split("/")
                name = name.replace("~1", "/")
                if kind == "schemas":
                    if name in found:
                        continue
                    found.add(name)
                waiting.append(description["components"][kind][name])
            waiting += value.values()


def _properties(description: Json) -> Iterator[tuple[str, str]]:
    for model, schema in description.get("components", {}).get("schemas", {}).items():
        if schema.get("type") == "object" and not ({"oneOf", "anyOf", "allOf", "nullable"} & schema.keys()):
            for name, inner in schema.get("properties", {}).items():
                if isinstance(inner, dict) and not ({"readOnly", "writeOnly"} & inner.keys()):
                    yield model, name


def _operations(description: Json) -> Iterator[tuple[str, str]]:
    for path, item in description["paths"].items():
        for method in METHODS:
            if method in item and "$ref" not in item:
                yield path, method


def _schema(model: str, name: str = "") -> str:
    pointer = f"/components/schemas/{escape(model)}"
    return f"{pointer}/properties/{escape(name)}" if name else pointer


def _object(changing: Changing, model: str) -> Json:
    found: Json = changing.new["components"]["schemas"][model]
    return found


def _remove_field(changing: Changing, model: str, name: str) -> None:
    schema = _object(changing, model)
    if not changing.take(_schema(model, name)):
        return
    del schema["properties"][name]
    if name in schema.get("required", []):
        schema["required"] = [each for each in schema["required"] if each != name]
    changing.expect("field-removed", _schema(model, name), model)


def _add_field(changing: Changing, model: str, name: str) -> None:
    schema, added = _object(changing, model), f"added_{name}"
    required = len(name) % 2 == 0
    if not changing.take(_schema(model, added)):
        return
    schema["properties"][added] = {"type": "string"}
    if required:
        schema["required"] = [*schema.get("required", []), added]
    changing.expect("required-field-added" if required else "field-added", _schema(model, added), model)


def _flip_required(changing: Changing, model: str, name: str) -> None:
    schema = _object(changing, model)
    if not changing.take(_schema(model, name)):
        return
    required = schema.get("required", [])
    now = [each for each in required if each != name] if name in required else [*required, name]
    schema["required"] = now
    if not now:
        del schema["required"]
    rule = "field-became-optional" if name in required else "field-became-required"
    changing.expect(rule, _schema(model, name), model)


def _change_type(changing: Changing, model: str, name: str) -> None:
    inner = _object(changing, model)["properties"].get(name)
    plain = inner and inner.get("type") == "string" and not inner.keys() - {"type", "description", "example"}
    if plain and changing.take(_schema(model, name)):
        inner["type"] = "integer"
        inner.pop("example", None)
        changing.expect("type-changed", _schema(model, name), model)


def _change_values(changing: Changing, model: str, name: str) -> None:
    inner = _object(changing, model)["properties"].get(name)
    values = (inner or {}).get("enum")
    if not values or len(values) < 2 or not all(isinstance(each, str) for each in values):
        return
    if not changing.take(_schema(model, name)):
        return
    if len(name) % 2:
        inner["enum"] = [*values, "one more value"]
        changing.expect("value-added", _schema(model, name), model)
    elif inner.get("default") != values[-1]:
        inner["enum"] = values[:-1]
        changing.expect("value-removed", _schema(model, name), model)


def _change_bound(changing: Changing, model: str, name: str) -> None:
    inner = _object(changing, model)["properties"].get(name)
    if not inner or inner.get("type") not in {"integer", "string"} or {"enum", "const"} & inner.keys():
        return
    bound, rule = ("maximum", "maximum") if inner["type"] == "integer" else ("maxLength", "max-length")
    if changing.take(_schema(model, name)):
        rule += "-increased" if bound in inner else "-set"
        inner[bound] = inner[bound] + 1 if bound in inner else 10**6
        changing.expect(rule, _schema(model, name), model)


def _deprecate_field(changing: Changing, model: str, name: str) -> None:
    inner = _object(changing, model)["properties"].get(name)
    if inner and "$ref" not in inner and not inner.get("deprecated") and changing.take(_schema(model, name)):
        inner["deprecated"] = True
        changing.expect("deprecated", _schema(model, name), model)


def _place(path: str, method: str) -> str:
    return f"/paths/{escape(path)}/{method}"


def _remove_operation(changing: Changing, path: str, method: str) -> None:
    if changing.take(_place(path, method)):
        del changing.new["paths"][path][method]
        changing.forget(path, method)
        changing.expect("operation-removed", _place(path, method))


def _add_operation(changing: Changing, path: str, method: str) -> None:
    added = f"{path.rstrip('/')}/added-{method}"
    if changing.take(_place(added, "get")):
        named = [f"{{{each}" for each in path.split("{")[1:]]
        parameters = [
            {"name": each[1 : each.index("}")], "in": "path", "required": True, "schema": {"type": "string"}}
            for each in named
        ]
        operation = {"parameters": parameters, "responses": {"200": {"description": "OK"}}}
        changing.new["paths"][added] = {"get": operation}
        changing.expect("operation-added", _place(added, "get"))


def _rename_operation(changing: Changing, path: str, method: str) -> None:
    renamed = f"{path.rstrip('/')}/renamed-{method}"
    operation = changing.new["paths"][path].get(method, {})
    if "operationId" in operation and changing.take(_place(path, method)):
        item = changing.new["paths"][path]
        common = {name: each for name, each in item.items() if name in {"parameters", "servers"}}
        changing.new["paths"][renamed] = {**common, method: item.pop(method)}
        changing.expect("operation-renamed", _place(renamed, method))


def _deprecate_operation(changing: Changing, path: str, method: str) -> None:
    operation = changing.new["paths"][path].get(method)
    if operation and not operation.get("deprecated") and changing.take(_place(path, method)):
        operation["deprecated"] = True
        changing.expect("deprecated", _place(path, method))


def _add_parameter(changing: Changing, path: str, method: str) -> None:
    operation = changing.new["paths"][path].get(method)
    if operation is None or not changing.take(_place(path, method)):
        return
    required = len(path) % 2 == 0
    parameter = {"name": "added", "in": "query", "required": required, "schema": {"type": "string"}}
    operation["parameters"] = [*operation.get("parameters", []), parameter]
    pointer = f"{_place(path, method)}/parameters/{len(operation['parameters']) - 1}"
    rule = "required-parameter-added" if required else "parameter-added"
    changing.expect(rule, pointer, directions=("request",))


def _remove_parameter(changing: Changing, path: str, method: str) -> None:
    operation = changing.new["paths"][path].get(method) or {}
    parameters = operation.get("parameters", [])
    if parameters and parameters[-1].get("in") == "query" and changing.take(_place(path, method)):
        pointer = f"{_place(path, method)}/parameters/{len(parameters) - 1}"
        operation["parameters"] = parameters[:-1]
        changing.expect("parameter-removed", pointer, directions=("request",))


def _remove_response(changing: Changing, path: str, method: str) -> None:
    responses = (changing.new["paths"][path].get(method) or {}).get("responses", {})
    status = list(responses)[-1] if len(responses) > 1 else ""
    if status and "$ref" not in responses[status] and changing.take(_place(path, method)):
        del responses[status]
        rule = "success-response-removed" if status[0] in "123" else "error-response-removed"
        pointer = f"{_place(path, method)}/responses/{escape(status)}"
        changing.expect(rule, pointer, directions=("response",))


def _require_body(changing: Changing, path: str, method: str) -> None:
    body = (changing.new["paths"][path].get(method) or {}).get("requestBody")
    if body and "$ref" not in body and changing.take(_place(path, method)):
        body["required"] = not body.get("required", False)
        rule = "body-became-required" if body["required"] else "body-became-optional"
        changing.expect(rule, f"{_place(path, method)}/requestBody", directions=("request",))


_OF_PROPERTIES: tuple[Callable[[Changing, str, str], None], ...] = (
    _remove_field,
    _add_field,
    _flip_required,
    _change_type,
    _change_values,
    _change_bound,
    _deprecate_field,
)
_CHANGERS: tuple[Callable[[Changing, str, str], None], ...] = (
    *_OF_PROPERTIES,
    _remove_operation,
    _add_operation,
    _rename_operation,
    _deprecate_operation,
    _add_parameter,
    _remove_parameter,
    _remove_response,
    _require_body,
)


def has_directions(description: Json) -> bool:
    """Return whether fields travel one way only, so that whom a change breaks is not plain."""
    text = json.dumps(description)
    return '"readOnly": true' in text or '"writeOnly": true' in text
