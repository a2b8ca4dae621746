"""Directives in example code: what they say, what a page shows, and what is wrong with one."""

from datetime import date
from textwrap import dedent

import pytest

from sdkref.directives import Directives, read_directives

SAID = {
    "# sdkref: skip because it costs money": {"skip": "it costs money"},
    "// sdkref: skip because it costs money": {"skip": "it costs money"},
    "   #   sdkref:   skip because  of that  ": {"skip": "of that"},
    "# sdkref: skip until 2027-01-31 because the mock has no clock": {
        "skip": "the mock has no clock",
        "until": date(2027, 1, 31),
    },
    "# sdkref: compile only": {"compile_only": True},
    "# sdkref: prints Assam": {"output": "Assam\n"},
    "# sdkref: prints Assam\n# sdkref: prints\n# sdkref: prints 100": {"output": "Assam\n\n100\n"},
    "# sdkref: for POST /teas": {"operation": "POST /teas"},
    "# sdkref: for GET /teas/{tea_id}": {"operation": "GET /teas/{tea_id}"},
    "# sdkref: file plans/floor.pdf": {"files": (("plans/floor.pdf", "floor.pdf"),)},
    "# sdkref: file plans/floor.pdf as plan.pdf": {"files": (("plans/floor.pdf", "plan.pdf"),)},
    "# sdkref: file a.txt\n# sdkref: file b.txt": {"files": (("a.txt", "a.txt"), ("b.txt", "b.txt"))},
    "print(1)  # sdkref: skip because it stands behind code": {},
    'print("sdkref: compile only")': {},
}


@pytest.mark.parametrize("text", SAID)
def test_what_directives_say(text: str) -> None:
    directed = read_directives(text)
    assert directed.directives == Directives(**SAID[text])  # type: ignore[arg-type] # cases of several types
    assert directed.faults == ()


FAULTS = {
    "# sdkref: file a.txt as ../b.txt": (
        "name a file in the folder of the example: `file PATH as plans/floor.pdf`"
    ),
    "# sdkref: file a.txt as /b.txt": (
        "name a file in the folder of the example: `file PATH as plans/floor.pdf`"
    ),
    "# sdkref: skip": "write `skip because …`, or `skip until 2027-01-31 because …`",
    "# sdkref: skip until tomorrow because of rain": (
        "write the day as year, month and day: 2027-01-31, not `tomorrow`"
    ),
    "# sdkref: compile": "write `compile only`",
    "# sdkref: for /teas": "write method and path: `for POST /stays`",
    "# sdkref: file": "write `file PATH` or `file PATH as NAME`",
    "# sdkref: hide this\n# sdkref: show": "write `hide` alone",
    "# sdkref: skpi because of rain": ("the directives are skip, compile, prints, for, file, hide, show"),
}


@pytest.mark.parametrize("text", FAULTS)
def test_what_means_nothing_is_told(text: str) -> None:
    (fault,) = read_directives(f"x = 1\n{text}").faults
    assert (fault.line, fault.remedy) == (2, FAULTS[text])
    assert fault.fact.startswith("`")


def test_a_page_shows_neither_directives_nor_hidden_lines() -> None:
    text = dedent("""\
        # sdkref: for POST /teas
        # sdkref: hide
        import os
        # sdkref: show

        tea = {"name": "Assam"}
        # sdkref: prints Assam
        print(tea["name"])
        """)
    assert read_directives(text).shown == 'tea = {"name": "Assam"}\nprint(tea["name"])\n'


def test_lines_that_stay_hidden_are_told() -> None:
    directed = read_directives("a = 1\n# sdkref: hide\nb = 2\n")
    assert directed.shown == "a = 1\n"
    assert [each.fact for each in directed.faults] == ["lines are hidden up to the end"]


def test_code_without_directives_is_shown_as_it_stands() -> None:
    assert read_directives("\n\nx = 1").shown == "\n\nx = 1"
