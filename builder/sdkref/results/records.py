"""Results for programs: one JSON object, whose members stay what they are."""

from collections.abc import Mapping, Sequence
from typing import Any

from sdkref.judging.coverage import Coverage
from sdkref.judging.equivalence import Difference
from sdkref.judging.trial import Result
from sdkref.mock.record import record


def results_record(
    results: Sequence[Result],
    differences: Sequence[Difference],
    versions: Mapping[str, Mapping[str, str]],
    coverage: Sequence[Coverage],
    seconds: float,
) -> dict[str, Any]:
    """Return what came of examples as JSON data."""
    return {
        "examples": [_result(each) for each in results],
        "differences": [_difference(each) for each in differences],
        "versions": {target: dict(ran) for target, ran in versions.items()},
        "coverage": [_coverage(each) for each in coverage],
        "seconds": round(seconds, 3),
    }


def _coverage(found: Coverage) -> dict[str, Any]:
    return {
        "sdk": found.tab,
        "operations": found.operations,
        "executed": found.executed,
        "missing": list(found.missing),
    }


def _result(result: Result) -> dict[str, Any]:
    trial, example = result.trial, result.trial.example
    file, line = result.place
    return {
        "operation": example.operation,
        "language": example.language,
        "sdk": example.target,
        "name": example.name,
        "origin": example.origin,
        "status": trial.status,
        "outcome": result.outcome,
        "file": file,
        "line": line,
        "lineOfExample": result.line,
        "message": result.message,
        "notes": list(result.notes),
        "seconds": round(result.seconds, 3),
        "exchanges": [record(each) for each in result.exchanges] if result.outcome == "failed" else [],
    }


def _difference(found: Difference) -> dict[str, Any]:
    return {
        "operation": found.one.trial.example.operation,
        "name": found.one.trial.example.name,
        "between": [found.one.trial.example.target, found.other.trial.example.target],
        "message": found.what,
    }
