"""The formats in which findings are told, by the key that the command line uses."""

from collections.abc import Callable
from enum import StrEnum

from sdkref.findings.annotations import annotations
from sdkref.findings.records import records
from sdkref.findings.report import Report
from sdkref.findings.sarif import sarif


class Format(StrEnum):
    """For people, or for programs."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


MACHINE_FORMATS: dict[Format, Callable[[Report], str]] = {
    Format.JSON: records,
    Format.SARIF: sarif,
    Format.GITHUB: annotations,
}
"""The whole report as one text."""
