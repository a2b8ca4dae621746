"""Fenced code in Markdown: wherever it stands, in whatever form, with the lines that it has on the page."""

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdkref.fences import FencedCode, fenced_code

FORMS = {
    "```python": "python",
    "```Python": "python",
    "``` python": "python",
    '```python title="tea.py" hl_lines="2"': "python",
    "``` {.python .annotate}": "python",
    '``` { .python title="tea.py" }': "python",
    "```": "",
    "~~~python": "python",
    "````python": "python",
}


@pytest.mark.parametrize("opening", FORMS)
def test_forms_of_a_fence(opening: str) -> None:
    mark = opening[0] * (4 if opening.startswith("````") else 3)
    (found,) = fenced_code(f"Tea\n\n{opening}\nx = 1\n{mark}\n")
    assert found == FencedCode(language=FORMS[opening], text="x = 1\n", line=4)


def test_fences_in_lists_tabs_and_admonitions() -> None:
    page = dedent("""\
        - A list

            ```python
            if tea:
                drink()
            ```

        === "Python"

            !!! note

                ```go
                package main
                ```
        """)
    assert [(each.language, each.line, each.text) for each in fenced_code(page)] == [
        ("python", 4, "if tea:\n    drink()\n"),
        ("go", 13, "package main\n"),
    ]


def test_a_longer_fence_holds_shorter_ones() -> None:
    (found,) = fenced_code("````markdown\n```python\nx = 1\n```\n````\n")
    assert (found.language, found.text) == ("markdown", "```python\nx = 1\n```\n")


def test_a_fence_that_is_not_closed_ends_with_the_page() -> None:
    assert [each.text for each in fenced_code("```python\nx = 1\n")] == ["x = 1\n"]


def test_directives_of_a_fence() -> None:
    page = dedent("""\
        <!-- sdkref: compile only -->
        <!-- sdkref: for POST /teas -->

        ```python {sdkref="skip because of rain"}
        x = 1
        ```

        <!-- sdkref: compile only -->
        A paragraph.

        ```python
        y = 1
        ```
        """)
    assert [each.directives for each in fenced_code(page)] == [
        ("compile only", "for POST /teas", "skip because of rain"),
        (),
    ]


@given(st.text(alphabet="`~ab \t\n{}.#<!->\r", max_size=80))
def test_lines_are_those_of_the_page(page: str) -> None:
    lines = page.splitlines()
    for each in fenced_code(page):
        for number, line in enumerate(each.text.splitlines(), each.line):
            assert lines[number - 1].endswith(line)
