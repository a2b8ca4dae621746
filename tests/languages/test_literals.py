"""Literals of every language, read back by that language, are the value they stand for."""

import ast
import json
import subprocess
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sdkref.languages.curl import quoted
from sdkref.languages.known import LANGUAGES
from sdkref.languages.language import Variable
from tools import tool

HOSTILE_TEXTS = [
    "", "'", '"', "`", "\\", "\\\\'", "$", "${x}", "$(id)", "`id`", "#{x}", "{x}", "{{x}}", "%s", "!history",
    "*/", "//", "\n", "\r", "\r\n", "\t", "\0", "\0" + "1", "\x01\x1b\x7f", "\u0085", "\u2028\u2029",
    "\ufeff", "\u202e", "é", "日本", "😀", "\U000e0001", "\ud800", "a\udc00b", "</script>", "-n", "@file",
    "~", "EOF", "a" * 5_000, "it's \"both\" `and` ${more}\\", "'''", '"""', "\\u0041", "\\x41", "__proto__",
]  # fmt: skip
HOSTILE_NUMBERS = [
    0, -1, 1, 2**31, 2**53, 2**53 + 1, -(2**63), 2**63, 10**30, 0.1, -0.0, 1e21, 1e-7, 1.5e300, 5e-324, 1.0,
]  # fmt: skip
HOSTILE_KEYS = dict.fromkeys(("", "a b", "1", "constructor", "class", *HOSTILE_TEXTS[:30], "__proto__"), 1)
HOSTILE: list[Any] = [
    *HOSTILE_TEXTS,
    *HOSTILE_NUMBERS,
    *(None, True, False, [], {}, [[]], {"": {}}, [{}], [{"a": {}}], [None, "a"], HOSTILE_KEYS, HOSTILE_TEXTS),
]

characters = st.characters(codec=None, exclude_categories=())
texts = st.text(characters, max_size=20)
numbers = st.integers(-(10**25), 10**25) | st.floats(allow_nan=False, allow_infinity=False)
scalars = st.none() | st.booleans() | numbers | texts
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(texts, inner, max_size=5),
    max_leaves=15,
)


def gathered(strategy: st.SearchStrategy[Any], count: int) -> list[Any]:
    """Return examples of a strategy, always the same, for one process to read at once."""
    found: list[Any] = []

    @settings(
        max_examples=count,
        database=None,
        derandomize=True,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def gather(value: Any) -> None:
        found.append(value)

    gather()
    return found


SIZES = [600, pytest.param(20_000, marks=pytest.mark.corpus)]
"""Values that are made up for a language: a sample, and what a claim can be built on."""

AT_ONCE = 2_000
"""Values in one Go program; its compiler takes more than twice as long for twice as many."""


@pytest.fixture(scope="module", params=SIZES)
def many(request: pytest.FixtureRequest) -> list[Any]:
    return [*HOSTILE, *gathered(values, request.param)]


@pytest.fixture(scope="module", params=SIZES)
def strings(request: pytest.FixtureRequest) -> list[str]:
    return [*HOSTILE_TEXTS, *gathered(texts, request.param)]


def without_surrogates(value: Any) -> Any:
    match value:
        case str():
            return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in value)
        case list():
            return [without_surrogates(each) for each in value]
        case dict():
            return {without_surrogates(key): without_surrogates(each) for key, each in value.items()}
        case _:
            return value


def with_numbers(value: Any, kind: Callable[[str], Any]) -> Any:
    """Return the value with every number made anew from its text."""
    match value:
        case bool() | None | str():
            return value
        case list():
            return [with_numbers(each, kind) for each in value]
        case dict():
            return {key: with_numbers(each, kind) for key, each in value.items()}
        case _:
            return kind(repr(value))


def assert_alike(read: Sequence[Any], expected: Sequence[Any]) -> None:
    assert len(read) == len(expected)
    for one, other in zip(read, expected, strict=True):
        assert one == other


@given(values, st.integers(0, 3), st.integers(0, 100))
def test_python_reads_the_value(value: Any, indent: int, column: int) -> None:
    code = LANGUAGES["python"].literal(value, indent, column)
    assert ast.literal_eval(code) == value
    assert code.isprintable() or "\n" in code


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: ascii(value)[:30])
def test_python_reads_hostile_values(value: Any) -> None:
    assert ast.literal_eval(LANGUAGES["python"].literal(value)) == value


def test_python_reads_many_values(many: list[Any]) -> None:
    literal = LANGUAGES["python"].literal
    assert_alike([ast.literal_eval(literal(value)) for value in many], many)


@given(st.lists(texts, min_size=1, max_size=4))
def test_python_puts_variables_between_text(pieces: list[str]) -> None:
    code = LANGUAGES["python"].text([each for piece in pieces for each in (piece, Variable("x"))])
    assert eval(code, {"x": "<X>"}) == "".join(f"{piece}<X>" for piece in pieces)


