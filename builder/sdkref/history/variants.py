"""Which variant of an old union is which of a new one: the same, one of the same name, one of its kind."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial

from msgspec import Struct

from sdkref.catalogue.encode_schema import encode_schema
from sdkref.catalogue.schema import Enum, Number, Reference, Schema
from sdkref.catalogue.views import Views
from sdkref.catalogue.written_json import json_bytes
from sdkref.history.peeled import peeled


class Matched(Struct, frozen=True):
    """The variants that two unions have in common, and those that only one has."""

    both: list[tuple[Schema, Schema]]
    removed: list[Schema]
    added: list[Schema]


def matched_variants(old: Sequence[Schema], new: Sequence[Schema], before: Views, after: Views) -> Matched:
    """Return variants by pairs: by model, then by what they say, by title, by kind; each is used once."""
    left, right = list(old), list(new)
    both: list[tuple[Schema, Schema]] = []
    for key in (_model, _whole, _title, _kind):
        _match(left, right, both, partial(key, before), partial(key, after))
    _match_renamed(left, right, both, before, after)
    return Matched(both, left, right)


def _match(
    left: list[Schema],
    right: list[Schema],
    both: list[tuple[Schema, Schema]],
    of_old: Callable[[Schema], Hashable],
    of_new: Callable[[Schema], Hashable],
) -> None:
    """Take from both sides what has the same key, in order."""
    if not (left and right):
        return
    waiting: dict[Hashable, list[Schema]] = {}
    for each in right:
        if (key := of_new(each)) is not None:
            waiting.setdefault(key, []).append(each)
    taken: set[int] = set()
    kept = []
    for each in left:
        found = waiting.get(of_old(each))
        if found:
            other = found.pop(0)
            taken.add(id(other))
            both.append((each, other))
        else:
            kept.append(each)
    left[:] = kept
    right[:] = [each for each in right if id(each) not in taken]


def _match_renamed(
    left: list[Schema], right: list[Schema], both: list[tuple[Schema, Schema]], before: Views, after: Views
) -> None:
    """Take the only two variants whose models the other catalogue does not have: one model, renamed."""
    gone = [each for each in left if (name := before.model_name(each)) and name not in after.models]
    come = [each for each in right if (name := after.model_name(each)) and name not in before.models]
    if len(gone) == len(come) == 1:
        both.append((gone[0], come[0]))
        left.remove(gone[0])
        right.remove(come[0])


def _model(views: Views, schema: Schema) -> Hashable:
    return views.model_name(schema)


def _whole(views: Views, schema: Schema) -> Hashable:
    if views.model_name(schema) is not None:
        return None
    return json_bytes(encode_schema(schema))


def _title(views: Views, schema: Schema) -> Hashable:
    if views.model_name(schema) is not None or not schema.title:
        return None
    return type(schema), schema.title


def _kind(views: Views, schema: Schema) -> Hashable:
    """Return what sort of value it is; two models are never the same for that."""
    core = peeled(schema, views).core
    match core:
        case Reference():
            return None
        case Number(integer=integer):
            return Number, integer
        case Enum(values=values):
            return Enum, ",".join(sorted({type(each).__name__ for each in values}))
        case _:
            return type(core)
