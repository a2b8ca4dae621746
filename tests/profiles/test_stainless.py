"""What the profile `stainless` predicts: calls, arguments, types and examples."""

from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from profiles.predictions import predicted, rows, surfaces, text
from sdkref.profiles.stainless.names import singular

TEA = """
components:
  securitySchemes: {key: {type: http, scheme: bearer}}
  schemas:
    Leaf: {type: object, required: [name], properties: {name: {type: string, example: Assam}}}
    Leaves:
      type: object
      properties:
        data: {type: array, items: {$ref: "#/components/schemas/Leaf"}}
        has_more: {type: boolean}
    Brew: {type: object, properties: {ready: {type: boolean}}}
security: [{key: []}]
paths:
"""
FILL = """
  /v1/tea_houses/{house_id}/pots/{pot_id}/fill:
    post:
      operationId: fillPot
      parameters:
        - {name: house_id, in: path, required: true, schema: {type: string}}
        - {name: pot_id, in: path, required: true, schema: {type: string, example: pot_1}}
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [water]
              properties:
                milk: {type: boolean, description: Whether to add some.}
                water: {type: integer}
      responses:
        200: {description: OK, content: {application/json: {schema: {$ref: "#/components/schemas/Brew"}}}}
        404: {description: No such pot}
        default: {description: Broken}
"""
PYTHON: dict[str, Any] = {"language": "python", "profile": "stainless", "package": "tea", "class": "Tea"}
TYPESCRIPT: dict[str, Any] = {**PYTHON, "language": "typescript"}
GO: dict[str, Any] = {
    "language": "go",
    "profile": "stainless",
    "package": "github.com/acme/tea-go/v2",
    "env": "TEA_API_KEY",
}


def test_python_takes_the_last_parameter_of_the_path_first_and_all_else_by_name(tmp_path: Path) -> None:
    method = predicted(tmp_path, TEA + FILL, **PYTHON)
    assert (method.accessor, method.name) == (("tea_houses", "pots"), "fill")
    assert rows(method) == [
        "pot_id | str | required",
        "house_id | str | required",
        "water | int | required",
        "milk | bool | Whether to add some.",
    ]
    assert method.returned is not None
    assert text(method.returned.type) == "PotFillResponse"
    assert [(text(each.type), each.statuses) for each in method.errors or ()] == [
        ("tea.NotFoundError", ("404",)),
        ("tea.APIStatusError", ("default",)),
    ]
    assert method.examples[0].code == dedent("""\
        import os

        from tea import Tea

        client = Tea(
            api_key=os.environ.get("TEA_API_KEY"),  # This is the default and can be omitted
        )

        result = client.tea_houses.pots.fill(
            "pot_1",
            house_id="<id>",
            water=1,
        )
        print(result)
        """)


def test_typescript_holds_all_but_the_last_parameter_in_one_object(tmp_path: Path) -> None:
    method = predicted(tmp_path, TEA + FILL, **TYPESCRIPT)
    assert (method.accessor, method.name) == (("teaHouses", "pots"), "fill")
    assert method.examples[0].code.partition("\n\n")[2].partition("\n\n")[2] == dedent("""\
        const result = await client.teaHouses.pots.fill("pot_1", {
          house_id: "<id>",
          water: 1,
        });
        console.log(result);
        """)


def test_go_keeps_the_order_of_the_path_and_names_types_by_all_resources(tmp_path: Path) -> None:
    method = predicted(tmp_path, TEA + FILL, **GO)
    assert (method.accessor, method.name) == (("TeaHouses", "Pots"), "Fill")
    assert rows(method) == [
        "ctx | context.Context | required",
        "houseID | string | required",
        "potID | string | required",
        "body | tea.TeaHousePotFillParams | required",
    ]
    assert method.returned is not None
    assert (text(method.returned.type), method.returned.wrap) == ("*tea.TeaHousePotFillResponse", "error")
    code = method.examples[0].code
    assert "tea.TeaHousePotFillParams{\n\t\t\tWater: 1,\n\t\t}," in code
    assert '"github.com/acme/tea-go/v2/option"' in code


