"""Schemas that nest without end, cut into models: what stands deep below a name gets a name of its own.

A page shows what is inside of a schema where it stands, so what nests deeper than a page can is given a name
that says where it stands, and a reference takes its place. Nothing is left out.
"""

from collections import defaultdict
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import (
    Callback,
    Encoding,
    Header,
    MediaType,
    Operation,
    Parameter,
    RequestBody,
    Response,
)
from sdkref.catalogue.schema import (
    AllOf,
    Array,
    Conditional,
    Enum,
    Not,
    Notes,
    Object,
    Property,
    Reference,
    Schema,
    String,
    Union,
    children,
)
from sdkref.readers.renaming import renamed
from sdkref.words import split

DEEPEST = 12
"""Levels of schemas without a name inside one that has a name; the parts of `allOf` stand on one level."""

_LONGEST = 100
"""Characters of a name beyond which most of its words give way to a digest of its place."""
_LAST_WORDS = 3
_LONGEST_WORD = 40


class Place(Struct, frozen=True):
    """Where a schema stands: the model or the operation around it, and the way from there, step by step."""

    step: str
    """What tells it from what stands beside it; of the first place, nothing."""
    word: str
    """What it adds to a name."""
    around: "Place | None" = None

    def inside(self, step: str, word: str = "") -> "Place":
        """Return the place of what is one step further in."""
        return Place(step, word, self)

    def way(self) -> list["Place"]:
        """Return the places from the outermost to this one."""
        places: list[Place] = []
        place: Place | None = self
        while place is not None:
            places.append(place)
            place = place.around
        return places[::-1]


def shallow(catalogue: Catalogue) -> Catalogue:
    """Return a catalogue in which no schema nests deeper than `DEEPEST` levels below a name."""
    nesting = _Nesting()
    models = {name: nesting.schema(schema, Place("", name), 0) for name, schema in catalogue.models.items()}
    operations, webhooks = (
        tuple(nesting.record(each, Place("", _owner(each))) for each in members)
        for members in (catalogue.operations, catalogue.webhooks)
    )
    if not nesting.found:
        return catalogue
    names = _names(nesting.found, frozenset(models))
    models |= {name: schema for name, (_, schema) in nesting.found.items()}
    return renamed(replace(catalogue, models=models, operations=operations, webhooks=webhooks), names)


