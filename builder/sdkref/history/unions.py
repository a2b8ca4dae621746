"""Unions compared: the variants that both have, those that came, and those that went."""

from msgspec.structs import replace

from sdkref.catalogue.schema import Anything, Discriminator, Null, Schema, Union
from sdkref.history.type_words import type_words
from sdkref.history.unit import Place
from sdkref.history.variants import matched_variants
from sdkref.history.walk import Walk


def union_edits(walk: Walk, old: Schema, new: Schema, place: Place) -> None:
    """Note what is other in a union; a type by itself is one of a single variant."""
    if isinstance(old, Anything) or isinstance(new, Anything):
        rule = "type-narrowed" if isinstance(old, Anything) else "type-widened"
        walk.unit.found(rule, place, type_words(old), type_words(new))
        return
    found = matched_variants(_variants(old), _variants(new), walk.before, walk.after)
    if not found.both and (found.removed or found.added):
        walk.unit.found("type-changed", place, type_words(old), type_words(new))
        return
    for one, other in found.both:
        name = walk.after.model_name(other)
        step = "" if name is not None or not isinstance(new, Union) else f"<{type_words(other)}>"
        walk.compare(one, other, replace(place, at=place.inside(step) if step else place.at))
    for each in found.removed:
        walk.unit.found("variant-removed", replace(place, old=each.location or place.old), type_words(each))
    for each in found.added:
        walk.unit.found("variant-added", replace(place, new=each.location or place.new), "", type_words(each))
    if isinstance(old, Union) and isinstance(new, Union):
        _discriminator(walk, old.discriminator, new.discriminator, place)


def _variants(schema: Schema) -> list[Schema]:
    """Return the variants of a union; null is told with the use of the value."""
    variants = schema.variants if isinstance(schema, Union) else (replace(schema, nullable=False),)
    return [each for each in variants if not isinstance(each, Null)]


def _discriminator(walk: Walk, old: Discriminator | None, new: Discriminator | None, place: Place) -> None:
    """Note that variants are told apart by another field, or that a variant has another value there."""
    if old is None or new is None:
        return
    if old.property != new.property:
        walk.unit.found("discriminator-changed", place, old.property, new.property)
        return
    before, after = dict(old.mapping), dict(new.mapping)
    for value, model in before.items():
        if value in after and after[value] != model and model in walk.after.models:
            walk.unit.found("discriminator-changed", place, f"{value}: {model}", f"{value}: {after[value]}")