@pytest.mark.parametrize(
    ("endpoint", "answer", "call", "returned"),
    [
        ("get /teas", "Leaves", "teas.list", "SyncCursorPage[TeaListResponse]"),
        ("post /teas", "Leaf", "teas.create", "TeaCreateResponse"),
        ("get /teas/{id}", "Leaf", "teas.retrieve", "TeaRetrieveResponse"),
        ("put /teas/{id}", "Leaf", "teas.update", "TeaUpdateResponse"),
        ("delete /teas/{id}", "", "teas.delete", ""),
        ("get /tea-time", "Brew", "tea_time.retrieve", "TeaTimeRetrieveResponse"),
        ("post /teas/{id}/cups", "Leaf", "teas.cups.create", "CupCreateResponse"),
        ("post /teas/{id}/dry", "Brew", "teas.dry", "TeaDryResponse"),
    ],
)
def test_verb_and_path_name_the_call(
    endpoint: str, answer: str, call: str, returned: str, tmp_path: Path
) -> None:
    verb, path = endpoint.split()
    content = f"{{application/json: {{schema: {{$ref: '#/components/schemas/{answer}'}}}}}}"
    gives = f", content: {content}" if answer else ""
    given = (
        "parameters: [{name: id, in: path, required: true, schema: {type: string}}], " if "{" in path else ""
    )
    operation = f"{given}responses: {{200: {{description: OK{gives}}}}}"
    method = predicted(tmp_path, f"{TEA}  {path}: {{{verb}: {{{operation}}}}}", **PYTHON)
    assert ".".join((*method.accessor, method.name)) == call
    assert method.returned is not None
    assert text(method.returned.type) == returned
    assert method.returned.raw == (returned or "None")


def test_settings_name_resources_methods_and_models(tmp_path: Path) -> None:
    told = {
        "resources": {"/v1/tea_houses": "beta.houses"},
        "methods": {"POST /v1/tea_houses/{house_id}/pots/{pot_id}/fill": "beta.pots.top_up"},
        "models": {"Brew": "Cup"},
    }
    method = predicted(tmp_path, TEA + FILL, **PYTHON, **told)
    assert (method.accessor, method.name) == (("beta", "pots"), "top_up")
    assert method.returned is not None
    assert text(method.returned.type) == "Cup"
    del told["methods"]
    method = predicted(tmp_path, TEA + FILL, **PYTHON, **told)
    assert method.accessor == ("beta", "houses", "pots")


def test_an_operation_that_is_kept_from_a_language_is_no_method_there(tmp_path: Path) -> None:
    told = FILL.replace("operationId: fillPot", "x-stainless-skip: [go]")
    found = surfaces(tmp_path, TEA + told, {"one": PYTHON, "two": GO})
    assert [len(each.methods) for each in found] == [1, 0]


@pytest.mark.parametrize("language", ["python", "typescript", "go"])
def test_nothing_is_predicted_where_settings_say_no_more_than_the_package(
    language: str, tmp_path: Path
) -> None:
    plain = {"language": language, "profile": "stainless", "package": "tea", "label": "Tea"}
    assert surfaces(tmp_path, TEA + FILL, {"sdk": plain}) == ()


def test_names_that_are_no_code_stay_names(tmp_path: Path) -> None:
    odd = FILL.replace("water", "'class'").replace("/fill", '/im\\"port')
    for settings in (PYTHON, TYPESCRIPT, GO):
        code = predicted(tmp_path, TEA + odd, **settings).examples[0].code
        assert 'im"port' not in code


SEND = """
  /albums:
    post:
      operationId: createAlbum
      requestBody:
        content:
          multipart/form-data:
            schema:
              type: object
              required: [pictures, label]
              properties:
                pictures: {type: array, items: {type: string, format: binary}}
                label: {$ref: "#/components/schemas/Leaf"}
      responses: {204: {description: Kept}}
"""


def test_files_are_read_and_what_is_more_than_scalars_is_json_in_go(tmp_path: Path) -> None:
    codes = [predicted(tmp_path, TEA + SEND, **each).examples[0].code for each in (PYTHON, TYPESCRIPT, GO)]
    assert 'client.albums.create(\n    pictures=[b"Example data"],\n' in codes[0]
    assert 'pictures: [fs.createReadStream("path/to/file")],' in codes[1]
    assert codes[1].startswith('import fs from "fs";\n')
    assert "err := client.Albums.New(" in codes[2]
    assert 'param.Override[tea.AlbumNewParams](json.RawMessage("{' in codes[2]


LIST = """
  /leaves:
    get:
      parameters: [{name: limit, in: query, schema: {type: integer, example: 3}}]
      responses:
        200: {description: OK, content: {application/json: {schema: {$ref: "#/components/schemas/Leaves"}}}}
"""


def test_examples_walk_through_pages(tmp_path: Path) -> None:
    codes = [predicted(tmp_path, TEA + LIST, **each).examples[0].code for each in (PYTHON, TYPESCRIPT, GO)]
    assert codes[0].endswith("    limit=3,\n)\nfor each in page:\n    print(each)\n")
    assert "for await (const each of client.leaves.list({\n  limit: 3,\n})) {\n" in codes[1]
    assert "Limit: param.NewOpt[int64](3),\n" in codes[2]
    assert "for _, each := range page.Data {\n" in codes[2]


@pytest.mark.parametrize(
    ("several", "one"),
    [("file_batches", "file_batch"), ("queries", "query"), ("chat", "chat"), ("status", "status")],
)
def test_resources_are_singular_in_names_of_types(several: str, one: str) -> None:
    assert singular(several) == one
