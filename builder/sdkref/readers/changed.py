"""A value that is changed by copying what is on the way to the change, and sharing all else.

The aliases of a YAML file make one container stand at many places: a change at one of them must not show
at the others, and the source must stay as it was read.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

Place: TypeAlias = tuple[str | int, ...]
"""The keys and indices that lead to a value from the root."""


class Changed:
    """A value under change; each container is copied at most once, when something inside first changes."""

    def __init__(self, value: Any) -> None:
        self._holder = {"": value}
        self._copied: dict[int, Any] = {}
        """Containers that belong to the new value alone, by identity; kept so that none is given away."""

    @property
    def value(self) -> Any:
        """Return the value as it is by now."""
        return self._holder[""]

    def at(self, place: Place) -> Any:
        """Return the value at a place, a container of which may be changed."""
        holder, key = self._way(place)
        return self._own(holder, key)

    def kept(self, place: Place) -> Any:
        """Return the value at a place, which stays as it is now whatever changes later."""
        self._copied.clear()
        value = self.value
        for step in place:
            value = value[step]
        return value

    def put(self, place: Place, value: Any) -> None:
        """Put a value at a place, new or in place of what stands there."""
        holder, key = self._way(place)
        holder[key] = value

    def drop(self, place: Place, keys: Sequence[str | int]) -> None:
        """Remove members of the container at a place, which must have them."""
        container = self.at(place)
        for key in sorted(keys, reverse=True) if isinstance(container, list) else keys:
            del container[key]

    def _way(self, place: Place) -> tuple[Any, Any]:
        """Return the container that holds a place, ready to be changed, and the key in it."""
        holder: Any = self._holder
        key: str | int = ""
        for step in place:
            holder, key = self._own(holder, key), step
        return holder, key

    def _own(self, holder: Any, key: str | int) -> Any:
        inside = holder[key]
        if isinstance(inside, dict | list) and id(inside) not in self._copied:
            inside = holder[key] = inside.copy()
            self._copied[id(inside)] = inside
        return inside
