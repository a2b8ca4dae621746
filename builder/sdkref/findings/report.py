"""What a run found: the sources it read, every finding with its place, and what ended it before its time."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from sdkref.diagnostics import Diagnostic, Level, Stop
from sdkref.visible import visible

FINDINGS = 1
"""The exit code of a strict run that found something."""


class SourceNote(Struct, frozen=True, kw_only=True):
    """A source as findings name it, and what a site shows of it."""

    file: str
    read: bool = False
    """False when it could not be: the members below then say nothing."""
    title: str = ""
    version: str = ""
    operations: int = 0
    resources: int = 0
    models: int = 0
    webhooks: int = 0
    left_out: int = 0
    """Operations that are internal, or that include and exclude leave out."""

    def __str__(self) -> str:
        if not self.read:
            return f"{visible(self.file)}: not read"
        parts = [
            counted(self.operations, "operation"),
            counted(self.resources, "resource"),
            counted(self.models, "model"),
            *([counted(self.webhooks, "webhook")] if self.webhooks else []),
        ]
        left_out = f" ({counted(self.left_out, 'operation')} left out)" if self.left_out else ""
        title = visible(f"{self.title} {self.version}".rstrip())
        return f"{title}: {', '.join(parts)}{left_out}"


class Report(Struct, frozen=True, kw_only=True):
    """What a run found."""

    sources: tuple[SourceNote, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    """With line and column where they are known; those of `stop` among them."""
    stop: Stop | None = None
    failed: bool = False
    """Whether less was found to be right than was asked for, however strict the run is."""
    summary: tuple[str, ...] = ()
    """What came out, in sentences for people."""
    seconds: float = 0.0
    watched: tuple[Path, ...] = ()
    """Files that were read, and those that references name and that are not there."""

    @property
    def counts(self) -> Mapping[Level, int]:
        """How many findings there are of each level, the gravest first."""
        found = Counter(each.level for each in self.findings)
        return {level: found[level] for level in (Level.ERROR, Level.WARNING)}

    def exit_code(self, *, strict: bool) -> int:
        """Return the code that the run ends with, in whatever format it is told."""
        if self.stop is not None:
            return self.stop.code
        return FINDINGS if self.failed or (strict and self.findings) else 0


def counted(number: int, noun: str) -> str:
    """Return `1 page` or `2 pages`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


class Telling(Struct, frozen=True, kw_only=True):
    """How people are told: all of it or a screenful, and the command that tells it again."""

    everything: bool = False
    again: str = ""
    """`sdkref check openapi.yaml`; empty where no command does."""
    checking: bool = False
    """Whether that command is the one under way."""
