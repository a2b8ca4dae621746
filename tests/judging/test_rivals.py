"""Operations that one request may be for: an example of any of them asks what it is for."""

from pathlib import Path
from typing import Any

import pytest

from requests_of import described, request
from sdkref.examples.example import Example
from sdkref.judging.judge import judged
from sdkref.judging.trial import Result, Trial
from sdkref.mock.mock import Mock
from sdkref.runners.program import Finished, Program


def operation(**properties: Any) -> dict[str, Any]:
    schema = {"type": "object", "additionalProperties": False, "properties": properties}
    content = {"application/json": {"schema": schema}}
    return {"put": {"requestBody": {"content": content}, "responses": {"204": {"description": ""}}}}


TEXT = {"type": "string"}
PATHS = {
    "/files": operation(name=TEXT),
    "/files#lock": operation(name=TEXT, lock=TEXT),
    "/files#move": operation(name=TEXT),
    "/files?beta=true": operation(name=TEXT),
}


def asks(folder: Path, wanted: str, line: str, body: str, origin: Any = "generated") -> Result:
    mock = Mock([described(folder, paths=PATHS)])
    example = Example(
        operation=wanted,
        target="go",
        language="go",
        name="Default",
        origin=origin,
        text="",
        source="api.yaml",
    )
    exchange = mock.exchange("e1", request(line, body, Content_Type="application/json"))
    program = Program(id="e1", text="", source="api.yaml")
    return judged(Trial(id="e1", example=example, api=0), Finished(program=program), (exchange,))


@pytest.mark.parametrize("wanted", ["PUT /files", "PUT /files#lock", "PUT /files#move"])
def test_a_request_is_for_every_operation_that_it_may_be_for(tmp_path: Path, wanted: str) -> None:
    found = asks(tmp_path, wanted, "PUT /files", '{"name": "a"}')
    assert (found.outcome, found.notes) == ("passed", ())


def test_a_request_that_only_one_of_them_takes_is_without_fault(tmp_path: Path) -> None:
    found = asks(tmp_path, "PUT /files#lock", "PUT /files", '{"lock": "a"}')
    assert (found.outcome, found.message) == ("passed", "")


def test_a_query_tells_operations_apart(tmp_path: Path) -> None:
    beta = "PUT /files?beta=true"
    assert asks(tmp_path, beta, beta, "{}").outcome == "passed"
    assert asks(tmp_path, beta, "PUT /files", "{}").message == (
        "the Go example asks PUT /files, and never PUT /files?beta=true, which it is for"
    )
    described_one = asks(tmp_path, beta, "PUT /files", "{}", origin="described")
    assert (described_one.outcome, described_one.notes) == ("passed", (f"it asks PUT /files for {beta}",))
