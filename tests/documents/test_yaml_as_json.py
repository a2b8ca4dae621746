"""YAML read by way of JSON: the same values as asking for them one by one, or nothing."""

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from sdkref.documents.as_json import json_values
from sdkref.documents.values import Budget, values_of
from sdkref.documents.yaml import Tree, YamlError
from sdkref.limits import DEFAULT_LIMITS

BUDGET = Budget(depth=DEFAULT_LIMITS.depth, nodes=DEFAULT_LIMITS.nodes, aliases=DEFAULT_LIMITS.aliases)

PIECES = (
    *("a", "b", "1", "1.5", "true", "null", "~", "inf", "-0", "''", '"x\\n"', "'q'", "é", "\\u0001", "007"),
    *('"\\ud83d"', '"\\x07"', "&x ", "*x", "!!str ", "!t ", "<<", "? ", "|\n", "#c", "---\n", "...", "%Y"),
    *("- ", "\n", "\n  ", "\n    ", ": ", ", ", "[", "]", "{", "}", "\t", "@", "`"),
)
"""What YAML is made of, whole and broken."""


def spelled(value: Any) -> Any:
    """Return a value with the types and the spellings of all that it holds."""
    match value:
        case dict():
            return "mapping", [(key, spelled(each)) for key, each in value.items()]
        case list():
            return "list", [spelled(each) for each in value]
        case _:
            return type(value).__name__, repr(value), getattr(value, "text", None)


def same(source: str) -> bool:
    """Assert that both ways read a text alike; say whether the quick one read it at all."""
    try:
        quick, slow = Tree(source.encode()), Tree(source.encode())
        walked = values_of(slow, BUDGET)
    except YamlError:
        return False
    found = json_values(quick, BUDGET.depth, BUDGET.nodes)
    if found is UNSET:
        assert spelled(values_of(quick, BUDGET)) == spelled(walked)
        return False
    assert spelled(found) == spelled(walked)
    assert not slow.oddities
    return True


@pytest.mark.parametrize(
    "source",
    [
        "openapi: 3.1.0\npaths: {}\n",
        "---\na: 1\n",
        "a: [1, 1.10, -2.5, true, null, '1', \"x\\ty\", nan, -inf]\n",
        "a:\n- b\n- {c: d}\n-\n  - e\n",
        "a: |\n  text\n  of two lines\nb: >-\n  folded\n  text\n200: yes\n",
        "a:\nb: ''\nc: 2024-01-01\nd: 1.2.3\ne: 0x10\nf: 12345678901234567890123\n",
    ],
)
def test_what_descriptions_hold_is_read_quickly(source: str) -> None:
    assert same(source)


@pytest.mark.parametrize(
    "source",
    [
        *("a: &x 1\nb: *x\n", "<<: {a: 1}\nb: 2\n", "a: !!str 1\n", "a: 1\na: 2\n"),
        *("a: ~\n", "a: True\n", "a: .5\n", "a: 007\n", "a: 1e5\n", "a: +1\n", "a: -0\n", "nan: 1\n"),
        *('a: "\\x07"\n', 'a: "\\ud83d"\n', "\n".join(f"{'  ' * each}a:" for each in range(90))),
    ],
)
def test_what_json_has_not_is_left_to_the_walk(source: str) -> None:
    assert not same(source)


def test_limits_are_left_to_the_walk() -> None:
    tree = Tree(b"a: [[1, 2], 3]\n")
    assert json_values(tree, 3, 100) == {"a": [[1, 2], 3]}
    assert json_values(tree, 2, 100) is UNSET
    assert json_values(tree, 3, 5) is UNSET


def test_all_that_looks_like_a_number_is_read_alike() -> None:
    for size in (1, 2, 3):
        for each in itertools.product("01+-.eE_", repeat=size):
            same(f"- {''.join(each)}\n")


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_text_is_read_alike(source: str) -> None:
    same(source)


def test_a_check_of_the_parser_is_told_as_broken_yaml() -> None:
    with pytest.raises(YamlError):
        Tree(b'\\u0001...\n...\n*x"\\ud83d"...\n1\t: inf#c')
