"""Results for people: a table of what ran, and each failure with how to run it alone."""

import shlex
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from sdkref.judging.coverage import Coverage
from sdkref.judging.equivalence import Difference
from sdkref.judging.trial import Result
from sdkref.visible import visible

_MOST_NAMED = 3
"""Operations of a tab that are named."""
_MOST_LINES = 12
"""Lines of a program's own output that are told, the last ones."""


def failure_lines(result: Result) -> Iterator[str]:
    """Give the lines that tell of a failure, the first one with its place."""
    file, line = result.place
    place = f"{file}:{line}" if line is not None else file
    yield visible(f"{place}: {result.message}")
    at = f", line {result.line} of the example" if result.line is not None else ""
    yield visible(f"    {result.trial.name}{at}")
    output = result.output.rstrip().splitlines()
    if len(output) > _MOST_LINES:
        yield f"    | … {len(output) - _MOST_LINES} lines"
    for each in output[-_MOST_LINES:]:
        yield visible(f"    | {each}")
    yield visible(f"    run it alone: {again(result)}")


def again(result: Result) -> str:
    """Return the command that runs an example alone."""
    return f"sdkref test --only {shlex.quote(result.trial.example.id)}"


def difference_lines(found: Difference) -> Iterator[str]:
    """Give the lines that tell of two examples that ask for different things."""
    file, line = found.other.place
    place = f"{file}:{line}" if line is not None else file
    operation, name = found.one.trial.example.operation, found.one.trial.example.name
    yield visible(f"{place}: the examples {name} of {operation} send different requests")
    yield visible(f"    {found.what}")


def table(results: Sequence[Result], versions: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Give the lines of a table: a row for each tab, with what ran there; below it why others did not."""
    rows: list[tuple[str, ...]] = [("", "passed", "failed", "skipped", "ran on")]
    for target in dict.fromkeys(each.trial.example.target for each in results):
        mine = [each.outcome for each in results if each.trial.example.target == target]
        ran = ", ".join(f"{name} {version}" for name, version in versions.get(target, {}).items())
        counts = [str(mine.count(outcome)) for outcome in ("passed", "failed", "skipped")]
        rows.append((target, *counts, ran))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    for row in rows:
        numbers = "  ".join(each.rjust(width) for each, width in zip(row[1:4], widths[1:], strict=True))
        yield visible(f"{row[0].ljust(widths[0])}  {numbers}  {row[4]}".rstrip())
    reasons = Counter(each.message for each in results if each.outcome == "skipped")
    for reason, count in reasons.items():
        yield visible(f"{count:,} skipped: {reason}")


def coverage_lines(found: Sequence[Coverage]) -> Iterator[str]:
    """Give the operations of each tab that no example is known to run for: how many, and the first ones."""
    for each in found:
        if each.missing:
            more = len(each.missing) - _MOST_NAMED
            names = [*each.missing[:_MOST_NAMED], *([f"{more:,} more"] if more > 0 else [])]
            count = f"{len(each.missing):,} of {each.operations:,}"
            yield visible(
                f"{each.tab}: no example is known to run for {count} operations: {', '.join(names)}"
            )
