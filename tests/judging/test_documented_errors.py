"""What is said of an example that met an error which its operation documents, by how its program ended."""

from typing import Any

import pytest

from sdkref.examples.example import Example
from sdkref.judging.judge import judged
from sdkref.judging.trial import Trial
from sdkref.runners.program import Finished, Program

OPENAI_GO = "github.com/openai/openai-go/v3/internal/apierror.Error"
NOT_FOUND = ("openai.NotFoundError", "openai.APIStatusError", "Exception")


def told(language: str, seen: str | None, **ended: Any) -> str:
    """Return what is said of a program that met the status 404; empty when it did right."""
    example = Example(
        operation="GET /teas",
        target="tea",
        language=language,
        name="Default",
        origin="snippet",
        text="",
        source="default",
    )
    program = Program(id="e1", text="", source="default")
    result = judged(
        Trial(id="e1", example=example, api=0, status=404, seen=seen), Finished(program=program, **ended), ()
    )
    assert (result.outcome == "passed") == (not result.message)
    return result.message


RIGHT: list[tuple[str, str | None, dict[str, Any]]] = [
    # Plain HTTP: it tells of the status, and ends with an error.
    ("curl", None, {"fault": "exit", "stderr": "curl: (22) The requested URL returned error: 404"}),
    ("typescript", None, {"fault": "exit", "error": ("Error",), "stderr": "Error: 404 Not Found"}),
    # An SDK: what nothing caught has the documented type, or extends it, or wraps it.
    ("python", "NotFoundError", {"fault": "exit", "error": NOT_FOUND}),
    ("python", "APIStatusError", {"fault": "exit", "error": NOT_FOUND}),
    ("python", "errors.NotFoundError", {"fault": "exit", "error": ("tea.models.notfound.NotFoundError",)}),
    ("python", "NotFoundError", {"fault": "exit", "error": ("RuntimeError", *NOT_FOUND)}),
    ("typescript", "NotFoundError", {"fault": "exit", "error": ("NotFoundError", "APIError", "Error")}),
    ("go", "*openai.Error", {"fault": "exit", "error": (OPENAI_GO,)}),
    ("go", "Error", {"fault": "exit", "error": ("fmt.wrapError", OPENAI_GO)}),
    ("go", "Error", {"fault": "exit", "error": ("main.Error",)}),
    # An SDK: the example handles the error, and tells of it.
    ("python", "NotFoundError", {"fault": "exit", "stderr": "no such tea (404)"}),
    ("python", "NotFoundError", {"stdout": "404: there is no such tea"}),
    # Nothing is documented of the type.
    ("python", "", {"fault": "exit", "error": ("tea.Oops",), "stderr": "Traceback …\ntea.Oops: 404"}),
]


@pytest.mark.parametrize(("language", "seen", "ended"), RIGHT)
def test_what_passes(language: str, seen: str | None, ended: dict[str, Any]) -> None:
    assert told(language, seen, **ended) == ""


WRONG: list[tuple[str, str | None, dict[str, Any], str]] = [
    ("curl", None, {"stdout": "404"}, "the curl example takes the status 404 for a success"),
    (
        "python",
        None,
        {"fault": "exit", "message": "Oops: 404", "stderr": "Traceback (most recent call last)\nOops: 404"},
        "the Python example does not expect the status 404: Oops: 404",
    ),
    (
        "python",
        None,
        {"fault": "exit", "message": "KeyError: 'name'", "stderr": "line 1404"},
        "the Python example fails when it meets the status 404, and does not tell of it: KeyError: 'name'",
    ),
    ("go", "Error", {"stdout": "tea 1404"}, "the Go example takes the status 404 for a success"),
    (
        "python",
        "NotFoundError",
        {"fault": "exit", "message": "tea.Oops: 404", "error": ("tea.Oops", "Exception"), "stderr": "404"},
        (
            "the Python example ends with tea.Oops when it meets the status 404, "
            "and not with NotFoundError, which is documented: tea.Oops: 404"
        ),
    ),
    (
        "go",
        "*openai.Error",
        {"fault": "exit", "message": "refused", "error": ("net/url.Error", "net.OpError")},
        (
            "the Go example ends with net/url.Error when it meets the status 404, "
            "and not with *openai.Error, which is documented: refused"
        ),
    ),
    (
        "typescript",
        "",
        {"fault": "exit", "message": "TypeError: x", "error": ("TypeError", "Error")},
        "the TypeScript example fails when it meets the status 404, and does not tell of it: TypeError: x",
    ),
    (
        "typescript",
        "NotFoundError",
        {"fault": "timeout", "message": "did not end within 30 s"},
        "the TypeScript example does not end when it meets the status 404: did not end within 30 s",
    ),
]


@pytest.mark.parametrize(("language", "seen", "ended", "words"), WRONG)
def test_what_fails(language: str, seen: str | None, ended: dict[str, Any], words: str) -> None:
    assert told(language, seen, **ended) == words
