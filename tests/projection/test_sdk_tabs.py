"""The tabs of SDKs: programs from files, in the order and by the names of the generated examples."""

from pathlib import Path

import pytest

from sdkref.catalogue.catalogue import Catalogue
from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import read_document
from sdkref.examples.of_operations import examples_of
from sdkref.pages.anchors import names_of
from sdkref.pages.operation import operation_fragment
from sdkref.pages.writing import Writing
from sdkref.projection.project import AnyProjection, projections
from sdkref.projection.target import targets
from sdkref.readers.openapi import read_openapi
from sdkref.sdk import Sdk
from sdkref.sources.snippets import with_snippets

DESCRIPTION = """\
openapi: 3.1.0
info: {title: Parley, version: "1"}
servers: [{url: "https://parley.example/v1"}]
components: {securitySchemes: {key: {type: http, scheme: bearer}}}
security: [{key: []}]
webhooks: {done: {post: {responses: {"200": {description: OK}}}}}
paths:
  /texts:
    post:
      requestBody:
        content:
          application/json:
            schema: {type: object}
            examples:
              one: {summary: "One text, short", description: The usual way., value: {n: 1}}
              two: {summary: Another text, value: {n: 2}}
      responses: {"200": {description: OK}}
  /pictures:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema:
              type: object
              properties:
                image:
                  oneOf:
                    - {type: string, format: binary}
                    - {type: array, items: {type: string, format: binary}}
                source: {anyOf: [{type: string, format: binary}, {type: string, format: uri}]}
            examples:
              one: {value: {image: boat.png, source: "https://parley.example/boat"}}
              two: {value: {image: [boat.png, lantern.png], source: sea.png}}
      responses: {"200": {description: OK}}
"""
SDK = Sdk(
    key="parley-python",
    language="python",
    label="Parley",
    install=("parley==1.4.0",),
    environment=(("PARLEY_KEY", "key"), ("PARLEY_URL", "{base_url}/api")),
)
FILES = {
    "another-text.py": "# sdkref: file data.txt\nprint(2)\n",
    "one-text-short.py": "print(1)\n",
    "all-texts.py": "print(0)\n",
    "data.txt": "beside the program",
}


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    file = tmp_path / "openapi.yaml"
    file.write_text(DESCRIPTION)
    found = Diagnostics()
    read = read_openapi(read_document(file, found), found)
    folder = tmp_path / "snippets"
    for name, text in FILES.items():
        path = folder / "post-texts" / SDK.key / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    written = with_snippets(read, names_of(read).operations, folder, (SDK,), found)
    assert not [*found.located()]
    return written


@pytest.fixture
def tab(catalogue: Catalogue) -> AnyProjection:
    (first, *_) = projections(catalogue, targets((SDK,), "https://parley.example/v1"))
    return first


def test_the_tab_tells_how_to_install_and_where_the_api_is(tab: AnyProjection) -> None:
    note = tab.target.note
    assert (note.key, note.language, note.label, note.is_sdk) == ("parley-python", "python", "Parley", True)
    assert note.install is not None
    assert note.install.text == "pip install parley==1.4.0\nexport PARLEY_URL=https://parley.example/v1/api"


def test_snippets_take_names_order_and_words_of_generated_examples(
    tab: AnyProjection, catalogue: Catalogue
) -> None:
    pictures, texts = sorted(catalogue.operations, key=lambda each: each.path)
    shown = [(each.name, each.description, each.code.text) for each in tab.operation(texts).samples]
    assert shown == [
        ("One text, short", "The usual way.", "print(1)\n"),
        ("Another text", "", "print(2)\n"),
        ("All texts", "", "print(0)\n"),
    ]
    assert tab.operation(pictures).samples == ()


def test_each_snippet_runs_with_its_own_files(catalogue: Catalogue) -> None:
    found = examples_of(catalogue, targets((SDK,)), str.encode)
    files = {each.name: each.files for each in found if each.target == SDK.key}
    assert files == {
        "One text, short": (),
        "Another text": (("data.txt", b"beside the program"),),
        "All texts": (),
    }


def test_nothing_of_plain_http_stands_in_the_tab(tab: AnyProjection, catalogue: Catalogue) -> None:
    assert tab.webhook(catalogue.webhooks[0]).samples == ()
    (way,) = tab.operation(catalogue.operations[0]).authorization
    assert [each.variable for each in way.schemes] == [None]


def test_a_file_that_is_one_variant_of_a_union_is_sent_as_a_file(catalogue: Catalogue) -> None:
    found = [
        (each.name, [name for name, _ in each.files])
        for each in examples_of(catalogue, targets(), str.encode)
        if each.operation == "POST /pictures" and each.target == "python"
    ]
    assert found == [("one", ["boat.png"]), ("two", ["boat.png", "lantern.png", "sea.png"])]


def test_a_tab_without_a_program_says_so(tab: AnyProjection, catalogue: Catalogue) -> None:
    writing = Writing(names_of(catalogue))
    said = "No example for Parley yet."
    for operation in catalogue.operations:
        shown = [(tab.target.note, tab.operation(operation))]
        html = operation_fragment(writing, operation, shown).html
        assert (said in html) == (operation.path == "/pictures")
        assert ("sdkref-install" in html) == (operation.path == "/texts")
