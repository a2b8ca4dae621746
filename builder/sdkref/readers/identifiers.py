"""Names that schemas and documents give themselves: `$self`, `$id`, `$anchor` and `$dynamicAnchor`.

A schema with an `$id` is a resource: relative references inside it start from that address, and pointers
and anchors from that schema. Documents without such words, which are most, are never walked.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any, TypeAlias
from urllib.parse import urljoin

import msgspec
from msgspec import Struct, field

from sdkref.documents.reading import Document
from sdkref.location import Location, escape

RECURSIVE = ""
"""The name of the anchor that `$recursiveAnchor: true` sets (JSON Schema 2019-09)."""
_VALUES = frozenset("default example examples enum const value dataValue".split())  # noqa: SIM905 - words
"""Members that hold values of the API, in which nothing names a schema."""
_WORDS = (
    "schemas responses parameters requestBodies headers callbacks links paths webhooks pathItems content "
    "mediaTypes encoding properties patternProperties dependentSchemas definitions $defs"
)
_BY_NAME = frozenset(_WORDS.split())
"""Members whose own members have names that anybody chose."""
_Met: TypeAlias = tuple[Any, int, str | int, int]
"""A container, the index of the one around it, its key there, and how deep it stands."""
_SEARCHED = 2
"""Containers inside of those this deep, such as schemas with names, are left out that hold no word."""
_ENCODER = msgspec.json.Encoder(enc_hook=str)
_DYNAMIC = frozenset({"$dynamicRef", "$recursiveRef"})
_ADDRESSES = frozenset({"$id", "$self"})
_NAMING = frozenset({"$id", "$anchor", "$dynamicAnchor", "$recursiveAnchor"})
_ALL = _DYNAMIC | _ADDRESSES | _NAMING
_OCCURRING = re.compile(rb"\$(?:%s)\b" % b"|".join(each[1:].encode() for each in sorted(_ALL)))


class _Names(Struct):
    """What one document says of names."""

    resources: dict[str, str] = field(default_factory=dict)
    """Pointer of a resource, its address."""
    anchors: dict[str, list[str]] = field(default_factory=dict)
    """Name, the pointers of the schemas that bear it."""
    dynamic: dict[str, list[str]] = field(default_factory=dict)
    """The same, of those that a `$dynamicRef` may choose from."""
    bearers: dict[str, dict[str | None, list[str]]] = field(default_factory=dict)
    """Name, the pointers of all that bear it, in order, by their resource; for None those of all."""


class Identifiers:
    """The names in the documents of one description."""

    def __init__(self) -> None:
        self.dynamic = False
        """Whether some reference is dynamic."""
        self._names: dict[str, _Names] = {}
        self._nested: set[str] = set()
        """Documents with resources inside."""
        self._places: dict[str, Location] = {}
        """Address without a fragment, what bears it."""

    def add(self, document: Document, address: str) -> None:
        """Take up the names of a document that is found at an address of its own."""
        if document.name in self._names:
            return
        words = _words_in(document)
        self.dynamic |= not words.isdisjoint(_DYNAMIC)
        if not words.isdisjoint(_ADDRESSES):
            self._read(document, address)

    def resource(self, place: Location) -> Location | None:
        """Return the resource around a place, or None where nothing but the document is one."""
        if not self._nested or place.file not in self._nested:
            return None
        return Location(place.file, _around(self._names[place.file], place.pointer))

    def address(self, resource: Location) -> str | None:
        """Return the address of a resource, or None for a document that names none."""
        names = self._names.get(resource.file)
        return None if names is None else names.resources.get(resource.pointer)

    def at(self, address: str) -> Location | None:
        """Return what an address without a fragment stands for, as far as it was met."""
        return self._places.get(address)

    def anchor(self, name: str, document: Document, near: Location) -> str | None:
        """Return the pointer that an anchor stands for, the one nearest to a place where several bear it.

        Where the resource around the place has none of that name, that of another one is meant.
        """
        names = self._of(document)
        if name not in names.bearers:
            names.bearers[name] = _by_resource(
                names, [*names.anchors.get(name, ()), *names.dynamic.get(name, ())]
            )
        bearers = names.bearers[name]
        return _nearest(bearers.get(_around(names, near.pointer)) or bearers[None], near.pointer)

    def dynamic_anchors(self, document: Document) -> dict[str, list[str]]:
        """Return the pointers of the schemas that a dynamic reference may choose from, by name."""
        return self._of(document).dynamic

    def _of(self, document: Document) -> _Names:
        return self._names.get(document.name) or self._read(document, f"file:///{document.name}")

    def _read(self, document: Document, address: str) -> _Names:
        names = self._names[document.name] = _Names()
        own = document.data.get("$self") if isinstance(document.data, dict) else None
        names.resources[""] = joined(address, own).partition("#")[0] if isinstance(own, str) else address
        for each in (address, names.resources[""]):
            self._places.setdefault(each, Location(document.name))
        words = _NAMING & _words_in(document)
        for schema, pointer in holders(document.data, words) if words else ():
            self._note(names, schema, Location(document.name, pointer))
        return names

    def _note(self, names: _Names, schema: dict[str, Any], place: Location) -> None:
        """Note the names of one schema."""
        if isinstance(given := schema.get("$id"), str):
            base = names.resources[_around(names, place.pointer)]
            address, _, anchor = joined(base, given).partition("#")
            if anchor:  # as before JSON Schema 2019-09
                names.anchors.setdefault(anchor, []).append(place.pointer)
            if not given.startswith("#"):
                names.resources[place.pointer] = address
                self._nested.add(place.file)
                self._places.setdefault(address, place)
        for word, known in (("$anchor", names.anchors), ("$dynamicAnchor", names.dynamic)):
            if isinstance(named := schema.get(word), str):
                known.setdefault(named, []).append(place.pointer)
        if schema.get("$recursiveAnchor") is True:
            names.dynamic.setdefault(RECURSIVE, []).append(place.pointer)


def holders(value: Any, words: frozenset[str], pointer: str = "") -> Iterator[tuple[dict[str, Any], str]]:
    """Yield the schemas of a document that have one of some words, and their pointers; outer ones first.

    What holds values of the API is no schema. Pointers are made for what is found only.
    """
    met: list[_Met] = [(value, -1, "", 0)]
    written = [word.encode() for word in words]
    for index, (current, _, _, depth) in enumerate(met):  # grows as it goes
        if type(current) is dict:
            if not words.isdisjoint(current):
                steps = _steps(met, index)
                if _is_schema(steps):
                    yield current, pointer + "".join(f"/{escape(step)}" for step in steps)
            members: Any = current.items()
        else:
            members = enumerate(current)
        inside = [
            (each, index, key, depth + 1) for key, each in members if type(each) is dict or type(each) is list
        ]
        met += inside if depth != _SEARCHED else [each for each in inside if _may_hold(each[0], written)]


def _may_hold(value: Any, words: list[bytes]) -> bool:
    """Tell whether a word occurs in a value: its text is written and searched sooner than it is walked."""
    try:
        text = _ENCODER.encode(value)
    except (RecursionError, OverflowError):
        return True
    return any(word in text for word in words)


def _steps(met: list[_Met], index: int) -> list[str | int]:
    """Return the keys that lead to a container."""
    steps = []
    while index > 0:
        _, around, key, _ = met[index]
        steps.append(key)
        index = around
    return steps[::-1]


def _is_schema(steps: list[str | int]) -> bool:
    """Tell whether what stands at the end of a way is no value of the API, nor a mapping of schemas."""
    by_name = False
    for step in steps:
        if not by_name and isinstance(step, str) and (step in _VALUES or step.startswith("x-")):
            return False
        by_name = not by_name and step in _BY_NAME
    return not by_name


def joined(base: str, reference: str) -> str:
    """Return the address that a reference stands for, seen from a base; itself where it is none."""
    try:
        return urljoin(base, reference)
    except ValueError:
        return reference


def _words_in(document: Document) -> frozenset[str]:
    """Return those of our words that a document may hold: all of them where others had a part in it."""
    if document.origins is not None and document.moved is None:
        return _ALL
    return document.positions.occurring(_OCCURRING)


def _around(names: _Names, pointer: str) -> str:
    """Return the pointer of the resource around a value."""
    while pointer not in names.resources:
        pointer = pointer.rpartition("/")[0]
    return pointer


def _by_resource(names: _Names, pointers: list[str]) -> dict[str | None, list[str]]:
    """Return pointers by the resource around them, in order; for None, all of them."""
    found: dict[str | None, list[str]] = {None: sorted(pointers)}
    for each in found[None]:
        found.setdefault(_around(names, each), []).append(each)
    return found


def _nearest(pointers: list[str], near: str) -> str | None:
    """Return the first of ordered pointers that shares the most steps from the root with another."""
    around = near
    while around:
        for least in (around, f"{around}/"):
            index = bisect_left(pointers, least)
            if index < len(pointers) and (
                pointers[index] == around or pointers[index].startswith(f"{around}/")
            ):
                return pointers[index]
        around = around.rpartition("/")[0]
    return pointers[0] if pointers else None
