"""Digests of fragments: what is shown decides, not where it was read."""

from pathlib import Path

import pytest

from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import read_document
from sdkref.pages.anchors import names_of
from sdkref.projection.project import projections
from sdkref.projection.target import targets
from sdkref.readers.dialects import read_source
from sdkref.references.fragments import pieces

API = """\
openapi: 3.1.0
info: {title: T, version: "1"}
paths:
  /a:
    get:
      responses:
        200: {description: OK, content: {application/json: {schema: {$ref: "#/components/schemas/A"}}}}
components:
  schemas:
    A: {type: object, properties: {b: {$ref: "#/components/schemas/B"}}}
    B: {type: object, example: {file: "x", pointer: "y"}, properties: {text: {type: string}}}
"""


def digests(path: Path, text: str, name: str | None = None) -> dict[str, str]:
    """Return the digests of the fragments of a description by their keys."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    catalogue = read_source(read_document(path, diagnostics, name=name), diagnostics)
    chosen = targets()
    made = pieces(catalogue, chosen, projections(catalogue, chosen), names_of(catalogue))
    return {piece.key: piece.digest for piece in made}


@pytest.mark.parametrize("name", ["api.yaml", "./api.yaml", "../a/api.yaml", 'a"}b\\.yaml', "ü\x7f.yaml"])
def test_the_name_of_the_file_does_not_count(tmp_path: Path, name: str) -> None:
    assert digests(tmp_path / "api.yaml", API, name) == digests(tmp_path / "b" / "other.yaml", API)


def test_the_place_in_the_file_does_not_count(tmp_path: Path) -> None:
    moved = API.replace("paths:", "x-other: 1\n\npaths:").replace(
        'A: {type: object, properties: {b: {$ref: "#/components/schemas/B"}}}', "A: {$ref: parts.yaml#/A}"
    )
    (tmp_path / "parts.yaml").write_text(
        'A: {type: object, properties: {b: {$ref: "api.yaml#/components/schemas/B"}}}'
    )
    assert digests(tmp_path / "api.yaml", moved) == digests(tmp_path / "other.yaml", API)


@pytest.mark.parametrize(
    ("old", "new"),
    [('file: "x"', 'file: "z"'), ('pointer: "y"', 'pointer: ""'), ("text:", "words:"), ("string", "integer")],
)
def test_what_is_shown_counts(tmp_path: Path, old: str, new: str) -> None:
    before, after = digests(tmp_path / "a.yaml", API), digests(tmp_path / "a.yaml", API.replace(old, new))
    assert before.keys() == after.keys()
    assert all(before[key] != after[key] for key in before)
