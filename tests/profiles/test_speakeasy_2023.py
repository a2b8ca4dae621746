"""What the profile `speakeasy-2023` predicts: SDKs of Speakeasy's first generation."""

from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from profiles.predictions import predicted, rows, surfaces, text

BREW = """
components:
  securitySchemes: {ApiKeyAuth: {type: http, scheme: bearer}}
  schemas:
    Brew:
      type: object
      required: [id, tea, minutes]
      properties:
        tea:
          anyOf: [{type: string}, {type: string, enum: [earl-grey, sencha_2]}]
          example: sencha_2
        minutes: {type: integer, example: 3}
        id: {type: string}
        milk: {type: boolean, default: false}
        size: {type: string, enum: [large, 3x4], example: 3x4}
        cups: {type: array, items: {$ref: "#/components/schemas/Cup"}}
        labels: {type: object, additionalProperties: {type: string}}
        rest: {type: object}
        sugar: {type: object, deprecated: true, properties: {lumps: {type: integer}}}
        note: {oneOf: [{type: string}, {type: array, items: {type: string}}]}
        strength: {type: number, example: 0.5}
    Cup:
      type: object
      required: [kind]
      properties: {kind: {type: string, enum: [china]}}
security: [{ApiKeyAuth: []}]
paths:
  /brews:
    post:
      operationId: createBrew
      tags: [Tea House]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Brew"}}}
      responses:
        201: {description: OK, content: {application/json: {schema: {$ref: "#/components/schemas/Cup"}}}}
"""
TYPESCRIPT: dict[str, Any] = {
    "language": "typescript",
    "profile": "speakeasy-2023",
    "package": "@tea/house",
    "class": "TeaHouse",
}
GO: dict[str, Any] = {
    "language": "go",
    "profile": "speakeasy-2023",
    "package": "github.com/tea/tea-go-house/v2",
}


def test_a_sample_in_typescript(tmp_path: Path) -> None:
    """Members stand by the alphabet: lists, objects and unions, and scalars with an example."""
    method = predicted(tmp_path, BREW, **TYPESCRIPT)
    assert method.examples[0].code == dedent("""\
        import { TeaHouse } from "@tea/house";
        import { BrewSize, CupKind } from "@tea/house/dist/sdk/models/shared";

        (async() => {
          const sdk = new TeaHouse({
            apiKeyAuth: "",
          });

          const res = await sdk.teaHouse.createBrew({
            cups: [
              {
                kind: CupKind.China,
              },
            ],
            id: "string",
            labels: {
              "key": "string",
            },
            minutes: 3,
            note: "string",
            rest: {},
            size: BrewSize.Threex4,
            strength: 0.5,
            tea: "sencha_2",
          });


          if (res.statusCode == 201) {
            // handle response
          }
        })();
        """)
    assert rows(method) == [
        "request | shared.Brew | required | The request object to use for the request.",
        "config | AxiosRequestConfig | Available config options for making requests.",
    ]
    assert method.returned is not None
    assert (text(method.returned.type), method.returned.wrap) == ("operations.CreateBrewResponse", "promise")
    assert method.errors is None


def test_a_sample_in_go(tmp_path: Path) -> None:
    """A type without a name is called as its member, a variant of a union by its number."""
    method = predicted(tmp_path, BREW, **GO)
    assert method.examples[0].code == dedent("""\
        package main

        import(
        \t"github.com/tea/tea-go-house/v2/pkg/models/shared"
        \tteagohouse "github.com/tea/tea-go-house/v2"
        \t"context"
        \t"log"
        )

        func main() {
            s := teagohouse.New(
                teagohouse.WithSecurity("<YOUR_BEARER_TOKEN_HERE>"),
            )

            ctx := context.Background()
            res, err := s.TeaHouse.CreateBrew(ctx, shared.Brew{
                Cups: []shared.Cup{
                    shared.Cup{
                        Kind: shared.KindChina,
                    },
                },
                ID: "<ID>",
                Labels: map[string]string{
                    "key": "string",
                },
                Minutes: 3,
                Note: shared.CreateNoteStr(
                "string",
                ),
                Rest: &shared.Rest{},
                Size: shared.SizeThreex4.ToPointer(),
                Strength: teagohouse.Float64(0.5),
                Tea: shared.CreateTeaTwo(
                shared.TwoSencha2,
                ),
            })
            if err != nil {
                log.Fatal(err)
            }

            if res.Cup != nil {
                // handle response
            }
        }
        """)
    assert rows(method) == [
        "ctx | context.Context | required | The context to use for the request.",
        "request | shared.Brew | required | The request object to use for the request.",
    ]
    assert method.returned is not None
    assert (text(method.returned.type), method.returned.wrap) == ("*operations.CreateBrewResponse", "error")
    assert [(text(each.type), each.statuses, each.raw) for each in method.errors or ()] == [
        ("sdkerrors.SDKError", ("4XX", "5XX"), {"Status Code": "400-600"})
    ]


