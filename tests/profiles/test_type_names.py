"""Names of types that a description leaves without one."""

from pathlib import Path

import pytest

from profiles.predictions import read
from sdkref.profiles.speakeasy.type_names import TypeNames
from sdkref.words import pascal

STATUS = "{type: string, enum: [open]}"


def names(folder: Path, description: str) -> set[str]:
    found = TypeNames(read(folder, description, {})).inline()
    return {f"{name.namespace}.{pascal(name.words)}" for _, name in found}


def parameter(name: str, schema: str = STATUS) -> str:
    return f"{{name: {name}, in: query, schema: {schema}}}"


def operation(key: str, *parameters: str, body: str = "", answer: str = "") -> str:
    request = f"requestBody: {{content: {{application/json: {{schema: {body}}}}}}}, " if body else ""
    content = f", content: {{application/json: {{schema: {answer}}}}}" if answer else ""
    return (
        f"{{operationId: {key}, tags: [House], parameters: [{', '.join(parameters)}], {request}"
        f"responses: {{200: {{description: OK{content}}}}}}}"
    )


def with_status(schema: str = STATUS) -> str:
    return f"{{type: object, properties: {{status: {schema}}}}}"


@pytest.mark.parametrize(
    ("operations", "expected"),
    [
        pytest.param(
            [operation("listTeas", parameter("status"))], {"operations.Status"}, id="the shortest name"
        ),
        pytest.param(
            [operation(key, parameter("status")) for key in ("listTeas", "listCups", "listPots")],
            {"operations.Status", "operations.QueryParamStatus", "operations.ListPotsQueryParamStatus"},
            id="a parameter that is not the first widens",
        ),
        pytest.param(
            [
                operation("listTeas", parameter("status")),
                operation("listCups", parameter("status")),
                operation("editTea", body=with_status()),
            ],
            {
                "operations.Status",
                "operations.QueryParamStatus",
                "operations.ListTeasQueryParamStatus",
                "operations.EditTeaRequestBody",
            },
            id="a body takes the name of a parameter, which then widens as far as it must",
        ),
        pytest.param(
            [operation("getTea", answer=with_status()), operation("getCup", answer=with_status())],
            {
                "operations.GetTeaResponseBody",
                "operations.Status",
                "operations.GetCupResponseBody",
                "operations.GetCupStatus",
            },
            id="members of answers widen by their operation",
        ),
        pytest.param(
            [
                operation("getTea", answer=with_status()),
                operation("editTea", body=with_status(), answer=with_status()),
                operation("addTea", parameter("status"), body="{type: integer}"),
            ],
            {
                "operations.GetTeaResponseBody",
                "operations.GetTeaStatus",
                "operations.EditTeaRequestBody",
                "operations.Status",
                "operations.EditTeaResponseBody",
                "operations.EditTeaStatus",
                "operations.QueryParamStatus",
            },
            id="requests come before answers",
        ),
        pytest.param(
            [operation("addTea", body=f"{{oneOf: [{with_status()}, {with_status()}]}}")],
            {
                "operations.AddTeaRequestBody",
                "operations.RequestBody1",
                "operations.Status",
                "operations.RequestBody2",
                "operations.RequestBodyStatus",
            },
            id="variants are numbered, and their members widen by the union",
        ),
        pytest.param(
            [operation("addTeas", body=f"{{type: array, items: {with_status()}}}")],
            {"operations.RequestBody", "operations.Status"},
            id="items of a body have a name of their own",
        ),
        pytest.param(
            [operation("addTea", body="{type: object, additionalProperties: {type: string}}")],
            set(),
            id="a map needs no name",
        ),
    ],
)
def test_names(tmp_path: Path, operations: list[str], expected: set[str]) -> None:
    paths = "".join(f"  /p{number}: {{post: {each}}}\n" for number, each in enumerate(operations))
    assert names(tmp_path, f"paths:\n{paths}") == expected


def test_models_name_what_they_hold_and_widen_by_their_own_name(tmp_path: Path) -> None:
    schemas = f"components: {{schemas: {{Tea: {with_status()}, Cup: {with_status()}, Size: {STATUS}}}}}"
    assert names(tmp_path, f"{schemas}\npaths: {{}}") == {"components.Status", "components.CupStatus"}


def test_the_method_that_reads_comes_before_the_one_that_adds(tmp_path: Path) -> None:
    add, get = (operation(key, answer=with_status()) for key in ("addTea", "listTeas"))
    found = names(tmp_path, f"paths: {{/teas: {{post: {add}, get: {get}}}}}")
    assert "operations.AddTeaStatus" in found


def test_a_description_that_holds_itself_has_names_too(tmp_path: Path) -> None:
    tea = '{type: object, properties: {next: {$ref: "#/components/schemas/Tea"}, kind: {enum: [a]}}}'
    assert names(tmp_path, f"components: {{schemas: {{Tea: {tea}}}}}\npaths: {{}}") == {"components.Kind"}
