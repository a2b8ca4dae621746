"""Whether examples of one operation ask the same: what counts as a difference, and what does not."""

from pathlib import Path
from typing import Any

import pytest

from requests_of import described, request
from sdkref.examples.example import Example
from sdkref.judging.equivalence import differences
from sdkref.judging.trial import Result, Trial
from sdkref.mock.exchange import Request
from sdkref.mock.mock import Mock

JSON = {"Content_Type": "application/json"}
FORM = "multipart/form-data; boundary=B"
OPERATIONS = {
    "/birds/{id}": {
        "post": {
            "parameters": [
                {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}},
                {"name": "limit", "in": "query", "schema": {"type": "number"}},
                {"name": "X-Trace", "in": "header", "schema": {"type": "string"}},
            ],
            "requestBody": {
                "content": {
                    "application/json": {"schema": {}},
                    "multipart/form-data": {
                        "schema": {
                            "type": "object",
                            "properties": {"photo": {"type": "string", "format": "binary"}},
                        }
                    },
                }
            },
            "security": [{"key": []}, {"token": []}],
            "responses": {"204": {"description": ""}},
        }
    }
}
SCHEMES = {
    "key": {"type": "apiKey", "in": "query", "name": "key"},
    "token": {"type": "http", "scheme": "bearer"},
}


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    return Mock([described(tmp_path, paths=OPERATIONS, components={"securitySchemes": SCHEMES})])


def result(mock: Mock, language: str, asked: Request, *, origin: str = "generated") -> Result:
    example: Any = {"language": language, "target": language, "name": "Default", "origin": origin}
    shown = Example(operation="POST /birds/{id}", text="", source="birds.yaml", **example)
    exchange = mock.exchange(language, asked)
    assert not exchange.violations
    trial = Trial(id=language, example=shown, api=0)
    return Result(trial=trial, outcome="passed", exchanges=(exchange,))


def photo(name: str, data: str = "x") -> dict[str, str]:
    disposition = f'form-data; name="photo"; filename="{name}"'
    body = f"--B\r\nContent-Disposition: {disposition}\r\nContent-Type: image/png\r\n\r\n{data}\r\n--B--\r\n"
    return {"body": body, "Content_Type": FORM}


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (("/1?key=k", {}), ("/2?key=k", {}), 'path id: curl sends "1", go sends "2"'),
        (
            ("/1?key=k&limit=1", {}),
            ("/1?key=k", {}),
            "query limit: curl sends 1, go sends nothing",
        ),
        (
            ("/1?key=k", {"X_Trace": "a"}),
            ("/1?key=k", {"X_Trace": "b"}),
            'header X-Trace: curl sends "a", go sends "b"',
        ),
        (("/1?key=k", {}), ("/1?key=other", {}), 'credentials/key: curl sends "k", go sends "other"'),
        (
            ("/1?key=k", {}),
            ("/1", {"Authorization": "Bearer k"}),
            'credentials/key: curl sends "k", go sends nothing',
        ),
        (
            ("/1?key=k", {"body": '{"a": [1, true]}', **JSON}),
            ("/1?key=k", {"body": '{"a": [1, 1]}', **JSON}),
            "body/a/1: curl sends true, go sends 1",
        ),
        (
            ("/1?key=k", {"body": "null", **JSON}),
            ("/1?key=k", {}),
            'content type: curl sends "application/json", go sends null',
        ),
        (
            ("/1?key=k", photo("a.png")),
            ("/1?key=k", photo("a.png", "y")),
            'body/photo: curl sends "x", go sends "y"',
        ),
        (
            ("/1?key=k", photo("a.png")),
            ("/1?key=k", photo("file")),
            'files/0: curl sends "a.png", go sends "file"',
        ),
    ],
)
def test_what_differs(
    mock: Mock, one: tuple[str, dict[str, str]], other: tuple[str, dict[str, str]], told: str
) -> None:
    found = [
        result(mock, language, request(f"POST /birds{line}", **more))
        for language, (line, more) in (("curl", one), ("go", other))
    ]
    assert [each.what for each in differences(found)] == [told]


def test_spellings_that_say_the_same(mock: Mock) -> None:
    part = photo("blob")
    bare = {**part, "body": part["body"].replace('; filename="blob"', "")}
    named = [request("POST /birds/1?key=k", **each) for each in (part, bare)]
    assert not list(differences([result(mock, "curl", named[0]), result(mock, "go", named[1])]))
    one = request("POST /birds/a%41?limit=1&key=k", '{"a": 1, "b": "é"}', **JSON, User_Agent="curl")
    other = request("POST /birds/aA?key=%6B&limit=1.0", '{"b":"\\u00e9","a":1.0}', **JSON, Accept="*/*")
    assert not list(differences([result(mock, "curl", one), result(mock, "go", other)]))


def test_examples_of_guides_are_not_compared(mock: Mock) -> None:
    found = [
        result(mock, "curl", request(f"POST /birds/{number}?key=k"), origin="guide") for number in range(2)
    ]
    assert not list(differences(found))
