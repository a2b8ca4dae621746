"""Drift as findings: one for each difference, at the place where the SDK says it, naming the other one."""

from sdkref.diagnostics import Diagnostic
from sdkref.drift.difference import Difference


def as_finding(difference: Difference) -> Diagnostic:
    """Return the finding of a difference; where the SDK says nothing it stands at the other place."""
    at, other = difference.here, difference.there
    if not at.file:
        at, other = other, at
    named = f" ({other})" if other.file else ""
    return Diagnostic(
        difference.code,
        f"{_subject(difference)}{difference.fact}{named}",
        difference.remedy,
        at.location,
        line=at.line,
        column=(at.column or 1) if at.line is not None else None,
    )


def _subject(difference: Difference) -> str:
    """Return what a fact is said of."""
    if difference.call:
        return f"`{difference.call}` of {difference.sdks[0]}, {difference.operation}: "
    named = ", ".join(filter(None, (*difference.sdks, difference.operation)))
    return f"{named}: "