@given(values)
def test_json_reads_the_value(value: Any) -> None:
    assert json.loads(LANGUAGES["curl"].literal(value)) == value


def test_json_reads_many_values(many: list[Any]) -> None:
    literal = LANGUAGES["curl"].literal
    assert_alike([json.loads(literal(value)) for value in many], many)


def evaluated_by_node(codes: Sequence[str], folder: Path) -> list[Any]:
    file = folder / "values.mjs"
    lines = "".join(f"show({code});\n" for code in codes)
    file.write_text(
        'const x = "<X>";\nconst show = (value) => console.log(JSON.stringify(value));\n' + lines,
        encoding="utf-8",
    )
    run = subprocess.run([tool("node"), file], capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
    return [json.loads(line, parse_int=float) for line in run.stdout.decode().split("\n")[:-1]]


def test_node_reads_the_value(many: list[Any], tmp_path: Path) -> None:
    codes = [LANGUAGES["typescript"].literal(value) for value in many]
    assert_alike(evaluated_by_node(codes, tmp_path), with_numbers(many, float))


def test_node_puts_variables_between_text(strings: list[str], tmp_path: Path) -> None:
    codes = [LANGUAGES["typescript"].text([each, Variable("x"), each]) for each in strings]
    assert_alike(evaluated_by_node(codes, tmp_path), [f"{each}<X>{each}" for each in strings])


def evaluated_by_go(codes: Sequence[str], folder: Path) -> list[Any]:
    statements = "".join(f"\tshow({code})\n" for code in codes)
    file = folder / "main.go"
    file.write_text(
        'package main\n\nimport (\n\t"encoding/json"\n\t"os"\n)\n\nvar x = "<X>"\n\n'
        "func show(value any) {\n\tencoder := json.NewEncoder(os.Stdout)\n\tencoder.SetEscapeHTML(false)\n"
        "\tif err := encoder.Encode(value); err != nil {\n\t\tpanic(err)\n\t}\n}\n\n"
        f"var _ json.Number\n\nvar _ = x\n\nfunc main() {{\n{statements}}}\n",
        encoding="utf-8",
    )
    run = subprocess.run([tool("go"), "run", file], capture_output=True, cwd=folder, check=False)
    assert run.returncode == 0, run.stderr.decode()
    lines = run.stdout.decode().split("\n")[:-1]
    return [json.loads(line, parse_int=Decimal, parse_float=Decimal) for line in lines]


def test_go_reads_the_value(many: list[Any], tmp_path: Path) -> None:
    for start in range(0, len(many), AT_ONCE):
        some = many[start : start + AT_ONCE]
        read = evaluated_by_go([LANGUAGES["go"].literal(value) for value in some], tmp_path)
        assert_alike(read, without_surrogates(with_numbers(some, Decimal)))


def test_go_puts_variables_between_text(strings: list[str], tmp_path: Path) -> None:
    for start in range(0, len(strings), AT_ONCE):
        some = strings[start : start + AT_ONCE]
        read = evaluated_by_go([LANGUAGES["go"].text([each, Variable("x"), each]) for each in some], tmp_path)
        assert_alike(read, without_surrogates([f"{each}<X>{each}" for each in some]))


def test_gofmt_leaves_literals_alone(tmp_path: Path) -> None:
    # No more: among 20,000 values a key is 2.5 times as long as the last, to the letter, and then the
    # rounding of Go's logarithm, which differs by machine, decides whether gofmt aligns the two.
    many = [*HOSTILE, *gathered(values, 600)]
    literal: Callable[[Any], str] = LANGUAGES["go"].literal
    file = tmp_path / "main.go"
    declarations = "\n".join(f"var v{number} any = {literal(value)}" for number, value in enumerate(many))
    # A blank line between keeps gofmt from aligning one declaration with the next.
    file.write_text("package main\n\n" + declarations.replace("\nvar ", "\n\nvar ") + "\n", encoding="utf-8")
    run = subprocess.run([tool("gofmt"), "-d", file], capture_output=True, text=True, check=False)
    assert (run.stdout, run.stderr) == ("", "")


def test_bash_reads_words(strings: list[str], tmp_path: Path) -> None:
    curl = LANGUAGES["curl"]
    words = [quoted(each) for each in strings]
    words += [curl.text([each, Variable("${x}"), each]) for each in strings]
    file = tmp_path / "words.sh"
    file.write_text("x='<X>'\nprintf '%s\\0' \\\n" + " \\\n".join(words) + "\n", encoding="utf-8")
    run = subprocess.run([tool("bash"), file], capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
    read = [each.decode() for each in run.stdout.split(b"\0")[:-1]]
    clean = [without_surrogates(each).replace("\0", "") for each in strings]
    assert_alike(read, [*clean, *(f"{each}<X>{each}" for each in clean)])
