"""Examples for every body and every JSON response of the third-party descriptions, checked by a validator."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from jsonschema_rs import Draft202012Validator

from places import shared
from schemas import reached, validator
from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.encode_schema import encode_schema
from sdkref.catalogue.schema import Schema
from sdkref.catalogue.values import ExampleMaker
from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import read_document
from sdkref.readers.dialects import read_source
from sdkref.readers.openapi import is_openapi
from sdkref.readers.swagger import is_swagger

Direction = Literal["request", "response"]

UNSATISFIABLE = "no value satisfies the schema"
ALIKE = "each value of one variant is one of another variant too, of which only one may match"

EXCEPTIONS = {
    # `additionalProperties: false` forbids `thread_id`, which is required.
    "argot POST /threads/runs request": UNSATISFIABLE,
    "argot POST /threads/{thread_id}/runs request": UNSATISFIABLE,
    # Of the type null, and a string, a number, a list or an object as well.
    "vercel GET /v1/edge-config/{edgeConfigId}/item/{edgeConfigItemKey} 200": UNSATISFIABLE,
    "vercel GET /v1/edge-config/{edgeConfigId}/items 200": UNSATISFIABLE,
    "vercel GET /v1/integrations/search-repo 200": UNSATISFIABLE,
    # components/schemas/basic-error and repository-rule-violation-error: all members optional.
    "github PUT /repos/{owner}/{repo}/contents/{path} 409": ALIKE,
    # components/schemas/EpisodeSimple, PodcastSimple, CustomAudio, DeletedItem: all members optional.
    "listennotes GET /playlists/{id} 200": ALIKE,
    "listennotes GET /search 200": ALIKE,
    # Variants that are told apart by `method`, whose value no schema states.
    "ory POST /self-service/registration request": ALIKE,
    "ory POST /self-service/settings request": ALIKE,
}
"""What no example can be made for, by description, operation and status."""


def bodies(catalogue: Catalogue) -> Iterator[tuple[str, Schema, Direction]]:
    """Yield the place, the schema and the direction of each body and each response."""
    for operation in catalogue.operations:
        body = operation.request_body
        for media in body.content if body else ():
            if media.schema is not None:
                yield f"{operation.key} request", media.schema, "request"
        for response in operation.responses:
            for media in response.content:
                if media.schema is not None and "json" in media.name:
                    yield f"{operation.key} {response.status}", media.schema, "response"


@pytest.mark.corpus
def test_every_example_of_every_description_satisfies_its_schema() -> None:
    wrong: set[str] = set()
    checked = 0
    for path in sorted(shared("specs").rglob("*")):
        if path.suffix in {".json", ".yaml", ".yml"} and (catalogue := described(path)):
            maker = ExampleMaker(catalogue.models)
            validators: dict[str, Draft202012Validator] = {}
            for place, schema, direction in bodies(catalogue):
                key = f"{direction} {json.dumps(encode_schema(schema))}"
                if key not in validators:
                    models = reached(schema, catalogue.models)
                    validators[key] = validator(schema, models, direction)
                checked += 1
                if not validators[key].is_valid(maker.value(schema, direction)):
                    wrong.add(f"{path.parent.name} {place}")
    assert checked > 10_000
    assert wrong == set(EXCEPTIONS)


def described(path: Path) -> Catalogue | None:
    """Return the catalogue of an OpenAPI 3 description, None for another file."""
    diagnostics = Diagnostics()
    document = read_document(path, diagnostics)
    return read_source(document, diagnostics) if is_openapi(document) or is_swagger(document) else None
