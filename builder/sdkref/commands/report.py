"""What the user is told: findings where they were asked for, and what came out."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from msgspec import Struct

from sdkref.diagnostics import Stop, UsageError
from sdkref.findings.known import MACHINE_FORMATS, Format
from sdkref.findings.report import Report, Telling, counted
from sdkref.findings.text import lines


class UnwrittenError(Stop):
    """A stream could not be written: the disk is full, or nobody reads it any more."""

    code = 74

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.error = error


class Form(Struct, frozen=True, kw_only=True):
    """How findings are told: the format, the file they go to, and how much of them people are shown."""

    format: Format = Format.TEXT
    output: Path | None = None
    telling: Telling = Telling()

    @property
    def on_output(self) -> bool:
        """Whether findings for programs have the standard output for themselves."""
        return self.format is not Format.TEXT and self.output is None

    def tells_stop(self, stop: Stop) -> bool:
        """Return whether people are told among the findings what ended the run, and not after them."""
        within = self.format is Format.TEXT and self.output is None and self.telling.checking
        return within and not isinstance(stop, UsageError)


def tell(report: Report, form: Form, *, strict: bool) -> None:
    """Tell findings, and what came out.

    Findings for programs have the standard output for themselves; all that people are told besides goes to
    standard error then. Who checks asks for findings, and has them on standard output in any format; a build
    tells people of them on standard error.
    """
    tell_findings(report, form)
    if report.stop is None:
        summary = [*report.summary, *_total(report, form, strict=strict)]
        say("".join(f"{line}\n" for line in summary), sys.stderr if form.on_output else sys.stdout)


def tell_findings(report: Report, form: Form) -> None:
    """Tell findings in their format, in the file or on the stream that they belong to."""
    text = _text(report, form)
    if form.output is not None:
        write_file(form.output, text)
    else:
        say(text, sys.stdout if form.on_output or form.telling.checking else sys.stderr)


def say(text: str, stream: TextIO) -> None:
    """Write a text at once; raise `UnwrittenError` when it cannot be."""
    try:
        stream.write(text)
        stream.flush()
    except OSError as error:
        raise UnwrittenError(error) from error


def is_broken(stream: TextIO) -> bool:
    """Return whether what was written to a stream cannot leave it."""
    try:
        stream.flush()
    except OSError:
        return True
    return False


def write_file(path: Path, text: str) -> None:
    """Write a file that the user named; raise `UsageError` when it cannot be."""
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror}); name another file") from error


def _text(report: Report, form: Form) -> str:
    if form.format is not Format.TEXT:
        return MACHINE_FORMATS[form.format](report)
    apart = report.stop if report.stop and form.output is None and not form.tells_stop(report.stop) else None
    return "".join(f"{line}\n" for line in lines(report, form.telling, apart))


def _total(report: Report, form: Form, *, strict: bool) -> Iterator[str]:
    """Yield how many findings there are, and what that means for the exit code."""
    if report.findings:
        levels = ", ".join(counted(count, level.value) for level, count in report.counts.items() if count)
        consequence = "" if strict or report.failed else "; with --strict the exit code is 1 for them"
        yield f"{counted(len(report.findings), 'finding')} ({levels}){consequence}"
    elif form.telling.checking:
        yield "No findings"
