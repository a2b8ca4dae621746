"""Members and headers that are misspelt where the description leaves others open."""

import string
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_of import described, request
from sdkref.mock.exchange import Exchange
from sdkref.mock.misspellings import meant_by
from sdkref.mock.mock import Mock, MockOptions
from sdkref.mock.validation.validator import Strict


@pytest.mark.parametrize(
    ("sent", "known"),
    [
        ("mesages", "messages"),
        ("ignroed", "ignored"),
        ("maxTokens", "max_tokens"),
        ("max-tokens", "max_tokens"),
        ("FileID", "file_id"),
        ("outputexpire_after", "output_expires_after"),
        ("organisation", "organization"),
        ("adresses", "addresses"),
        ("resonse_fromat", "response_format"),
        ("tag", "tags"),
        ("uri", "url"),
        ("idx", "id"),
        ("filter", "$filter"),
        ("accountid", "account_ids"),
    ],
)
def test_misspelt(sent: str, known: str) -> None:
    assert meant_by(sent, ["something", known, "else"]) == known


@pytest.mark.parametrize(
    ("sent", "known"),
    [
        ("min_size", "max_size"),
        ("expires_in", "expires_at"),
        ("user_ip", "user_id"),
        ("id", "ip"),
        ("n", "m"),
        ("line2", "line1"),
        ("line", "line1"),
        ("includes", "excludes"),
        ("account", "account_id"),
        ("is_active", "active"),
        ("file[]", "file"),
        ("timestamps[]", "timestamps"),
        ("rloes", "role"),
        ("text", "next_page"),
        ("", "a"),
        ("a", ""),
    ],
)
def test_names_of_their_own(sent: str, known: str) -> None:
    assert meant_by(sent, [known]) is None


def test_the_nearest_is_meant() -> None:
    assert meant_by("mesage", ["messages", "message"]) == "message"
    assert meant_by("maxTokens", ["max_token", "max_tokens", "maxi_tokens"]) == "max_tokens"


WORDS = st.text(string.ascii_lowercase, min_size=4, max_size=12)


@given(word=WORDS, place=st.integers(0, 20), letter=st.sampled_from(string.ascii_lowercase))
def test_one_slip_in_a_word_is_told(word: str, place: int, letter: str) -> None:
    at = place % len(word)
    begin, end = word[:at], word[at + 1 :]
    for slip in (
        begin + end,
        begin + letter + end,
        begin + letter + word[at:],
        begin + end[:1] + word[at] + end[1:],
    ):
        if slip != word:
            assert meant_by(slip, [word]) == word


@given(one=WORDS, other=WORDS)
def test_three_slips_are_another_name(one: str, other: str) -> None:
    if meant_by(one, [other]) is not None:
        assert _distance(one, other) <= 2


def _distance(one: str, other: str) -> int:
    """Return the distance of two texts by the table that textbooks show."""
    table = (
        {(-1, -1): 0}
        | {(at, -1): at + 1 for at in range(len(one))}
        | {(-1, at): at + 1 for at in range(len(other))}
    )
    for left, right in product(range(len(one)), range(len(other))):
        table[left, right] = min(
            table[left - 1, right] + 1,
            table[left, right - 1] + 1,
            table[left - 1, right - 1] + (one[left] != other[right]),
        )
        if left and right and one[left] == other[right - 1] and one[left - 1] == other[right]:
            table[left, right] = min(table[left, right], table[left - 2, right - 2] + 1)
    return table[len(one) - 1, len(other) - 1]


FINE: dict[str, Any] = {"200": {"description": ""}}


def asked(mock: Mock, line: str, body: str = "", **headers: str) -> Exchange:
    """Return the exchange of one request."""
    return mock.exchange("", request(line, body, **headers))


def members(*names: str, **more: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {name: {} for name in names}, **more}


PET = members("name", "nick_name")
CAT = {"allOf": [{"$ref": "#/components/schemas/Base"}, members("whiskers")]}
BASE = members(
    "kind",
    discriminator={"propertyName": "kind", "mapping": {"cat": "#/components/schemas/Cat"}},
    required=["kind"],
)
SCHEMAS = {
    "Pet": PET,
    "Base": BASE,
    "Cat": CAT,
    "Node": members("label") | {"properties": {"label": {}, "next": {"$ref": "#/components/schemas/Node"}}},
}
TO_PET = {"$ref": "#/components/schemas/Pet"}
LETTERS = {"type": "object", "properties": {"pets": {"type": "array", "items": TO_PET}}}


def mocked(folder: Path, schema: Any, media: str = "application/json", strict: Strict | None = None) -> Mock:
    body = {"content": {media: {"schema": schema}}}
    paths = {"/p": {"post": {"requestBody": body, "responses": FINE}}}
    source = described(folder, paths=paths, components={"schemas": SCHEMAS})
    return Mock([source], MockOptions(strict=strict) if strict is not None else MockOptions())


def told(mock: Mock, body: str, media: str = "application/json") -> list[str]:
    found = asked(mock, "POST /p", body, content_type=media)
    assert found.answer.status == (400 if found.violations else 200)
    return [f"{each.pointer}: {each.message}" for each in found.violations]


