"""One small API in every target: what pages get to show."""

import pytest

from sdkref.catalogue.catalogue import Catalogue, Scope
from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import parse_document
from sdkref.projection.project import AnyProjection, Projection, projections
from sdkref.projection.projection import OperationProjection, TypePart, TypeText
from sdkref.projection.target import targets
from sdkref.readers.openapi import read_openapi

DESCRIPTION = """
openapi: 3.1.0
info: {title: Parley API, version: "1"}
servers:
  - url: https://{region}.parley.example/v1
    variables: {region: {default: eu, enum: [eu, us]}}
security: [{token: []}, {oauth: [chat.write], sign: []}, {}]
webhooks:
  chatEnded:
    post:
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Chat"}}}}
      responses: {"202": {description: Taken}}
paths:
  /chats/{id}:
    post:
      operationId: change
      parameters:
        - {name: X-Trace, in: header, schema: {type: string}}
        - {name: limit, in: query, description: How many., schema: {type: integer, default: 20, maximum: 100}}
        - {name: id, in: path, required: true, schema: {type: string}, example: c1}
      requestBody:
        required: true
        content:
          multipart/form-data: {schema: {type: object}}
          application/json:
            schema: {$ref: "#/components/schemas/Chat"}
            examples:
              short: {summary: A short one, value: {title: Hi}}
              long: {summary: A short one, value: {title: Hello}, description: The same name.}
      responses:
        "200":
          description: Changed.
          headers: {X-Left: {description: Calls left., schema: {type: integer}}}
          content:
            application/json: {schema: {$ref: "#/components/schemas/Chat"}}
            text/event-stream: {itemSchema: {type: object, properties: {delta: {type: string}}}}
        "404":
          description: No such chat.
          content: {application/problem+json: {schema: {$ref: "#/components/schemas/Problem"}}}
        5XX: {description: Our fault.}
        default: {description: All else., content: {application/json: {schema: {type: string}}}}
      x-codeSamples:
        - {lang: Python, source: "import parley"}
        - {lang: node.js, label: Default, source: "import 'parley'"}
        - {lang: Ruby, source: "require 'parley'"}
  /any:
    get:
      responses: {default: {description: Whatever., content: {text/plain: {schema: {type: string}}}}}
components:
  securitySchemes:
    token: {type: http, scheme: bearer}
    oauth:
      type: oauth2
      flows: {implicit: {authorizationUrl: "https://x.example", scopes: {chat.write: Write.}}}
    sign: {type: apiKey, in: query, name: sig}
  schemas:
    Chat:
      type: object
      required: [title]
      properties:
        id: {type: string, readOnly: true}
        title: {type: string, maxLength: 80}
        secret: {type: string, writeOnly: true}
    Problem: {type: object, properties: {detail: {type: string}}}
"""


def read() -> Catalogue:
    diagnostics = Diagnostics()
    return read_openapi(parse_document(DESCRIPTION.encode(), "parley.yaml", diagnostics), diagnostics)


@pytest.fixture(scope="module")
def projected() -> dict[str, AnyProjection]:
    catalogue = read()
    return {each.target.key: each for each in projections(catalogue, targets())}


@pytest.fixture
def python(projected: dict[str, AnyProjection]) -> OperationProjection:
    return projected["python"].operation(projected["python"].catalogue.operations[0])


def text(parts: TypeText) -> str:
    return "".join(part.text for part in parts)


def test_targets_are_distinct_and_say_how_to_begin() -> None:
    notes = [target.note for target in targets()]
    assert [note.key for note in notes] == ["typescript", "go", "python", "curl"]
    assert [note.label for note in notes] == ["TypeScript", "Go", "Python", "curl"]
    assert all(note.install and note.install.lexer == "bash" for note in notes)


def test_signature(python: OperationProjection) -> None:
    assert text(python.signature) == "POST /chats/{id} (Chat) → Chat"
    assert [part.model for part in python.signature if part.model] == ["Chat", "Chat"]


