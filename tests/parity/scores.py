"""How well a predicted surface agrees with the one that was read from real documentation."""

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct

from parity.index_rows import as_index, is_index
from parity.literals import Leaf, Tree, leaves, parted, trees
from parity.openings import Openings
from sdkref.catalogue.folding import fold
from sdkref.catalogue.surface import Argument, Method, SdkType, UsageExample

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
        "parameters": (_rows(read.arguments), _rows(given)),
        "errors": (_errors(read), _errors(predicted)),
        "returned": (_returned(read), _returned(predicted)),
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
        parameters=_rows(read.arguments) == _rows(given),
        errors=None if _errors(read) is None else _errors(read) == _errors(predicted),
        returned=_returned(read) == _returned(predicted),
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


def _rows(arguments: tuple[Argument, ...] | None) -> list[tuple[object, ...]]:
    return [
        (each.name, _text(each.type), each.required, each.description, each.example)
        for each in arguments or ()
    ]


def _errors(method: Method) -> list[tuple[object, ...]] | None:
    """Return the table of errors, or where a dialect has none that of statuses; None for neither."""
    if method.errors is not None:
        return [(_text(each.type), each.statuses, each.content_types) for each in method.errors]
    if method.statuses is None:
        return None
    return [
        (each.status, each.description, [(one.name, one.description) for one in each.headers])
        for each in method.statuses
    ]


def _returned(method: Method) -> tuple[str, str] | None:
    return None if method.returned is None else (_text(method.returned.type), method.returned.wrap)


def _text(kind: SdkType) -> str:
    return "".join(each.text for each in kind)


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
    ours, theirs = ({each[0]: each for each in rows} for rows in (read, predicted))
    found = {
        "missing": [key for key in ours if key not in theirs],
        "extra": [key for key in theirs if key not in ours],
        "other cells": [key for key in ours if key in theirs and ours[key] != theirs[key]],
    }
    words = [f"{name} {', '.join(f'`{each}`' for each in rows)}" for name, rows in found.items() if rows]
    return "; ".join(words) or "another order"
