"""Swagger 2.0 descriptions: each input of `cases/swagger` gives the catalogue and the findings beside it."""

import pytest

from openapi_cases import SWAGGER_CASES, Case, cases, read
from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import Document, parse_document
from sdkref.readers.dialects import read_source
from sdkref.readers.openapi import read_openapi
from sdkref.readers.swagger import is_swagger, read_swagger
from sdkref.readers.swagger_conversion import converted

CASES = cases(SWAGGER_CASES)


def parsed(text: str) -> Document:
    return parse_document(text.encode(), "api.yaml", Diagnostics())


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    given = read(case)
    for name, text in case.expected.items():
        if name == "findings":
            assert given[name].splitlines() == text.splitlines()
        else:
            assert parsed(given[name]).data == parsed(text).data


def test_every_case_says_what_is_found() -> None:
    assert [str(case) for case in CASES if list(case.expected)[-1:] != ["findings"]] == []


@pytest.mark.parametrize(
    ("version", "read_by"),
    [("'2.0'", "2.0"), ("2.0", "2.0"), ("2", "2.0"), ("'1.2'", ""), ("3.0", ""), ("[2]", "")],
)
def test_the_versions_that_are_read(version: str, read_by: str) -> None:
    assert is_swagger(parsed(f"swagger: {version}\npaths: {{}}\n")) == bool(read_by)


def test_the_table_of_dialects_knows_it() -> None:
    document = parsed("swagger: '2.0'\ninfo: {title: Parrots}\npaths: {}\n")
    assert read_source(document, Diagnostics()).info.title == "Parrots"


WITH_EVERYTHING = """\
swagger: '2.0'
info: {title: T, version: '1'}
host: example.com
consumes: [application/json]
produces: [application/json]
parameters: {page: {name: page, in: query, type: integer}}
responses: {gone: {description: Gone, schema: {$ref: '#/definitions/Bird'}}}
definitions: {Bird: {type: object, discriminator: kind, required: [kind], properties: {kind: {type: string}}}}
securityDefinitions: {key: {type: basic}}
paths:
  /a:
    post:
      parameters: [{$ref: '#/parameters/page'}, {name: b, in: body, schema: {$ref: '#/definitions/Bird'}}]
      responses:
        200: {description: OK, schema: {$ref: '#/definitions/Bird'}}
        410: {$ref: '#/responses/gone'}
"""


def test_what_was_made_of_a_description_is_openapi_3() -> None:
    document, diagnostics = parsed(WITH_EVERYTHING), Diagnostics()
    made = converted(document, diagnostics)
    read_openapi(made, diagnostics)
    assert [each.fact for each in diagnostics] == ["`discriminator` is a text, not a mapping"]
    told = Diagnostics()
    read_swagger(document, told)
    assert list(told) == []


def test_schemas_are_shared_and_the_source_stays_as_it_was() -> None:
    document = parsed(WITH_EVERYTHING)
    made = converted(document, Diagnostics())
    assert made.data["components"]["schemas"]["Bird"] is document.data["definitions"]["Bird"]
    assert document.data == parsed(WITH_EVERYTHING).data


@pytest.mark.parametrize(
    ("pointer", "origin"),
    [
        ("/openapi", "/swagger"),
        ("/servers/0/url", "/host"),
        ("/components/schemas/Bird/properties/kind", "/definitions/Bird/properties/kind"),
        ("/components/parameters/page/schema/type", "/parameters/page/type"),
        ("/components/responses/gone/content/application~1json/schema/$ref", "/responses/gone/schema/$ref"),
        ("/components/securitySchemes/key/type", "/securityDefinitions/key/type"),
        ("/paths/~1a/post/requestBody/content/application~1json", "/consumes/0"),
        (
            "/paths/~1a/post/requestBody/content/application~1json/schema/$ref",
            "/paths/~1a/post/parameters/1/schema/$ref",
        ),
        ("/paths/~1a/post/responses/200/content/application~1json", "/produces/0"),
        ("/paths/~1a/post/responses/200/description", "/paths/~1a/post/responses/200/description"),
    ],
)
def test_values_know_where_they_stood(pointer: str, origin: str) -> None:
    made = converted(parsed(WITH_EVERYTHING), Diagnostics())
    assert made.origin(pointer).pointer == origin