def test_parameters_come_by_place_and_without_read_only_fields(python: OperationProjection) -> None:
    assert [(field.place, field.name, text(field.type), field.required) for field in python.parameters] == [
        ("path", "id", "str", True),
        ("query", "limit", "int | None", False),
        ("header", "X-Trace", "str | None", False),
    ]
    limit = python.parameters[1]
    assert (limit.default, limit.constraints, limit.description) == ("20", ("at most 100",), "How many.")


def test_bodies_of_a_request_stand_side_by_side_what_samples_send_first(python: OperationProjection) -> None:
    assert [body.media_type for body in python.bodies] == ["application/json", "multipart/form-data"]
    (group,) = python.bodies[0].groups
    assert [(field.name, text(field.type), field.required) for field in group.fields] == [
        ("title", "str", True),
        ("secret", "str | None", False),
    ]
    assert group.fields[0].constraints == ("at most 80 characters",)


def test_answers(python: OperationProjection) -> None:
    (answer,) = python.answers
    assert (answer.status, answer.description) == ("200", "Changed.")
    assert [(header.name, text(header.type)) for header in answer.headers] == [("X-Left", "int | None")]
    plain, stream = answer.bodies
    assert (text(plain.type), plain.groups, plain.streamed) == ("Chat", (), False)
    assert stream.streamed
    assert [field.name for group in stream.groups for field in group.fields] == ["delta"]
    assert stream.examples[0].code.text.startswith('data: {"delta":')
    assert '"secret"' not in plain.examples[0].code.text


def test_errors(python: OperationProjection) -> None:
    assert [(row.statuses, text(row.type), row.content_types, row.description) for row in python.errors] == [
        (("404",), "Problem", ("application/problem+json",), "No such chat."),
        (("5XX",), "", (), "Our fault."),
        (("default",), "str", ("application/json",), "All else."),
    ]


def test_default_is_an_answer_where_there_is_no_other(projected: dict[str, AnyProjection]) -> None:
    shown = projected["go"].operation(projected["go"].catalogue.operations[1])
    assert [answer.status for answer in shown.answers] == ["default"]
    assert shown.errors == ()


def test_authorization(python: OperationProjection) -> None:
    assert [[(use.variable, use.summary) for use in each.schemes] for each in python.authorization] == [
        [("PARLEY_TOKEN", "Bearer token in the Authorization header")],
        [
            ("PARLEY_ACCESS_TOKEN", "OAuth 2.0 access token in the Authorization header"),
            ("PARLEY_API_KEY", "API key in the query parameter sig"),
        ],
        [],
    ]
    assert python.authorization[1].schemes[0].scopes == (Scope("chat.write", "Write."),)


AUTHENTICATED = """
openapi: 3.1.0
info: {title: Ships, version: "1"}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    token: {type: http, scheme: bearer}
    unused: {type: http, scheme: basic}
paths:
  /ships:
    post: {security: [key: []], requestBody: {content: {application/json: {}}}, responses: {}}
    get: {security: [key: []], parameters: [{name: limit, in: query, schema: {}}], responses: {}}
  /harbours: {get: {security: [key: []], responses: {}}}
  /both: {get: {security: [{key: [], token: []}], responses: {}}}
"""


@pytest.mark.parametrize("language", ["typescript", "go", "python", "curl"])
def test_a_scheme_is_shown_by_the_operation_with_the_fewest_inputs(language: str) -> None:
    document = parse_document(AUTHENTICATED.encode(), "ships.yaml", Diagnostics())
    catalogue = read_openapi(document, Diagnostics())
    target = next(each for each in targets() if each.key == language)
    projection = Projection(catalogue, target)
    sample = projection.authentication("key")
    assert sample is not None
    assert sample.name == "GET /harbours"
    assert "X-Key" in sample.code.text
    assert projection.authentication("token") is None
    assert projection.authentication("unused") is None


