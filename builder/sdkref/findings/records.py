"""Findings for programs: one JSON object, whose members stay what they are for a version of the format.

The text is ASCII: nothing that a description or a file name holds reaches a terminal but as an escape.
"""

import json
from typing import Any

from sdkref.diagnostics import Diagnostic
from sdkref.findings.report import Report, SourceNote

VERSION = "1"
"""Another one when a member goes or changes its meaning; members may be added to this one."""


def records(report: Report) -> str:
    """Return the sources, every finding, and how many there are of each level."""
    return as_json(
        {
            "version": VERSION,
            "sources": [_source(each) for each in report.sources],
            "findings": [_finding(each) for each in report.findings],
            "counts": {level.value: count for level, count in report.counts.items()},
        }
    )


def as_json(value: Any) -> str:
    """Return a value as ASCII JSON; halves of surrogate pairs, which JSON has no text for, are replaced."""
    return json.dumps(_whole(value), indent=2, ensure_ascii=True) + "\n"


def _source(source: SourceNote) -> dict[str, Any]:
    if not source.read:
        return {"file": source.file, "read": False}
    return {name: getattr(source, name) for name in SourceNote.__struct_fields__}


def _finding(found: Diagnostic) -> dict[str, Any]:
    return {
        "code": found.code,
        "level": found.level.value,
        "message": found.sentence,
        "fact": found.fact,
        "remedy": found.remedy,
        "file": found.location.file or None,
        "line": found.line,
        "column": found.column,
        "pointer": found.location.pointer if found.location.file else None,
    }


def _whole(value: Any) -> Any:
    match value:
        case str():
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case dict():
            return {key: _whole(each) for key, each in value.items()}
        case list() | tuple():
            return [_whole(each) for each in value]
        case _:
            return value
