"""Parameters in every style of OpenAPI, as they travel."""

from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdkref.catalogue.operation import Parameter, Server, ServerVariable
from sdkref.projection.addresses import base_url
from sdkref.projection.wire import (
    compact_json,
    cookie_texts,
    encoded_path,
    header_safe,
    header_text,
    path_text,
    query_pairs,
)

COLORS: dict[str, Any] = {
    "empty": "",
    "text": "blue",
    "list": ["blue", "a,b"],
    "object": {"R": 100, "G": "x y"},
}


def parameter(place: Literal["path", "query", "header", "cookie"], style: str, **more: Any) -> Parameter:
    return Parameter(name="color", place=place, style=style, **more)


@pytest.mark.parametrize(
    ("style", "explode", "text", "listed", "mapping"),
    [
        ("simple", False, "blue", "blue,a%2Cb", "R,100,G,x%20y"),
        ("simple", True, "blue", "blue,a%2Cb", "R=100,G=x%20y"),
        ("label", False, ".blue", ".blue,a%2Cb", ".R,100,G,x%20y"),
        ("label", True, ".blue", ".blue.a%2Cb", ".R=100.G=x%20y"),
        ("matrix", False, ";color=blue", ";color=blue,a%2Cb", ";color=R,100,G,x%20y"),
        ("matrix", True, ";color=blue", ";color=blue;color=a%2Cb", ";R=100;G=x%20y"),
    ],
)
def test_path_styles(style: str, explode: bool, text: str, listed: str, mapping: str) -> None:  # noqa: FBT001 - a table
    tried = parameter("path", style, explode=explode)
    assert path_text(tried, COLORS["text"]) == text
    assert path_text(tried, COLORS["list"]) == listed
    assert path_text(tried, COLORS["object"]) == mapping


@pytest.mark.parametrize(
    ("style", "explode", "listed", "mapping"),
    [
        ("form", True, ["color=blue", "color=a,b"], ["R=100", "G=x y"]),
        ("form", False, ["!color=blue,a%2Cb"], ["!color=R,100,G,x%20y"]),
        ("spaceDelimited", False, ["color=blue a,b"], ["color=R 100 G x y"]),
        ("pipeDelimited", False, ["color=blue|a,b"], ["color=R|100|G|x y"]),
        ("deepObject", True, ["color[0]=blue", "color[1]=a,b"], ["color[R]=100", "color[G]=x y"]),
        ("unheardOf", True, ["color=blue", "color=a,b"], ["R=100", "G=x y"]),
    ],
)
def test_query_styles(style: str, explode: bool, listed: list[str], mapping: list[str]) -> None:  # noqa: FBT001 - a table
    """An exclamation mark tells of a piece that has to travel exactly so."""

    def pieces(value: Any) -> list[str]:
        pairs = query_pairs(parameter("query", style, explode=explode), value)
        return [f"!{pair.raw}" if pair.raw else f"{pair.name}={pair.value}" for pair in pairs]

    assert pieces(COLORS["list"]) == listed
    assert pieces(COLORS["object"]) == mapping
    assert pieces("") == ["color="]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        (None, "null"),
        (1.5, "1.5"),
        (10**20, "100000000000000000000"),
        ({"a": [1]}, '{"a":[1]}'),
    ],
)
def test_scalars_inside(value: Any, text: str) -> None:
    assert [pair.value for pair in query_pairs(parameter("query", "form", explode=True), [value])] == [text]


def test_reserved_characters_stay_where_they_are_allowed() -> None:
    allowed = parameter("query", "form", explode=True, allow_reserved=True)
    assert query_pairs(allowed, "a/b:c&d")[0].raw == "color=a/b:c%26d"
    assert query_pairs(allowed, "plain")[0].raw is None


def test_content_parameters_are_json() -> None:
    tried = parameter("query", "form", media_type="application/json")
    assert query_pairs(tried, {"a": "é"})[0].value == '{"a":"é"}'
    assert path_text(tried, [1, "x"]) == "%5B1%2C%22x%22%5D"


def test_headers_and_cookies() -> None:
    assert header_text(parameter("header", "simple"), ["a", 1]) == "a,1"
    assert header_text(parameter("header", "simple", explode=True), {"a": 1, "b": 2}) == "a=1,b=2"
    assert header_text(parameter("header", "simple"), "é\r\nX-Evil: 1") == "%C3%A9X-Evil: 1"
    assert cookie_texts(parameter("cookie", "form", explode=True), ["a;b", "c"]) == ("color=a%3Bb", "color=c")


@given(st.text())
def test_no_text_breaks_out_of_a_header_or_a_path(text: str) -> None:
    assert all(" " <= char <= "~" for char in header_safe(text))
    assert set(encoded_path(text)) <= set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/$&+,;=:@%"
    )


@given(st.dictionaries(st.text(), st.integers() | st.text() | st.booleans() | st.none()))
def test_compact_json_is_json(value: dict[str, Any]) -> None:
    assert " " not in compact_json({"a": [1, {"b": None}]})
    assert compact_json(value).startswith("{")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://api.example.com/v1/", "https://api.example.com/v1"),
        ("https://{region}.example.com/v1", "https://eu.example.com/v1"),
        ("https://{unknown}.example.com/v1", "http://localhost:8080"),
        ("/v1", "http://localhost:8080/v1"),
        ("//api.example.com/v1", "https://api.example.com/v1"),
        ("", "http://localhost:8080"),
        ("javascript:alert(1)", "http://localhost:8080"),
        ("wss://api.example.com", "http://localhost:8080"),
        ('https://api.example.com/"$(id)`\n', "https://api.example.com/%22$%28id%29%60"),
        ('https://a"b.example.com/', "http://localhost:8080"),
        ("https://exämple.com/é", "https://xn--exmple-cua.com/%C3%A9"),
        ("https://api.example.com:99999/", "http://localhost:8080"),
    ],
)
def test_base_addresses(url: str, expected: str) -> None:
    region = ServerVariable(name="region", default="eu")
    assert base_url([Server(url=url, variables=(region,))]) == expected


def test_no_server() -> None:
    assert base_url([]) == "http://localhost:8080"
