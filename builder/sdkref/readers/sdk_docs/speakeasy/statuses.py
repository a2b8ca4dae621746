"""Statuses as tables of errors write them: `403, 422`, `4XX, 5XX`, in former years `400-600` or `4xx-5xx`."""

import re
from functools import cache

FAILURES = frozenset({"4XX", "5XX"})
_RANGE = re.compile(r"([1-5])(?:xx?|00)-([1-6])(?:xx?|00)", re.IGNORECASE)
_FAMILY = re.compile(r"([1-5])xx?", re.IGNORECASE)


@cache
def statuses(cell: str) -> tuple[str, ...]:
    """Return the statuses of a cell: numbers, families (`4XX`), `default`; what is none of them as it is."""
    return tuple(status for part in cell.split(",") if part.strip() for status in _of(part.strip()))


def _of(part: str) -> tuple[str, ...]:
    if found := _RANGE.fullmatch(part):
        # `400-600` ends before 600, `4xx-5xx` holds its last family.
        last = int(found[2]) - (1 if part.endswith("00") else 0)
        return tuple(f"{family}XX" for family in range(int(found[1]), last + 1))
    if found := _FAMILY.fullmatch(part):
        return (f"{found[1]}XX",)
    return ("default" if part.strip("*") in {"0", "default"} else part,)
