"""Findings as GitHub's workflow commands, which show them at their lines in a pull request."""

from sdkref.diagnostics import Diagnostic
from sdkref.findings.report import Report
from sdkref.visible import visible

_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}
"""What GitHub's own toolkit escapes in a message, and in a property before it."""


def annotations(report: Report) -> str:
    """Return a workflow command for each finding, a line each."""
    return "".join(f"{_command(each)}\n" for each in report.findings)


def _command(found: Diagnostic) -> str:
    properties = {
        "file": found.location.file,
        "line": found.line,
        "col": found.column,
        "title": found.code,
    }
    written = ",".join(
        f"{name}={_escaped(str(value), _PROPERTY)}" for name, value in properties.items() if value
    )
    pointer = f" [{found.location.pointer}]" if found.location.pointer else ""
    return f"::{found.level.value} {written}::{_escaped(found.sentence + pointer, _DATA)}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return visible("".join(escapes.get(character, character) for character in text))