LIST = """
components: {securitySchemes: {ApiKeyAuth: {type: http, scheme: bearer}}}
security: [{ApiKeyAuth: []}]
paths:
  /teas/{tea_id}:
    post:
      operationId: changeTea
      tags: [Teas]
      parameters:
        - {name: tea_id, in: path, required: true, schema: {type: string, example: earl}}
        - {name: dry_run, in: query, schema: {type: boolean, example: true}, description: Only try.}
        - {name: cup, in: query, schema: {type: string, enum: [big]}}
      requestBody:
        required: true
        content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}
      responses: {204: {description: Changed}}
"""


def test_arguments_are_variables(tmp_path: Path) -> None:
    """The body comes first, then parameters by the alphabet, those that are required before others."""
    method = predicted(tmp_path, LIST, **TYPESCRIPT)
    assert rows(method) == [
        "requestBody | operations.ChangeTeaRequestBody | required",
        "teaId | string | required",
        "cup | operations.ChangeTeaCup",
        "dryRun | boolean | Only try.",
        "config | AxiosRequestConfig | Available config options for making requests.",
    ]
    assert (
        dedent("""\
          });
        const requestBody: ChangeTeaRequestBody = {};
        const teaId: string = "earl";
        const cup: ChangeTeaCup = ChangeTeaCup.Big;
        const dryRun: boolean = true;

          const res = await sdk.teas.changeTea(requestBody, teaId, cup, dryRun);


          if (res.statusCode == 204) {
        """)
        in method.examples[0].code
    )
    imports = "import { ChangeTeaCup, ChangeTeaRequest, ChangeTeaRequestBody } from"
    assert f'{imports} "@tea/house/dist/sdk/models/operations";\n' in method.examples[0].code


def test_arguments_are_variables_in_go(tmp_path: Path) -> None:
    code = predicted(tmp_path, LIST, **GO).examples[0].code
    lines = [each.strip() for each in code.partition("    )\n\n\n")[2].splitlines() if each]
    assert lines[:6] == [
        "requestBody := operations.ChangeTeaRequestBody{}",
        'var teaID string = "earl"',
        "var cup *operations.Cup = operations.CupBig.ToPointer()",
        "var dryRun *bool = teagohouse.Bool(true)",
        "ctx := context.Background()",
        "res, err := s.Teas.ChangeTea(ctx, requestBody, teaID, cup, dryRun)",
    ]
    assert "    if res.StatusCode == http.StatusOK {\n" in code
    assert code.index("pkg/models/operations") < code.index('"context"') < code.index('"net/http"')


def test_more_arguments_than_may_be_are_one_object(tmp_path: Path) -> None:
    method = predicted(tmp_path, LIST, **GO, maxMethodParams=3)
    assert rows(method)[1].startswith("request | operations.ChangeTeaRequest | required")
    code = method.examples[0].code
    assert "s.Teas.ChangeTea(ctx, operations.ChangeTeaRequest{\n" in code
    assert "        DryRun: teagohouse.Bool(true),\n" in code
    assert "Cup:" not in code
    assert code.index('"context"') < code.index("pkg/models/operations")


@pytest.mark.parametrize(
    ("version", "key", "begins", "statuses"),
    [
        ("1.97", 'apiKeyAuth: ""', "(async() => {", None),
        ("1.116", 'apiKeyAuth: ""', "(async() => {", "400-600"),
        ("1.130", 'apiKeyAuth: "<YOUR_BEARER_TOKEN_HERE>"', "async function run() {", "4xx-5xx"),
    ],
)
def test_the_version_decides(
    tmp_path: Path, version: str, key: str, begins: str, statuses: str | None
) -> None:
    method = predicted(tmp_path, BREW, **TYPESCRIPT, version=version)
    code = method.examples[0].code
    assert key in code
    assert f"\n{begins}\n" in code
    told = [each.raw["Status Code"] for each in method.errors or ()]
    assert told == ([statuses] if statuses else [])


