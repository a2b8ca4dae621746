"""Lists and objects of an example value, from the schemas of what they hold."""

from collections.abc import Callable, Iterator
from itertools import chain, count, islice

from msgspec import UNSET, Struct

from sdkref.catalogue.fitting import Fitting
from sdkref.catalogue.making import DEPTH, MOST_NODES, Fill, Made, Make, Spot, Vary, weight
from sdkref.catalogue.merging import both_of
from sdkref.catalogue.patterns import matches, texts
from sdkref.catalogue.schema import (
    Anything,
    Array,
    Boolean,
    Enum,
    Json,
    Not,
    Nothing,
    Number,
    Object,
    Property,
    Schema,
    String,
)

_PLAIN = (String, Number, Boolean, Enum)

MOST_KEYS = 40
"""Names that are tried for the entries of a map."""


def list_value(schema: Array, spot: Spot, make: Make, vary: Vary, fitting: Fitting) -> Made:
    """Return a list: the fixed items, those that it must contain, and as many more as are asked for."""
    least = min(schema.min_items or 0, MOST_NODES)
    most = MOST_NODES if schema.max_items is None else schema.max_items
    items: list[Json] = []
    for item in schema.prefix[:most]:
        value = make(item, spot.inside(spot.name))
        if value is UNSET:
            return items if len(items) >= least or spot.fill is Fill.CLOSED else UNSET
        items.append(value)
    inner = spot.inside(spot.name.removesuffix("s"))
    more = _More(make, vary, fitting, schema.unique_items)
    if schema.contains is not None:
        asked = 1 if schema.min_contains is None else schema.min_contains
        count = asked - sum(fitting.fits(each, schema.contains) for each in items)
        more.add(items, both_of(schema.items, schema.contains), min(count, most - len(items)), inner)
    usual = 0 if spot.level >= DEPTH else 1
    wanted = min(max(least, usual, len(items)), most) - len(items)
    kind = _other_items(schema, items, wanted, fitting)
    more.add(items, kind, wanted, inner, usable=kind is schema.items or len(items) < least)
    return items if len(items) >= min(least, 1) or spot.fill is Fill.CLOSED else UNSET


