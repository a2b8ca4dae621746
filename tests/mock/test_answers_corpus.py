"""Every JSON answer of the third-party descriptions is what its schema says, but for those listed here."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from places import shared
from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.media import media_kind
from sdkref.catalogue.operation import MediaType, Operation
from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import read_document
from sdkref.mock.answers.answerer import Answerer
from sdkref.mock.exchange import Reading, Request
from sdkref.mock.validation.validator import Strict, Validator
from sdkref.readers.dialects import read_source

ALIKE = "each value of one variant that says something is one of another, and only one may match"
BOTH = "null, and an object, a list, a string or a number as well"

EXCEPTIONS = {
    "github /paths/~1repos~1{owner}~1{repo}~1contents~1{path}/put/responses/409": ALIKE,
    "listennotes /paths/~1playlists~1{id}/get/responses/200": ALIKE,
    "listennotes /paths/~1search/get/responses/200": ALIKE,
    "vercel /paths/~1v1~1edge-config~1{edgeConfigId}~1item~1{edgeConfigItemKey}/get/responses/200": BOTH,
    "vercel /paths/~1v1~1edge-config~1{edgeConfigId}~1items/get/responses/200": BOTH,
    "vercel /paths/~1v1~1integrations~1search-repo/get/responses/200": BOTH,
}
"""What cannot be valid, by description and pointer."""

LEAST = {"docker": 250, "slack": 300, "vercel": 90, "listennotes": 24}
"""JSON answers at least that a description of the sample has."""


@pytest.mark.parametrize("name", LEAST)
def test_answers_of_a_sample_are_valid(name: str) -> None:
    (path,) = (each for each in shared("specs", name).iterdir() if each.suffix in {".json", ".yaml"})
    count, wrong = judged(path)
    assert count >= LEAST[name]
    assert wrong == {each for each in EXCEPTIONS if each.startswith(f"{name} ")}


@pytest.mark.corpus
def test_answers_of_every_description_are_valid() -> None:
    total, wrong = 0, set()
    for path in sorted(shared("specs").rglob("*")):
        if path.suffix in {".json", ".yaml", ".yml"}:
            count, faulty = judged(path)
            total += count
            wrong |= faulty
    assert total > 12_500
    assert wrong == set(EXCEPTIONS)


def judged(path: Path) -> tuple[int, set[str]]:
    """Return how many JSON answers a description has, and where those stand that break their schema."""
    diagnostics = Diagnostics()
    catalogue = read_source(read_document(path, diagnostics), diagnostics)
    validator = Validator(catalogue, strict=Strict.CLOSED)
    answerer = Answerer(catalogue, validator)
    count, wrong = 0, set()
    for operation, status, media, pointer in responses(catalogue):
        request = Request(
            method=operation.method, path=operation.path, headers=(("host", "mock"), ("accept", media.name))
        )
        answer = answerer.answer(Reading(operation=operation), request, status)
        count += 1
        if answer.chunks and media.schema is not None:
            value = json.loads(b"".join(answer.chunks))
            if validator.faults(value, media.schema, "response"):
                wrong.add(f"{path.parent.name} {pointer}")
    return count, wrong


def responses(catalogue: Catalogue) -> Iterator[tuple[Operation, int, MediaType, str]]:
    """Yield every JSON representation of every response, with a status that asks for it."""
    for operation in catalogue.operations:
        for response in operation.responses:
            status = 599 if response.status == "default" else int(response.status.upper().replace("X", "0"))
            for media in response.content:
                if media_kind(media.name) == "json" and media.schema is not None and status >= 200:
                    yield operation, status, media, response.location.pointer if response.location else ""
