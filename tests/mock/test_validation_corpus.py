"""Every schema of the third-party descriptions compiles, and the examples made for it satisfy it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from places import shared
from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.fitting import Direction
from sdkref.catalogue.schema import Schema
from sdkref.catalogue.values import ExampleMaker
from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import read_document
from sdkref.mock.validation.validator import Strict, Validator
from sdkref.readers.dialects import read_source

SMALL = ("argot/openapi.yaml", "docker/engine.json", "dub/dub.yaml", "spotify/spotify.com.json")
"""Of 3.1, 2.0, 3.1 and 3.0: what a run without the corpus looks at."""

UNSATISFIABLE = "no value satisfies the schema"
ALIKE = "each value of one variant is one of another variant too, of which only one may match"
ITS_OWN = "the description's own example has members that its schema does not name"

CLOSED: dict[str, str] = {
    # `additionalProperties: false` forbids `thread_id`, which is required.
    "argot POST /threads/runs request": UNSATISFIABLE,
    "argot POST /threads/{thread_id}/runs request": UNSATISFIABLE,
    # components/schemas/basic-error and repository-rule-violation-error: all members optional.
    "github PUT /repos/{owner}/{repo}/contents/{path} 409": ALIKE,
    # components/schemas/EpisodeSimple, PodcastSimple, CustomAudio, DeletedItem: all members optional.
    "listennotes GET /playlists/{id} 200": ALIKE,
    "listennotes GET /search 200": ALIKE,
    # Of the type null, and a string, a number, a list or an object as well.
    "vercel GET /v1/edge-config/{edgeConfigId}/item/{edgeConfigItemKey} 200": UNSATISFIABLE,
    "vercel GET /v1/edge-config/{edgeConfigId}/items 200": UNSATISFIABLE,
    "vercel GET /v1/integrations/search-repo 200": UNSATISFIABLE,
}
"""The examples that do not satisfy their schema, by description, operation and status."""

OPEN: dict[str, str] = {
    # components/schemas/AiExtractStructured: `options_rules` in camel case.
    "box POST /ai/extract_structured request": ITS_OWN,
    # scope/viewKeys and guardedReleaseConfig/metricRegressionThreshold are named nowhere else.
    "launchdarkly POST /api/v2/projects/{projectKey}/release-policies request": ITS_OWN,
    "launchdarkly PUT /api/v2/projects/{projectKey}/release-policies/{policyKey} request": ITS_OWN,
}
"""Those whose requests fail besides where unknown members of open schemas are violations."""


def catalogue(path: Path) -> Catalogue:
    """Return the catalogue of a description."""
    diagnostics = Diagnostics()
    return read_source(read_document(path, diagnostics), diagnostics)


def bodies(api: Catalogue) -> Iterator[tuple[str, Schema, Direction]]:
    """Yield the place, the schema and the direction of each body."""
    for operation in api.operations:
        for media in operation.request_body.content if operation.request_body else ():
            if media.schema is not None:
                yield f"{operation.key} request", media.schema, "request"
        for response in operation.responses:
            for media in response.content:
                if media.schema is not None:
                    yield f"{operation.key} {response.status}", media.schema, "response"


def failing(name: str, api: Catalogue, strict: Strict) -> tuple[int, set[str]]:
    """Compile all schemas; return how many examples were checked and which fail."""
    validator, maker = Validator(api, strict=strict), ExampleMaker(api.models)
    validator.compile()
    checked = 0
    wrong: set[str] = set()
    for place, schema, direction in bodies(api):
        if direction == "request" or strict is Strict.CLOSED:
            checked += 1
            if validator.faults(maker.value(schema, direction), schema, direction):
                wrong.add(f"{name} {place}")
    return checked, wrong


@pytest.mark.parametrize("name", SMALL)
def test_examples_of_a_sample_satisfy_their_schemas(name: str) -> None:
    path = shared("specs", *name.split("/"))
    expected = {each for each in CLOSED if each.startswith(f"{path.parent.name} ")}
    api = catalogue(path)
    for strict in (Strict.CLOSED, Strict.OPEN):
        checked, wrong = failing(path.parent.name, api, strict)
        assert checked > 0
        assert wrong == expected


@pytest.mark.corpus
def test_examples_of_every_description_satisfy_their_schemas() -> None:
    checked = 0
    closed: set[str] = set()
    opened: set[str] = set()
    for path in sorted(shared("specs").rglob("*")):
        if path.suffix in {".json", ".yaml", ".yml"}:
            api = catalogue(path)
            count, wrong = failing(path.parent.name, api, Strict.CLOSED)
            checked += count
            closed |= wrong
            opened |= failing(path.parent.name, api, Strict.OPEN)[1]
    assert checked > 15_000
    assert closed == set(CLOSED)
    assert opened - closed == set(OPEN)
