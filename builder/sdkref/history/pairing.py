"""Which operation of an old catalogue is which of a new one."""

import re
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from sdkref.catalogue.operation import Operation

_PARAMETER = re.compile(r"\{[^{}]*\}")


class Paired(Struct, frozen=True):
    """Operations of both catalogues, and those of one alone."""

    both: list[tuple[Operation, Operation]]
    """In the order of the new catalogue."""
    removed: list[Operation]
    added: list[Operation]


def paired(old: Sequence[Operation], new: Sequence[Operation]) -> Paired:
    """Return operations by pairs: by method and path, the names in paths left out, then by operation ID."""
    left = {each.key: each for each in old}
    found: dict[str, Operation] = {}
    for key in (_key, shape, _named):
        ones = _distinct(left.values(), key)
        others = _distinct([each for each in new if each.key not in found], key)
        for name, other in others.items():
            if name in ones:
                found[other.key] = left.pop(ones[name].key)
    return Paired(
        [(found[each.key], each) for each in new if each.key in found],
        list(left.values()),
        [each for each in new if each.key not in found],
    )


def _distinct(operations: Iterable[Operation], key: Callable[[Operation], str]) -> dict[str, Operation]:
    """Return operations by a key that no other has."""
    groups: dict[str, list[Operation]] = {}
    for each in operations:
        groups.setdefault(key(each), []).append(each)
    return {name: each[0] for name, each in groups.items() if name and len(each) == 1}


def _key(operation: Operation) -> str:
    return operation.key


def shape(operation: Operation) -> str:
    """Return method and path without the names of parameters, which do not travel."""
    return f"{operation.method} {_PARAMETER.sub('{}', operation.path)}"


def _named(operation: Operation) -> str:
    return operation.operation_id or ""


def path_names(path: str) -> list[str]:
    """Return the names of the parameters of a path, in order."""
    return [each[1:-1] for each in _PARAMETER.findall(path)]
