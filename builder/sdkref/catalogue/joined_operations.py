"""Which operation a method of an SDK is: the operations that are known, found by what methods say of them.

Method and path tell best, then the operationId, then types that are named after an operation, then accessor
and name.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.folding import fold, fold_group, path_shape
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.surface import Endpoint, Method
from sdkref.catalogue.told_operation import told_operation

Reason: TypeAlias = Literal["path", "operationId", "name", "alone"]


class Entry(Struct, eq=False):
    """An operation to which methods are joined; its facts grow when a later surface knows more."""

    operation: Operation | None
    """That of the catalogue; None for one that only surfaces know."""
    methods: list[tuple[int, Method]]
    """With the number of the surface."""
    endpoint: Endpoint | None = None
    operation_id: str | None = None
    key: str = ""


class OperationIndex:
    """Operations by what methods say of them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.entries: list[Entry] = []
        self._by_path: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        self._by_id: dict[str, list[Entry]] = defaultdict(list)
        self._by_name: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        titles = {each.key: each.title for each in catalogue.resources}
        for each in catalogue.operations:
            entry = Entry(
                operation=each,
                methods=[],
                endpoint=Endpoint(each.method, each.path),
                operation_id=each.operation_id,
                key=each.key,
            )
            self._add(entry)
            for group in {each.resource, titles.get(each.resource, each.resource)}:
                if each.operation_id is not None:
                    self._by_name[fold(group), fold(each.operation_id)].append(entry)

    def place(self, surface: int, method: Method) -> tuple[Entry, Reason]:
        """Return the entry of a method, a new one where none is known, and what told so."""
        name = (fold_group(method.accessor), fold(method.name))
        free = (
            (reason, found)
            for reason, candidates in self._candidates(method, name)
            if (found := [each for each in candidates if _is_free(each, surface)])
        )
        reason, found = next(free, ("alone", [Entry(operation=None, methods=[])]))
        entry = _likest(found, method, name)
        entry.methods.append((surface, method))
        self._learn(entry, method, name)
        return entry, reason

    def _candidates(self, method: Method, name: tuple[str, str]) -> Iterator[tuple[Reason, list[Entry]]]:
        if method.endpoint is not None:
            same = self._by_path[_shape(method.endpoint)]
            fragment = method.endpoint.path.partition("#")[2]
            exact = [
                each for each in same if each.endpoint and each.endpoint.path.partition("#")[2] == fragment
            ]
            yield "path", exact
            if not fragment or any(each.operation for each in same):
                yield "path", same
        if method.operation_id is not None:
            yield "operationId", self._by_id[fold(method.operation_id)]
        elif (told := told_operation(method)) is not None:
            yield "name", [each for each in self._by_id[fold(told)] if _may_be(each, method)]
            # An SDK that keeps the operationId as the name of the method may have no type that tells it.
            yield "name", [each for each in self._by_name[name[0], fold(told)] if _may_be(each, method)]
        known = [each for each in self._by_name[name] if _may_be(each, method)]
        yield "name", known
        if method.operation_id is None and len(alike := self._by_id[name[1]]) == 1:
            yield (
                "name",
                [
                    each
                    for each in alike
                    if (each.operation is not None or _in_group(each, name[0])) and _may_be(each, method)
                ],
            )

    def _learn(self, entry: Entry, method: Method, name: tuple[str, str]) -> None:
        """Let an entry be found by what a method says of it."""
        if len(entry.methods) == 1 and entry.operation is None:
            entry.endpoint, entry.operation_id = method.endpoint, method.operation_id
            self._add(entry)
        elif entry.operation is None:
            if entry.endpoint is None and method.endpoint is not None:
                entry.endpoint = method.endpoint
                self._by_path[_shape(entry.endpoint)].append(entry)
            if entry.operation_id is None and method.operation_id is not None:
                entry.operation_id = method.operation_id
                self._by_id[fold(entry.operation_id)].append(entry)
        told = told_operation(method)
        for known in (self._by_name[name], *([self._by_id[fold(told)]] if told is not None else ())):
            if entry not in known:
                known.append(entry)

    def _add(self, entry: Entry) -> None:
        self.entries.append(entry)
        if entry.endpoint is not None:
            self._by_path[_shape(entry.endpoint)].append(entry)
        if entry.operation_id is not None:
            self._by_id[fold(entry.operation_id)].append(entry)


def _is_free(entry: Entry, surface: int) -> bool:
    """Tell whether a method of a surface may be joined: two of one share only what is described."""
    return entry.operation is not None or all(number != surface for number, _ in entry.methods)


def _shape(endpoint: Endpoint) -> tuple[str, str]:
    return endpoint.method.upper(), path_shape(endpoint.path)


def _may_be(entry: Entry, method: Method) -> bool:
    """Tell whether a name alone may join: not where both sides say what is asked, and that differs."""
    return (
        entry.endpoint is None or method.endpoint is None or _shape(entry.endpoint) == _shape(method.endpoint)
    )


def _in_group(entry: Entry, group: str) -> bool:
    """Tell whether a method that is joined stands in a group."""
    return any(fold_group(each.accessor) == group for _, each in entry.methods)


def _likest(found: Sequence[Entry], method: Method, name: tuple[str, str]) -> Entry:
    """Return the entry that shares most with a method, the first of several."""

    def likeness(entry: Entry) -> int:
        same_id = entry.operation_id is not None and entry.operation_id == method.operation_id
        spelled = any((fold_group(each.accessor), fold(each.name)) == name for _, each in entry.methods)
        return 2 * same_id + spelled - (len(entry.methods) > 0 and entry.operation is not None)

    return max(found, key=likeness)
