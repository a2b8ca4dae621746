"""Whether a request says who is asking, as its operation wants it said."""

import base64
from pathlib import Path
from typing import Any

import pytest

from requests_of import described, request
from sdkref.mock.requests.credentials import violations

SCHEMES = {
    "header": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "query": {"type": "apiKey", "in": "query", "name": "key"},
    "cookie": {"type": "apiKey", "in": "cookie", "name": "session"},
    "basic": {"type": "http", "scheme": "basic"},
    "bearer": {"type": "http", "scheme": "Bearer"},
    "digest": {"type": "http", "scheme": "digest"},
    "oauth": {
        "type": "oauth2",
        "flows": {"implicit": {"authorizationUrl": "https://x.example", "scopes": {}}},
    },
    "openid": {"type": "openIdConnect", "openIdConnectUrl": "https://x.example"},
    "certificate": {"type": "mutualTLS"},
    "raw": {"type": "apiKey", "in": "header", "name": "Authorization"},
}
BASIC = "Basic " + base64.b64encode(b"me:pass").decode()


def judged(folder: Path, security: list[Any], line: str = "GET /x", **headers: str) -> list[tuple[str, str]]:
    operation = {"responses": {"200": {"description": "OK"}}, "security": security}
    catalogue = described(folder, paths={"/x": {"get": operation}}, components={"securitySchemes": SCHEMES})
    found = violations(catalogue.operations[0], request(line, **headers), catalogue.security_schemes)
    return [(each.code, each.message) for each in found]


@pytest.mark.parametrize(
    ("names", "line", "headers"),
    [
        (["header"], "GET /x", {"X_Key": "1"}),
        (["query"], "GET /x?key=1", {}),
        (["cookie"], "GET /x", {"Cookie": "a=1; session=2"}),
        (["basic"], "GET /x", {"Authorization": BASIC}),
        (["bearer"], "GET /x", {"Authorization": "bearer sk-1"}),
        (["oauth"], "GET /x", {"Authorization": "Bearer sk-1"}),
        (["openid"], "GET /x", {"Authorization": "Bearer a.b.c"}),
        (["digest"], "GET /x", {"Authorization": 'Digest username="me"'}),
        (["raw"], "GET /x", {"Authorization": "Bearer sk-1"}),
        (["certificate"], "GET /x", {}),
        (["header", "query"], "GET /x?key=1", {"X_Key": "1"}),
    ],
)
def test_credentials_that_are_accepted(
    tmp_path: Path, names: list[str], line: str, headers: dict[str, str]
) -> None:
    assert judged(tmp_path, [{name: [] for name in names}], line, **headers) == []


@pytest.mark.parametrize(
    ("security", "words"),
    [
        ([{"bearer": []}], "send a bearer token in the header `Authorization`"),
        (
            [{"header": []}, {"basic": []}],
            "send a key in the header `X-Key`, or name and password in the header",
        ),
        (
            [{"query": [], "cookie": []}],
            "a key in the query parameter `key` and a key in the cookie `session`",
        ),
    ],
)
def test_missing_credentials_are_asked_for_in_words(tmp_path: Path, security: list[Any], words: str) -> None:
    found = judged(tmp_path, security)
    assert [code for code, _ in found] == ["missing-credentials"]
    assert words in found[0][1]


def test_alternatives_and_combinations(tmp_path: Path) -> None:
    both_or_key: list[Any] = [{"header": [], "query": []}, {"cookie": []}]
    assert judged(tmp_path, both_or_key, Cookie="session=1") == []
    assert [code for code, _ in judged(tmp_path, both_or_key, X_Key="1")] == ["missing-credentials"]
    assert judged(tmp_path, [{"bearer": []}, {}]) == []
    assert judged(tmp_path, []) == []


@pytest.mark.parametrize(
    ("name", "headers", "message"),
    [
        ("basic", {"Authorization": "Basic ???"}, "no base64"),
        ("basic", {"Authorization": "Basic bWU="}, "no colon"),
        ("basic", {"Authorization": "Bearer x"}, "has the scheme `Bearer`; send `Basic`"),
        ("bearer", {"Authorization": "Bearer"}, "no token after `Bearer`"),
        ("bearer", {"Authorization": "sk-1"}, "send `Bearer` and a token"),
        ("bearer", {"Authorization": "Bearer two words"}, "characters that no token has"),
        ("oauth", {"Authorization": "Bearer "}, "no token"),
        ("header", {"X_Key": "Bearer sk-1"}, "leave `Bearer` out"),
        ("header", {"X_Key": " "}, "is empty"),
        ("digest", {"Authorization": "Digest"}, "no credentials"),
    ],
)
def test_credentials_of_a_wrong_form(
    tmp_path: Path, name: str, headers: dict[str, str], message: str
) -> None:
    found = judged(tmp_path, [{name: []}], **headers)
    assert [code for code, _ in found] == ["invalid-credentials"]
    assert message in found[0][1]