class _Nesting:
    """One pass over a catalogue. `found` holds the new models by names that last until all are known."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[Place, Schema]] = {}
        self._done: dict[int, tuple[Any, Any]] = {}

    def record(self, record: Any, place: Place) -> Any:
        """Return a part of an operation with its schemas cut; what several operations share stays shared."""
        if isinstance(record, Notes):
            return self.schema(record, place, 0)
        if isinstance(record, tuple):
            items = tuple(self.record(each, place) for each in record)
            return items if any(new is not old for new, old in zip(items, record, strict=True)) else record
        if not isinstance(record, Struct):
            return record
        if id(record) not in self._done:
            inner = _into(record, place)
            changes = {}
            for field in record.__struct_fields__:
                value = getattr(record, field)
                if (new := self.record(value, inner)) is not value:
                    changes[field] = new
            self._done[id(record)] = record, replace(record, **changes) if changes else record
        return self._done[id(record)][1]

    def schema(self, schema: Any, place: Place, level: int) -> Any:
        """Return a schema that stands so many levels below a name, cut where it nests too deep."""
        if not children(schema):
            return schema
        if level <= DEEPEST or not _opens(schema):
            return self._inside(schema, place, level)
        name = f"\0{len(self.found)}"
        self.found[name] = place, schema  # keeps its place in the order
        self.found[name] = place, self._inside(replace(schema, nullable=False), place, 0)
        return Reference(name=name, nullable=schema.nullable, location=schema.location)

    def _inside(self, schema: Schema, place: Place, level: int) -> Schema:
        changes: dict[str, Any] = {}
        below = level if isinstance(schema, AllOf) else level + 1
        for field, step, word, inner in _steps(schema):
            new = self.schema(inner, place.inside(step, word), below)
            changes.setdefault(field, []).append(new)
        old = {field: getattr(schema, field) for field in changes}
        kept = {field: _put_back(old[field], new) for field, new in changes.items()}
        kept = {field: value for field, value in kept.items() if value is not old[field]}
        return replace(schema, **kept) if kept else schema


def _opens(schema: Schema) -> bool:
    """Tell a schema that nests further than a row of a table shows."""
    if isinstance(schema, Object) and (schema.properties or schema.pattern_properties):
        return True
    return any(children(each) for each in children(schema))


def _steps(schema: Schema) -> Iterator[tuple[str, str, str, Schema]]:
    """Yield the schemas directly inside one: the member that holds each, the step to it and its word."""
    for field, word in _HOLDING.get(type(schema), {}).items():
        value = getattr(schema, field)
        if value is not None and not isinstance(value, tuple):
            yield field, field, word, value
            continue
        for index, member in enumerate(value or ()):
            match member:
                case Property():
                    yield field, f"{field}/{member.name}", member.name, member.schema
                case (name, inner):
                    yield field, f"{field}/{name}", name, inner
                case _:
                    number = "" if field == "parts" else str(index + 1)
                    yield field, f"{field}/{index}", member.title or number, member


_HOLDING: dict[type[Any], dict[str, str]] = {
    Object: {
        "properties": "",
        "pattern_properties": "",
        "dependent_schemas": "",
        "additional": "",
        "property_names": "names",
        "unevaluated": "other",
    },
    Array: {"prefix": "", "items": "", "contains": "contains", "unevaluated": "other"},
    AllOf: {"parts": ""},
    Union: {"variants": ""},
    Conditional: {"condition": "if", "then": "then", "otherwise": "else"},
    Not: {"schema": "not"},
    String: {"content_schema": "content"},
    Enum: {"base": ""},
}
"""Members that hold schemas, with their words in a name; most go without saying."""


def _put_back(old: Any, new: list[Any]) -> Any:
    """Return a member with the schemas that it holds now; itself when they are the same."""
    if not isinstance(old, tuple):
        return new[0]
    items: list[Any] = []
    for member, inner in zip(old, new, strict=True):
        match member:
            case Property():
                items.append(member if inner is member.schema else replace(member, schema=inner))
            case (name, known):
                items.append(member if inner is known else (name, inner))
            case _:
                items.append(inner)
    return tuple(items) if any(now is not then for now, then in zip(items, old, strict=True)) else old


def _owner(operation: Operation) -> str:
    return operation.operation_id or "_".join(split(f"{operation.method.lower()} {operation.path}"))


def _into(record: Struct, place: Place) -> Place:
    """Return the place of what is inside a part of an operation."""
    match record:
        case Parameter() | Header() | Callback():
            return place.inside(f"{type(record).__name__}/{record.name}", record.name)
        case RequestBody():
            return place.inside("request", "request")
        case Response():
            return place.inside(f"response/{record.status}", record.status)
        case MediaType():
            return place.inside(f"content/{record.name}")
        case Encoding():
            return place.inside(f"encoding/{record.property}", record.property)
        case _:
            return place


def _names(found: dict[str, tuple[Place, Schema]], taken: frozenset[str]) -> dict[str, str]:
    """Return the lasting names of new models, whatever the order in which they were met."""
    wanted: defaultdict[str, list[str]] = defaultdict(list)
    for name, (place, _) in found.items():
        wanted[_name(place)].append(name)
    names: dict[str, str] = {}
    used = set(taken)
    for name, those in wanted.items():
        for each in those:
            chosen = name if len(those) == 1 and name not in used else f"{name}_{_digest(found[each][0])}"
            while chosen in used:
                chosen += "_"
            used.add(chosen)
            names[each] = chosen
    return names


def _name(place: Place) -> str:
    """Return the name that says where a schema stands; in a long one a digest stands for most of the way."""
    said = [each.word for each in place.way() if each.word]
    whole = "_".join(said)
    if len(whole) <= _LONGEST:
        return whole
    first, *rest = (word[:_LONGEST_WORD] for word in said)
    return "_".join([first, *rest[-_LAST_WORDS:], _digest(place)])


def _digest(place: Place) -> str:
    """Return what tells a place from all others."""
    first, *rest = place.way()
    text = "\0".join([first.word, *(each.step for each in rest)])
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
