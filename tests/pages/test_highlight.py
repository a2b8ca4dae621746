"""Code as HTML: the same text, with spans that a theme colours."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdkref.pages.highlight import highlight
from sdkref.projection.projection import Code

CASES = {
    "json": (
        '{"a": [1, -2.5e3, true, "<"]}',
        (
            '{<span class="nt">"a"</span>: [<span class="mi">1</span>, <span class="mi">-2.5e3</span>, '
            '<span class="kc">true</span>, <span class="s2">"&lt;"</span>]}'
        ),
    ),
    "python": (
        'x = "a"\n',
        'x = <span class="s2">"a"</span>',
    ),
    "unknown": ("a < b\n", "a &lt; b"),
}

PIECES = [*"\"'`\n#a <&{}\\$", '"""', "\n\n", "/*", "*/", "<<E", "//"]


@pytest.mark.parametrize("lexer", CASES)
def test_code_is_marked_up(lexer: str) -> None:
    text, expected = CASES[lexer]
    assert str(highlight(Code(text, lexer))) == expected


def test_a_text_over_empty_lines_stays_one_text() -> None:
    code = Code('a = """x\n\ny = 1\n\n"""\nb = 2\n', "python")
    assert '<span class="s2">"""x\n\ny = 1\n\n"""</span>' in highlight(code)


@given(
    st.lists(st.sampled_from(PIECES), max_size=20),
    st.sampled_from(["python", "go", "typescript", "bash", "console", "json", "http", "no such language"]),
)
def test_no_letter_is_lost_or_active(pieces: list[str], lexer: str) -> None:
    text = "".join(pieces)
    marked = highlight(Code(text, lexer))
    assert html.unescape(re.sub(r"</?span[^<>]*>", "", marked)) == text.rstrip("\n")


def test_very_long_code_stays_plain() -> None:
    assert highlight(Code("[1]" * 50_000, "json")) == "[1]" * 50_000
