"""What the profile `speakeasy` predicts of an SDK in Go."""

import json
import re
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from profiles.predictions import predicted, rows, text

BREW = """
components:
  securitySchemes: {token: {type: http, scheme: bearer}}
  schemas:
    Brew:
      type: object
      required: [tea_id, kind]
      properties:
        tea_id: {type: string}
        kind: {type: string, enum: [gyokuro-2nd, "24h"]}
        minutes: {type: integer, example: 3}
        degrees: {type: number, example: 80}
        iced: {type: boolean, example: true}
        cup_size: {type: string, enum: [large], example: large}
        names: {anyOf: [{type: string}, {type: array, items: {type: string}, example: [one]}]}
        leaves:
          type: array
          items: {type: object, required: [image_url], properties: {image_url: {type: string, example: u}}}
        labels: {type: object, additionalProperties: {type: string}, example: {"to go": "yes"}}
        milk: {type: boolean, default: false}
    Cup: {type: object, properties: {full: {type: boolean}}}
security: [{token: []}]
paths:
  /brews:
    post:
      operationId: create-brew
      tags: [Tea House]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Brew"}}}
      responses:
        200: {description: OK, content: {application/json: {schema: {$ref: "#/components/schemas/Cup"}}}}
"""
SDK: dict[str, Any] = {
    "language": "go",
    "profile": "speakeasy",
    "package": "example.com/tea-house/v2",
    "env": "TEAHOUSE_TOKEN",
}
NEW = {**SDK, "version": "1.700", "responseFormat": "flat"}


def test_the_sample_of_a_method(tmp_path: Path) -> None:
    method = predicted(tmp_path, BREW, **NEW)
    assert (method.accessor, method.name) == (("TeaHouse",), "CreateBrew")
    assert method.examples[0].code == dedent("""\
        package main

        import(
        \t"context"
        \t"os"
        \tteahouse "example.com/tea-house/v2"
        \t"example.com/tea-house/v2/models/components"
        \t"log"
        )

        func main() {
            ctx := context.Background()

            s := teahouse.New(
                teahouse.WithSecurity(os.Getenv("TEAHOUSE_TOKEN")),
            )

            res, err := s.TeaHouse.CreateBrew(ctx, components.Brew{
                TeaID: "<id>",
                Kind: components.KindGyokuro2nd,
                Minutes: teahouse.Pointer[int64](3),
                Degrees: teahouse.Pointer[float64](80.0),
                Iced: teahouse.Pointer(true),
                CupSize: components.CupSizeLarge.ToPointer(),
                Names: teahouse.Pointer(components.CreateNamesArrayOfStr(
                    []string{
                        "one",
                    },
                )),
                Leaves: []components.Leaves{
                    components.Leaves{
                        ImageURL: "u",
                    },
                },
                Labels: map[string]string{
                    "to go": "yes",
                },
            })
            if err != nil {
                log.Fatal(err)
            }
            if res != nil {
                // handle response
            }
        }
        """)


def test_older_generators_make_the_client_first_and_name_pointers_by_type(tmp_path: Path) -> None:
    code = predicted(tmp_path, BREW, **SDK).examples[0].code
    assert code.index("s := teahouse.New(") < code.index("ctx := context.Background()\n    res, err :=")
    assert 'import(\n\t"os"\n\tteahouse "example.com/tea-house/v2"\n\t"context"\n' in code
    assert "Minutes: teahouse.Int64(3)," in code
    assert "Degrees: teahouse.Float64(80)," in code
    assert "Iced: teahouse.Bool(true)," in code
    assert "if res.Cup != nil {" in code


def test_what_a_method_takes_and_gives(tmp_path: Path) -> None:
    method = predicted(tmp_path, BREW, **SDK)
    assert rows(method) == [
        "ctx | context.Context | required | The context to use for the request.",
        "request | components.Brew | required | The request object to use for the request.",
        "opts | []operations.Option | The options for this request.",
    ]
    assert method.returned is not None
    assert (text(method.returned.type), method.returned.wrap) == ("*operations.CreateBrewResponse", "error")
    assert [text(each.type) for each in method.errors or ()] == ["apierrors.APIError"]
    flat = predicted(tmp_path, BREW, **NEW)
    assert flat.returned is not None
    assert text(flat.returned.type) == "*components.Cup"


