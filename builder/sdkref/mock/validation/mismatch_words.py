"""Mismatches in plain words: what was sent, what the schema wants, and the remedy where one is plain."""

from collections.abc import Callable, Sequence

from msgspec import json

from sdkref.catalogue.formats import FORMATS
from sdkref.catalogue.schema import Json
from sdkref.mock.nearest import nearest_name
from sdkref.mock.validation.closing import Known
from sdkref.mock.validation.mismatches import Mismatch
from sdkref.visible import visible

_LONGEST = 60
"""Characters of a value that are shown."""
_MOST = 12
"""Values that are listed."""


def told(found: Mismatch, known: Known) -> str:
    """Return a mismatch as a sentence; `known` are the members that the schema at that place names."""
    if found.sort == "unknown":
        return _unknown(found, known)
    return _WORDS.get(found.keyword, _other)(found)


def misspelt(name: str, meant: str) -> str:
    """Return the sentence about a member that was meant for another."""
    return f"there is no member `{_cut(name)}`; did you mean `{_cut(meant)}`?"


def shown(value: Json, longest: int = _LONGEST) -> str:
    """Return a value as JSON on one line, long ones cut."""
    text = visible(json.encode(value).decode())
    return text if len(text) <= longest else f"{text[:longest]}…"


def _unknown(found: Mismatch, known: Known) -> str:
    name = str(found.rule)
    if known.names_one(name):
        return f"`{_cut(name)}` does not go with the other members; no single variant describes all of them"
    close = nearest_name(name, known.names)
    if close is not None:
        return misspelt(name, close)
    if not known.names:
        return f"there is no member `{_cut(name)}`; remove it"
    return f"there is no member `{_cut(name)}`; remove it, or write one of {_named(sorted(known.names))}"


def _type(found: Mismatch) -> str:
    return f"{shown(found.value)} is no {_either(found.rule)}{_respelled(found.value, found.rule)}"


def _respelled(value: Json, types: Sequence[str]) -> str:
    """Return how to send what was sent as text, or as a number where text is wanted."""
    match value:
        case str() if _spells(value, types):
            return f"; send {_cut(value)} without quotes"
        case bool():
            return '; send "true"' if "string" in types and value else ""
        case int() | float() if "string" in types:
            return f'; send "{shown(value)}"'
        case _ if "array" in types and "null" not in types and not isinstance(value, list | dict):
            return "; send a list"
        case _:
            return ""


def _spells(text: str, types: Sequence[str]) -> bool:
    if "boolean" in types:
        return text in {"true", "false"}
    if "number" in types or "integer" in types:
        number = text.removeprefix("-").replace(".", "", "integer" not in types)
        return number.isascii() and number.isdecimal()
    return False


def _either(types: Sequence[str]) -> str:
    return " or ".join(sorted(types, key=lambda each: each == "null"))


def _options(found: Mismatch) -> str:
    options = [found.rule] if found.keyword == "const" else list(found.rule)
    return f"{shown(found.value)} is {_none_of(found.value, options)}"


def _none_of(value: Json, options: Sequence[Json]) -> str:
    if len(options) == 1:
        return f"not {shown(options[0])}"
    texts = [each for each in options if isinstance(each, str)]
    close = nearest_name(value, texts) if isinstance(value, str) else None
    hint = f"; did you mean {shown(close)}?" if close is not None else ""
    more = ", …" if len(options) > _MOST else ""
    return f"none of {', '.join(map(shown, options[:_MOST]))}{more}{hint}"


def _variants(found: Mismatch) -> str:
    types, options = found.rule
    if not types:
        return f"{shown(found.value)} is {_none_of(found.value, options)}"
    covered = {"string"} & set(types)
    others = [each for each in options if not (covered and isinstance(each, str))]
    listed = f", and {_none_of(found.value, others)}" if others else ""
    return f"{shown(found.value)} is no {_either(types)}{listed}{_respelled(found.value, types)}"


