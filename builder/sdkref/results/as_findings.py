"""Failures as findings, for every format that findings are told in."""

from collections.abc import Iterator, Sequence

from sdkref.diagnostics import Diagnostic, Level
from sdkref.judging.equivalence import Difference
from sdkref.judging.trial import Result
from sdkref.location import Location
from sdkref.results.text import TEST, again


def as_findings(
    results: Sequence[Result], differences: Sequence[Difference], command: str = TEST
) -> Iterator[Diagnostic]:
    """Give a finding for each example that failed, and for each that differs from its like."""
    for each in results:
        if each.outcome == "failed":
            fact = f"{each.message} ({each.trial.name})"
            remedy = f"run it alone with `{again(each, command)}`"
            location, line = _place(each)
            yield Diagnostic(
                "failing-example", fact, remedy, location, Level.ERROR, line, 1 if line else None
            )
    for found in differences:
        example = found.one.trial.example
        fact = f"the examples {example.name} of {example.operation} send different requests: {found.what}"
        location, line = _place(found.other)
        column = 1 if line else None
        yield Diagnostic(
            "different-requests", fact, "let them send the same", location, Level.ERROR, line, column
        )


def _place(result: Result) -> tuple[Location, int | None]:
    file, line = result.place
    location = result.trial.example.location
    return location if location is not None and location.file == file else Location(file), line
