"""Overlays (OpenAPI Overlay 1.0 and 1.1): changes to a description, applied before it is read.

The description's own data stays as it is. The document that comes out knows of each value whether the
description or an overlay says it.
"""

import re
from collections.abc import Iterator
from typing import Any

from jsonpath_rfc9535 import JSONPathEnvironment, JSONPathError
from msgspec import Struct

from sdkref.diagnostics import Diagnostics, Level, UnreadableError
from sdkref.documents.reading import Document
from sdkref.limits import DEEPEST, DEFAULT_LIMITS, Limits, limit_error
from sdkref.location import Location, escape
from sdkref.origins import Origins
from sdkref.readers.changed import Changed, Place
from sdkref.readers.node import Node, kind, nearest

_VERSION = re.compile(r"1\.[01](\.\d+)?\Z")
_WORDS = frozenset({"overlay", "info", "extends", "actions"})
_ACTION_WORDS = frozenset({"target", "description", "update", "copy", "remove"})


class _Paths(JSONPathEnvironment):
    """JSONPath in descriptions, which may nest deeper than the library allows by itself."""

    max_recursion_depth = DEEPEST


_PATHS = _Paths()


class _Change(Struct, frozen=True):
    """A value that comes in, and where the sources say it: a pointer into the values that origins know."""

    value: Any
    origins: Origins
    pointer: str = ""

    def inside(self, key: str | int, value: Any) -> "_Change":
        return _Change(value, self.origins, f"{self.pointer}/{escape(key)}")


def with_overlay(
    document: Document, overlay: Document, diagnostics: Diagnostics, limits: Limits = DEFAULT_LIMITS
) -> Document:
    """Return a description with the actions of an overlay carried out in order.

    An action that cannot be carried out is reported at its place in the overlay, and the others are.
    Raises `UnreadableError` when the file is no overlay, `LimitError` when it adds more values than a file
    may hold.
    """
    root = _root(overlay, diagnostics)
    applied = _Application(document, diagnostics)
    added = 0
    for action in root.mappings("actions"):
        added += applied.carry_out(action, limits.nodes - added)
        if added > limits.nodes:
            raise limit_error(overlay.name, "nodes", limits.nodes, "its actions add more values")
    return document.made(applied.changed.value, applied.origins)


def _root(overlay: Document, diagnostics: Diagnostics) -> Node:
    """Return the mapping of an overlay file."""
    data = overlay.data
    if not isinstance(data, dict) or "overlay" not in data:
        hint = nearest("overlay", data) if isinstance(data, dict) else ""
        fact, remedy = "this is no overlay: it has no `overlay: 1.0.0`", f"name an overlay{hint}"
        raise UnreadableError.at(Location(overlay.name), "no-description", fact, remedy, line=1, column=1)
    root = Node(data, Location(overlay.name), diagnostics)
    root.known(_WORDS, "an overlay")
    version = root.text("overlay") or ""
    if not _VERSION.match(version):
        fact = f"the overlay version `{version}` is not known"
        root.report("unknown-version", fact, "it is read as 1.1; write 1.0.0 or 1.1.0", root.at("overlay"))
    if not root.data.get("actions"):
        root.report("missing", "the overlay has no actions", "add `actions`", root.location)
    return root


