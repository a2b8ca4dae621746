"""Positions: a pointer into a document leads to the text that it names, in JSON and in YAML."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import Document, parse_document
from sdkref.documents.writer import write_yaml
from sdkref.location import escape, is_index, tokens

pytestmark = pytest.mark.filterwarnings("ignore:The recursion limit will not be reset")

YAML = """\
openapi: 3.1.0
info: {title: "T", version: '1'}
paths:
  /a/b:
    get:
      tags:
        - one
        - "two"
        - &anchor {x: 1}
        - *anchor
        - {}
        -
        - ''
      ~: 1
      "quoted": |
        text
      é: ü
      "": empty
"""


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        ("", (1, 1)),
        ("/info", (2, 1)),
        ("/info/title", (2, 8)),
        ("/info/version", (2, 20)),
        ("/paths/~1a~1b/get", (5, 5)),
        ("/paths/~1a~1b/get/tags/0", (7, 11)),
        ("/paths/~1a~1b/get/tags/1", (8, 11)),
        ("/paths/~1a~1b/get/tags/2", (9, 12)),
        ("/paths/~1a~1b/get/tags/3", (10, 11)),
        ("/paths/~1a~1b/get/tags/4", (10, 11)),
        ("/paths/~1a~1b/get/tags/5", (10, 11)),
        ("/paths/~1a~1b/get/tags/6", (13, 11)),
        ("/paths/~1a~1b/get/~0", (14, 7)),
        ("/paths/~1a~1b/get/quoted", (15, 7)),
        ("/paths/~1a~1b/get/é", (17, 7)),
        ("/paths/~1a~1b/get/", (18, 7)),
        ("/paths/~1a~1b/put", (4, 3)),
        ("/paths/~1a~1b/get/tags/99", (6, 7)),
        ("/paths/~1a~1b/get/tags/99999999999999999999", (6, 7)),
        ("/nowhere/at/all", (1, 1)),
    ],
)
def test_yaml(pointer: str, place: tuple[int, int]) -> None:
    """What is missing has the place of the nearest thing above; what has no text, that of the one before."""
    assert parse_document(YAML.encode(), "a.yaml", Diagnostics()).locate(pointer) == place


def test_json_in_one_line_or_with_tabs() -> None:
    data = {"a": {"b": [1, {"c": "x"}]}, "d": ""}
    assert document(json.dumps(data)).locate("/a/b/1/c") == (1, 18)
    assert document(json.dumps(data, indent="\t")).locate("/a/b/1/c") == (6, 5)
    assert document(json.dumps(data, indent=2)).locate("/d") == (10, 3)


def test_json_that_is_no_yaml_has_no_places() -> None:
    odd = parse_document(b'{"a"\n\n:\n1}', "a.json", Diagnostics())
    assert odd.data == {"a": 1}
    assert odd.locate("/a") in {None, (1, 2)}


def document(text: str, name: str = "a.json") -> Document:
    return parse_document(text.encode(), name, Diagnostics())


names = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=8)
leaves = st.integers(0, 10**12) | names | st.booleans() | st.floats(0.1, 10**6)
JSON = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4) | st.dictionaries(names, inner, min_size=1, max_size=4)
    ),
    max_leaves=25,
)


def places(value: Any, pointer: str = "") -> list[tuple[str, Any]]:
    """Return the pointer of every value, with the key or else the first scalar that its place should show."""
    found: list[tuple[str, Any]] = []
    if isinstance(value, dict):
        for key, each in value.items():
            below = f"{pointer}/{escape(key)}"
            found += [(below, key), *(places(each, below) if isinstance(each, dict | list) else [])]
    elif isinstance(value, list):
        for index, each in enumerate(value):
            below = f"{pointer}/{index}"
            found += [(below, first(each)), *(places(each, below) if isinstance(each, dict | list) else [])]
    return found


def first(value: Any) -> Any:
    while isinstance(value, dict | list):
        value = next(iter(value))
    return value


def check(found: Document, text: str, value: Any) -> None:
    lines = text.split("\n")
    for pointer, wanted in places(value):
        place = found.locate(pointer)
        assert place is not None
        line, column = place
        there = lines[line - 1][column - 1 :]
        assert shows(there, wanted), (pointer, place, there)


def shows(there: str, wanted: Any) -> bool:
    """Tell whether a line shows a scalar where a position points: bare, quoted or as a block."""
    if not isinstance(wanted, str):
        return there.startswith((json.dumps(wanted), str(wanted)))
    escaped = (json.dumps(wanted), json.dumps(wanted, ensure_ascii=False), wanted, f"'{wanted}'"[:6])
    return there.startswith(escaped) or there[:1] in {'"', "'"} or (not wanted.strip() and not there.strip())


@settings(deadline=None)
@given(value=JSON, indent=st.none() | st.integers(0, 5) | st.just("\t"), ascii_only=st.booleans())
def test_any_json(value: Any, indent: int | str | None, ascii_only: bool) -> None:  # noqa: FBT001 - drawn
    text = json.dumps({"root": value}, indent=indent, ensure_ascii=ascii_only)
    check(document(text), text, {"root": value})


@settings(deadline=None)
@given(value=JSON)
def test_any_block_yaml(value: Any) -> None:
    text = write_yaml({"root": value})
    check(document(text, "a.yaml"), text, {"root": value})


@given(keys=st.lists(st.text()))
def test_pointers_are_read_back(keys: list[str]) -> None:
    assert tokens("".join(f"/{escape(key)}" for key in keys)) == keys


@pytest.mark.parametrize(
    ("token", "right"), [("0", True), ("2", True), ("3", False), ("-1", False), ("", False), ("²", False)]
)
def test_indices(token: str, right: bool) -> None:  # noqa: FBT001 - a table
    assert is_index(token, 3) is right


def test_columns_of_a_long_line_are_characters() -> None:
    value = {f"k{number}": "aé€😀"[number % 4] * (number * 37 % 2_000) for number in range(300)}
    text = json.dumps(value, ensure_ascii=False)
    found = document(text)
    for key in value:
        assert found.locate(f"/{key}") == (1, text.index(f'"{key}"') + 1)
