"""Texts for patterns: expected ones, and matching ones or none for any pattern."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sdkref.catalogue.patterns import matches, texts

PATTERNS = {
    "^AC[0-9a-fA-F]{32}$": "ACabcdef1234567890ABCDEFabcdef1234",
    r"^\d{10}\.\d{6}$": "1234567890.123456",
    "^(SM|MM)[0-9]{2}$": "SM12",
    "^https://": "https://",
    "[a-z]+_token_[0-9]+": "abc_token_456",
    r"^(?<year>\d{4})-\k<year>$": "1234-1234",
    r"^[^\s@]+@[^\s@]+\.[a-z]{2,}$": "abc@def.ghij",
    r"^\u{1F600}\x41B$": "😀AB",
    "^ssh-(rsa|dss) |^ecdsa ": "ssh-rsa ",
    "^(A[A-Z0-9]{1,})?$": "A123",
    r"^\+[1-9]\d{1,14}$": "+1234",
    "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)$": "abcdefghij==",
}


@pytest.mark.parametrize(("pattern", "text"), PATTERNS.items())
def test_a_pattern_has_this_first_text(pattern: str, text: str) -> None:
    assert texts(pattern, 0, None)[0] == text


@pytest.mark.parametrize(
    ("pattern", "shortest", "longest"),
    [("^[a-z]+$", 20, 25), ("^(ab)+$", 7, 9), ("x", 5, 5), ("^[a-z-]+$", 300, 400)],
)
def test_texts_keep_to_bounds(pattern: str, shortest: int, longest: int) -> None:
    found = texts(pattern, shortest, longest)
    assert found
    assert all(shortest <= len(text) <= longest and matches(pattern, text) for text in found)


@pytest.mark.parametrize("pattern", [".^", "(", "a{2,1}b[", "\\", "(?<=x)\\", "[b-"])
def test_a_pattern_without_texts_gives_none(pattern: str) -> None:
    assert texts(pattern, 0, None) == ()


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=r"ab01^$.*+?()[]{}|\-,dwsDpLu<>:=!é", max_size=30), LENGTHS := st.integers(0, 12))
def test_any_pattern_gives_matching_texts_or_none(pattern: str, shortest: int) -> None:
    for text in texts(pattern, shortest, None):
        assert len(text) >= shortest
        assert matches(pattern, text)


def test_the_first_texts_match_in_another_engine_as_well() -> None:
    plain = [pattern for pattern in PATTERNS if not re.search(r"\\u\{|\(\?<|\\k", pattern)]
    assert all(re.search(pattern, texts(pattern, 0, None)[0]) for pattern in plain)