class _More(Struct, frozen=True):
    """Adds items to a list."""

    make: Make
    vary: Vary
    fitting: Fitting
    unique: bool

    def add(self, items: list[Json], kind: Schema, count: int, spot: Spot, *, usable: bool = True) -> None:
        """Add so many items of a kind, fewer where there are no more or where they weigh too much.

        `usable` says that one which shows the shape is better than none, where none is found that fits.
        """
        if count < 1:
            return
        if self.unique and count + len(items) > 1:
            fitting = (each for each in self.vary(kind, spot) if self.fitting.fits(each, kind))
            items[:] = _distinct(chain(items, fitting), len(items) + count, self.fitting)
            return
        value = self.make(kind, spot)
        if value is not UNSET and (usable or self.fitting.fits(value, kind)):
            items += [value] * min(count, max(1, MOST_NODES // weight(value)))


def _other_items(schema: Array, items: list[Json], wanted: int, fitting: Fitting) -> Schema:
    """Return what so many further items hold: where too many would be of a kind, they are not of it."""
    kind = schema.items
    if isinstance(kind, Anything) and schema.unevaluated is not None:
        kind = schema.unevaluated
    if schema.contains is None or schema.max_contains is None:
        return kind
    contained = sum(fitting.fits(each, schema.contains) for each in items)
    return both_of(kind, Not(schema=schema.contains)) if contained + wanted > schema.max_contains else kind


def _distinct(values: Iterator[Json], wanted: int, fitting: Fitting) -> list[Json]:
    found: list[Json] = []
    for value in islice(values, 4 * wanted + MOST_KEYS):
        if not any(fitting.same(value, each) for each in found):
            found.append(value)
        if len(found) == wanted:
            break
    return found


def object_value(
    schema: Object, spot: Spot, make: Make, fitting: Fitting, shown: Callable[[Property, Spot], bool]
) -> Made:
    """Return an object; `shown` says which optional members appear in it."""
    travelling = [member for member in schema.properties if fitting.travels(member.schema)]
    chosen = [
        member
        for member in travelling
        if member.required or (spot.fill is not Fill.LEAST and shown(member, spot))
    ]
    if fitting.direction == "request":
        chosen.sort(key=lambda member: not member.required)
    value: dict[str, Json] = {}
    total = 1
    for member in chosen:
        made = make(member.schema, spot.inside(member.name))
        size = 0 if made is UNSET else weight(made)
        if made is not UNSET and total + size <= MOST_NODES * (1 + member.required):
            value[member.name] = made
            total += size
        elif member.required and spot.fill is Fill.CLOSED:
            value[member.name] = {}
        elif member.required:
            return UNSET
    members = {member.name: member.schema for member in schema.properties}
    for name in (*schema.also_required, *_dependent(schema, value)):
        if name not in value:
            made = make(members.get(name) or _kind_of(schema, name), spot.inside(name))
            if made is UNSET and spot.fill is not Fill.CLOSED:
                return UNSET
            value[name] = {} if made is UNSET else made
    spare = [member for member in travelling if member.name not in value and not member.schema.deprecated]
    spare.sort(key=lambda member: not isinstance(member.schema, _PLAIN))
    _fill_up(value, schema, spare, spot=spot, make=make, fitting=fitting)
    return value


def _dependent(schema: Object, value: dict[str, Json]) -> list[str]:
    """Return the names that must be there because of those that are, in order."""
    found: dict[str, None] = {}
    for _ in schema.dependent_required:
        for name, others in schema.dependent_required:
            if name in value or name in found:
                found.update(dict.fromkeys(others))
    return list(found)


def _fill_up(
    value: dict[str, Json], schema: Object, spare: list[Property], *, spot: Spot, make: Make, fitting: Fitting
) -> None:
    """Add members while the object has too few, or is a map that would be empty; drop those too many."""
    least = schema.min_properties or 0
    wanted_anyway = spot.level == 0 and spot.fill is not Fill.LEAST
    for member in spare:
        if len(value) < max(least, wanted_anyway):
            made = make(member.schema, spot.inside(member.name))
            if made is not UNSET:
                value[member.name] = made
    typed = schema.pattern_properties or not isinstance(_others(schema), Anything | Nothing | None)
    entries = max(least, 1 if typed and not schema.properties and spot.level <= DEPTH else 0)
    for name in _keys(schema, spot, make, fitting):
        if len(value) >= entries:
            break
        made = make(_kind_of(schema, name), spot.inside(name))
        if made is not UNSET:
            value.setdefault(name, made)
    if schema.max_properties is not None:
        required = {member.name for member in schema.properties if member.required}
        for name in [each for each in reversed(value) if each not in required]:
            if len(value) > schema.max_properties:
                del value[name]


def _keys(schema: Object, spot: Spot, make: Make, fitting: Fitting) -> Iterator[str]:
    """Yield names for the entries of a map."""
    patterned = chain.from_iterable(texts(pattern, 0, None) for pattern, _ in schema.pattern_properties)
    free: Iterator[str] = chain(("key",), (f"key{number}" for number in count(2)))
    names = schema.property_names
    if isinstance(names, String) and names.pattern:
        free = chain(texts(names.pattern, names.min_length or 0, names.max_length), free)
    elif names is not None:
        listed = names.values if isinstance(names, Enum) else (make(names, spot.inside("key")),)
        free = chain((str(each) for each in listed if each is not UNSET), free)
    if isinstance(_others(schema), Nothing):
        free = iter(())
    for name in islice(chain(patterned, free), MOST_KEYS):
        if names is None or fitting.fits(name, names):
            yield name


def _kind_of(schema: Object, name: str) -> Schema:
    """Return the schema of a member that `properties` does not describe."""
    kind: Schema = Anything()
    for pattern, each in schema.pattern_properties:
        if matches(pattern, name):
            kind = both_of(kind, each)
    return kind if not isinstance(kind, Anything) else _others(schema) or Anything()


def _others(schema: Object) -> Schema | None:
    """Return what members hold that are not described; None when nothing is said of them."""
    return schema.unevaluated if schema.additional is None else schema.additional