NAMES = """
components:
  schemas:
    Beta:
      x-speakeasy-include: true
      type: object
      properties:
        type: {type: string, enum: [b]}
        gamma: {type: object, properties: {type: {type: string, enum: [c]}}}
    Alpha:
      x-speakeasy-include: true
      type: object
      properties: {type: {type: string, enum: [a]}, beta: {type: string, enum: [x]}}
    Delta:
      x-speakeasy-include: true
      type: object
      properties: {kind: {oneOf: [{type: string, enum: [d]}, {type: integer}]}}
paths: {}
"""


def test_names_of_types_without_one(tmp_path: Path) -> None:
    """Models give names by the alphabet; who comes later is called with its model before it."""
    (surface,) = surfaces(tmp_path, NAMES, {"sdk": GO})
    found = {
        each.name: {one.name: text(one.type) for one in each.fields or ()} for each in surface.models.values()
    }
    assert found["Alpha"] == {"Beta": "*shared.AlphaBeta", "Type": "*shared.Type"}
    assert found["Beta"] == {"Gamma": "*shared.Gamma", "Type": "*shared.BetaType"}
    (typescript,) = surfaces(tmp_path, NAMES, {"sdk": TYPESCRIPT})
    names = {
        each.name: {one.name: text(one.type) for one in each.fields or ()}
        for each in typescript.models.values()
    }
    assert names["Alpha"] == {"beta": "AlphaBeta", "type": "AlphaType"}
    assert names["BetaGamma"] == {"type": "BetaGammaType"}
    assert names["Delta"] == {"kind": "any"}


@pytest.mark.parametrize("sdk", [TYPESCRIPT, GO], ids=["typescript", "go"])
def test_what_holds_itself_ends(tmp_path: Path, sdk: dict[str, Any]) -> None:
    """Nothing stands in a sample inside of itself, and a value that is listed may be an object."""
    leaf = """
components:
  schemas:
    Leaf:
      type: object
      properties:
        next: {$ref: "#/components/schemas/Leaf"}
        others: {type: array, items: {$ref: "#/components/schemas/Leaf"}}
        ports: {type: object, additionalProperties: {type: object, enum: [{}]}}
paths:
  /leaves:
    post:
      operationId: addLeaf
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Leaf"}}}
      responses: {204: {description: Added}}
"""
    code = predicted(tmp_path, leaf, **sdk).examples[0].code
    assert "next" not in code.lower()
    assert "others" not in code.lower()
    assert '"key": ' in code


def test_variables_are_no_words_of_the_language(tmp_path: Path) -> None:
    """Nor those that a sample has for itself."""
    named = """
paths:
  /teas:
    get:
      operationId: listTeas
      parameters:
        - {name: type, in: query, required: true, schema: {type: string}}
        - {name: class, in: query, required: true, schema: {type: string}}
        - {name: res, in: query, required: true, schema: {type: string}}
      responses: {204: {description: Listed}}
"""
    assert "s.ListTeas(ctx, class, res_, type_)\n" in predicted(tmp_path, named, **GO).examples[0].code
    assert "sdk.listTeas(class_, res_, type);\n" in predicted(tmp_path, named, **TYPESCRIPT).examples[0].code


@pytest.mark.parametrize(
    ("sdk", "fields"),
    [
        (
            TYPESCRIPT,
            ["contentType string", "cup shared.Cup", "statusCode number", "rawResponse AxiosResponse"],
        ),
        (GO, ["ContentType string", "Cup *shared.Cup", "StatusCode int", "RawResponse *http.Response"]),
    ],
    ids=["typescript", "go"],
)
def test_what_comes_back_is_a_model(tmp_path: Path, sdk: dict[str, Any], fields: list[str]) -> None:
    (surface,) = surfaces(tmp_path, BREW, {"sdk": sdk})
    (method,) = surface.methods
    assert method.returned is not None
    (piece,) = method.returned.type
    assert piece.model is not None
    found = surface.models[piece.model].fields or ()
    assert [f"{each.name} {text(each.type)}" for each in found] == fields