class _Application:
    """A description on its way through the actions of an overlay."""

    def __init__(self, document: Document, diagnostics: Diagnostics) -> None:
        self.changed = Changed(document.data)
        self.origins = document.origins or Origins(Location(document.name))
        self.diagnostics = diagnostics

    def carry_out(self, action: Node, most: int) -> int:
        """Carry out one action on all that its target selects, unless it adds too many values.

        Returns how many it adds.
        """
        action.known(_ACTION_WORDS, "an action")
        selected = self._select(action, "target")
        if selected is None:
            return 0
        if not selected:
            fact = f"the target `{action.data['target']}` selects nothing"
            action.report("overlay-target", fact, "correct it, or remove the action", action.at("target"))
        elif action.flag("remove"):
            self._remove(selected, action)
        elif (change := self._change(action)) is not None:
            added = len(selected) * _size(change.value, most)
            if added <= most:
                for place in selected:
                    self._merge(place, change, action)
            return added
        return 0

    def _select(self, action: Node, key: str) -> list[Place] | None:
        """Return the places that a JSONPath of an action selects; None with a diagnostic for none such."""
        query = action.data.get(key)
        if query is None:
            action.report("missing", f"the action has no `{key}`", "add a JSONPath", action.location)
            return None
        if not isinstance(query, str):
            action.wrong(key, "a JSONPath")
            return None
        try:
            return [tuple(node.location) for node in _PATHS.find(query, self.changed.value)]
        except (JSONPathError, RecursionError) as error:
            fact = f"`{query}` cannot be followed: {error}"
            action.report("overlay-path", fact, "write a JSONPath of RFC 9535", action.at(key), Level.ERROR)
            return None

    def _change(self, action: Node) -> _Change | None:
        """Return what an action brings in, or None with a diagnostic."""
        if "update" in action:
            return _Change(action.data["update"], Origins(action.at("update")))
        if "copy" not in action:
            fact, remedy = "the action changes nothing", "add `update`, `copy` or `remove: true`"
            action.report("missing", fact, remedy, action.location)
            return None
        selected = self._select(action, "copy")
        if selected is None:
            return None
        if len(selected) != 1:
            fact = f"`copy` selects {len(selected)} values, not one"
            action.report("overlay-path", fact, "correct it", action.at("copy"), Level.ERROR)
            return None
        return _Change(self.changed.kept(selected[0]), self.origins.below(_pointer(selected[0])))

    def _remove(self, places: list[Place], action: Node) -> None:
        """Remove values, the innermost first, so that the places of the others hold."""
        members: dict[Place, set[str | int]] = {}
        for place in places:
            if place:
                members.setdefault(place[:-1], set()).add(place[-1])
            else:
                fact = "the description itself cannot be removed"
                action.report("overlay-target", fact, "correct the target", action.at("target"), Level.ERROR)
        for around, keys in sorted(members.items(), key=lambda each: len(each[0]), reverse=True):
            container = self.changed.at(around)
            if isinstance(container, list):
                kept = [index for index in range(len(container)) if index not in keys]
                self.origins.renumber(_pointer(around), kept)
            else:
                for key in keys:
                    self.origins.forget(_pointer((*around, key)))
            self.changed.drop(around, list(keys))

    def _merge(self, place: Place, change: _Change, action: Node) -> None:
        """Merge a value into the one at a place: mappings by member, lists end to end, else replace."""
        pending = [(place, change)]
        while pending:
            at, new = pending.pop()
            old = self.changed.at(at)
            match old, new.value:
                case dict(), dict():
                    pending += self._insert(at, old, new)
                case list(), list():
                    items = enumerate(new.value)
                    self._append(at, old, [new.inside(index, each) for index, each in items])
                case list(), _ if at == place:
                    self._append(at, old, [new])
                case (dict() | list(), _) | (_, dict() | list()) if old is not None:
                    fact = (
                        f"{kind(new.value)} cannot be merged into {kind(old)}, which stands at {_pointer(at)}"
                    )
                    remedy = "write the same kind, or remove the old value first"
                    action.report("overlay-conflict", fact, remedy, new.origins.of(new.pointer), Level.ERROR)
                case _ if at:
                    self.changed.put(at, new.value)
                    self.origins.graft(_pointer(at), new.origins, new.pointer)

    def _insert(self, at: Place, old: dict[str, Any], new: _Change) -> Iterator[tuple[Place, _Change]]:
        """Put in the members that are new; give those that stand on both sides."""
        for key, value in new.value.items():
            member = new.inside(key, value)
            if key in old:
                yield (*at, key), member
            else:
                old[key] = value
                self.origins.graft(_pointer((*at, key)), member.origins, member.pointer)

    def _append(self, at: Place, old: list[Any], items: list[_Change]) -> None:
        for item in items:
            self.origins.graft(_pointer((*at, len(old))), item.origins, item.pointer)
            old.append(item.value)


def _size(value: Any, most: int) -> int:
    """Return how many values a value holds, counted until there are more than `most`."""
    count, pending = 0, [value]
    while pending and count <= most:
        each = pending.pop()
        count += 1
        if isinstance(each, dict | list):
            pending.extend(each.values() if isinstance(each, dict) else each)
    return count


def _pointer(place: Place) -> str:
    return "".join(f"/{escape(step)}" for step in place)
