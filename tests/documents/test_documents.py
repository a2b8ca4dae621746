"""Files as plain values: encodings, YAML's own features, what stops, and the limits."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sdkref.diagnostics import Diagnostics, LimitError, Stop, UnreadableError, UsageError
from sdkref.documents.reading import json_value, parse_document, read_document
from sdkref.limits import DEEPEST, Limits


def parsed(source: str | bytes, name: str = "a.yaml", limits: Limits | None = None) -> tuple[Any, list[str]]:
    """Return the value and the findings."""
    found = Diagnostics()
    text = source if isinstance(source, bytes) else source.encode()
    document = parse_document(text, name, found, limits or Limits())
    return document.data, [str(each) for each in found]


def stopped(source: str | bytes, name: str = "a.yaml") -> str:
    with pytest.raises(UnreadableError) as raised:
        parsed(source, name)
    return str(raised.value)


@pytest.mark.parametrize(
    "source",
    [
        b"a: \xc3\xa9\nb: 2\n",
        b"\xef\xbb\xbfa: \xc3\xa9\nb: 2\n",
        b"a: \xc3\xa9\r\nb: 2\r\n",
        b"a: \xc3\xa9\rb: 2\r",
        b"\xff\xfe" + "a: é\nb: 2\n".encode("utf-16-le"),
        b"\xfe\xff" + "a: é\r\nb: 2\r\n".encode("utf-16-be"),
        b'{"a": "\xc3\xa9", "b": 2}',
        b'\xef\xbb\xbf{"a": "\xc3\xa9", "b": 2}',
        b"\xff\xfe" + '{"a": "é", "b": 2}'.encode("utf-16-le"),
        b"%YAML 1.2\n---\na: \xc3\xa9\nb: 2\n",
        b"# first\n\na: \xc3\xa9 # why\nb: 2\n...\n",
    ],
)
@pytest.mark.parametrize("name", ["a.yaml", "a.json", "a"])
def test_encodings_and_line_ends(source: bytes, name: str) -> None:
    assert parsed(source, name) == ({"a": "é", "b": 2}, [])


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (b"", "a.yaml:1:1: the file is empty; name a description in JSON or YAML"),
        (b" \n\t", "a.yaml:1:1: the file is empty; name a description in JSON or YAML"),
        (b"a: 1\nb: \xe9\n", "a.yaml:2: byte 8 is not UTF-8; save the file as UTF-8"),
        (b"a: 1\nb: \0\n", "a.yaml:2: the file holds NUL bytes; save it as UTF-8 text"),
        (b"\xff\xfea", "a.yaml:1: byte 2 is not UTF-16-LE; save the file as UTF-8"),
        ("a: [1, 2\n", "a.yaml:2:1: missing terminating ]; correct the YAML syntax there"),
        ("a:\n\t- b\n", "a.yaml:2:1: this is no YAML; correct the YAML syntax there"),
        ("a: 1\n? [b]\n: 2\n", ("a.yaml:2:3: a key is a list or a mapping, where a text belongs; "
         "correct the YAML syntax there")),
        ("a: 1\n---\na: 2\n", "a.yaml:3:1: the file holds 2 YAML documents; keep one description a file"),
        ("a: !!python/object/apply:os.system [x]\n", ("a.yaml:1:1: the tag !!python/object/apply:os.system "
         "asks for a Python object; remove the tag; a description holds plain data")),
        ("a: *b\n", ("a.yaml:1:1: the alias *b stands inside its own anchor or has none; "
         "define &b before it is used")),
        ("a: &a [*a]\n", ("a.yaml:1:8: the alias *a stands inside its own anchor or has none; "
         "define &a before it is used")),
        ("a: &a {b: 1}\n*a : 2\n", "a.yaml:2:1: a key is an alias of no text; write the key itself"),
    ],
)  # fmt: skip
def test_unreadable_yaml(source: str | bytes, message: str) -> None:
    assert stopped(source) == message


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ('{"a": 1,}', ("a.json:1:9: this is no JSON: expecting property name enclosed in double quotes; "
         "correct it there")),
        ('{\n "a": 1\n "b": 2}', "a.json:3:2: this is no JSON: expecting ',' delimiter; correct it there"),
        ('{"a": "é", "b": tru}', "a.json:1:17: this is no JSON: expecting value; correct it there"),
        ('{"a": 1} x', "a.json:1:10: this is no JSON: extra data; correct it there"),
        ('{"a": 01}', "a.json:1:8: this is no JSON: expecting ',' delimiter; correct it there"),
        ('{"a":\n "NaN", "b": NaN}',
         "a.json:2:14: NaN is no JSON; write a number, or null where none is known"),
        ('["é", -Infinity]',
         "a.json:1:7: -Infinity is no JSON; write a number, or null where none is known"),
    ],
)  # fmt: skip
def test_unreadable_json(source: str, message: str) -> None:
    assert stopped(source, "a.json") == message


def test_flow_style_is_yaml_where_the_name_says_so() -> None:
    assert parsed("{a: 1, b: [x, y],}\n")[0] == {"a": 1, "b": ["x", "y"]}


def test_html_is_told() -> None:
    assert "looks like HTML or XML" in stopped("  <!DOCTYPE html>\n")


@pytest.mark.parametrize(
    ("name", "source", "place", "first"),
    [
        ("a.yaml", "a: 1\nb: 2\na: 3\n", "3:1", "1:1"),
        ("a.yaml", "{a: 1, b: 2, a: 3}", "1:14", "1:2"),
        ("a.json", '{"a": 1,\n "b": 2, "\\u0061": 3}', "2:10", "1:2"),
    ],
)
def test_a_key_that_stands_twice(name: str, source: str, place: str, first: str) -> None:
    data, found = parsed(source, name)
    assert data == {"a": 3, "b": 2}
    assert found == [
        (
            f'{name}:{place}: warning: the key "a" was already given at {first}; '
            "keep one of the two; the later one is used [/a]"
        )
    ]


def test_a_text_that_looks_like_a_key_is_none() -> None:
    assert parsed('{"a": "\\"b\\": 1", "c" : "x\\\\", "d": ":"}', "a.json")[1] == []


def test_places_below_a_doubled_key_are_those_of_the_later_one() -> None:
    document = parse_document(b"a: {b: 1}\na:\n  b: 2\n", "a.yaml", Diagnostics())
    assert document.data == {"a": {"b": 2}}
    assert document.locate("/a/b") == (3, 3)


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("a: &x [1]\nb: *x\n", {"a": [1], "b": [1]}),
        ("a: &x hi\nb: {c: *x}\n", {"a": "hi", "b": {"c": "hi"}}),
        ("&x a: 1\nb: *x\n*x : 2\n", {"a": 2, "b": "a"}),
        ("a: &x {k: 1, l: 2}\nb:\n  <<: *x\n  l: 3\n", {"a": {"k": 1, "l": 2}, "b": {"k": 1, "l": 3}}),
        ("b:\n  <<: [{k: 1}, {k: 2, l: 3}]\n", {"b": {"k": 1, "l": 3}}),
        ('b: {"<<": {k: 1}}\n', {"b": {"<<": {"k": 1}}}),
        ("a: !!map {b: !!seq [!!int 1]}\n", {"a": {"b": [1]}}),
    ],
)
def test_aliases_and_merge_keys(source: str, value: object) -> None:
    assert parsed(source)[0] == value


@pytest.mark.parametrize(
    ("source", "value", "finding"),
    [
        ("a: !Ref b\n", "b", "a.yaml:1:1: warning: the tag !Ref has no meaning in an API description"),
        ("a: !Join [x, y]\n", ["x", "y"], "a.yaml:1:1: warning: the tag !Join has no meaning"),
        (
            "a:\n  <<: text\n",
            {},
            "a.yaml:2:3: warning: the merge key `<<` names something that is no mapping",
        ),
    ],
)
def test_oddities(source: str, value: object, finding: str) -> None:
    data, (found,) = parsed(source)
    assert data == {"a": value}
    assert found.startswith(finding)


def test_oddities_are_told_with_their_pointers() -> None:
    source = (
        "---\n"
        "a: &k key\n"
        "*k : {x: 1, x: 2}\n"
        "l: [{y: 1, y: 2}, !t 5]\n"
        "m: &m {'r/s': {z: 1, z: 3}}\n"
        "n:\n"
        "  <<: {u: 1, u: 2}\n"
        "  p: *m\n"
    )
    _, found = parsed(source)
    pointers = [each.rpartition("[")[2].rstrip("]") for each in found]
    assert pointers == ["/key/x", "/l/0/y", "/l/1", "/m/r~1s/z", "/n/<</u"]


def bomb(levels: int) -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 8)}]" for n in range(1, levels)]
    return "\n".join(lines)


def merges(links: int) -> str:
    return "\n".join(
        ["m0: &m0 {k0: 1}", *(f"m{n}: &m{n} {{<<: *m{n - 1}, k{n}: 1}}" for n in range(1, links))]
    )


@pytest.mark.parametrize(
    ("source", "limits", "name"),
    [
        ("[" * 6 + "]" * 6, Limits(depth=5), "depth"),
        ("a:\n b:\n  c:\n   d: 1", Limits(depth=3), "depth"),
        ("[" * 100_000, Limits(), "depth"),
        ("[" * 100_000 + "]" * 100_000, Limits(), "depth"),
        (json.dumps([0] * 90), Limits(nodes=50), "nodes"),
        ("- 0\n" * 100, Limits(nodes=50), "nodes"),
        (bomb(4), Limits(aliases=100), "aliases"),
        (bomb(30), Limits(), "aliases"),
        (merges(2_000), Limits(), "aliases"),
    ],
)
def test_a_limit_is_named_with_the_setting_that_raises_it(source: str, limits: Limits, name: str) -> None:
    with pytest.raises(LimitError) as raised:
        parsed(source, "a.yaml", limits)
    assert raised.value.code == 4
    assert str(raised.value).startswith(f"a.yaml: the limit of {name} ({getattr(limits, name)}) was met")
    raised_to = 2 * getattr(limits, name)
    assert f"`limits: {{{name}: {raised_to}}}`" in str(raised.value)
    assert f"`--limit {name}={raised_to}`" in str(raised.value)


def test_what_is_within_the_limits_is_read() -> None:
    assert parsed("[" * 5 + "]" * 5, "a.json", Limits(depth=5))[0] == [[[[[]]]]]
    assert len(parsed(bomb(4), "a.yaml", Limits(aliases=6_000))[0]) == 4


def test_a_limit_of_depth_that_would_crash_is_refused() -> None:
    with pytest.raises(UsageError):
        parsed("a: 1", "a.yaml", Limits(depth=DEEPEST + 1))


def test_the_highest_limit_of_depth_holds() -> None:
    levels = DEEPEST - 10
    text = '{"items":' * levels + "{}" + "}" * levels
    script = (
        "from sdkref.documents.reading import parse_document; from sdkref.diagnostics import Diagnostics;"
        "from sdkref.limits import Limits;"
        "from sdkref.readers.openapi import read_openapi; import sys;"
        f"read_openapi(parse_document(sys.stdin.buffer.read(), 'a', Diagnostics(), Limits(depth={DEEPEST})),"
        "Diagnostics())"
    )
    whole = f'{{"openapi": "3.1.0", "components": {{"schemas": {{"A": {text}}}}}}}'
    ran = subprocess.run(
        [sys.executable, "-c", script], input=whole.encode(), check=False, capture_output=True
    )
    assert ran.returncode == 0, ran.stderr[-500:]


def test_files(tmp_path: Path) -> None:
    good = tmp_path / "a.yaml"
    good.write_text("a: 1\n", encoding="utf-8")
    assert read_document(good, Diagnostics()).data == {"a": 1}
    assert read_document(good, Diagnostics(), name="shown.yaml").name == "shown.yaml"
    os.mkfifo(tmp_path / "fifo")
    for name in ("missing.yaml", "fifo", ".", "a" * 5_000, "nul\0"):
        with pytest.raises(Stop) as raised:
            read_document(tmp_path / name, Diagnostics(), name="shown.yaml")
        assert raised.value.code == 3
        assert str(raised.value).startswith("shown.yaml: ")
    with pytest.raises(LimitError, match="the limit of size"):
        read_document(good, Diagnostics(), Limits(size=4))


def test_nothing_is_written_to_the_error_stream(capfd: pytest.CaptureFixture[str]) -> None:
    stopped("a: [")
    assert capfd.readouterr() == ("", "")


def test_a_closed_error_stream_does_not_matter() -> None:
    script = (
        "import os; os.close(2); from sdkref.documents.reading import parse_document;"
        "from sdkref.diagnostics import Diagnostics; parse_document(b'a: 1', 'a', Diagnostics())"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_json_inside_a_text() -> None:
    assert json_value('{"a": "\\u0000", "b": 1.10}') == {"a": "\ufffd", "b": 1.1}
    for text in ("", "NaN", "[" * 100_000, '{"a": 1', "event: x"):
        with pytest.raises(ValueError):  # noqa: PT011 - every kind of text that is no JSON
            json_value(text)
