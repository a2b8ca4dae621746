"""A user's own examples, each broken in one way: what is told of it, and where."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tea_house import PROGRAMS, tea_house
from tools import tool

LANGUAGES = {"py": "python", "sh": "curl", "ts": "typescript", "go": "go"}
TOOLS = {"py": "python3", "sh": "curl", "ts": "node", "go": "go"}
NAMES = {"py": "Python", "sh": "curl", "ts": "TypeScript", "go": "Go"}

ASKED = {"py": 8, "sh": 1, "ts": 6, "go": 1}
"""The lines at which programs end when they are told that they asked wrongly."""

SAME = {
    "a-wrong-key": (
        "asks POST /teas wrongly: body: `grams` is missing, which is required; "
        "body at /gram: there is no member `gram`; did you mean `grams`? (declared at tea.yaml:43)"
    ),
    "a-wrong-type": (
        'asks POST /teas wrongly: body at /grams: "100" is no integer; '
        "send 100 without quotes (declared at tea.yaml:49)"
    ),
    "a-missing-field": (
        "asks POST /teas wrongly: body: `grams` is missing, which is required (declared at tea.yaml:43)"
    ),
    "a-wrong-path": (
        "asks POST /tea wrongly: `/tea` is no path of the API; "
        "did you mean `POST /teas`? (declared at tea.yaml:13)"
    ),
}
"""What is told in every language of what the mock saw."""

OWN = {
    ("py", "a-syntax-error"): "9: the Python example does not parse: SyntaxError: '(' was never closed",
    ("sh", "a-syntax-error"): (
        "3: the curl example does not parse: unexpected EOF while looking for matching `''"
    ),
    ("ts", "a-syntax-error"): (
        '5: the TypeScript example does not parse: Expected ")" but found ";" (column 2)'
    ),
    ("go", "a-syntax-error"): "18: the Go example does not parse: expected ';', found 'defer'",
    ("py", "default"): (
        "9: the Python example fails when it meets the status 409, and does not tell of it: KeyError: 'name'"
    ),
    ("sh", "default"): "1: the curl example takes the status 409 for a success",
    ("ts", "default"): "1: the TypeScript example takes the status 409 for a success",
    ("go", "default"): "1: the Go example takes the status 409 for a success",
}
"""What is told in one language, after the line; `default` is the one that handles no error."""

FAULTS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "a-wrong-key": {
        "py": ('"grams"', '"gram"'),
        "sh": ('"grams"', '"gram"'),
        "ts": ("grams:", "gram:"),
        "go": ('"grams"', '"gram"'),
    },
    "a-wrong-type": dict.fromkeys(LANGUAGES, ("100", '"100"')),
    "a-missing-field": {
        "py": (', "grams": 100', ""),
        "sh": (', "grams": 100', ""),
        "ts": (", grams: 100", ""),
        "go": (', "grams": 100', ""),
    },
    "a-wrong-path": dict.fromkeys(LANGUAGES, ("/teas", "/tea")),
    "a-syntax-error": {
        "py": ("print(", "print(("),
        "sh": ("100}'", "100}"),
        "ts": ("});\nif", "};\nif"),
        "go": ("defer", "defer defer"),
    },
    "default": {
        "py": ("answer.is_error", "False"),
        "sh": ("--fail-with-body ", ""),
        "ts": ("!answer.ok", "false"),
        "go": ("answer.StatusCode >= 400", "false"),
    },
}
"""What is exchanged in a program that is right."""


@pytest.mark.parametrize("ending", LANGUAGES)
def test_each_fault_is_told_in_plain_words_and_at_its_place(tmp_path: Path, ending: str) -> None:
    tool(TOOLS[ending])
    project = tea_house(tmp_path)
    for name, exchange in FAULTS.items():
        right, wrong = exchange[ending]
        assert right in PROGRAMS[ending]
        project.write(f"snippets/post-teas/{name}.{ending}", PROGRAMS[ending].replace(right, wrong))
    ended = project.run("test", "--language", LANGUAGES[ending], "--only", "POST /teas", "--report", "r.json")
    assert ended.code == 1, ended.err
    told = {
        Path(each["file"]).stem: f"{each['line']}: {each['message']}"
        for each in json.loads((tmp_path / "r.json").read_text())["examples"]
        if each["outcome"] == "failed"
    }
    line, who = ASKED[ending], f"the {NAMES[ending]} example"
    assert told == {
        **{name: f"{line}: {who} {words}" for name, words in SAME.items()},
        **{name: words for (known, name), words in OWN.items() if known == ending},
    }
    assert f"snippets/post-teas/a-wrong-key.{ending}:{line}: {who} asks POST /teas wrongly" in ended.out
    assert f"run it alone: sdkref test --only 'POST /teas[{LANGUAGES[ending]}:A wrong key]'" in ended.out


@pytest.mark.parametrize("ending", LANGUAGES)
def test_an_example_that_is_right_passes_and_meets_the_error(tmp_path: Path, ending: str) -> None:
    tool(TOOLS[ending])
    project = tea_house(tmp_path)
    project.write(f"snippets/post-teas/default.{ending}", PROGRAMS[ending])
    ended = project.run("test", "--language", LANGUAGES[ending], "--only", "POST /teas", "--report", "r.json")
    assert ended.code == 0, ended.out + ended.err
    every = json.loads((tmp_path / "r.json").read_text())["examples"]
    assert [(each["origin"], each["status"], each["outcome"]) for each in every] == [
        ("snippet", None, "passed"),
        ("snippet", 409, "passed"),
    ]
