"""References of a value that moves to another file: each leads where it led before."""

import re
from pathlib import Path
from posixpath import dirname, join, normpath, relpath
from typing import Any
from urllib.parse import quote, unquote

_ABSOLUTE = re.compile(r"/|[A-Za-z][A-Za-z0-9+.-]*:")
_VALUES = frozenset({"default", "example", "examples", "enum", "const"})
"""Members of a schema that hold values of the API, in which `$ref` is a name like others."""
_BY_NAME = frozenset({"properties", "patternProperties", "definitions", "$defs"})
"""Members of a schema whose own members are schemas, whatever they are called."""


class Rebased:
    """What values of other files became, by identity: what aliases repeat is walked once."""

    def __init__(self, target: str) -> None:
        self._target = Path(target).as_posix()
        self._done: dict[int, tuple[Any, Any]] = {}
        """The value, which is kept so that no other takes its identity, and what it became."""

    def value(self, value: Any, file: str) -> Any:
        """Return a value of a file with its references as the target has to write them.

        What holds no reference is shared.
        """
        if not isinstance(value, dict | list):
            return value
        if id(value) not in self._done:
            made = self._mapping(value, file) if isinstance(value, dict) else self._list(value, file)
            self._done[id(value)] = (value, made)
        return self._done[id(value)][1]

    def _mapping(self, value: dict[str, Any], file: str) -> dict[str, Any]:
        changed: dict[str, Any] = {}
        for key, each in value.items():
            if key in _VALUES or key.startswith("x-"):
                continue
            if key == "$ref" and isinstance(each, str):
                changed[key] = self._reference(each, Path(file).as_posix())
            elif key in _BY_NAME and isinstance(each, dict):
                named = {name: self.value(inner, file) for name, inner in each.items()}
                if any(named[name] is not each[name] for name in named):
                    changed[key] = named
            elif (new := self.value(each, file)) is not each:
                changed[key] = new
        return {key: changed.get(key, each) for key, each in value.items()} if changed else value

    def _list(self, value: list[Any], file: str) -> list[Any]:
        items = [self.value(each, file) for each in value]
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value

    def _reference(self, reference: str, file: str) -> str:
        """Return a reference of a file as the target has to write it; an address of the web stays."""
        path, mark, fragment = reference.partition("#")
        if _ABSOLUTE.match(path):
            return reference
        leads_to = normpath(join(dirname(file), unquote(path))) if path else normpath(file)
        if leads_to == normpath(self._target):
            return f"#{fragment}"
        way = relpath(leads_to, dirname(self._target) or ".")
        return f"{quote(way)}{mark}{fragment}"
