"""The reference of the command line says what the commands themselves say."""

import pytest

from command_line_reference import PAGE, coded, with_tables


def test_the_documentation_shows_the_commands() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == with_tables(page), "run `python tests/command_line_reference.py`, and read what changed"


def test_a_command_without_a_section_gets_one() -> None:
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition("\n## sdkref serve\n")
    shortened = before + "\n## " + rest.partition("\n## ")[2]
    assert "\n## sdkref serve\n" not in shortened
    written = with_tables(shortened)
    assert "sdkref serve [OPTIONS]" in written.partition("\n## sdkref serve\n")[2].partition("\n## ")[0]
    assert written == with_tables(written)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Only what 'METHOD /path' matches; * stands for any.",
            "Only what `METHOD /path` matches; `*` stands for any.",
        ),
        ("Short for --format json.", "Short for `--format json`."),
        (
            "Write a .json or .xml file beside sdkref.yml.",
            "Write a `.json` or `.xml` file beside `sdkref.yml`.",
        ),
        ("Hide this machine's files.", "Hide this machine's files."),
    ],
)
def test_what_of_a_help_text_is_code_is_marked(text: str, expected: str) -> None:
    assert coded(text) == expected
