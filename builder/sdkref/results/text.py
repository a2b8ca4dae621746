"""Results for people: a table of what ran, and each failure with how to run it alone."""

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sdkref.judging.coverage import Coverage
from sdkref.judging.equivalence import Difference
from sdkref.judging.trial import Result
from sdkref.mock.api import is_at_fault
from sdkref.mock.exchange import Exchange
from sdkref.mock.record import record
from sdkref.visible import visible

_COLUMNS = ("passed", "failed", "skipped", "errors met")
_MOST_NAMED = 3
"""Operations of a tab that are named."""
_MOST_LINES = 12
"""Lines of a program's own output that are told, the last ones."""
_LONGEST = 500
"""Characters of one of these lines that are told, and of a body."""
TEST = "sdkref test"
"""The command that runs all examples of a site."""


def failures_lines(results: Iterable[Result], command: str = TEST) -> Iterator[str]:
    """Give the lines that tell of all failures; what fails in the same way at errors is told once."""
    alike: dict[tuple[int | None, str, str], list[Result]] = {}
    for each in results:
        if each.outcome == "failed":
            alike.setdefault((each.trial.api, each.trial.example.id, each.message), []).append(each)
    for first, *others in alike.values():
        *lines, alone = failure_lines(first, command)
        yield from lines
        if others:
            yield f"    the same when it meets {', '.join(str(each.trial.status) for each in others)}"
        yield alone


def failure_lines(result: Result, command: str = TEST) -> Iterator[str]:
    """Give the lines that tell of a failure, the first one with its place; `command` runs all examples."""
    file, line = result.place
    place = f"{file}:{line}" if line is not None else file
    yield visible(f"{place}: {result.message}")
    at = f", line {result.line} of the example" if result.line is not None else ""
    yield visible(f"    {result.trial.name}{at}")
    yield from (f"    it sent {visible(each)}" for each in _sent(result.exchanges))
    output = result.output.rstrip().splitlines()
    if len(output) > _MOST_LINES:
        yield f"    | … {len(output) - _MOST_LINES} lines"
    for each in output[-_MOST_LINES:]:
        yield visible(f"    | {_cut(each)}")
    yield visible(f"    run it alone: {again(result, command)}")


def again(result: Result, command: str = TEST) -> str:
    """Return the command that runs an example alone, by that which runs all of them."""
    return f"{command} --only {shlex.quote(result.trial.example.id)}"


def _sent(exchanges: Sequence[Exchange]) -> Iterator[str]:
    """Give the first request that was wrong, without its secrets."""
    wrong = next((each for each in exchanges if is_at_fault(each.violations)), None)
    if wrong is not None:
        request = record(wrong)["request"]
        query = f"?{request['query']}" if request["query"] else ""
        body = f" with {_cut(request['body'])}" if request["body"] else ""
        yield f"{request['method']} {request['path']}{query}{body}"


def _cut(text: str) -> str:
    more = len(text) - _LONGEST
    return f"{text[:_LONGEST]}… ({more:,} more)" if more > 0 else text


def difference_lines(found: Difference, command: str = TEST) -> Iterator[str]:
    """Give the lines that tell of two examples that ask for different things."""
    file, line = found.other.place
    place = f"{file}:{line}" if line is not None else file
    operation, name = found.one.trial.example.operation, found.one.trial.example.name
    yield visible(f"{place}: the examples {name} of {operation} send different requests")
    yield visible(f"    {found.what}")
    both = shlex.quote(f"{operation}[*:{name}]")
    yield visible(f"    run them alone: {command} --only {both}")


def table(results: Sequence[Result], versions: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Give the lines of a table: a row for each tab, with what ran there; below it why others did not.

    Errors are those that operations document, each counted once, of which an example has met some.
    """
    rows: list[tuple[str, ...]] = [("", *_COLUMNS, "ran on")]
    for target in dict.fromkeys(each.trial.example.target for each in results):
        mine = [each for each in results if each.trial.example.target == target]
        outcomes = [each.outcome for each in mine]
        ran = ", ".join(f"{name} {version}" for name, version in versions.get(target, {}).items())
        counts = [outcomes.count(outcome) for outcome in ("passed", "failed", "skipped")]
        rows.append((target, *map(str, (*counts, _errors_met(mine))), ran))
    widths = [max(len(row[column]) for row in rows) for column in range(len(_COLUMNS) + 1)]
    for row in rows:
        numbers = "  ".join(each.rjust(width) for each, width in zip(row[1:-1], widths[1:], strict=True))
        yield visible(f"{row[0].ljust(widths[0])}  {numbers}  {row[-1]}".rstrip())
    reasons = Counter(each.message for each in results if each.outcome == "skipped")
    for reason, count in reasons.items():
        yield visible(f"{count:,} skipped: {reason}")


def _errors_met(results: Sequence[Result]) -> int:
    """Return how many documented errors of operations were met by an example that passed."""
    met = [each.trial for each in results if each.outcome == "passed" and each.trial.status is not None]
    return len({(each.api, each.example.operation, each.status) for each in met})


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
