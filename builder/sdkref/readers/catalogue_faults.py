"""What breaks the published schema in a catalogue file, in sentences: all of it, each with its place."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

from jsonschema_rs import Draft202012Validator, ValidationError
from msgspec import Struct

from sdkref.diagnostics import Diagnostic, Level
from sdkref.documents.reading import Document
from sdkref.location import Location
from sdkref.readers.node import kind, nearest, spelling

_TYPES = {
    "object": "a mapping",
    "array": "a list",
    "string": "a text",
    "boolean": "true or false",
    "number": "a number",
    "integer": "a whole number",
}
_REFERENCE = "^#/"
"""The pattern that tells references to models."""
_SHOWN = 12
"""How many right keys or values a remedy lists."""


Sentence: TypeAlias = tuple[str | None, str, str]
"""The member that is meant (None for the value itself), the fact and the remedy."""


class _Broken(Struct):
    """A rule of the schema, what it says, the value that breaks it and the part of the schema around it."""

    rule: Any
    value: Any
    schema: dict[str, Any]


@cache
def catalogue_schema() -> dict[str, Any]:
    """Return the published JSON Schema of the catalogue file."""
    text = files("sdkref").joinpath("catalogue.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(catalogue_schema())


def faults(document: Document) -> list[Diagnostic]:
    """Return every fault of a catalogue file, in the order of the file."""
    root = Location(document.name)
    found: list[Diagnostic] = []
    for error in _validator().iter_errors(_plain(document.data)):
        place = root.child(*error.instance_path)
        for key, fact, remedy in _sentences(error, _part(error.instance_path, document.data)):
            found.append(_placed(document, place, key, fact, remedy))
    found += _twice(document, root)
    return sorted(found, key=lambda each: (each.line or 0, each.column or 0, each.location))


def _placed(document: Document, place: Location, key: str | None, fact: str, remedy: str) -> Diagnostic:
    location = place if key is None else place.child(key)
    line, column = document.locate(location.pointer) or (None, None)
    return Diagnostic("broken-catalogue", fact, remedy, location, Level.ERROR, line, column)


def _plain(value: Any) -> Any:
    """Return a value of numbers as the validator takes them, which is not as they were written."""
    match value:
        case dict():
            return {key: _plain(each) for key, each in value.items()}
        case list():
            return [_plain(each) for each in value]
        case bool() | str() | None:
            return value
        case int():
            return int(value)
        case _:
            return float(value)


def _sentences(error: ValidationError, value: Any) -> Iterator[Sentence]:
    """Yield each fault that an error of the validator tells of."""
    path = error.schema_path
    above = path.index("propertyNames") if error.kind.name == "propertyNames" else -1
    schema = _part(path[:above], catalogue_schema())
    sentences = _SENTENCES.get(error.kind.name)
    if sentences is None:
        yield None, error.message[:200], "correct it" + _meaning(schema)
    else:
        yield from sentences(_Broken(error.kind.value, value, schema))


def _unknown(broken: _Broken) -> Iterator[Sentence]:
    known = broken.schema["properties"]
    for key in broken.rule:
        hint = nearest(key, known)
        remedy = f"rename it{hint}" if hint else f"remove it, or write one of {_listed(known)}"
        yield key, f"`{key}` means nothing here", remedy


def _missing(broken: _Broken) -> Iterator[Sentence]:
    known = broken.schema["properties"]
    misspelt = (key for key in broken.value if key not in known)
    if not any(nearest(key, [broken.rule]) for key in misspelt):
        yield None, f"`{broken.rule}` is missing", f"add it{_meaning(_resolved(known[broken.rule]))}"


def _type(broken: _Broken) -> Iterator[Sentence]:
    wanted = " or ".join(_TYPES[each] for each in broken.rule if each in _TYPES)
    written = spelling(broken.value)
    remedy = f"write {wanted}"
    if written and "string" in broken.rule:
        remedy = f'quote it: "{written}"'
    elif "object" in broken.rule and isinstance(broken.value, str) and broken.value in _TYPES:
        remedy = f"write `{{type: {broken.value}}}`"
    yield None, f"this is {kind(broken.value)}, not {wanted}", remedy + _meaning(broken.schema)


def _value(broken: _Broken) -> Iterator[Sentence]:
    options = list(dict.fromkeys(map(str, broken.rule)))
    written = str(spelling(broken.value) or broken.value)
    close = next((each for each in options if each.lower() == written.lower()), None)
    hint = f"; did you mean `{close}`?" if close else nearest(written, options)
    yield None, f"`{written[:80]}` is not possible here", f"write {_listed(options)}{hint}"


def _key(broken: _Broken) -> Iterator[Sentence]:
    key = str(broken.rule.instance)
    shown = f"`{key}`" if key else "the empty text"
    yield key, f"{shown} is no possible key here", "rename it" + _meaning(broken.schema)


def _empty(broken: _Broken) -> Iterator[Sentence]:
    yield None, "there is nothing here", "add something, or remove it" + _meaning(broken.schema)


def _pattern(broken: _Broken) -> Iterator[Sentence]:
    if broken.rule == _REFERENCE:
        yield None, f"`{broken.value}` is no reference", f"write `#/models/{broken.value}`"
    else:
        yield None, f"`{broken.value[:80]}` is not possible here", "correct it" + _meaning(broken.schema)


def _twice(document: Document, root: Location) -> Iterator[Diagnostic]:
    """Yield the operations that have the method and the path of an earlier one."""
    operations = document.data.get("operations") if isinstance(document.data, dict) else None
    seen: set[str] = set()
    for index, each in enumerate(operations if isinstance(operations, list) else ()):
        if isinstance(each, dict) and isinstance(each.get("path"), str):
            name = f"{each.get('method')} {each['path']}"
            if name in seen:
                fact, remedy = f"there is a second `{name}`", "keep one of the two"
                yield _placed(document, root.child("operations", index), None, fact, remedy)
            seen.add(name)


def _part(path: Sequence[str | int], part: Any) -> Any:
    """Return what stands at a path in a value; the validator gives keys of digits as numbers."""
    for step in path:
        part = part.get(str(step)) if isinstance(part, dict) else part[int(step)]
    return part


def _resolved(schema: dict[str, Any]) -> Any:
    target = schema.get("$ref")
    return _part(target[2:].split("/"), catalogue_schema()) if isinstance(target, str) else schema


def _meaning(schema: dict[str, Any]) -> str:
    """Return what the schema says of a value, as the end of a remedy."""
    said = schema.get("description", "").partition(". ")[0].rstrip(".")
    return f" ({said[:1].lower()}{said[1:]})" if said and said != "CommonMark" else ""


def _listed(names: Any) -> str:
    shown = [f"`{each}`" for each in names if each != "$schema"]
    more = ", …" if len(shown) > _SHOWN else ""
    return ", ".join(shown[:_SHOWN]) + more


_SENTENCES: dict[str, Callable[[_Broken], Iterator[Sentence]]] = {
    "additionalProperties": _unknown,
    "required": _missing,
    "type": _type,
    "enum": _value,
    "const": _value,
    "propertyNames": _key,
    "minItems": _empty,
    "minLength": _empty,
    "minProperties": _empty,
    "pattern": _pattern,
}
"""How each keyword of the schema is told."""
