"""What the profile `openapi-generator` predicts of the three kinds of SDK in TypeScript."""

import json
from pathlib import Path
from textwrap import dedent, indent
from typing import Any

import pytest

from profiles.predictions import predicted, rows, surfaces, text

TEA = """
components:
  securitySchemes: {key: {type: http, scheme: bearer}, auth: {type: apiKey, in: header, name: X-Auth}}
  schemas:
    Brew:
      type: object
      required: [tea_id]
      properties:
        tea_id: {type: string}
        minutes: {type: integer, minimum: 2}
        milk: {type: boolean, default: false, example: true}
        strength: {type: string, enum: [weak, strong]}
        function: {type: object, additionalProperties: {type: string}}
        when: {type: string, format: date-time}
        leaves: {oneOf: [{type: string}, {type: integer}]}
        again: {$ref: "#/components/schemas/Brew"}
    Cup: {type: object, properties: {full: {type: boolean}}}
security: [{key: []}, {auth: []}]
paths:
  /pots/{pot id}/brews:
    post:
      operationId: create-brew
      tags: [tea house]
      summary: Brew a tea
      description: Say "please".
      parameters:
        - name: sort_by
          in: query
          description: Its 'order'
          schema: {type: string, enum: [age, size], default: age}
        - {name: pot id, in: path, required: true, schema: {type: string, example: brown}}
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Brew"}}}
      responses:
        default: {description: Broken}
        201: {description: OK, content: {application/json: {schema: {$ref: "#/components/schemas/Cup"}}}}
"""
SDK: dict[str, Any] = {"language": "typescript", "profile": "openapi-generator", "package": "tea-house"}


def test_all_arguments_are_one_object_with_every_member(tmp_path: Path) -> None:
    method = predicted(tmp_path, TEA, **SDK)
    assert (method.accessor, method.name) == (("TeaHouseApi",), "createBrew")
    assert method.signature is not None
    assert text(method.signature) == "Cup createBrew(brew)"
    # Above each argument stands its comment, or nothing but blanks.
    assert method.examples[0].code.replace("\n  \n", "\n\n") == dedent("""\
        import { createConfiguration, TeaHouseApi } from 'tea-house';
        import type { TeaHouseApiCreateBrewRequest } from 'tea-house';

        const configuration = createConfiguration();
        const apiInstance = new TeaHouseApi(configuration);

        const request: TeaHouseApiCreateBrewRequest = {

          potId: "brown",

          brew: {
            teaId: "teaId_example",
            minutes: 2,
            milk: false,
            strength: "weak",
            _function: {
              "key": "key_example",
            },
            when: new Date('1970-01-01T00:00:00.00Z'),
            leaves: null,
            again: {},
          },
            // Its \\'order\\' (optional)
          sortBy: "age",
        };

        const data = await apiInstance.createBrew(request);
        console.log('API called successfully. Returned data:', data);
        """)


def test_tables_and_fixed_sections(tmp_path: Path) -> None:
    method = predicted(tmp_path, TEA, **SDK)
    assert rows(method) == [
        "brew | Brew",
        "potId | string | required",
        "sortBy | 'age' | 'size' | Its 'order'",
    ]
    assert [(each.required, each.default, each.raw) for each in method.arguments or ()] == [
        (None, None, {}),
        (True, None, {"Notes": "defaults to undefined"}),
        (False, "'age'", {"Notes": "(optional) defaults to 'age'"}),
    ]
    assert method.returned is not None
    assert (text(method.returned.type), method.returned.wrap) == ("Cup", "promise")
    assert [(each.status, each.description) for each in method.statuses or ()] == [
        ("201", "OK"),
        ("default", "Broken"),
    ]
    assert method.errors is None
    assert (method.authorization, method.request_types) == (("auth", "key"), ("application/json",))
    assert method.response_types == ("application/json",)


def test_axios_declares_its_arguments(tmp_path: Path) -> None:
    method = predicted(tmp_path, TEA, generator="typescript-axios", **SDK)
    assert method.examples[0].code == dedent("""\
        import {
            TeaHouseApi,
            Configuration,
            Brew
        } from 'tea-house';

        const configuration = new Configuration();
        const apiInstance = new TeaHouseApi(configuration);

        let potId: string; // (default to undefined)
        let brew: Brew; //
        let sortBy: 'age' | 'size'; //Its \\'order\\' (optional) (default to 'age')

        const { status, data } = await apiInstance.createBrew(
            potId,
            brew,
            sortBy
        );
        """)


