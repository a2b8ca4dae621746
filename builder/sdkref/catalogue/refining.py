"""One member that is described twice: what a reader should see of both descriptions."""

from functools import cache
from typing import Any

from msgspec import NODEFAULT, structs

from sdkref.catalogue.schema import (
    AllOf,
    Anything,
    Array,
    Boolean,
    Enum,
    Json,
    Not,
    Notes,
    Number,
    Object,
    Reference,
    Schema,
    String,
    Union,
)

_NOTES = tuple((each.name, each.default) for each in structs.fields(Notes) if each.name != "location")
"""What may be said beside a kind, each with the value by which nothing is said."""
_REPLACED = ("nullable", "internal", "examples")
"""Notes that are not taken over from a schema by one of another kind."""


def with_notes(schema: Schema, uses: list[Schema]) -> Schema:
    """Return the schema with the notes of its uses, of which the outermost comes first and wins."""
    changes: dict[str, object] = {}
    for use in uses:
        for note, silence in _NOTES:
            value = getattr(use, note)
            if value is not silence and value != silence:
                changes.setdefault(note, value)
    return structs.replace(schema, **changes) if changes else schema


def refined(earlier: Schema, later: Schema) -> Schema:
    """Return what two parts of an object say of one member: the later refines the earlier.

    What the later leaves open comes from the earlier; where the two contradict each other, both are kept.
    """
    found = _refined(earlier, later)
    more = tuple(each for each in earlier.examples if not any(_same(each, other) for other in found.examples))
    return structs.replace(found, examples=(*found.examples, *more)) if more else found


def _same(value: Json, other: Json) -> bool:
    return type(value) is type(other) and value == other


def _refined(earlier: Schema, later: Schema) -> Schema:  # noqa: PLR0911 - a case a pair of kinds
    match earlier, later:
        case (_, Anything()):
            return with_notes(earlier, [later])
        case (Anything(), _):
            return _marked(later, earlier)
        case (Enum(), String() | Number()) if not _own(later).keys() - {"integer"}:
            return with_notes(earlier, [later])
        case (String(), String()) | (Number(), Number()) | (Boolean(), Boolean()):
            return with_notes(structs.replace(earlier, **_own(later)), [later])
        case (Array(), Array()):
            items = refined(earlier.items, later.items)
            return with_notes(structs.replace(earlier, **{**_own(later), "items": items}), [later])
        case (Object() | AllOf() | Reference(), Object() | AllOf()) | (Union(), String() | Number()):
            return _both(earlier, later)
        case (_, Reference() | Union() | Enum() | AllOf() | Not()) | (
            Reference() | Union() | AllOf() | Not(),
            _,
        ):
            return _marked(later, earlier)
        case _:
            return _marked(later, earlier) if type(earlier) is type(later) else _both(earlier, later)


def _both(earlier: Schema, later: Schema) -> Schema:
    return with_notes(AllOf(parts=(earlier, later), location=later.location), [later, earlier])


def _marked(schema: Schema, earlier: Schema) -> Schema:
    """Return the later schema with what only the earlier says beside its kind."""
    changes = {
        note: getattr(earlier, note)
        for note, silence in _NOTES
        if note not in _REPLACED
        and getattr(schema, note) is silence
        and getattr(earlier, note) is not silence
    }
    return structs.replace(schema, **changes) if changes else schema


def _own(schema: Schema) -> dict[str, Any]:
    """Return the members particular to the kind that say something."""
    return {
        name: value
        for name, default in _members(type(schema))
        if (value := getattr(schema, name)) != default or default is NODEFAULT
    }


@cache
def _members(kind: type[Any]) -> tuple[tuple[str, Any], ...]:
    return tuple(
        (each.name, each.default) for each in structs.fields(kind) if each.name not in Notes.__struct_fields__
    )
