"""What a method is called and what leads to it: what the path and the verb of an operation say."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from sdkref.catalogue.folding import fold, path_shape
from sdkref.catalogue.operation import Operation
from sdkref.profiles.stainless.settings import StainlessSettings
from sdkref.profiles.told_names import GROUP, METHOD, told_name
from sdkref.words import snake, split

_VERSION = re.compile(r"v[0-9]+(?:(?:alpha|beta)[0-9]*)?\Z")
_BY_METHOD = {"GET": "retrieve", "POST": "update", "PUT": "update", "PATCH": "update", "DELETE": "delete"}

_MAKES = frozenset({"create", "add", "new"})
"""What names of operations begin with that make one more."""


class Call(Struct, frozen=True):
    """What leads to a method, and its name, in small letters with underscores."""

    accessor: tuple[str, ...]
    name: str


class Endpoints:
    """Names the methods of one API."""

    def __init__(self, operations: Sequence[Operation], settings: StainlessSettings) -> None:
        self._settings = settings
        self._methods: dict[str, set[str]] = {}
        """Methods by the shapes of paths."""
        for each in operations:
            self._methods.setdefault(_shape(each.path), set()).add(each.method)
        self._shapes = frozenset(self._methods)

    def call(self, operation: Operation, *, gives_list: bool) -> Call:
        """Return how an operation is called; `gives_list` tells whether a page or a list comes back."""
        path = operation.path.partition("?")[0].rstrip("/")
        if written := self._settings.methods.get(f"{operation.method} {operation.path}"):
            *accessor, name = written.split(".")
            if accessor:
                return Call(tuple(accessor), name)
            return Call(self._accessor(path, _literals(path)[-1:]), name)
        return _as_told(self._of_endpoint(operation, path, gives_list=gives_list), operation)

    def _of_endpoint(self, operation: Operation, path: str, *, gives_list: bool) -> Call:
        """Return how an operation is called where nothing else says it."""
        last = path.rpartition("/")[2]
        if last.startswith("{"):
            name = _BY_METHOD.get(operation.method, operation.method.lower())
            if name == "update" and operation.method == "PUT" and self._has(operation, "PATCH"):
                name = "replace"
            return Call(self._accessor(path), name)
        if self._is_action(operation, path, last):
            return Call(self._accessor(path.rpartition("/")[0]), snake(split(last)))
        return Call(self._accessor(path), self._of_whole(operation, gives_list=gives_list))

    def _of_whole(self, operation: Operation, *, gives_list: bool) -> str:
        """Return what is done with all that a path without a parameter at its end holds."""
        match operation.method:
            case "GET" if gives_list or self._holds_more(operation.path):
                return "list"
            case "POST" if not self._has(operation, "GET") or self._holds_more(operation.path) or gives_list:
                return "create"
            case "POST" if operation.operation_id and _first_word(operation) in _MAKES:
                return "create"
            case method:
                return _BY_METHOD.get(method, method.lower())

    def _is_action(self, operation: Operation, path: str, last: str) -> bool:
        """Tell whether the end of a path says what is done: `/cancel`, and not `/files`."""
        if operation.method != "POST" or self._holds_more(path) or len(self._methods[_shape(path)]) > 1:
            return False
        words = split(last)
        said = fold(operation.operation_id or operation.summary or "")
        before = path.rpartition("/")[0]
        if not words or not _literals(before):
            return False
        if said.startswith(fold(words[0])):
            return True
        return before.endswith("}") and not last.endswith("s") and _first_word(operation) not in _MAKES

    def _has(self, operation: Operation, method: str) -> bool:
        return method in self._methods.get(_shape(operation.path), ())

    def _holds_more(self, path: str) -> bool:
        """Tell whether single ones are below a path."""
        return f"{_shape(path)}/{{}}" in self._shapes

    def _accessor(self, path: str, without: Sequence[str] = ()) -> tuple[str, ...]:
        """Return what leads to the resource of a path."""
        known = self._settings.resources
        begins = max((each for each in known if _begins(path, each)), key=len, default="")
        found = [each for each in known.get(begins, "").split(".") if each]
        rest = _literals(path[len(begins) :])
        if without and not path.endswith("}") and rest and len(_literals(path)) > 1:
            rest = rest[:-1]
        return (*found, *(snake(split(each)) for each in rest))


def _shape(path: str) -> str:
    return path_shape(path.partition("?")[0])


def _begins(path: str, start: str) -> bool:
    return path == start or path.startswith(f"{start.rstrip('/')}/")


def _literals(path: str) -> list[str]:
    return [
        each for each in path.split("/") if each and not each.startswith("{") and not _VERSION.match(each)
    ]


def _first_word(operation: Operation) -> str:
    words = split(operation.operation_id or operation.summary or "")
    return words[0].lower() if words else ""


def _as_told(call: Call, operation: Operation) -> Call:
    """Return a call under the names that the description tells."""
    method, group = told_name(operation.hints, METHOD), told_name(operation.hints, GROUP)
    accessor = (
        tuple(snake(split(each)) for each in group.split(" ")[0].split(".")) if group else call.accessor
    )
    return Call(accessor, snake(split(method)) if method else call.name)


def distinct(calls: Mapping[str, Call]) -> dict[str, Call]:
    """Return calls by operation, in which one that stands for several gets the method of its endpoint."""
    seen: dict[Call, int] = {}
    found: dict[str, Call] = {}
    for key, call in calls.items():
        again = seen[call] = seen.get(call, 0) + 1
        found[key] = call if again == 1 else Call(call.accessor, f"{call.name}_{again}")
    return found