@pytest.mark.parametrize(
    ("schema", "body", "pointer", "meant"),
    [
        (TO_PET, '{"nmae": 1}', "/nmae", "name"),
        (TO_PET, '{"name": 1, "nickName": 1}', "/nickName", "nick_name"),
        ({"allOf": [TO_PET, members("owner")]}, '{"onwer": 1}', "/onwer", "owner"),
        ({"anyOf": [TO_PET, {"type": "string"}]}, '{"nmae": 1}', "/nmae", "name"),
        ({"anyOf": [members("paws", required=["paws"]), TO_PET]}, '{"nmae": 1, "paws": 1}', "/nmae", "name"),
        (LETTERS, '{"pets": [{"name": 1}, {"nmae": 1}]}', "/pets/1/nmae", "name"),
        ({"additionalProperties": TO_PET}, '{"a/b": {"nmae": 1}}', "/a~1b/nmae", "name"),
        ({"patternProperties": {"^x": TO_PET}}, '{"x1": {"nmae": 1}}', "/x1/nmae", "name"),
        (
            {"$ref": "#/components/schemas/Node"},
            '{"next": {"next": {"lable": 1}}}',
            "/next/next/lable",
            "label",
        ),
        ({"$ref": "#/components/schemas/Base"}, '{"kind": "cat", "wiskers": 1}', "/wiskers", "whiskers"),
        ({"if": members("a"), "then": members("paws")}, '{"pwas": 1}', "/pwas", "paws"),
        (members("name", additionalProperties=False), '{"nmae": 1}', "/nmae", "name"),
    ],
)
def test_members_that_are_misspelt_are_violations(
    tmp_path: Path, schema: Any, body: str, pointer: str, meant: str
) -> None:
    name = pointer.rpartition("/")[2]
    message = f"{pointer}: there is no member `{name}`; did you mean `{meant}`?"
    assert told(mocked(tmp_path, schema), body) == [message]


@pytest.mark.parametrize(
    ("schema", "body"),
    [
        (TO_PET, '{"name": 1, "nmae": 1}'),
        (TO_PET, '{"owner": 1, "maximum": 2}'),
        (members("name", additionalProperties=True), '{"nmae": 1}'),
        (members("name", additionalProperties={}), '{"nmae": 1}'),
        (members("name", unevaluatedProperties=True), '{"nmae": 1}'),
        (members("name", patternProperties={"^nm": {}}), '{"nmae": 1}'),
        (members("name", propertyNames={"maxLength": 5}), '{"nmae": 1}'),
        (members("other", required=["nmae"]) | {"properties": {"name": {}}}, '{"nmae": 1}'),
        ({"anyOf": [TO_PET, members("nmae")]}, '{"nmae": 1}'),
        ({"allOf": [TO_PET, members("nmae")]}, '{"nmae": 1}'),
        ({"anyOf": [TO_PET, {"type": "object"}]}, '{"nmae": 1}'),
        ({"anyOf": [TO_PET, {}]}, '{"nmae": 1}'),
        ({"anyOf": [TO_PET, members("paws", additionalProperties={"type": "integer"})]}, '{"nmae": 1}'),
        ({"type": "object", "properties": {"name": {"readOnly": True}}}, '{"nmae": 1}'),
        ({"type": "object"}, '{"nmae": 1}'),
    ],
)
def test_members_that_may_be_meant_are_none(tmp_path: Path, schema: Any, body: str) -> None:
    assert told(mocked(tmp_path, schema), body) == []


def test_only_near_and_open_tell_of_them(tmp_path: Path) -> None:
    counts = {each: len(told(mocked(tmp_path, PET, strict=each), '{"nmae": 1}')) for each in Strict}
    assert counts == {Strict.CLOSED: 0, Strict.NEAR: 1, Strict.OPEN: 1, Strict.OFF: 0}


def test_what_is_misspelt_is_told_before_what_is_missing(tmp_path: Path) -> None:
    assert told(mocked(tmp_path, members("name", required=["name"])), '{"nmae": 1}') == [
        "/nmae: there is no member `nmae`; did you mean `name`?",
        ": `name` is missing, which is required",
    ]


def test_forms_and_lines_have_members_as_well(tmp_path: Path) -> None:
    form = "application/x-www-form-urlencoded"
    assert len(told(mocked(tmp_path, PET, form), "nmae=1", form)) == 1
    lines = "application/jsonl"
    body = {"content": {lines: {"itemSchema": PET}}}
    paths = {"/p": {"post": {"requestBody": body, "responses": FINE}}}
    mock = Mock([described(tmp_path, openapi="3.2.0", paths=paths)])
    assert told(mock, '{"name": 1}\n{"nmae": 1}\n', lines) == [
        "/1/nmae: there is no member `nmae`; did you mean `name`?"
    ]


def test_headers_that_are_misspelt_are_violations(tmp_path: Path) -> None:
    parameters = [
        {"name": name, "in": "header", "schema": {"type": "string"}} for name in ("Idempotency-Key", "X-Tag")
    ]
    mock = Mock([described(tmp_path, paths={"/p": {"get": {"parameters": parameters, "responses": FINE}}})])
    found = asked(mock, "GET /p", idempotency_kye="1", x_trace="1", user_agent="a").violations
    assert [(each.code, each.where, each.name, each.message) for each in found] == [
        (
            "unknown-parameter",
            "header",
            "idempotency-kye",
            "the operation has no header `idempotency-kye`; did you mean `Idempotency-Key`?",
        )
    ]
    assert asked(mock, "GET /p", idempotency_key="1", idempotency_kye="1").violations == ()


def test_members_of_objects_in_the_query_are_looked_at(tmp_path: Path) -> None:
    parameter = {"name": "filter", "in": "query", "style": "deepObject", "explode": True, "schema": PET}
    mock = Mock([described(tmp_path, paths={"/p": {"get": {"parameters": [parameter], "responses": FINE}}})])
    (found,) = asked(mock, "GET /p?filter[nmae]=Ada").violations
    assert (found.code, found.where, found.name, found.pointer) == (
        "unknown-member",
        "query",
        "filter",
        "/nmae",
    )
    assert asked(mock, "GET /p?filter[name]=Ada").violations == ()