def _ambiguous(found: Mismatch) -> str:
    names = [f"`{_cut(each)}`" for each in found.rule[:_MOST]]
    listed = f"{', '.join(names[:-1])} and {names[-1]}"
    return f"the value is valid as {listed}, of which oneOf allows only one; send what tells them apart"


def _missing(found: Mismatch) -> str:
    return f"`{_cut(str(found.rule))}` is missing, which is required"


def _format(found: Mismatch) -> str:
    examples = FORMATS.get(found.rule, ())
    return f"{shown(found.value)} is no {found.rule}" + (f", such as {examples[0]}" if examples else "")


def _repeated(found: Mismatch) -> str:
    if isinstance(found.value, list):
        seen: dict[bytes, int] = {}
        for index, each in enumerate(found.value):
            first = seen.setdefault(json.encode(each, order="deterministic"), index)
            if first != index:
                return f"items {first} and {index} are both {shown(each)}, where all must differ"
    return "two items are equal, where all must differ"


def _name(found: Mismatch) -> str:
    inner = found.rule
    return f"the name of a member is wrong: {_WORDS.get(inner.keyword, _other)(inner)}"


def _extra_items(found: Mismatch) -> str:
    return f"there are items that the schema does not allow: number {', '.join(map(str, found.rule))}"


def _pattern(found: Mismatch) -> str:
    if str(found.rule).startswith("Error executing regex"):
        return f"{shown(found.value)} takes too long to hold against the pattern"
    return f"{shown(found.value)} does not match the pattern {_cut(str(found.rule), 120)}"


def _than(words: str, unit: str = "") -> Callable[[Mismatch], str]:
    """Return the words of a bound."""

    def words_of(found: Mismatch) -> str:
        plural = unit if not unit or found.rule != 1 else _SINGULAR.get(unit, unit)
        return " ".join(filter(None, (shown(found.value), words, shown(found.rule), plural)))

    return words_of


def _other(found: Mismatch) -> str:
    return f"{shown(found.value)} is not allowed here by `{found.keyword}`"


def _cut(text: str, longest: int = _LONGEST) -> str:
    text = visible(text)
    return text if len(text) <= longest else f"{text[:longest]}…"


def _named(names: Sequence[str]) -> str:
    return ", ".join(f"`{_cut(each)}`" for each in names[:_MOST]) + (", …" if len(names) > _MOST else "")


_SINGULAR = {"characters": "character", "items": "item", "members": "member"}

_WORDS: dict[str, Callable[[Mismatch], str]] = {
    "type": _type,
    "variants": _variants,
    "enum": _options,
    "const": _options,
    "required": _missing,
    "dependentRequired": _missing,
    "oneOf": _ambiguous,
    "pattern": _pattern,
    "format": _format,
    "uniqueItems": _repeated,
    "propertyNames": _name,
    "minimum": _than("is less than"),
    "maximum": _than("is more than"),
    "exclusiveMinimum": _than("is not more than"),
    "exclusiveMaximum": _than("is not less than"),
    "multipleOf": _than("is no multiple of"),
    "minLength": _than("is shorter than", "characters"),
    "maxLength": _than("is longer than", "characters"),
    "minItems": _than("has fewer than", "items"),
    "maxItems": _than("has more than", "items"),
    "minProperties": _than("has fewer than", "members"),
    "maxProperties": _than("has more than", "members"),
    "falseSchema": lambda _: "nothing may be sent here; remove it",
    "not": lambda found: f"{shown(found.value)} is what the schema excludes",
    "contains": lambda found: f"no item of {shown(found.value)} is what the schema asks for",
    "minContains": lambda found: f"{shown(found.value)} has too few of the items that the schema asks for",
    "maxContains": lambda found: f"{shown(found.value)} has too many of the items that the schema limits",
    "unevaluatedItems": _extra_items,
    "additionalItems": _extra_items,
}
"""The words of each keyword of JSON Schema."""
