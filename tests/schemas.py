"""Schemas and catalogues for tests, written as a catalogue file's models."""

import json
from collections.abc import Mapping
from typing import Any

import msgspec
from jsonschema_rs import Draft202012Validator

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.encode_schema import encode_schema
from sdkref.catalogue.schema import Anything, Reference, Schema, children
from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import parse_document
from sdkref.location import Location
from sdkref.readers.catalogue_file import read_catalogue
from sdkref.readers.json_schema import SchemaReader
from sdkref.readers.node import Node
from sdkref.readers.references import References


def models_of(schemas: Mapping[str, Any]) -> dict[str, Schema]:
    """Return models from JSON Schemas by name; `#/models/Name` refers from one to another."""
    diagnostics = Diagnostics()
    document = parse_document(json.dumps({"models": schemas}).encode(), "models.json", diagnostics)
    reader = SchemaReader(References(document, diagnostics), diagnostics)
    root = Node(document.data, Location("models.json"), diagnostics)
    declared = root.mapping("models")
    assert declared is not None
    reader.declare(declared)
    assert [str(each) for each in diagnostics] == []
    return reader.models


def validator(
    schema: Schema, models: Mapping[str, Schema], direction: str = "response"
) -> Draft202012Validator:
    """Return a validator for a schema as the encoder writes it, with the models that it may name.

    Members that do not travel in a direction are not required in it, as OpenAPI says.
    """
    absent = "writeOnly" if direction == "response" else "readOnly"
    whole = {
        "allOf": [encode_schema(schema)],
        "models": {name: encode_schema(each) for name, each in models.items()},
    }
    return Draft202012Validator(_softened(json.loads(json.dumps(whole)), absent))


def reached(schema: Schema, models: Mapping[str, Schema]) -> dict[str, Schema]:
    """Return the models that a schema leads to."""
    found: dict[str, Schema] = {}
    pending = [schema]
    while pending:
        each = pending.pop()
        if isinstance(each, Reference) and each.name in models and each.name not in found:
            found[each.name] = models[each.name]
            pending.append(models[each.name])
        pending.extend(children(each))
    return found


def read_text(text: str) -> Catalogue:
    """Return the catalogue of a catalogue file's text."""
    diagnostics = Diagnostics()
    catalogue = read_catalogue(parse_document(text.encode(), "api.yaml", diagnostics), diagnostics)
    assert [str(each) for each in diagnostics] == []
    return catalogue


def unplaced(value: Any) -> Any:
    """Return a value of the catalogue as plain data without locations, and empty texts as missing ones."""
    match value:
        case msgspec.Struct():
            members = {name: unplaced(getattr(value, name)) for name in value.__struct_fields__}
            members.pop("location", None)
            if isinstance(value, Anything):
                members.pop("nullable")  # null is among all values
            return type(value).__name__, members
        case dict():
            return {key: unplaced(each) for key, each in value.items()}
        case list() | tuple():
            return [unplaced(each) for each in value]
        case "":
            return None
        case _:
            return value


def _softened(value: Any, absent: str) -> Any:
    match value:
        case {"type": "object" | ["object", "null"], "properties": dict(members), "required": list(names)}:
            kept = [
                name
                for name in names
                if not (isinstance(members.get(name), dict) and members[name].get(absent))
            ]
            return {
                key: kept if key == "required" else _softened(each, absent) for key, each in value.items()
            }
        case dict():
            return {key: _softened(each, absent) for key, each in value.items()}
        case list():
            return [_softened(each, absent) for each in value]
        case _:
            return value
