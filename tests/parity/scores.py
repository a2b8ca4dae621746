"""How well a predicted surface agrees with the one that was read from real documentation."""

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct

from parity.literals import Leaf, Tree, leaves, parted, trees
from parity.openings import Openings
from sdkref.catalogue.folding import fold
from sdkref.catalogue.surface import Method, UsageExample
from sdkref.drift.index_rows import as_index, is_index
from sdkref.drift.rows import apart, error_rows, parameter_rows, returned_cell

Pair: TypeAlias = tuple[UsageExample | None, UsageExample | None]
"""What was read, and what was predicted."""
Stated: TypeAlias = Mapping[str, set[str]]
"""Example values of a description, by the folded names of what they are examples of."""


class Score(Struct, frozen=True, kw_only=True):
    """What agrees of one method; None where there is nothing to compare."""

    method: str
    call: bool | None
    """Whether accessor and name agree, where no example shows them."""
    skeleton: bool | None
    standalone: bool | None
    literal: bool | None
    asks: bool
    """Whether the request holds anything."""
    values: tuple[tuple[str, str, str], ...]
    """Stated values that differ: the place, what was read, what was predicted."""
    stated: int
    """Stated values that were compared."""
    parameters: bool
    errors: bool | None
    returned: bool
    why: tuple[str, ...] = ()
    """What differs, in a few words each."""


def score(read: Method, predicted: Method, stated: Stated, openings: Openings) -> Score:
    """Compare what was predicted of a method with what was read; `openings` may hold any valid value."""
    usage = _pair(read, predicted, "usage")
    alone = _pair(read, predicted, "standalone")
    around = _skeletons(usage, read.name, predicted.name)
    ours, theirs = (
        _places(each, name) for each, name in zip(usage, (read.name, predicted.name), strict=True)
    )
    compared = list(_stated_values(ours, theirs, stated))
    call = (*read.accessor, read.name) == (*predicted.accessor, predicted.name) if is_index(read) else None
    given = as_index(predicted.arguments) if is_index(read) else predicted.arguments
    tables = {
        "parameters": (parameter_rows(read.arguments), parameter_rows(given)),
        "errors": (error_rows(read), error_rows(predicted)),
        "returned": (returned_cell(read), returned_cell(predicted)),
    }
    kinds = [openings.closed([(path, leaf[0]) for path, leaf in each]) for each in (ours, theirs)]
    misfits = tuple(openings.misfits(_arguments(usage[1], predicted.name)))
    return Score(
        method=".".join((*read.accessor, read.name)),
        call=call,
        skeleton=around,
        standalone=_standalone(alone),
        literal=kinds[0] == kinds[1] and not misfits if usage[0] else None,
        asks=any(leaf[0] not in {"object", "array"} for _, leaf in ours),
        values=tuple(each for each in compared if each[1] != each[2]),
        stated=len(compared),
        why=(*_misnamed(call, predicted), *_why(kinds, tables), *misfits),
        parameters=parameter_rows(read.arguments) == parameter_rows(given),
        errors=None if error_rows(read) is None else error_rows(read) == error_rows(predicted),
        returned=returned_cell(read) == returned_cell(predicted),
    )


def _pair(read: Method, predicted: Method, kind: str) -> Pair:
    first, second = (
        next((each for each in method.examples if each.kind == kind), None) for method in (read, predicted)
    )
    return first, second


def _skeletons(pair: Pair, read: str, predicted: str) -> bool | None:
    first, second = pair
    if first is None:
        return None
    return second is not None and parted(first.code, read)[0] == parted(second.code, predicted)[0]


def _standalone(pair: Pair) -> bool | None:
    """Compare functions that stand alone, whose names stand in their imports."""
    if pair[0] is None:
        return None
    name = re.search(r'import \{ (\w+) \} from "[^"]*/funcs/', pair[0].code)
    return _skeletons(pair, name[1] if name else "", name[1] if name else "")


def _arguments(example: UsageExample | None, call: str) -> list[Tree]:
    return trees(parted(example.code, call)[1]) if example is not None else []


def _places(example: UsageExample | None, call: str) -> list[tuple[str, Leaf]]:
    arguments = _arguments(example, call)
    return [place for number, tree in enumerate(arguments) for place in leaves(tree, str(number))]


def _stated_values(
    ours: list[tuple[str, Leaf]], theirs: list[tuple[str, Leaf]], stated: Stated
) -> Iterator[tuple[str, str, str]]:
    """Give the values at places that both sides have, where the description states what was predicted."""
    read: dict[str, list[str]] = {}
    for path, (kind, text) in ours:
        if kind not in {"object", "array"}:
            read.setdefault(path, []).append(text)
    for path, (kind, text) in theirs:
        name = fold(re.sub(r"\[\]\Z", "", path).rpartition(".")[2])
        if kind in {"object", "array"} or text not in stated.get(name, ()) or path not in read:
            continue
        yield path, text if text in read[path] else read[path][0], text


def _misnamed(call: bool | None, predicted: Method) -> Iterator[str]:  # noqa: FBT001 - a fact, no flag
    if call is False:
        yield f"call: predicted {'.'.join((*predicted.accessor, predicted.name))}"


def _why(kinds: list[set[tuple[str, str]]], tables: Mapping[str, tuple[object, object]]) -> Iterator[str]:
    for words, found in (("missing", kinds[0] - kinds[1]), ("extra", kinds[1] - kinds[0])):
        if found:
            yield f"{words} {', '.join(f'{path} ({kind})' for path, kind in sorted(found)[:6])}"
    for name, (read, predicted) in tables.items():
        if read != predicted and not (name == "errors" and read is None):
            yield f"{name}: {_apart(read, predicted)}"


def _apart(read: object, predicted: object) -> str:
    """Return which rows differ by their first cells; texts of a documentation are its own and stay there."""
    if not isinstance(read, list) or not isinstance(predicted, list):
        return f"read {read}, predicted {predicted}"
    rows = apart(read, predicted)
    found = {"missing": rows.only_read, "extra": rows.only_predicted, "other cells": rows.other}
    words = [f"{name} {', '.join(f'`{each}`' for each in keys)}" for name, keys in found.items() if keys]
    return "; ".join(words) or "another order"
