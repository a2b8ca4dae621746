"""Runtime expressions in plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdkref.projection.expressions import explained, words_of


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("$url", "the URL of the request"),
        ("$method", "the method of the request"),
        ("$statusCode", "the status of the answer"),
        ("$request.path.id", "the path parameter “id” of the request"),
        ("$request.query.page", "the query parameter “page” of the request"),
        ("$request.header.content-type", "the header “content-type” of the request"),
        ("$response.header.Location", "the header “Location” of the answer"),
        ("$request.body", "the body of the request"),
        ("$response.body#/", "the body of the answer"),
        ("$response.body#/items/0/a~1b~0c", "“items.0.a/b~c” in the body of the answer"),
        ("$request", ""),
        ("$response.trailer.x", ""),
        ("plain text", ""),
    ],
)
def test_an_expression_in_words(expression: str, words: str) -> None:
    assert words_of(expression) == words


def test_expressions_inside_a_text_stand_in_braces() -> None:
    text = "{$request.body#/url}/x?by={$request.query.by}&again={$request.query.by}&{plain}"
    assert explained(text) == (
        ("$request.body#/url", "“url” in the body of the request"),
        ("$request.query.by", "the query parameter “by” of the request"),
    )
    assert explained("$request.body#/url") == (("$request.body#/url", "“url” in the body of the request"),)
    assert explained("https://example.com/$url") == ()


@given(st.text())
def test_any_text_is_taken(text: str) -> None:
    words_of(text)
    explained(text)