def test_fetch_shows_values_as_they_travel(tmp_path: Path) -> None:
    method = predicted(tmp_path, TEA, generator="typescript-fetch", **SDK)
    assert rows(method) == [
        "potId | string | required",
        "brew | Brew | required",
        "sortBy | age, size | Its 'order'",
    ]
    shown = """\
        const config = new Configuration({ ¬
          // To configure API key authorization: auth
          apiKey: "YOUR API KEY",
          // Configure HTTP bearer authorization: key
          accessToken: "YOUR BEARER TOKEN",
        });
        const api = new TeaHouseApi(config);

        const body = {
          // string
          potId: brown,
          // Brew
          brew: ...,
          // 'age' | 'size' | Its \\'order\\' (optional)
          sortBy: sortBy_example,
        } satisfies CreateBrewRequest;
    """
    assert indent(dedent(shown).replace("¬", ""), "  ").strip() in method.examples[0].code


@pytest.mark.parametrize("generator", ["typescript", "typescript-axios", "typescript-fetch"])
def test_texts_of_a_description_stay_texts(tmp_path: Path, generator: str) -> None:
    hostile = """
    paths:
      /a:
        get:
          operationId: delete
          parameters:
            - name: a
              in: query
              description: "one\\ntwo\\u2028three"
              example: "1, evil()"
              schema: {type: string, enum: ["'; evil(); '"]}
          responses: {204: {description: Gone}}
    """
    method = predicted(tmp_path, dedent(hostile), generator=generator, **SDK)
    (code,) = (each.code for each in method.examples)
    assert method.name == "callDelete"
    assert "two three" in code
    outside = code.replace("'1, evil()'", "").replace('"1, evil()"', "").replace("'\\'; evil(); \\''", "")
    assert "evil" not in outside


def test_models_are_named_also_where_the_description_has_no_name(tmp_path: Path) -> None:
    description = """
    paths:
      /pots:
        post:
          operationId: addPot
          requestBody:
            content:
              application/json:
                schema:
                  type: object
                  properties:
                    lids: {type: array, items: {type: object, properties: {size: {type: integer}}}}
          responses: {204: {description: Done}}
    """
    (surface,) = surfaces(tmp_path, dedent(description), {"sdk": SDK})
    assert {each.name: [text(one.type) for one in each.fields or ()] for each in surface.models.values()} == {
        "AddPotRequest": ["Array<AddPotRequestLidsInner>"],
        "AddPotRequestLidsInner": ["number"],
    }
    (argument,) = surface.methods[0].arguments or ()
    assert (argument.name, argument.type[0].model) == ("addPotRequest", "docs/AddPotRequest")


@pytest.mark.parametrize("language", ["typescript", "go", "python"])
def test_models_may_hold_themselves_in_any_way(tmp_path: Path, language: str) -> None:
    description = """
    components:
      schemas:
        List: {type: array, items: {$ref: "#/components/schemas/List"}}
        Either: {type: array, items: {oneOf: [{$ref: "#/components/schemas/Either"}, {type: string}]}}
        Pairs: {type: object, additionalProperties: {$ref: "#/components/schemas/Pairs"}}
        Nulls: {enum: [null]}
        Odd: {enum: [{a: 1}]}
        All:
          type: object
          required: [list, either, pairs, nulls, odd, all]
          properties:
            list: {$ref: "#/components/schemas/List"}
            either: {$ref: "#/components/schemas/Either"}
            pairs: {$ref: "#/components/schemas/Pairs"}
            nulls: {$ref: "#/components/schemas/Nulls"}
            odd: {$ref: "#/components/schemas/Odd"}
            inline: {enum: [[1]]}
            all: {$ref: "#/components/schemas/All"}
    paths:
      /all:
        post:
          operationId: addAll
          requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/All"}}}}
          responses:
            200: {description: OK, content: {application/json: {schema: {$ref: "#/components/schemas/List"}}}}
      /either:
        post:
          operationId: addEither
          requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Either"}}}}
          responses: {204: {description: Done}}
    """
    (surface,) = surfaces(tmp_path, dedent(description), {"sdk": {**SDK, "language": language}})
    assert len(surface.methods) == 2
    assert {"EitherInner", "All"} <= {each.name for each in surface.models.values()}


def test_a_sample_stays_small_where_models_hold_each_other_in_many_ways(tmp_path: Path) -> None:
    members = {f"m{each}": {"$ref": f"#/components/schemas/M{each}"} for each in range(12)}
    description = {
        "components": {
            "schemas": {name.upper(): {"type": "object", "properties": members} for name in members}
        },
        "paths": {
            "/a": {
                "post": {
                    "operationId": "add",
                    "requestBody": {
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/M0"}}}
                    },
                    "responses": {"204": {"description": "Done"}},
                }
            }
        },
    }
    code = predicted(tmp_path, json.dumps(description), **SDK).examples[0].code
    assert len(code) < 1_000_000
