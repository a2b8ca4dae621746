"""Objects compared: the fields that they have in the end, and what is said of other names."""

from collections.abc import Mapping

from msgspec.structs import replace

from sdkref.catalogue.schema import AllOf, Anything, Nothing, Object, Schema
from sdkref.catalogue.views import FieldView, Views
from sdkref.history.directions import REQUEST, RESPONSE
from sdkref.history.peeled import Peeled, peeled
from sdkref.history.type_words import type_words
from sdkref.history.unit import Place
from sdkref.history.walk import Walk, is_other


def is_object(core: Schema, views: Views) -> bool:
    """Tell whether a schema is an object, or several parts that make one."""
    return isinstance(core, Object) or (isinstance(core, AllOf) and bool(views.object_view(core).fields))


def object_edits(walk: Walk, old: Schema, new: Schema, place: Place) -> None:
    """Note what is other in the fields of an object, those of its models included."""
    before, after = walk.before.object_view(old), walk.after.object_view(new)
    _fields(
        walk, {each.name: each for each in before.fields}, {each.name: each for each in after.fields}, place
    )
    _others(walk, before.additional, after.additional, place)
    if len(before.unions) == len(after.unions):
        for one, other in zip(before.unions, after.unions, strict=True):
            walk.compare(one, other, place)
    else:
        walk.unit.found("condition-changed", place)
    if isinstance(old, Object) and isinstance(new, Object) and _has_other_conditions(old, new):
        walk.unit.found("condition-changed", place)


def _fields(
    walk: Walk, before: Mapping[str, FieldView], after: Mapping[str, FieldView], place: Place
) -> None:
    for name, new in after.items():
        inner = peeled(new.schema, walk.after)
        there = replace(place, at=place.inside(name), new=inner.location or place.new)
        old = before.get(name)
        if old is None:
            there = replace(there, directions=_travelling(inner, there.directions))
            walk.unit.found("required-field-added" if new.required else "field-added", there)
            continue
        earlier = peeled(old.schema, walk.before)
        there = replace(there, old=earlier.location or place.old)
        _presence(walk, old, new, there, (earlier, inner))
        both = _travelling(inner, place.directions) | _travelling(earlier, place.directions)
        walk.compare(old.schema, new.schema, replace(there, directions=both))
    for name, old in before.items():
        if name not in after:
            inner = peeled(old.schema, walk.before)
            directions = _travelling(inner, place.directions)
            there = replace(place, at=place.inside(name), old=inner.location or place.old)
            walk.unit.found("field-removed", replace(there, directions=directions))


def _presence(walk: Walk, old: FieldView, new: FieldView, place: Place, peels: tuple[Peeled, Peeled]) -> None:
    """Note whether the field has to be there, and in which directions it may be."""
    before, after = peels
    found = walk.unit.found
    both = replace(
        place, directions=_travelling(before, place.directions) & _travelling(after, place.directions)
    )
    if new.required != old.required:
        found("field-became-required" if new.required else "field-became-optional", both)
    if after.read_only != before.read_only:
        found("became-read-only" if after.read_only else "no-longer-read-only", place)
        if not after.read_only and new.required:
            found("field-became-required", replace(place, directions=place.directions & REQUEST))
    if after.write_only != before.write_only:
        found("became-write-only" if after.write_only else "no-longer-write-only", place)


def _travelling(field: Peeled, directions: int) -> int:
    """Return the directions in which a field occurs."""
    return directions & ~(REQUEST if field.read_only else 0) & ~(RESPONSE if field.write_only else 0)


def _others(walk: Walk, old: Schema | None, new: Schema | None, place: Place) -> None:
    """Note what is other for names that are not described."""
    old_closed, new_closed = isinstance(old, Nothing), isinstance(new, Nothing)
    if old_closed or new_closed:
        if old_closed != new_closed:
            walk.unit.found("other-fields-forbidden" if new_closed else "other-fields-allowed", place)
        return
    before = old if old is not None else Anything()
    after = new if new is not None else Anything()
    if isinstance(before, Anything) and isinstance(after, Anything):
        return
    there = replace(place, at=place.inside("[*]"))
    if isinstance(before, Anything):
        walk.unit.found("other-fields-narrowed", place, "", type_words(after))
    elif isinstance(after, Anything):
        walk.unit.found("other-fields-widened", place, type_words(before))
    else:
        walk.compare(before, after, there)


def _has_other_conditions(old: Object, new: Object) -> bool:
    """Tell whether what is said beside single fields is other."""
    if sorted(old.also_required) != sorted(new.also_required):
        return True
    if sorted(old.dependent_required) != sorted(new.dependent_required):
        return True
    for before, after in (
        (old.pattern_properties, new.pattern_properties),
        (old.dependent_schemas, new.dependent_schemas),
    ):
        ones, others = dict(before), dict(after)
        if ones.keys() != others.keys() or any(is_other(each, others[name]) for name, each in ones.items()):
            return True
    return is_other(old.property_names, new.property_names) or is_other(old.unevaluated, new.unevaluated)
