"""Which operations stand under the paths of OpenAPI 3.x, whichever way their methods are written."""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from sdkref.readers.node import Node, nearest
from sdkref.readers.openapi_words import METHODS, check_words, word
from sdkref.readers.references import References

_VARIABLE = re.compile(r"\{[^{}]+\}")
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+\Z")
"""What a method may be made of (RFC 9110)."""
_METHODS = frozenset(METHODS)
_MARKS = frozenset({"responses", "operationId", "requestBody"})
"""Members that tell an operation from another object."""


class PathItem(Struct, frozen=True):
    """What stands under one path, webhook or expression: itself, then what it refers to."""

    name: str
    layers: tuple[Node, ...]
    operations: tuple[tuple[str, Node], ...]
    """Each with its method."""


def items(owner: Node, references: References, *, extensible: bool = False) -> Iterator[PathItem]:
    """Yield what stands under each name of a mapping."""
    for name, node in owner.items(extensible=extensible):
        yield path_item(name, node, references)


def path_item(name: str, node: Node, references: References) -> PathItem:
    """Return one path item; members beside a reference win over those that it leads to."""
    layers = [node]
    if "$ref" in node:
        own = {key: value for key, value in node.data.items() if key != "$ref"}
        layers = [Node(own, node.location, node.diagnostics)] if own else []
        # The summary and the description beside it are read from the first layer, so they are not merged.
        plain = Node({"$ref": node.data["$ref"]}, node.location, node.diagnostics)
        if (target := references.follow(plain)) is not None:
            layers.append(target)
    found: dict[str, Node] = {}
    for layer in layers:
        here: dict[str, Node] = {}
        for method, operation in _operations(layer, references):
            if here.setdefault(method, operation) is not operation:
                fact, remedy = f"there is a second `{method}` for this path", "keep one of the two"
                operation.report("duplicate-operation", fact, remedy, operation.location)
        found |= {method: each for method, each in here.items() if method not in found}
    return PathItem(name, tuple(layers), tuple(found.items()))


def _operations(item: Node, references: References) -> Iterator[tuple[str, Node]]:
    """Yield the operations of one path item in the order of the source, with their methods."""
    others: dict[str, str] = {}
    additional = word(item, "additionalOperations")
    for key, value in item.data.items():
        if key in _METHODS:
            yield from _operation(key.upper(), key, item, references)
        elif key == additional:
            yield from _additional(item, key)
        elif isinstance(value, dict) and (method := _misspelt(key, value)) is not None:
            others[key] = method
    for key, method in others.items():
        yield from _reported(method, key, item, references)
    check_words(item, "a path", besides=frozenset(others))


def _operation(method: str, key: str, item: Node, references: References) -> Iterator[tuple[str, Node]]:
    if (node := references.mapping(item, key)) is not None:
        yield method, node
    elif item.data[key] is None:
        item.wrong(key, "a mapping")


def _misspelt(key: str, value: dict[str, Any]) -> str | None:
    """Return the method that a key stands for which is none of OpenAPI's; None for what is no operation."""
    if key.lower() in _METHODS:
        return key.upper()
    is_operation = not key.startswith("x-") and not _MARKS.isdisjoint(value) and _TOKEN.match(key)
    return key.upper() if is_operation and not nearest(key, METHODS) else None


def _reported(method: str, key: str, item: Node, references: References) -> Iterator[tuple[str, Node]]:
    if key.lower() in _METHODS:
        fact, remedy = f"the method `{key}` is not in small letters", f"write `{key.lower()}`"
    else:
        fact = f"`{key}` is no method that a path has a word for"
        remedy = f"write it under `additionalOperations`, as `{method}`"
    item.report("unknown-method", fact, remedy, item.at(key))
    yield from _operation(method, key, item, references)


def _additional(item: Node, key: str) -> Iterator[tuple[str, Node]]:
    """Yield operations by methods of any name, which travel as they are written (OpenAPI 3.2)."""
    declared = item.mapping(key)
    for method, node in declared.items() if declared else ():
        place = node.location
        if not _TOKEN.match(method):
            fact, remedy = f"`{method}` cannot be a method", "write letters, digits and hyphens alone"
            item.report("unknown-method", fact, remedy, place)
            continue
        if method.lower() in _METHODS and key == "additionalOperations":
            fact, remedy = f"a path has a word of its own for `{method}`", f"write it as `{method.lower()}`"
            item.report("unknown-method", fact, remedy, place)
        yield (method.upper() if method.lower() in _METHODS else method), node


def checked_path(path: str, paths: Node, seen: dict[str, str]) -> str:
    """Return a path with the slash that it begins with; what else is wrong with it is reported.

    `seen` remembers the paths so far by what is left of them when the names of variables do not count.
    """
    place = paths.at(path)
    if not path.startswith("/") and "://" not in path:
        fact, remedy = f"the path `{path}` does not begin with a slash", f"write `/{path}`"
        paths.report("path-without-slash", fact, remedy, place)
        path = f"/{path}"
    bare = _VARIABLE.sub("{}", path)
    if "?" in path:
        fact, remedy = "the path holds a query string", "declare its parameters with `in: query`"
        paths.report("query-in-path", fact, remedy, place)
    if "{" in bare.replace("{}", "") or "}" in bare.replace("{}", "") or "{}" in path:
        fact, remedy = "the path holds a brace that is no part of a variable", "write each variable as {name}"
        paths.report("broken-path", fact, remedy, place)
    first = seen.setdefault(bare, path)
    if first != path:
        fact = f"the path differs from `{first}` by the names of its variables alone"
        paths.report("same-path", fact, "put the operations of both under one path", place)
    return path