def test_request_headers(python: OperationProjection) -> None:
    rows = {field.name: field for field in python.request_headers}
    assert list(rows) == ["Content-Type", "Accept", "Authorization", "X-Trace"]
    assert rows["Content-Type"].constraints == (
        ("One of ", TypePart("multipart/form-data"), ", ", TypePart("application/json")),
    )
    assert rows["Authorization"].required is False


@pytest.mark.parametrize(
    ("name", "schema", "sent"),
    [
        ("*/*", "{type: object}", "application/json"),
        ("*/*", "{type: string, format: binary}", "application/octet-stream"),
        ("image/*", "{}", "image/png"),
        ("text/*", "{type: string}", "text/plain"),
    ],
)
@pytest.mark.parametrize("language", ["typescript", "go", "python", "curl"])
def test_a_range_of_content_types_is_sent_as_one(language: str, name: str, schema: str, sent: str) -> None:
    description = (
        'openapi: 3.1.0\ninfo: {title: Parley API, version: "1"}\npaths:\n  /things:\n    post:\n'
        f"      requestBody: {{required: true, content: {{'{name}': {{schema: {schema}}}}}}}\n"
        "      responses: {'204': {description: Taken}}\n"
    )
    diagnostics = Diagnostics()
    catalogue = read_openapi(parse_document(description.encode(), "parley.yaml", diagnostics), diagnostics)
    (each,) = (each for each in projections(catalogue, targets()) if each.target.key == language)
    (sample,) = each.operation(catalogue.operations[0]).samples
    written = "json=" if (language, sent) == ("python", "application/json") else sent
    assert written in sample.code.text


def test_servers(python: OperationProjection) -> None:
    (server,) = python.servers
    assert server.url == "https://{region}.parley.example/v1"
    assert [(each.name, each.default, each.values) for each in server.variables] == [
        ("region", "eu", ("eu", "us"))
    ]
    assert 'os.environ.get("PARLEY_BASE_URL", "https://eu.parley.example/v1")' in python.samples[0].code.text


def test_code_in_other_languages_is_kept(python: OperationProjection) -> None:
    assert [(each.name, each.code.lexer) for each in python.samples_elsewhere] == [("Ruby", "ruby")]


def test_samples_have_distinct_names(projected: dict[str, AnyProjection]) -> None:
    names = {
        key: [
            (sample.name, sample.generated) for sample in each.operation(each.catalogue.operations[0]).samples
        ]
        for key, each in projected.items()
    }
    generated = [("A short one", True), ("A short one 2", True), ("multipart/form-data", True)]
    assert names == {
        "typescript": [*generated, ("Default", False)],
        "go": generated,
        "python": [*generated, ("From the description", False)],
        "curl": generated,
    }


@pytest.mark.parametrize("language", ["typescript", "go", "python", "curl"])
def test_webhooks(language: str, projected: dict[str, AnyProjection]) -> None:
    each = projected[language]
    shown = each.webhook(each.catalogue.webhooks[0])
    assert [field.name for field in shown.bodies[0].groups[0].fields] == ["id", "title"]
    names = [sample.name for sample in shown.samples]
    assert names == (["Default"] if language == "curl" else ["Receiver"])
    assert [sample.name for sample in shown.payloads] == ["Payload"]
    assert "202" in shown.samples[0].code.text or language == "curl"


def test_models(projected: dict[str, AnyProjection]) -> None:
    model = projected["typescript"].model("Chat")
    assert model.name == "Chat"
    (group,) = model.groups
    assert [(field.name, text(field.type), field.read_only, field.write_only) for field in group.fields] == [
        ("id", "string | undefined", True, False),
        ("title", "string", False, False),
        ("secret", "string | undefined", False, True),
    ]
    assert model.example is not None
    assert '"title"' in model.example.text


def test_the_same_bytes_each_time() -> None:
    def everything() -> list[object]:
        catalogue = read()
        return [
            each.operation(operation)
            for each in projections(catalogue, targets())
            for operation in catalogue.operations
        ]

    assert everything() == everything()
