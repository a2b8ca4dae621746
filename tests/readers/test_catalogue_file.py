"""Catalogue files: what is read from them, that they come back, and what is said of broken ones."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator

from places import REPOSITORY, shared
from schemas import read_text, unplaced
from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.encode import encode_catalogue
from sdkref.catalogue.operation import Grant, Parameter
from sdkref.catalogue.schema import Enum, Number, String
from sdkref.diagnostics import Diagnostics, UnreadableError
from sdkref.documents.reading import Document, parse_document, read_document
from sdkref.readers.catalogue_faults import catalogue_schema
from sdkref.readers.catalogue_file import read_catalogue
from sdkref.readers.openapi import is_openapi, read_openapi

BROKEN = Path(__file__).parent / "cases" / "catalogue"
DEMO = REPOSITORY / "docs" / "api" / "catalogue.yaml"
FORMAT = REPOSITORY / "docs" / "catalogue-format.md"


def read(path: Path) -> tuple[Catalogue, list[str]]:
    diagnostics = Diagnostics()
    document = read_document(path, diagnostics, name=path.name)
    return read_catalogue(document, diagnostics), [str(each) for each in diagnostics]


@pytest.mark.parametrize("path", sorted(BROKEN.glob("*.txt")), ids=lambda path: path.stem)
def test_a_broken_file_is_answered_with_all_its_faults(path: Path) -> None:
    source = next(each for each in sorted(BROKEN.glob(f"{path.stem}.*")) if each.suffix != ".txt")
    with pytest.raises(UnreadableError) as stopped:
        read(source)
    told = "".join(f"{each}\n" for each in stopped.value.findings)
    assert told == path.read_text(encoding="utf-8")
    assert stopped.value.code == 3


def test_every_broken_file_has_its_messages_beside_it() -> None:
    stems = {path.stem for path in BROKEN.iterdir() if path.suffix != ".txt"}
    assert stems == {path.stem for path in BROKEN.glob("*.txt")}


def test_the_example_of_the_format_page_is_read() -> None:
    found = re.search(r"```yaml\n(.*?)```", FORMAT.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    catalogue = read_text(found[1])
    (operation,) = catalogue.operations
    assert operation.key == "GET /stations/{station}/tides"
    assert operation.resource == "stations"
    assert [(each.name, each.place, each.required) for each in operation.parameters] == [
        ("station", "path", True),
        ("days", "query", False),
    ]
    assert [each.status for each in operation.responses] == ["200", "404"]
    assert list(catalogue.models) == ["Tide"]


def test_the_messages_of_the_format_page_are_given() -> None:
    said = re.findall(r"(?m)^api\.yaml:[0-9:]+ (error: .*)$", FORMAT.read_text(encoding="utf-8"))
    given = (BROKEN / "misspelt.txt").read_text(encoding="utf-8")
    assert said
    assert all(message in given for message in said)


def test_the_demo_has_four_operations() -> None:
    catalogue, findings = read(DEMO)
    assert findings == []
    assert [each.key for each in catalogue.operations] == [
        "GET /stays",
        "POST /stays",
        "GET /stays/{stay_id}",
        "DELETE /stays/{stay_id}",
    ]
    assert {each.security for each in catalogue.operations} == {catalogue.security}
    assert [each.title for each in catalogue.resources] == ["Stays"]


def test_what_is_left_out_is_filled_in() -> None:
    catalogue = read_text(
        """
        catalogue: 1
        info: {title: T}
        security: [{key: []}]
        securitySchemes: {key: {type: http, scheme: Bearer}}
        operations:
          - {method: GET, path: "/v1/{a}", tags: [letters]}
          - {method: GET, path: /x, security: [], parameters: [{name: q, in: query}, {name: h, in: header}]}
        """
    )
    first, second = catalogue.operations
    assert (first.resource, second.resource) == ("letters", "x")
    assert unplaced(first.parameters) == unplaced(
        [Parameter(name="a", place="path", required=True, schema=String())]
    )
    assert [(each.style, each.explode) for each in second.parameters] == [("form", True), ("simple", False)]
    assert [[grant.scheme for grant in each] for each in first.security] == [["key"]]
    assert second.security == ()
    assert catalogue.security_schemes["key"].scheme == "bearer"


def test_a_reference_that_leads_nowhere_is_a_finding() -> None:
    diagnostics = Diagnostics()
    text = b'{catalogue: 1, info: {title: T}, operations: [], models: {A: {$ref: "#/models/B"}}}'
    read_catalogue(parse_document(text, "api.yaml", diagnostics), diagnostics)
    assert [each.code for each in diagnostics] == ["broken-reference"]


EVERYTHING = REPOSITORY / "tests" / "readers" / "cases" / "everything.yaml"


def encoded(catalogue: Catalogue) -> Document:
    """Return a catalogue as a document that was written and parsed."""
    text = json.dumps(encode_catalogue(catalogue)).encode()
    return parse_document(text, "catalogue.json", Diagnostics())


def assert_comes_back(catalogue: Catalogue) -> None:
    document = encoded(catalogue)
    Draft202012Validator(catalogue_schema()).validate(json.loads(json.dumps(document.data)))
    back = read_catalogue(document, Diagnostics())
    assert unplaced(back) == unplaced(catalogue)
    assert encode_catalogue(back) == encode_catalogue(catalogue)


@pytest.mark.parametrize("path", [DEMO, EVERYTHING], ids=lambda path: path.stem)
def test_a_catalogue_comes_back_from_its_file(path: Path) -> None:
    catalogue, findings = read(path)
    assert findings == []
    assert_comes_back(catalogue)


def test_everything_is_read() -> None:
    catalogue, _ = read(EVERYTHING)
    code = catalogue.models["Code"]
    assert isinstance(code, Enum)
    assert (code.values, code.names, code.descriptions, code.nullable) == (
        (1, 2),
        ("ONE", "TWO"),
        ("the first", ""),
        True,
    )
    size = catalogue.models["Size"]
    assert isinstance(size, Number)
    assert (size.minimum, size.nullable, size.examples) == (0, True, (3,))
    (hook,) = catalogue.webhooks
    assert (hook.path, hook.security) == ("thing.made", ((Grant("key"),),))
    operation = catalogue.operations[0]
    assert operation.callbacks[0].operation.path == "{$request.body#/url}"
    assert operation.responses[0].links[0].operation == "GET /things/{id}"
    assert operation.samples[0].source == "things list"


SMALL = ["xkcd/xkcd.com.json", "nasa/apod.json", "discourse/discourse.local_latest.json"]


def described(path: Path) -> Catalogue | None:
    diagnostics = Diagnostics()
    document = read_document(path, diagnostics)
    return read_openapi(document, diagnostics) if is_openapi(document) else None


@pytest.mark.parametrize("name", SMALL)
def test_a_description_comes_back_from_its_catalogue_file(name: str) -> None:
    catalogue = described(shared("specs") / name)
    assert catalogue is not None
    assert_comes_back(catalogue)


@pytest.mark.corpus
def test_every_description_comes_back_from_its_catalogue_file() -> None:
    paths = [path for path in sorted(shared("specs").rglob("*")) if path.suffix in {".json", ".yaml", ".yml"}]
    checked = 0
    for path in paths:
        if catalogue := described(path):
            assert_comes_back(catalogue)
            checked += 1
    assert checked > 10


def test_each_place_of_the_schema_says_what_it_is_for() -> None:
    schema = catalogue_schema()
    parts: list[tuple[str, Any]] = [("", schema), *schema["$defs"].items()]
    for name, part in parts:
        for key, each in part.get("properties", {}).items():
            plain = name == "schema" and set(each) <= {"type", "minimum", "exclusiveMinimum", "$ref"}
            assert plain or "description" in each or "$ref" in each, f"{name}.{key}"
