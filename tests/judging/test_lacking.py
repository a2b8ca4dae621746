"""Documentation that shows what the installed package does not have: told with both versions."""

import pytest

from sdkref.examples.example import Client, Example, Origin
from sdkref.judging.judge import judged
from sdkref.judging.trial import Trial
from sdkref.runners.program import Fault, Finished, Program


def told(
    language: str,
    message: str,
    text: str,
    *,
    version: str = "",
    installed: tuple[str, ...] = ("tea==2.1.0",),
    origin: Origin = "documented",
    fault: Fault = "exit",
) -> str:
    """Return what is said of a program that ended with a fault."""
    example = Example(
        operation="GET /teas",
        target="tea-sdk",
        language=language,
        name="Default",
        origin=origin,
        text=text,
        source="docs/teas.md",
        client=Client(f"speakeasy-{language}", "Tea", version),
    )
    program = Program(id="e1", text=text, source="docs/teas.md")
    trial = Trial(id="e1", example=example, api=0)
    return judged(
        trial, Finished(program=program, fault=fault, message=message), (), installed=installed
    ).message


LACKING = [
    ("python", "AttributeError: 'Tea' object has no attribute 'pots'", "tea.pots.list()", "pots"),
    ("python", "AttributeError: type object 'Tea' has no attribute 'make'", "Tea.make()", "make"),
    ("python", "AttributeError: module 'tea' has no attribute 'Pot'", "tea.Pot()", "Pot"),
    (
        "python",
        "ImportError: cannot import name 'Pot' from 'tea' (/site-packages/tea/__init__.py)",
        "from tea import Pot",
        "Pot",
    ),
    ("python", "ModuleNotFoundError: No module named 'tea.models'", "import tea.models", "tea.models"),
    ("python", "TypeError: Tea.list() got an unexpected keyword argument 'hot'", "tea.list(hot=True)", "hot"),
    ("typescript", "TS2339: Property 'pots' does not exist on type 'Tea'.", "tea.pots.list()", "pots"),
    (
        "typescript",
        "TS2551: Property 'lists' does not exist on type 'Tea'. Did you mean 'list'?",
        "tea.lists()",
        "lists",
    ),
    (
        "typescript",
        "TS2305: Module '\"tea\"' has no exported member 'Pot'.",
        'import { Pot } from "tea";',
        "Pot",
    ),
    (
        "typescript",
        "TS2307: Cannot find module 'tea/funcs/potsList.js' or its corresponding type declarations.",
        'import { potsList } from "tea/funcs/potsList.js";',
        "tea/funcs/potsList.js",
    ),
    (
        "typescript",
        "TS2353: Object literal may only specify known properties, and 'hot' does not exist in type 'Ask'.",
        "tea.list({ hot: true })",
        "hot",
    ),
    (
        "go",
        "s.Pots undefined (type *teago.Tea has no field or method Pots)",
        "s.Pots.List(ctx)",
        "Pots",
    ),
    ("go", "undefined: operations.PotsRequest", "operations.PotsRequest{}", "operations.PotsRequest"),
    ("go", "unknown field Hot in struct literal of type operations.Ask", "Ask{Hot: true}", "Hot"),
    (
        "go",
        'the package "example.com/tea/pots" is not there',
        'import "example.com/tea/pots"',
        "example.com/tea/pots",
    ),
]


@pytest.mark.parametrize(("language", "message", "text", "name"), LACKING)
def test_what_the_package_lacks(language: str, message: str, text: str, name: str) -> None:
    fault: Fault = "exit" if language == "python" else "types"
    assert told(language, message, text, fault=fault) == (
        f"the documentation of tea-sdk shows `{name}`, which tea 2.1.0 does not have ({message}); "
        "install the version that it was written for"
    )


VERSIONS = [
    ("2.2.0", "tea==2.1.0", "tea 2.1.0", "it was written for the newer 2.2.0, so install that version"),
    ("2.0", "tea[hot]==2.1.0", "tea 2.1.0", "it was written for the older 2.0, so install that version"),
    (
        "2.10.0",
        "@tea/sdk@2.9.1",
        "@tea/sdk 2.9.1",
        "it was written for the newer 2.10.0, so install that version",
    ),
    (
        "v0.4",
        "example.com/tea@v0.4.0",
        "example.com/tea v0.4.0",
        "it says that it was written for v0.4 itself, so it is to be corrected",
    ),
    ("latest", "tea==2.1.0", "tea 2.1.0", "install the version that it was written for"),
]


@pytest.mark.parametrize(("version", "requirement", "installed", "remedy"), VERSIONS)
def test_both_versions_are_told(version: str, requirement: str, installed: str, remedy: str) -> None:
    message = "AttributeError: 'Tea' object has no attribute 'pots'"
    found = told("python", message, "tea.pots.list()", version=version, installed=(requirement,))
    assert found == (
        f"the documentation of tea-sdk shows `pots`, which {installed} does not have ({message}); {remedy}"
    )


ELSEWHERE = [
    ("python", "AttributeError: 'NoneType' object has no attribute 'pots'", "found.pots"),
    ("python", "AttributeError: 'dict' object has no attribute 'pots'", "found.pots"),
    ("python", "AttributeError: 'Inner' object has no attribute 'inside'", "tea.pots"),
    ("python", "ModuleNotFoundError: No module named 'tea'", "import tea"),
    ("python", "NameError: name 'os' is not defined", "os.environ"),
    ("typescript", "TS2307: Cannot find module 'tea' or its corresponding types.", 'import "tea"'),
    ("typescript", "TS2307: Cannot find module './tea.js' or its corresponding types.", 'import "./tea.js"'),
    ("go", "undefined: tea.hot", "tea.hot"),
    ("go", "undefined: hot", "hot"),
]


@pytest.mark.parametrize(("language", "message", "text"), ELSEWHERE)
def test_other_faults_are_told_as_they_are(language: str, message: str, text: str) -> None:
    assert told(language, message, text).partition(" example fails: ")[2].startswith(message)


def test_programs_that_nobody_documented_are_told_as_they_are() -> None:
    message, text = "AttributeError: 'Tea' object has no attribute 'pots'", "tea.pots.list()"
    for said in (
        told("python", message, text, origin="snippet"),
        told("python", message, text, origin="predicted"),
        told("python", message, text, installed=()),
    ):
        assert said == f"the Python example fails: {message}"
