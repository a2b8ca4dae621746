"""Every published description: nothing is lost, everything resolves, every finding has a place."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from places import shared
from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import MediaType, Operation
from sdkref.catalogue.schema import Reference, Schema, children
from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import Document, read_document
from sdkref.readers.dialects import read_source

METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}

pytestmark = pytest.mark.corpus


def described() -> list[Path | None]:
    folder = Path(__file__).resolve().parents[3] / "shared" / "specs"
    return [*sorted(path for path in folder.glob("*/*") if path.is_file())] or [None]


@pytest.fixture(scope="module", params=described(), ids=lambda path: path and path.parent.name)
def read(request: pytest.FixtureRequest) -> tuple[Document, Catalogue, Diagnostics]:
    path = request.param or shared("specs")
    diagnostics = Diagnostics()
    document = read_document(path, diagnostics)
    return document, read_source(document, diagnostics), diagnostics


def test_operations_in_are_operations_out(read: tuple[Document, Catalogue, Diagnostics]) -> None:
    document, catalogue, _ = read
    paths: dict[str, Any] = document.data["paths"]
    wanted = [
        f"{method.upper()} {path}" for path, item in paths.items() for method in item if method in METHODS
    ]
    assert [each.key for each in catalogue.operations] == wanted
    resources = [each.key for each in catalogue.resources]
    assert len(resources) == len(set(resources))
    assert {each.resource for each in catalogue.operations} <= set(resources)


def test_every_reference_names_a_model(read: tuple[Document, Catalogue, Diagnostics]) -> None:
    document, catalogue, _ = read
    declared = document.data.get("components", {}).get("schemas") or document.data.get("definitions", {})
    assert list(catalogue.models)[: len(declared)] == list(declared)
    pending = [*catalogue.models.values()]
    for operation in (*catalogue.operations, *catalogue.webhooks):
        pending += schemas_of(operation)
    while pending:
        schema = pending.pop()
        pending += children(schema)
        assert not isinstance(schema, Reference) or schema.name in catalogue.models


def test_every_finding_has_a_place(read: tuple[Document, Catalogue, Diagnostics]) -> None:
    document, _, diagnostics = read
    for found in diagnostics:
        place = document.locate(found.location.pointer)
        assert place is not None
        assert place != (1, 1)


def test_every_record_has_a_place_that_exists(read: tuple[Document, Catalogue, Diagnostics]) -> None:
    document, catalogue, _ = read
    for operation in catalogue.operations:
        assert operation.location is not None
        value: Any = document.data
        for key in operation.location.pointer.split("/")[1:]:
            value = value[key.replace("~1", "/").replace("~0", "~")]
        assert "responses" in value


def schemas_of(operation: Operation) -> Iterator[Schema]:
    """Return the schemas that an operation holds itself."""
    bodies = [each.content for each in operation.responses]
    if operation.request_body is not None:
        bodies.append(operation.request_body.content)
    yield from (each.schema for each in operation.parameters)
    yield from (header.schema for each in operation.responses for header in each.headers)
    yield from (found for content in bodies for media in content for found in in_media(media))
    for callback in operation.callbacks:
        yield from schemas_of(callback.operation)


def in_media(media: MediaType) -> Iterator[Schema]:
    yield from (each for each in (media.schema, media.item_schema) if each is not None)
    yield from (header.schema for each in media.encodings for header in each.headers)
