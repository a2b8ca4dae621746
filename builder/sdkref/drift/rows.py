"""The tables of a method as rows that can be compared cell by cell: what was read, and what was predicted."""

from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct

from sdkref.catalogue.surface import Argument, Method, plain_type

Row: TypeAlias = tuple[object, ...]
"""Its first cell is its name."""


class Apart(Struct, frozen=True):
    """How two tables differ, by the names of rows, in the order in which these stand."""

    only_read: tuple[object, ...]
    only_predicted: tuple[object, ...]
    other: tuple[object, ...]
    """Rows that both tables have, with other cells."""


def parameter_rows(arguments: Sequence[Argument] | None) -> list[Row]:
    """Return name, type, required, description and example of each argument."""
    return [
        (each.name, plain_type(each.type), each.required, each.description, each.example)
        for each in arguments or ()
    ]


def error_rows(method: Method) -> list[Row] | None:
    """Return the table of errors, or where a dialect has none that of statuses; None for neither."""
    if method.errors is not None:
        return [(plain_type(each.type), each.statuses, each.content_types) for each in method.errors]
    if method.statuses is None:
        return None
    return [
        (each.status, each.description, [(one.name, one.description) for one in each.headers])
        for each in method.statuses
    ]


def returned_cell(method: Method) -> tuple[str, str] | None:
    """Return the type that comes back and what is around it."""
    return None if method.returned is None else (plain_type(method.returned.type), method.returned.wrap)


def apart(read: Sequence[Row], predicted: Sequence[Row]) -> Apart:
    """Return how a table that was read differs from one that was predicted."""
    ours, theirs = ({each[0]: each for each in rows} for rows in (read, predicted))
    return Apart(
        only_read=tuple(key for key in ours if key not in theirs),
        only_predicted=tuple(key for key in theirs if key not in ours),
        other=tuple(key for key in ours if key in theirs and ours[key] != theirs[key]),
    )
