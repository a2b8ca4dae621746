"""What a program printed against what it should print."""

from itertools import zip_longest

from sdkref.runners.program import Program

_LONGEST = 200
"""Characters of a line that are told."""


def printed_otherwise(program: Program, stdout: str) -> str:
    """Return the first line at which the output differs from what was expected; nothing when alike.

    Spaces at the end of lines and empty lines at the end do not count.
    """
    if program.output is None:
        return ""
    pairs = zip_longest(_lines(program.output), _lines(stdout))
    for number, (expected, printed) in enumerate(pairs, 1):
        if expected != printed:
            return f"line {number} of the output should be {_told(expected)}, and is {_told(printed)}"
    return ""


def _told(line: str | None) -> str:
    if not line:
        return "nothing more" if line is None else "empty"
    return f"`{line}`" if len(line) <= _LONGEST else f"`{line[:_LONGEST]}…`"


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip().splitlines()]
