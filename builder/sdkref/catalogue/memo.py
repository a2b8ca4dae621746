"""Remembering what was worked out for an object, by its identity: hashing a schema would walk it."""

from collections.abc import Callable
from typing import Generic, TypeVar

from sdkref.limits import check_time

Key = TypeVar("Key")
Made = TypeVar("Made")

MOST = 1 << 13
"""Objects that are remembered at once: enough for whatever is shown together, in any description."""


class Memo(Generic[Key, Made]):
    """What was made for each of the last objects; full, it forgets them all, so that memory is bounded."""

    def __init__(self, make: Callable[[Key], Made]) -> None:
        self._make = make
        # The object is kept beside what was made, so that its id stays its own.
        self._made: dict[int, tuple[Key, Made]] = {}

    def of(self, key: Key) -> Made:
        """Return what is made for an object; it is made once while it is remembered."""
        known = self._made.get(id(key))
        if known is None:
            check_time()
            made = self._make(key)
            if len(self._made) >= MOST:
                self._made.clear()
            known = self._made[id(key)] = (key, made)
        return known[1]
