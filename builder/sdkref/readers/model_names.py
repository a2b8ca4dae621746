"""Names of models: a schema's own where it has one, else one that says where the schema stands.

Where two schemas want one name, the one that the description declares keeps it. The others get as much
of their file or of their place before it as tells them apart, whichever of them is met first.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePath
from typing import TypeAlias

from msgspec import Struct

from sdkref.location import Location, tokens

_NAMED = ("/components/schemas/", "/models/", "/definitions/", "/$defs/")
"""Places of schemas that have names."""
_UNNAMED = frozenset({"components", "schemas", "properties", "schema", "definitions", "$defs"})
_LAST_WORDS = 4
"""Steps of a pointer that a name is made of, if they tell schemas apart."""
_MOST_BEFORE = 8
"""Folders or steps that are put before a name, one by one, until it is distinct."""
_ENDING = re.compile(r"(\.schema)?\.(json|ya?ml)\Z|\.schema\Z", re.IGNORECASE)
_FOLDER_ITSELF = frozenset({"index", "_index"})
"""Names of files that stand for their folder."""


class Bound(Struct, frozen=True):
    """A schema in which dynamic references have a meaning of their own."""

    place: Location
    bindings: tuple[tuple[str, Location], ...]


Key: TypeAlias = Location | Bound
"""What tells models apart."""


class Origin(Struct, frozen=True, kw_only=True):
    """What a name is made from, beside the place of the schema."""

    first: str
    """The name of the description's own file."""
    identifier: str | None = None
    """The `$id` of the schema."""
    within: str | None = None
    """The name of the schema that the file is as a whole, empty for that of the file; None if it is none."""
    suffix: str = ""


class ModelNames:
    """The names of the models of one description; distinct at every time."""

    def __init__(self) -> None:
        self._names: dict[Key, str] = {}
        self._declared: set[str] = set()
        self._used: set[str] = set()
        self._made: dict[Key, Origin] = {}
        self._contested = False

    def get(self, key: Key) -> str | None:
        """Return the name of a model, or None when it has none yet."""
        return self._names.get(key)

    def declare(self, name: str, place: Location) -> None:
        """Give a name to the schema at a place, which keeps it; a name may stand for several places."""
        self._names[place] = name
        self._declared.add(name)
        self._used.add(name)

    def declared(self, place: Location) -> str | None:
        """Return the name of the schema at a place if the description declares it."""
        name = self._names.get(place)
        return name if name in self._declared else None

    def make(self, key: Key, origin: Origin) -> str:
        """Return a new name for a schema; it holds until all are known."""
        first, *others = candidates(_place(key), origin)
        self._contested |= first in self._used
        name = next((each for each in (first, *others) if each not in self._used), "")
        name = name or next(each for each in _numbered(first) if each not in self._used)
        self._used.add(name)
        self._names[key], self._made[key] = name, origin
        return name

    def final(self) -> dict[str, str]:
        """Return the names that have to change, so that none depends on which schema was met first."""
        if not self._contested:
            return {}
        made = sorted(self._made.items(), key=lambda each: (_place(each[0]), each[1].suffix))
        waiting = {key: list(candidates(_place(key), origin)) for key, origin in made}
        found: dict[Key, str] = {}
        taken = set(self._declared)
        while waiting:
            wanted: defaultdict[str, list[Key]] = defaultdict(list)
            for key, names in waiting.items():
                wanted[names[0]].append(key)
            for name, keys in wanted.items():
                if name not in taken and len(keys) == 1:
                    found[keys[0]] = name
            taken.update(wanted)
            for key in [*waiting]:
                names = waiting[key]
                if key not in found and len(names) == 1:
                    found[key] = next(each for each in _numbered(names[0]) if each not in taken)
                    taken.add(found[key])
                if key in found:
                    del waiting[key]
                else:
                    del names[0]
        return {self._names[key]: name for key, name in found.items() if self._names[key] != name}


def _place(key: Key) -> Location:
    return key if isinstance(key, Location) else key.place


def candidates(place: Location, origin: Origin) -> Iterator[str]:
    """Yield names for the schema at a place, ever longer ones."""
    steps = tokens(place.pointer)
    before: list[str] = []
    if place.file != origin.first:
        folder = PurePath(origin.first).parent
        path = PurePath(place.file)
        parts = (path.relative_to(folder) if path.is_relative_to(folder) else path).parts
        stem = _ENDING.sub("", parts[-1])
        before = [*parts[:-1], stem] if stem not in _FOLDER_ITSELF or len(parts) == 1 else [*parts[:-1]]
    if not steps:
        words = [before.pop() if before else "Root"]
    elif _is_named(place.pointer):
        words = steps[-1:]
    elif origin.identifier and (segment := _last_segment(origin.identifier)):
        words = [segment]
    else:
        words = [each for each in steps if each not in _UNNAMED] or ["Root"]
        if origin.within is not None and before:
            stem = before.pop()
            words = [origin.within or stem, *words]
        before, words = [*before, *words[:-_LAST_WORDS]], words[-_LAST_WORDS:]
    for more in range(min(len(before), _MOST_BEFORE) + 1):
        yield "_".join([*before[len(before) - more :], *words]) + origin.suffix
    if (whole := "_".join([*before, *steps]) + origin.suffix) != "_".join([*before, *words]) + origin.suffix:
        yield whole


def _is_named(pointer: str) -> bool:
    """Tell whether a schema stands directly in one of the places whose members have names."""
    return any(pointer.startswith(prefix) and pointer.count("/") == prefix.count("/") for prefix in _NAMED)


def _last_segment(identifier: str) -> str:
    """Return the last segment of an address, without the ending of a file."""
    segments = [each for each in re.split(r"[/:#?]", identifier) if each]
    return _ENDING.sub("", segments[-1]) if segments else ""


def _numbered(name: str) -> Iterator[str]:
    number = 2
    while True:
        yield f"{name}_{number}"
        number += 1
