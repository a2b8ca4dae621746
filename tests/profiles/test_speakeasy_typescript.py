"""What the profile `speakeasy` predicts of an SDK in TypeScript."""

from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from profiles.predictions import predicted, rows, surfaces, text

BREW = """
components:
  securitySchemes: {apiKeyAuth: {type: http, scheme: bearer}}
  schemas:
    Brew:
      type: object
      required: [tea_id, minutes]
      properties:
        tea_id: {type: string}
        minutes: {type: integer, example: 3}
        milk: {type: boolean, default: false}
        cup_size: {type: string, example: large}
        notes: {type: array, items: {type: string, example: "No \\"sugar\\""}}
        labels: {type: object, additionalProperties: {type: string}, example: {"to go": "yes"}}
    Cup: {type: object, properties: {full: {type: boolean}}}
security: [{apiKeyAuth: []}]
paths:
  /brews:
    post:
      operationId: createBrew
      tags: [Tea House]
      summary: Brew a tea
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Brew"}}}
      responses:
        200: {description: OK, content: {application/json: {schema: {$ref: "#/components/schemas/Cup"}}}}
        404:
          description: No such tea
          content: {application/json: {schema: {type: object, x-speakeasy-name-override: NotFound}}}
"""
SDK: dict[str, Any] = {
    "language": "typescript",
    "profile": "speakeasy",
    "package": "tea-house",
    "class": "TeaHouse",
    "env": "TEAHOUSE_API_KEY_AUTH",
}


def test_the_sample_of_a_method(tmp_path: Path) -> None:
    method = predicted(tmp_path, BREW, **SDK)
    assert (method.accessor, method.name) == (("teaHouse",), "createBrew")
    assert method.examples[0].code == dedent("""\
        import { TeaHouse } from "tea-house";

        const teaHouse = new TeaHouse({
          apiKeyAuth: process.env["TEAHOUSE_API_KEY_AUTH"] ?? "",
        });

        async function run() {
          const result = await teaHouse.teaHouse.createBrew({
            teaId: "<id>",
            minutes: 3,
            cupSize: "large",
            notes: [
              "No \\"sugar\\"",
            ],
            labels: {
              "to go": "yes",
            },
          });

          // Handle the result
          console.log(result);
        }

        run();
        """)


def test_the_function_that_stands_alone(tmp_path: Path) -> None:
    old = predicted(tmp_path, BREW, **SDK).examples[1]
    assert old.kind == "standalone"
    assert old.code.startswith(
        dedent("""\
        import { TeaHouseCore } from "tea-house/core.js";
        import { teaHouseCreateBrew } from "tea-house/funcs/teaHouseCreateBrew.js";

        // Use `TeaHouseCore` for best tree-shaking performance.
        // You can create one instance of it to use across an application.
        const teaHouse = new TeaHouseCore({
        """)
    )
    assert "  if (!res.ok) {\n    throw res.error;\n  }\n\n  const { value: result } = res;\n" in old.code
    new = predicted(tmp_path, BREW, **SDK, version="1.700").examples[1]
    assert (
        "  if (res.ok) {\n    const { value: result } = res;\n    console.log(result);\n  } else {\n"
        in new.code
    )


def test_tables(tmp_path: Path) -> None:
    method = predicted(tmp_path, BREW, **SDK)
    first, *options = rows(method)
    assert first == "request | components.Brew | required | The request object to use for the request."
    assert [each.split(" | ")[:2] for each in options] == [
        ["options", "RequestOptions"],
        ["options.fetchOptions", "RequestInit"],
        ["options.retries", "RetryConfig"],
    ]
    assert method.returned is not None
    assert (text(method.returned.type), method.returned.wrap) == ("components.Cup", "promise")
    assert [(text(each.type), each.statuses, each.content_types) for each in method.errors or ()] == [
        ("errors.NotFound", ("404",), ("application/json",)),
        ("errors.SDKError", ("4XX", "5XX"), ("*/*",)),
    ]


GET = """
paths:
  /teas/{tea_id}:
    patch:
      operationId: changeTea
      tags: [Teas]
      parameters:
        - {name: dry-run, in: query, schema: {type: boolean}, description: Only try.}
        - {name: tea_id, in: path, required: true, schema: {type: string, example: earl}}
      requestBody:
        content:
          application/json: {schema: {type: object, properties: {name: {type: string, example: Grey}}}}
      responses: {204: {description: Changed}}
"""


def test_inputs_are_one_object_or_arguments(tmp_path: Path) -> None:
    whole = predicted(tmp_path, GET, **SDK)
    assert rows(whole)[0].startswith("request | operations.ChangeTeaRequest | required")
    assert '  await teaHouse.teas.changeTea({\n    teaId: "earl",\n' in whole.examples[0].code
    flat = predicted(tmp_path, GET, **SDK, maxMethodParams=3)
    assert rows(flat)[:3] == [
        "teaId | string | required",
        "dryRun | boolean | Only try.",
        "requestBody | operations.ChangeTeaRequestBody",
    ]
    assert flat.returned is not None
    assert text(flat.returned.type) == "void"


def test_the_description_tells_names_and_groups(tmp_path: Path) -> None:
    hinted = GET.replace(
        "operationId: changeTea",
        "operationId: changeTea\n      x-speakeasy-group: shop.teas\n      x-speakeasy-name-override: update",
    )
    method = predicted(tmp_path, hinted, **SDK)
    assert (method.accessor, method.name) == (("shop", "teas"), "update")
    settled = predicted(
        tmp_path, hinted, **SDK, overrides={"changeTea": {"method": "Rename", "accessor": "tea"}}
    )
    assert (settled.accessor, settled.name) == (("tea",), "rename")


def test_pages_are_walked(tmp_path: Path) -> None:
    listed = """
paths:
  /teas:
    get:
      operationId: listTeas
      tags: [Teas]
      x-speakeasy-pagination: {type: offsetLimit}
      parameters: [{name: page, in: query, schema: {type: integer, example: 2}}]
      responses:
        200:
          description: OK
          content: {application/json: {schema: {type: array, items: {type: string}}}}
"""
    method = predicted(tmp_path, listed, **SDK, version="1.700", inferOptionalArgs=True)
    assert (
        "await teaHouse.teas.listTeas();\n\n  for await (const page of result) {\n" in method.examples[0].code
    )
    assert method.returned is not None
    assert text(method.returned.type) == "operations.ListTeasResponse"


@pytest.mark.parametrize(
    ("language", "name"),
    [("typescript", "components.Two"), ("go", "components.Two"), ("python", "components.Two")],
)
def test_a_type_without_a_name_is_called_by_its_number_in_words(
    tmp_path: Path, language: str, name: str
) -> None:
    kinds = "{anyOf: [{type: string}, {type: string, enum: [green, black]}]}"
    description = f"""
components: {{schemas: {{Kind: {kinds}}}}}
paths:
  /teas:
    get:
      operationId: listTeas
      tags: [Teas]
      parameters: [{{name: kind, in: query, schema: {{$ref: "#/components/schemas/Kind"}}}}]
      responses: {{204: {{description: None}}}}
"""
    (surface,) = surfaces(tmp_path, description, {"sdk": {**SDK, "language": language}})
    assert name in {f"{each.namespace}.{each.name}" for each in surface.models.values()}
