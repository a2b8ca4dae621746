"""Lists compared: their items, the fixed ones in front, and what else is asked of them."""

from msgspec.structs import replace

from sdkref.catalogue.schema import Anything, Array
from sdkref.history.unit import Place
from sdkref.history.walk import Walk, is_other


def array_edits(walk: Walk, old: Array, new: Array, place: Place) -> None:
    """Note what is other in the items of a list."""
    walk.compare(old.items, new.items, replace(place, at=place.inside("[]")))
    for index in range(max(len(old.prefix), len(new.prefix))):
        before = old.prefix[index] if index < len(old.prefix) else old.items
        after = new.prefix[index] if index < len(new.prefix) else new.items
        walk.compare(before, after, replace(place, at=place.inside(f"[{index}]")))
    counts = (old.min_contains, old.max_contains) != (new.min_contains, new.max_contains)
    rest = is_other(old.unevaluated or Anything(), new.unevaluated or Anything())
    if counts or rest or is_other(old.contains, new.contains):
        walk.unit.found("condition-changed", place)
