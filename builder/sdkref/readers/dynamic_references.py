"""`$dynamicRef` and `$recursiveRef`: references whose meaning depends on the schemas that led there.

Whoever refers to a generic schema may bind its dynamic anchors to schemas of its own: a list to the kind of
its items, a tree to the stricter kind of its nodes. The generic schema then is read once for each binding.
"""

import re
from collections import defaultdict
from typing import Any, TypeAlias

from sdkref.location import Location
from sdkref.readers.identifiers import RECURSIVE, holders
from sdkref.readers.neighbours import Refusal
from sdkref.readers.references import References

Bindings: TypeAlias = tuple[tuple[str, Location], ...]
"""Dynamic anchors and the schemas that they stand for, in the order of their names."""

WORDS = ("$dynamicRef", "$recursiveRef")
_REFERRING = ("$ref", *WORDS)
_NAMED = "/components/schemas/"
_OUTERMOST = re.compile(r"/(?:(schema|itemSchema)|properties|patternProperties|\$defs|definitions)(?=/|\Z)")
"""Steps of a pointer by which a schema begins (the group), or by which one is left for another inside."""


class DynamicReferences:
    """Resolves the dynamic references of one description."""

    def __init__(self, references: References) -> None:
        self.references = references
        self._asked: dict[Location, frozenset[str]] = {}
        """The names that dynamic references ask for in a schema, and in all that it leads to."""
        self._owned: dict[str, dict[Location, dict[str, Location]]] = {}
        """By file and schema: the dynamic anchors of that schema."""
        self._starts: dict[str, tuple[str, ...]] = {}
        """By file: the pointers of those schemas."""

    def find(self, reference: Any, place: Location, bindings: Bindings) -> tuple[Any, Location] | None:
        """Return the schema that a dynamic reference means and its place, or None with a diagnostic."""
        name = _name(place, reference)
        bound = dict(bindings).get(name) if name is not None else None
        if bound is not None and self._is_dynamic(reference, place, name):
            return self.references.at(bound)
        if name == RECURSIVE and (own := self._own(place).get(RECURSIVE)) is not None:
            return self.references.at(own)
        if name == RECURSIVE and (unit := self._unit(place)).pointer:
            return self.references.at(unit)
        return self.references.find(reference, place)

    def binds(self, place: Location) -> bool:
        """Tell whether a schema around a place may bind anchors for what it refers to."""
        if not self.references.identifiers.dynamic:
            return False
        starts = self._starts.get(place.file)
        if starts is None:
            starts = self._starts[place.file] = tuple(each.pointer for each in self._units(place.file))
        return place.pointer.startswith(starts)

    def bound(self, place: Location, target: Location, value: Any, bindings: Bindings) -> Bindings:
        """Return what a reference at a place binds in its target, as far as it matters there."""
        offered = self._own(place) | dict(bindings)
        if not offered:
            return ()
        default = self._own(target)
        found = tuple(each for each in sorted(offered.items()) if default.get(each[0]) != each[1])
        wanted = self._names_in(value, target) if found else ()
        return tuple(each for each in found if each[0] in wanted)

    def _is_dynamic(self, reference: Any, place: Location, name: str | None) -> bool:
        """Tell whether a reference leads to a dynamic anchor at first; where it leads nowhere, it is one."""
        if name == RECURSIVE:
            return True
        found = self.references.look_up(reference, place)
        if isinstance(found, Refusal):
            return True
        return found[1].pointer in self._anchors(found[1].file).get(name or "", ())

    def _own(self, place: Location) -> dict[str, Location]:
        """Return the dynamic anchors of the schema around a place that counts as one of its own."""
        return self._units(place.file).get(self._unit(place), {})

    def _units(self, file: str) -> dict[Location, dict[str, Location]]:
        """Return the schemas of a file that have dynamic anchors, with those."""
        if file not in self._owned:
            self._owned[file] = units = dict[Location, dict[str, Location]]()
            for name, pointers in self._anchors(file).items():
                for each in pointers:
                    there = Location(file, each)
                    units.setdefault(self._unit(there), {}).setdefault(name, there)
        return self._owned[file]

    def _anchors(self, file: str) -> dict[str, list[str]]:
        return self.references.identifiers.dynamic_anchors(self.references.neighbours.named(file))

    def _unit(self, place: Location) -> Location:
        """Return the schema around a place with an `$id`, else the outermost one."""
        resource = self.references.resource(place)
        if resource.pointer:
            return resource
        pointer = place.pointer
        if pointer.startswith(_NAMED):
            end = pointer.find("/", len(_NAMED))
            return place if end == -1 else Location(place.file, pointer[:end])
        found = _OUTERMOST.search(pointer)
        return Location(place.file, pointer[: found.end()]) if found and found[1] else resource

    def _names_in(self, value: Any, place: Location) -> frozenset[str]:
        """Return the names that dynamic references ask for in a schema and in all that it leads to."""
        if place not in self._asked:
            names: dict[Location, set[str]] = {}
            leading: defaultdict[Location, list[Location]] = defaultdict(list)
            waiting = [(value, place)]
            while waiting:
                value, current = waiting.pop()
                if current in names:
                    continue
                names[current] = set(self._asked.get(current, ()))
                if current in self._asked:
                    continue
                for found in self._mentioned(value, current, names[current]):
                    leading[found[1]].append(current)
                    waiting.append(found)
            changed = [each for each in names if names[each]]
            while changed:
                target = changed.pop()
                for each in leading[target]:
                    if not names[target] <= names[each]:
                        names[each] |= names[target]
                        changed.append(each)
            self._asked |= {each: frozenset(found) for each, found in names.items()}
        return self._asked[place]

    def _mentioned(self, value: Any, place: Location, names: set[str]) -> list[tuple[Any, Location]]:
        """Add the names that a schema asks for itself; return what its references lead to."""
        found = []
        for schema, pointer in holders(value, frozenset(_REFERRING), place.pointer):
            here = Location(place.file, pointer)
            for word in _REFERRING:
                if word not in schema:
                    continue
                reference, name = schema[word], _name(here.child(word), schema[word])
                if word in WORDS and name is not None:
                    names.add(name)
                led = self.references.look_up(reference, here) if isinstance(reference, str) else None
                if led is not None and not isinstance(led, Refusal) and name != RECURSIVE:
                    found.append(led)
        return found


def _name(place: Location, reference: Any) -> str | None:
    """Return the anchor that a dynamic reference asks for; None where it is a pointer."""
    if place.pointer.endswith("/$recursiveRef"):
        return RECURSIVE
    fragment = reference.partition("#")[2] if isinstance(reference, str) else ""
    return fragment if fragment and not fragment.startswith("/") else None
