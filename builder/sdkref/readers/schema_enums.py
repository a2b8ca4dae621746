"""Listed values: with the names and descriptions that extensions give them, and in their disguises."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from sdkref.catalogue.schema import AllOf, Anything, Array, Enum, Null, Schema, String, Union
from sdkref.location import Location
from sdkref.readers.node import Node, as_number, kind, spelling
from sdkref.readers.schema_parts import bare, silent

_NAMES = (
    "x-enum-varnames", "x-enumNames", "x-enum-names", "x-enumVarnames", "x-speakeasy-enums", "x-ms-enum",
    "x-fern-enum",
)  # fmt: skip
_DESCRIPTIONS = (
    "x-enum-descriptions", "x-enumDescriptions", "x-enum-description", "x-speakeasy-enum-descriptions",
    "x-ms-enum", "x-fern-enum",
)  # fmt: skip
_BESIDE = frozenset(_NAMES + _DESCRIPTIONS)
_OPEN = "x-extensible-enum"
_LONGEST = 60
"""Characters of a value that a message shows."""


def listed_values(node: Node) -> list[Any]:
    """Return the values of `enum`; one that stands there without a list is taken, with a diagnostic."""
    values = node.data.get("enum")
    if values is None or isinstance(values, list | dict):
        return node.sequence("enum")
    node.report("wrong-type", f"`enum` is {kind(values)}, not a list", "write a list of it", node.at("enum"))
    return [values]


def enum_of(node: Node, key: str, values: Sequence[Any], types: Sequence[str] = ()) -> Schema:
    """Return the values that stand at a key, each once, in the type declared; null makes them nullable."""
    if len(types) == 1:
        values = _in_type(node, key, values, types[0])
    names, descriptions = _beside(node, values)
    first: dict[Any, int] = {}
    again = [
        index for index, each in enumerate(values) if first.setdefault(_comparable(each), index) != index
    ]
    if again:
        others = f", and {len(again) - 1} more such" if len(again) > 1 else ""
        fact = f"the value {_shown(values[again[0]])} stands twice in `{key}`{others}"
        node.report("duplicate-value", fact, "list each once", node.at(key, again[0]))
    keep = [
        each for each in first.values() if values[each] is not None or (descriptions and descriptions[each])
    ]
    if all(values[each] is None for each in keep):
        if not values:
            return Anything(location=node.location)
        return Null(description=descriptions[keep[0]] if keep else None, location=node.location)
    return Enum(
        values=tuple(values[each] for each in keep),
        names=_kept(names, keep),
        descriptions=_kept(descriptions, keep),
        nullable=None in values,
        location=node.location,
    )


def open_enum(node: Node, kinds: Sequence[Schema]) -> list[Schema]:
    """Return the kinds of a schema that names values without ending the list (`x-extensible-enum`)."""
    given = node.data.get(_OPEN)
    if not given or not isinstance(given, dict | list):
        return list(kinds)
    told = node
    if isinstance(given, dict):
        told = Node({**node.data, _DESCRIPTIONS[0]: given}, node.location, node.diagnostics)
    known = enum_of(told, _OPEN, list(given))
    others = [each for each in kinds if not isinstance(each, Null)]
    if isinstance(known, Null):
        return [replace(each, nullable=True) for each in others] or [known]
    variants = (known, *(others or [String(location=node.location)]))
    nullable = len(others) < len(kinds) or any(each.nullable for each in variants)
    plain = tuple(replace(each, nullable=False) if each.nullable else each for each in variants)
    return [Union(variants=plain, nullable=nullable, location=node.location)]


def of_items(node: Node, schema: Array, lists: Sequence[Schema]) -> Schema:
    """Return a list of listed values, for an `enum` that was written beside the items, not in them."""
    fact, remedy = "the values of `enum` are no lists, as the type says", "move `enum` into `items`"
    node.report("misplaced-keyword", fact, remedy, node.at("enum" if "enum" in node else "const"))
    parts = [each for each in (schema.items, *lists) if not silent(each) and not bare(each)]
    items = parts[0] if len(parts) == 1 else AllOf(parts=tuple(parts), location=schema.location)
    return replace(schema, items=items)


def joined(variants: Sequence[Schema], place: Location) -> Enum | None:
    """Return the list that variants of a value each amount to, with titles and descriptions, if they do."""
    values: dict[Any, tuple[Any, str, str]] = {}
    nullable = False
    for each in variants:
        match each:
            case Null():
                found: Iterable[Any] = (None,)
            case Enum(values=found, names=(), descriptions=(), base=None) if len(found) == 1 or not _told(
                each
            ):
                nullable = nullable or each.nullable
            case _:
                return None
        bare = replace(each, title=None, description=None, nullable=False)
        if bare != (
            Null(location=each.location)
            if isinstance(each, Null)
            else Enum(values=each.values, location=each.location)
        ):
            return None
        for value in found:
            values.setdefault(_comparable(value), (value, each.title or "", each.description or ""))
    kept, names, descriptions = zip(*values.values(), strict=True)
    return Enum(
        values=kept,
        names=_kept(names, range(len(kept))),
        descriptions=_kept(descriptions, range(len(kept))),
        nullable=nullable or None in kept,
        location=place,
    )


def _told(schema: Schema) -> bool:
    return schema.title is not None or schema.description is not None


def _kept(texts: Sequence[str], keep: Iterable[int]) -> tuple[str, ...]:
    """Return the texts of the values that are kept, nothing when none says anything."""
    kept = tuple(texts[each] for each in keep) if texts else ()
    return kept if any(kept) else ()


def _in_type(node: Node, key: str, values: Sequence[Any], name: str) -> list[Any]:
    """Return values as their type writes them: `1` among texts is "1", "1" among numbers is 1."""
    meant = []
    for index, value in enumerate(values):
        found = _as_type(value, name)
        if found is not value:
            fact = f"the value {_shown(value)} is {kind(value)}, and its type is `{name}`"
            place = node.at(key, index) if isinstance(node.data.get(key), list) else node.at(key)
            node.report("wrong-type", fact, f"write {_shown(found)}", place)
        meant.append(found)
    return meant


def _as_type(value: Any, name: str) -> Any:
    match name:
        case "string" if not isinstance(value, str):
            written = spelling(value)
            return value if written is None else written
        case "integer" | "number" if isinstance(value, str):
            number = as_number(value)
            if number is None or number in {float("inf"), float("-inf")}:
                return value
            return int(number) if number.is_integer() else number
        case "boolean" if value in ("true", "false"):
            return value == "true"
        case _:
            return value


def _beside(node: Node, values: Sequence[Any]) -> tuple[list[str], list[str]]:
    """Return the names and the descriptions that extensions give values, each empty or one a value."""
    if node.data.keys().isdisjoint(_BESIDE):
        return [], []
    names = _texts(node, _NAMES, "name", values, ())
    return names, _texts(node, _DESCRIPTIONS, "description", values, names)


def _texts(
    node: Node, keys: Sequence[str], member: str, values: Sequence[Any], names: Sequence[str]
) -> list[str]:
    for key in keys:
        given = node.data.get(key)
        if key == "x-ms-enum" and isinstance(given, dict):
            listed = [each for each in given.get("values") or () if isinstance(each, dict)]
            given = {_key(each.get("value")): each for each in listed}
        if isinstance(given, dict):
            found = [given.get(_key(value)) for value in values]
            if names and not any(found):  # some name a value by its name in code
                found = [given.get(name) for name in names]
            return [_text(each, member) for each in found]
        if isinstance(given, list):
            return list(_placed(node, key, [_text(each, member) for each in given], values))
    return []


def _placed(node: Node, key: str, texts: list[str], values: Sequence[Any]) -> Iterator[str]:
    """Yield the texts of a list, one a value; null may have none."""
    without = None in values and len(texts) == len(values) - 1
    if len(texts) != len(values) and not without:
        fact = f"`{key}` has {len(texts)} texts for {len(values)} values"
        node.report("wrong-length", fact, "write one for each value, in their order", node.at(key))
    rest = iter(texts)
    for value in values:
        yield "" if without and value is None else next(rest, "")


def _key(value: Any) -> str:
    return value if isinstance(value, str) else spelling(value) or "null"


def _text(given: Any, member: str) -> str:
    if isinstance(given, dict):
        given = given.get(member)
    return given if isinstance(given, str) else spelling(given) or ""


def _comparable(value: Any) -> Any:
    """Return what equal values have in common, and only those: to JSON 1 is 1.0, and not true."""
    if isinstance(value, dict | list):
        return json.dumps(value, sort_keys=True), None
    return isinstance(value, bool), value


def _shown(value: Any) -> str:
    """Return a value as a message writes it."""
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, str) else spelling(value)
    text = text or json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
