"""The table of parity: `make parity` prints it, and with `--why` what differs."""

import sys
from collections.abc import Iterable, Sequence

from parity.scores import Score
from parity.subjects import Compared, compared, subjects

_COLUMNS = ("call", "skeleton", "standalone", "literal", "values", "parameters", "errors", "returned")


def percentages(scores: Sequence[Score]) -> dict[str, float | None]:
    """Return how much agrees, in percent; None where nothing was compared."""
    found: dict[str, float | None] = {}
    for column in _COLUMNS:
        if column == "values":
            stated = sum(each.stated for each in scores)
            found[column] = 100 - 100 * sum(len(each.values) for each in scores) / stated if stated else None
        else:
            told = [value for each in scores if (value := getattr(each, column)) is not None]
            found[column] = 100 * sum(told) / len(told) if told else None
    asking = [each for each in scores if each.asks and each.literal is not None]
    found["asking"] = 100 * sum(bool(each.literal) for each in asking) / len(asking) if asking else None
    return found


def row(found: Compared) -> str:
    """Return the row of one SDK."""
    figures = percentages(found.scores)
    cells = [found.subject.key, str(len(found.scores))]
    cells += ["-" if figures[each] is None else f"{figures[each]:.1f}" for each in (*_COLUMNS, "asking")]
    return f"| {' | '.join(cells)} |"


def table(found: Iterable[Compared]) -> str:
    """Return the table as Markdown."""
    heads = ("SDK", "operations", *_COLUMNS, "literal, where the request holds anything")
    lines = [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}", *map(row, found)]
    return "\n".join(lines)


def _main(arguments: Sequence[str]) -> None:
    names = [each for each in arguments if not each.startswith("-")]
    found = [compared(each) for each in subjects() if not names or each.key in names]
    print(table(found))  # noqa: T201 - a program for the terminal
    for each in found if "--why" in arguments else ():
        for one in each.scores:
            wrong = [name for name in ("skeleton", "standalone", "literal") if getattr(one, name) is False]
            if wrong or one.why or one.values:
                print(each.subject.key, one.method, *wrong, *one.why, *one.values, sep="\n    ")  # noqa: T201
        print(each.subject.key, "unjoined", each.unjoined, "unpredicted", each.unpredicted)  # noqa: T201


if __name__ == "__main__":
    _main(sys.argv[1:])
