"""An answer that is being turned into a page: changes to it, each kept only where it stays valid."""

from collections.abc import Iterable

from msgspec import Struct

from sdkref.catalogue.paging_names import Telling
from sdkref.catalogue.schema import Json, Schema
from sdkref.catalogue.views import Views
from sdkref.mock.answers.payloads import Payloads


class Spot(Struct, frozen=True):
    """A member that tells of pages: in which object, under which name, with which schema."""

    holder: dict[str, Json]
    name: str
    schema: Schema
    telling: Telling


class Draft:
    """A value that is being changed, and whether it is as valid as it was."""

    def __init__(self, value: Json, schema: Schema, payloads: Payloads) -> None:
        self.value, self._schema, self._payloads = value, schema, payloads
        self._faults = len(payloads.faults(value, schema))

    def is_as_valid(self) -> bool:
        """Say whether the value breaks its schema in no more ways than at first."""
        return len(self._payloads.faults(self.value, self._schema)) <= self._faults

    def saved(self) -> Json:
        """Return the value as it is now."""
        return copied(self.value)

    def restore(self, value: Json) -> None:
        """Return to a value that was saved."""
        if isinstance(self.value, dict):
            self.value.clear()
            self.value.update(value)
        else:
            self.value[:] = value

    def put(self, spot: Spot, candidates: Iterable[Json]) -> bool:
        """Put the first value that leaves the whole as valid as it was; none where there is none."""
        present, before = spot.name in spot.holder, spot.holder.get(spot.name)
        for candidate in candidates:
            spot.holder[spot.name] = candidate
            if self.is_as_valid():
                return True
        if present:
            spot.holder[spot.name] = before
        else:
            spot.holder.pop(spot.name, None)
        return False

    def drop(self, spot: Spot, views: Views) -> None:
        """Make a member say that there is nothing: by null, by its absence or by an empty text."""
        if spot.name not in spot.holder:
            return
        if (spot.schema.nullable or views.resolve(spot.schema).nullable) and self.put(spot, [None]):
            return
        before = dict(spot.holder)
        del spot.holder[spot.name]
        if not self.is_as_valid():
            spot.holder.update(before)  # at its end: the order of members says nothing
            self.put(spot, [None, ""])


def copied(value: Json) -> Json:
    """Return a value that may be changed without changing the one it was copied from."""
    match value:
        case dict():
            return {name: copied(each) for name, each in value.items()}
        case list():
            return [copied(each) for each in value]
        case _:
            return value
