"""What a program printed against what it should print."""

from difflib import unified_diff

from sdkref.runners.program import Program

MOST_LINES = 40


def printed_otherwise(program: Program, stdout: str) -> str:
    """Return how the output differs from what was expected, as a short unified diff; nothing when alike.

    Spaces at the end of lines and empty lines at the end do not count.
    """
    if program.output is None:
        return ""
    expected, printed = _lines(program.output), _lines(stdout)
    if expected == printed:
        return ""
    changes = list(unified_diff(expected, printed, "expected", "printed", lineterm="", n=1))
    if len(changes) > MOST_LINES:
        changes[MOST_LINES:] = [f"… and {len(changes) - MOST_LINES} lines more"]
    return "\n".join(changes)


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip().splitlines()]