ARGUMENTS = """
paths:
  /teas/{tea_id}:
    get:
      operationId: listTeas
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {name: order, in: query, schema: {type: string, enum: [asc]}}
        - {name: tea_id, in: path, required: true, schema: {type: string}}
      responses: {200: {description: OK, content: {application/json: {schema: {type: string}}}}}
"""


def test_arguments_one_by_one(tmp_path: Path) -> None:
    method = predicted(tmp_path, ARGUMENTS, **SDK)
    assert 'ListTeas(ctx, "<id>", nil, nil)\n' in method.examples[0].code
    assert rows(method)[1:-1] == [
        "teaID | string | required",
        "limit | *int64",
        "order | *operations.Order",
    ]


def test_too_many_arguments_are_one_request(tmp_path: Path) -> None:
    method = predicted(tmp_path, ARGUMENTS, **NEW, maxMethodParams=0)
    code = method.examples[0].code
    assert 'ListTeas(ctx, operations.ListTeasRequest{\n        TeaID: "<id>",\n    })\n' in code
    assert '\t"example.com/tea-house/v2/models/operations"\n' in code


def test_files_are_opened_first(tmp_path: Path) -> None:
    description = """
paths:
  /photos:
    post:
      operationId: addPhoto
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema: {type: object, required: [file], properties: {file: {type: string, format: binary}}}
      responses: {204: {description: Done}}
"""
    code = predicted(tmp_path, description, **NEW).examples[0].code
    assert '    content, fileErr := os.Open("example.file")\n' in code
    assert 'operations.File{\n            FileName: "example.file",\n            Content: content,\n' in code
    assert "    err := s.AddPhoto(ctx, operations.AddPhotoRequestBody{\n" in code


def test_answers_of_several_kinds_and_pages(tmp_path: Path) -> None:
    description = """
components: {schemas: {Cup: {type: object, properties: {full: {type: boolean}}}}}
paths:
  /cups:
    get:
      operationId: listCups
      responses:
        200:
          description: OK
          content:
            application/json:
              schema:
                oneOf:
                  - $ref: "#/components/schemas/Cup"
                  - {type: array, items: {$ref: "#/components/schemas/Cup"}}
"""
    code = predicted(tmp_path, description, **NEW).examples[0].code
    assert "        switch res.Type {\n            case operations.ListCupsResponseBodyTypeCup:\n" in code
    assert "                // res.ArrayOfCup is populated\n" in code
    paged = description.replace("operationId:", "x-speakeasy-pagination: {type: cursor}\n      operationId:")
    assert "            res, err = res.Next()\n" in predicted(tmp_path, paged, **NEW).examples[0].code


@pytest.mark.parametrize("name", ['x"); panic("', "x\\", "x\nfunc", "`", "$", "", "\u2028", "日本"])
def test_names_and_values_of_a_description_never_become_code(tmp_path: Path, name: str) -> None:
    description = f"""
paths:
  /teas:
    post:
      operationId: add
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [{yaml_text(name)}, map]
              properties:
                {yaml_text(name)}: {{type: string, example: {yaml_text(name)}}}
                map:
                  type: object
                  additionalProperties: {{type: string}}
                  example: {{{yaml_text(name)}: a}}
      responses: {{204: {{description: Done}}}}
"""
    code = predicted(tmp_path, description, **NEW).examples[0].code
    assert len(code.splitlines()) == len(code.split("\n")) - 1
    assert "panic(" not in without_strings(code)
    assert without_strings(code).count("\n") == 24


def yaml_text(text: str) -> str:
    return json.dumps(text)


def without_strings(code: str) -> str:
    return re.sub(r'"(?:\\.|[^"\\\n])*"', '""', code)
