"""Rows of tables as programs write them, and the tables of a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdkref.markdown.page import cells, markdown_page


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| a | b |", ["a", "b"]),
        ("a | b", ["a", "b"]),
        ("|a||b|", ["a", "", "b"]),
        ("| a |  |", ["a", ""]),
        ("|", []),
        ("", [""]),
        (" **n** | [**T**](t.md)|  |", ["**n**", "[**T**](t.md)", ""]),
        ("| a \\| b | c |", ["a | b", "c"]),
        ("| a \\\\| c |", ["a \\\\", "c"]),
        ('| `"a" | "b"` | c |', ['`"a" | "b"`', "c"]),
        ("| `a \\| b` | c |", ["`a | b`", "c"]),
        ("| ``a ` | b`` | c |", ["``a ` | b``", "c"]),
        ("| ` | c |", ["`", "c"]),
        ("| `` | `c` |", ["``", "`c`"]),
        ("| ends with \\", ["ends with \\"]),
    ],
)
def test_cells(row: str, expected: list[str]) -> None:
    assert cells(row) == expected


@given(st.lists(st.text(alphabet="ab`\\* ", max_size=6), min_size=1, max_size=6))
def test_pipes_end_cells_where_no_span_and_no_escape_is(written: list[str]) -> None:
    plain = [each.replace("`", "").replace("\\", "").strip() for each in written]
    assert cells("| " + " | ".join(plain) + " |") == plain


def test_a_table_ends_where_another_block_begins() -> None:
    first = "**T**\n| a | b |\n| - | - |\n| 1 | 2 |\n| 3\n> quoted\n\n"
    second = "| c |\n| - |\n# Heading\n- item\n| not | one |\n"
    page = markdown_page(first + second, "page.md")
    assert [(each.kind, each.line, each.after) for each in page.blocks] == [
        ("paragraph", 1, 2),
        ("table", 2, 6),
        ("quote", 6, 7),
        ("table", 8, 10),
        ("heading", 10, 11),
        ("list", 11, 13),
    ]
    assert page.blocks[1].rows == (("a", "b"), ("1", "2"), ("3",))
    assert page.blocks[1].row_lines == (2, 4, 5)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_any_end_of_a_line_ends_it(end: str) -> None:
    page = markdown_page(f"# A{end}{end}| a |{end}| - |{end}| 1 |", "page.md")
    assert page.lines == ("# A", "", "| a |", "| - |", "| 1 |")
    assert page.blocks[1].rows == (("a",), ("1",))


def test_a_lone_backtick_does_not_join_cells() -> None:
    page = markdown_page(
        "| a | b | c |\n| - | - | - |\n| it`s \\| | so | `it` |\n| `x | y` | z |\n", "page.md"
    )
    assert page.blocks[0].rows[1:] == (("it`s |", "so", "`it`"), ("`x | y`", "z"))
