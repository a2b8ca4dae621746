"""Samples taken apart: what is around the request, and the request as a tree; TypeScript, Go, Python."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

Tree: TypeAlias = "dict[str, Tree] | list[Tree] | Leaf"
Leaf: TypeAlias = tuple[str, str]
"""A kind, and the text: `("string", "gpt-4o")`."""

_TOKEN = re.compile(r"""//[^\n]*|\#[^\n]*|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[A-Za-z_$][\w$]*|\d[\w.]*|\S""")
_CONSTANTS = {
    "true": "boolean",
    "false": "boolean",
    "True": "boolean",
    "False": "boolean",
    "null": "null",
    "nil": "null",
    "None": "null",
    "undefined": "null",
}
_WRAPPER = re.compile(r"(?:Pointer|String|Int64|Int|Float64|Bool|From|Create\w+)\Z")
_PREFIXES = {"new", "await", "&", "*"}


def tokens(code: str) -> list[str]:
    """Return the tokens of code; a comment is one."""
    return _TOKEN.findall(code)


def parted(code: str, call: str) -> tuple[list[str], list[str]]:
    """Return the tokens around the arguments of a call, and those of the arguments."""
    found = tokens(code)
    for at, token in enumerate(found[:-1]):
        if token == call and found[at + 1] == "(" and (at == 0 or found[at - 1] != "function"):
            end = _closing(found, at + 1)
            return [*found[: at + 2], "…", *found[end:]], found[at + 2 : end]
    return found, []


def trees(found: Sequence[str]) -> list[Tree]:
    """Return the arguments of a call; one with a name is an object of one member."""
    return list(_items(list(found)))


def leaves(tree: Tree, path: str = "") -> Iterator[tuple[str, Leaf]]:
    """Give every place of a tree with its kind and text; places of lists are not told apart."""
    if isinstance(tree, dict):
        yield path, ("object", "")
        for key, value in tree.items():
            yield from leaves(value, f"{path}.{key}")
    elif isinstance(tree, list):
        yield path, ("array", "")
        for value in tree:
            yield from leaves(value, f"{path}[]")
    else:
        yield path, tree


def _closing(found: Sequence[str], at: int) -> int:
    depth = 0
    for index in range(at, len(found)):
        if found[index] in {"(", "[", "{"}:
            depth += 1
        elif found[index] in {")", "]", "}"}:
            depth -= 1
            if not depth:
                return index
    return len(found)


def _items(found: list[str]) -> Iterator[Tree]:
    """Give the values of a list that is parted by commas."""
    for part in _parts(found):
        if len(part) > 2 and part[1] == "=":
            yield {part[0]: _value(part[2:])}
        else:
            yield _value(part)


def _parts(found: list[str]) -> Iterator[list[str]]:
    depth, part = 0, list[str]()
    for token in found:
        depth += (token in {"(", "[", "{"}) - (token in {")", "]", "}"})
        if token == "," and not depth:
            if part:
                yield part
            part = []
        elif not token.startswith(("//", "#")):
            part.append(token)
    if part:
        yield part


def _value(part: list[str]) -> Tree:  # noqa: PLR0911 - a case a kind
    while part and part[0] in _PREFIXES:
        part = part[1:]
    if not part:
        return ("nothing", "")
    first = part[0]
    if first[0] in "\"'":
        return ("string", first[1:-1])
    if first[0].isdigit() or first == "-":
        return ("number", "".join(part))
    if len(part) == 1 and first in _CONSTANTS:
        return (_CONSTANTS[first], first)
    if first == "{":
        return _object(part[1 : _closing(part, 0)])
    if first == "[" and part[1:2] != ["]"]:
        return list(_items(part[1 : _closing(part, 0)]))
    return _named(part)


def _named(part: list[str]) -> Tree:
    """Return what begins with a name or a type: a literal of Go, a call, or a constant."""
    at = 0
    while at < len(part) and part[at] not in {"{", "("}:
        at = _closing(part, at) + 1 if part[at] == "[" else at + 1
    name = "".join(part[:at])
    if at >= len(part):
        return ("constant", name)
    inner = part[at + 1 : _closing(part, at)]
    if part[at] == "{":
        return list(_items(inner)) if name.startswith("[]") else _object(inner)
    last = re.sub(r"\[.*", "", name).rpartition(".")[2]
    if _WRAPPER.match(last):
        return next(_items(inner), ("nothing", ""))
    return ("constant", name.removesuffix(".ToPointer")) if last == "ToPointer" else ("call", name)


def _object(inner: list[str]) -> Tree:
    members: dict[str, Tree] = {}
    for part in _parts(inner):
        if len(part) > 2 and part[1] in {":", "="}:
            members[part[0].strip("\"'")] = _value(part[2:])
    return members
