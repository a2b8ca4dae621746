"""The JSON Schema of `sdkref.yml`, for editors: made of the tables by which the file is read."""

from collections.abc import Callable, Iterator
from typing import Any

from sdkref.settings.config import KEYS
from sdkref.settings.keys import (
    Anything,
    Either,
    Flag,
    Given,
    Key,
    Keyed,
    Later,
    Listing,
    Shape,
    Text,
    Whole,
)
from sdkref.settings.keys import Mapping as KeyedBy

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest that the language server of YAML knows whole."""


def settings_schema() -> dict[str, Any]:
    """Return the schema; what packages add to languages and profiles is in it."""
    definitions: dict[str, Any] = {}
    for each in _shapes(KeyedBy(KEYS)):
        if isinstance(each, Given):
            definitions |= each.definitions
    schema = {
        "$schema": DIALECT,
        "title": "sdkref.yml",
        "description": "The settings of a site that sdkref builds.",
        **_schema(KeyedBy(KEYS)),
    }
    return {**schema, **({"$defs": dict(sorted(definitions.items()))} if definitions else {})}


def _shapes(shape: Shape) -> Iterator[Shape]:
    """Give a shape and all inside of it."""
    yield shape
    match shape:
        case Later(make=make):
            yield from _shapes(make())
        case Listing(of=inner) | Keyed(of=inner):
            yield from _shapes(inner)
        case KeyedBy(keys=keys):
            for each in keys:
                yield from _shapes(each.shape)
        case Either(shapes=shapes):
            for one in shapes:
                yield from _shapes(one)
        case _:
            pass


def _schema(shape: Shape) -> dict[str, Any]:
    return _SCHEMAS[type(shape)](shape)


def _of_text(text: Text) -> dict[str, Any]:
    schema = {"type": "string", **({"pattern": text.pattern} if text.pattern else {})}
    # Other values are right as well: those offered are what an editor completes.
    return {"anyOf": [{"enum": list(text.usual)}, schema]} if text.usual else schema


def _of_whole(whole: Whole) -> dict[str, Any]:
    bounds = {"minimum": whole.least, "maximum": whole.most}
    return {"type": "integer", **{name: each for name, each in bounds.items() if each is not None}}


def _of_keyed(keyed: Keyed) -> dict[str, Any]:
    names = {"propertyNames": {"pattern": keyed.pattern}} if keyed.pattern else {}
    return {"type": "object", **names, "additionalProperties": _schema(keyed.of)}


def _of_mapping(mapping: KeyedBy) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {each.name: _of_key(each) for each in mapping.keys},
        **({"required": list(mapping.needed)} if mapping.needed else {}),
        "additionalProperties": False,
    }


def _of_key(key: Key) -> dict[str, Any]:
    """Return the schema of the value of a key, with what it is for."""
    return {"description": key.says, **_schema(key.shape)}


_SCHEMAS: dict[type, Callable[[Any], dict[str, Any]]] = {
    Text: _of_text,
    Flag: lambda _: {"type": "boolean"},
    Whole: _of_whole,
    Anything: lambda _: {},
    Listing: lambda listing: {"type": "array", "items": _schema(listing.of)},
    Keyed: _of_keyed,
    KeyedBy: _of_mapping,
    Either: lambda either: {"anyOf": [_schema(each) for each in either.shapes]},
    Given: lambda given: dict(given.schema),
    Later: lambda later: _schema(later.make()),
}
