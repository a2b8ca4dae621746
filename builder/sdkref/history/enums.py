"""Listed values compared: those that came, those that went, and lists that came or went as a whole."""

from msgspec.structs import replace

from sdkref.catalogue.schema import Anything, Boolean, Enum, Json, Number, Schema, String
from sdkref.catalogue.written_json import json_bytes
from sdkref.history.type_words import list_words, type_words, value_words
from sdkref.history.unit import Place
from sdkref.history.walk import Walk


def enum_edits(walk: Walk, old: Enum, new: Enum, place: Place) -> None:
    """Note which values came and which went; null among them is told as such."""
    before, after = _by_text(old), _by_text(new)
    for text, value in before.items():
        if text not in after:
            walk.unit.found("value-removed", place, value_words(value))
    for text, value in after.items():
        if text not in before:
            walk.unit.found("value-added", place, "", value_words(value))
    if old.base is not None and new.base is not None:
        walk.compare(_bare(old.base), _bare(new.base), place)


def listing_edits(walk: Walk, old: Schema, new: Schema, place: Place) -> None:
    """Note that values are listed now, or no longer: the type stays the same if it allows all of them."""
    if isinstance(new, Enum) and _holds_all(old, new):
        walk.unit.found("values-listed", place, "", _listed(new))
    elif isinstance(old, Enum) and _holds_all(new, old):
        walk.unit.found("values-unlisted", place, _listed(old))
    else:
        walk.unit.found("type-changed", place, type_words(old), type_words(new))


def _bare(schema: Schema) -> Schema:
    """Return a base without notes of use, which are those of the list."""
    return replace(schema, nullable=False, deprecated=False, read_only=False, write_only=False)


def _by_text(enum: Enum) -> dict[bytes, Json]:
    return {json_bytes(each): each for each in enum.values if each is not None}


def _listed(enum: Enum) -> str:
    return list_words([value_words(each) for each in enum.values if each is not None])


def _holds_all(schema: Schema, enum: Enum) -> bool:
    """Tell whether all values of a list are of a type."""
    values = [each for each in enum.values if each is not None]
    match schema:
        case Anything():
            return True
        case String():
            return all(isinstance(each, str) for each in values)
        case Boolean():
            return all(isinstance(each, bool) for each in values)
        case Number(integer=integer):
            return all(
                isinstance(each, int | float)
                and not isinstance(each, bool)
                and (not integer or each == int(each))
                for each in values
            )
        case _:
            return False
