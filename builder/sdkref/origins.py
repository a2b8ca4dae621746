"""Where the values of a document come from, when the document was made out of others.

An overlay changes a description and a Swagger 2.0 description is turned into the shape of OpenAPI 3;
both remember the source of each value that they move or write, so that a finding names the user's own file.
"""

from collections.abc import Sequence

from sdkref.location import Location


class Origins:
    """The places that values were taken from, by their pointers in the document that was made.

    A value without an entry of its own comes from below the place of the nearest value around it.
    """

    def __init__(self, whole: Location) -> None:
        self._whole = whole
        self._root = _Entry(None)

    def record(self, pointer: str, origin: Location) -> None:
        """Note that the value at a pointer, with all inside it, was taken from a place."""
        entry = self._entry(pointer)
        entry.origin = origin
        entry.inside.clear()

    def graft(self, pointer: str, others: "Origins", other: str = "") -> None:
        """Note that the value at a pointer is a copy of one that other origins know."""
        target, source = self._entry(pointer), others._root.find(other)  # noqa: SLF001 - of the same class
        target.origin, target.inside = others.of(other), source.copied() if source else {}

    def below(self, pointer: str) -> "Origins":
        """Return the origins of a value as they are now, by pointers into it."""
        found = Origins(self.of(pointer))
        found.graft("", self, pointer)
        return found

    def forget(self, pointer: str) -> None:
        """Drop what was noted of the values at and below a pointer, as when they are removed."""
        around, _, token = pointer.rpartition("/")
        self._entry(around).inside.pop(token, None)

    def renumber(self, pointer: str, kept: Sequence[int]) -> None:
        """Note that of the items of a list only these are left: each has a new index, and its old origin."""
        inside = self._entry(pointer).inside
        place = self.of(pointer)
        entries = [inside.get(str(old)) or _Entry(place.child(old)) for old in kept]
        for old, entry in zip(kept, entries, strict=True):
            entry.origin = entry.origin or place.child(old)
        inside.clear()
        inside.update((str(new), entry) for new, entry in enumerate(entries))

    def of(self, pointer: str) -> Location:
        """Return the place that the value at a pointer was taken from."""
        entry, found, rest = self._root, self._whole, pointer
        below = pointer
        while below and (inner := entry.inside.get(_first(below))) is not None:
            entry, below = inner, below[1 + len(_first(below)) :]
            if entry.origin is not None:
                found, rest = entry.origin, below
        return Location(found.file, found.pointer + rest) if rest else found

    def _entry(self, pointer: str) -> "_Entry":
        entry = self._root
        for token in pointer.split("/")[1:]:
            entry = entry.inside.setdefault(token, _Entry(None))
        return entry


class _Entry:
    """What is noted of one value: its place, when it has one of its own, and the values inside."""

    __slots__ = ("inside", "origin")

    def __init__(self, origin: Location | None) -> None:
        self.origin = origin
        self.inside: dict[str, _Entry] = {}

    def find(self, pointer: str) -> "_Entry | None":
        """Return the entry at a pointer, if there is one."""
        entry: _Entry | None = self
        for token in pointer.split("/")[1:]:
            entry = entry.inside.get(token) if entry else None
        return entry

    def copied(self) -> "dict[str, _Entry]":
        """Return copies of the entries inside."""
        copies = {}
        for token, each in self.inside.items():
            copies[token] = _Entry(each.origin)
            copies[token].inside = each.copied()
        return copies


def _first(pointer: str) -> str:
    """Return the first token of a pointer, still escaped."""
    return pointer[1:].partition("/")[0]
