"""What plain and quoted scalars of YAML 1.2 mean, and how numbers keep their spelling."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import parse_document
from sdkref.documents.writer import write_yaml
from sdkref.readers.node import spelling

pytestmark = pytest.mark.filterwarnings("ignore:The recursion limit will not be reset")


def parsed(text: str | bytes, name: str = "a.yaml") -> Any:
    source = text if isinstance(text, bytes) else text.encode()
    return parse_document(source, name, Diagnostics()).data


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("on", "on"),
        ("y", "y"),
        ("22:22", "22:22"),
        ("2020-01-01", "2020-01-01"),
        ("2020-99-99", "2020-99-99"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("1.2.3", "1.2.3"),
        ("<<", "<<"),
        ("True", True),
        ("false", False),
        ("~", None),
        ("null", None),
        ("", None),
        ("0", 0),
        ("-12", -12),
        ("+1", 1),
        ("1e3", 1000.0),
        ("1.5E-2", 0.015),
        (".5", 0.5),
        ("5.", 5.0),
        ('"1"', "1"),
        ("'true'", "true"),
        ('""', ""),
        ("!!str 3", "3"),
        ('!!int "3"', 3),
        ("! 3", "3"),
        ("1e400", "1e400"),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_value(text: str, value: object) -> None:
    found = parsed(f"a: {text}")["a"]
    assert found == value
    assert isinstance(found, type(value))


@pytest.mark.parametrize(
    "text", ["0777", "1.10", "1e3", "+1", ".5", "5.", "007", "-0", "1.0", "12345678901234567890.5"]
)
def test_a_number_remembers_how_it_was_written(text: str) -> None:
    assert spelling(parsed(f"a: {text}")["a"]) == text


@pytest.mark.parametrize("text", ["1.10", "1e3", "1.0", "12345678901234567890.5"])
def test_a_number_of_json_remembers_it_too(text: str) -> None:
    assert spelling(parsed(f'{{"a": {text}}}', "a.json")["a"]) == text


@pytest.mark.parametrize("key", ["NO", "1.10", "200", "true", "null", "~", "2020-01-01"])
def test_a_key_is_text(key: str) -> None:
    assert list(parsed(f"{key}: 1")) == [key]


TEXTS = {
    "|\n  x\n  y\n": "x\ny\n",
    "|-\n  x\n": "x",
    ">\n  x\n  y\n": "x y\n",
    "x\n  y": "x y",
    '"x\\n\\ty \\u00e9 \\U0001F600"': "x\n\ty \u00e9 \U0001f600",
    '"\\ud83d\\ude00"': "\U0001f600",
    "'it''s'": "it's",
}


@pytest.mark.parametrize("text", TEXTS)
def test_text(text: str) -> None:
    assert parsed(f"a: {text}")["a"] == TEXTS[text]


UNCLEAN = {
    '"\\ud800"': "\ufffd",
    '"\\u0000"': "\ufffd",
    '"\\u001F\\u007F"': "\ufffd\ufffd",
    '"a\\bc\\f"': "a\ufffdc\ufffd",
    '"a\\r\\nb\\rc"': "a\nb\nc",
    '"\\\\b \\\\u0000"': "\\b \\u0000",
}


@pytest.mark.parametrize("text", UNCLEAN)
@pytest.mark.parametrize("name", ["a.json", "a.yaml"])
def test_characters_that_no_page_may_hold_are_replaced(text: str, name: str) -> None:
    assert parsed(f'{{"a": {text}, {text}: 1}}', name) == {"a": UNCLEAN[text], UNCLEAN[text]: 1}


@pytest.mark.parametrize("escape", ["\\x07", "\\a", "\\e", "\\0", "\\v", "\\U0000001b", "\\U0000D800"])
def test_escapes_that_yaml_has_besides(escape: str) -> None:
    assert parsed(f'a: "{escape}"') == {"a": "\ufffd"}


LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
    | st.sampled_from(
        ["NO", "0777", "1.10", "~", "null", "<<", "- a", "a: b", " x ", "#", "|", "'", '"', "\\"]
    )
)
PRINTED = st.text(st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S")))


def nested(names: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Return JSON values with such keys."""
    return st.recursive(
        LEAVES,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
        max_leaves=20,
    )


def cleaned(value: Any) -> Any:
    """Return a value as any reader of the file gets it: without characters that no page may hold."""
    if isinstance(value, str):
        unified = value.replace("\r\n", "\n").replace("\r", "\n")
        return "".join(
            "\ufffd" if (each < " " and each not in "\t\n") or each == "\x7f" else each for each in unified
        )
    if isinstance(value, dict):
        return {cleaned(key): cleaned(each) for key, each in value.items()}
    return [cleaned(each) for each in value] if isinstance(value, list) else value


@settings(deadline=None)
@given(value=nested(st.text()))
def test_json_is_read_back(value: Any) -> None:
    assert parsed(json.dumps([value]), "a.json") == [cleaned(value)]
    assert parsed(json.dumps([value], ensure_ascii=False), "a.json") == [cleaned(value)]


@settings(deadline=None)
@given(value=nested(st.text()))
def test_json_is_yaml(value: Any) -> None:
    assert parsed(json.dumps({"a": value}), "a.yaml") == {"a": cleaned(value)}


@settings(deadline=None)
@given(value=nested(PRINTED))
def test_written_yaml_is_read_back(value: Any) -> None:
    """Keys are printed ones: others the writer puts in the form `? key`, which cannot be nested."""
    assert parsed(write_yaml({"a": value})) == {"a": cleaned(value)}
