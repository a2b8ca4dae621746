"""Two schemas compared: each difference becomes an edit, and models that both name are left to themselves."""

from msgspec import UNSET
from msgspec.structs import replace

from sdkref.catalogue.schema import (
    AllOf,
    Anything,
    Array,
    Conditional,
    Enum,
    Not,
    Nothing,
    Reference,
    Schema,
    String,
    Union,
)
from sdkref.catalogue.views import Views
from sdkref.history.arrays import array_edits
from sdkref.history.constraints import constraint_edits
from sdkref.history.enums import enum_edits, listing_edits
from sdkref.history.objects import is_object, object_edits
from sdkref.history.peeled import Peeled, peeled
from sdkref.history.type_words import type_words, value_words
from sdkref.history.unions import union_edits
from sdkref.history.unit import Place, Unit
from sdkref.history.walk import is_other
from sdkref.limits import check_time


class Schemas:
    """Compares schemas of two catalogues for one unit."""

    def __init__(self, before: Views, after: Views, unit: Unit) -> None:
        self.before, self.after, self.unit = before, after, unit

    def compare(self, old: Schema, new: Schema, place: Place) -> None:
        """Note what is other in the values of a place.

        Where both name a model, these are a pair that is compared by itself. Otherwise a name is opened, and
        whatever is inside the other schema gets smaller with each step, so that recursion has an end.
        """
        one, other = peeled(old, self.before), peeled(new, self.after)
        place = replace(place, old=one.location or place.old, new=other.location or place.new)
        if one.model is not None and other.model is not None:
            self._use(one, other, place)
            self.unit.names((one.model, other.model), place)
            return
        if one.model is not None:
            one = one.opened(self.before)
        if other.model is not None:
            other = other.opened(self.after)
        self._use(one, other, place)
        self._cores(one.core, other.core, place)

    def models(self, old: str, new: str, place: Place) -> None:
        """Compare two models themselves; one that only names another is the pair's own concern."""
        one, other = peeled(self.before.models[old], self.before), peeled(self.after.models[new], self.after)
        place = replace(place, old=one.location or place.old, new=other.location or place.new)
        if one.model is not None and other.model is not None:
            self.compare(self.before.models[old], self.after.models[new], place)
            return
        one = one.opened(self.before) if one.model is not None else one
        other = other.opened(self.after) if other.model is not None else other
        self._use(one, other, place)
        self._cores(one.core, other.core, place)

    def _use(self, old: Peeled, new: Peeled, place: Place) -> None:
        """Note what is other in what is said of the use of a value."""
        found = self.unit.found
        if (
            old.nullable != new.nullable
            and not isinstance(old.core, Anything)
            and not isinstance(new.core, Anything)
        ):
            found("nullable-set" if new.nullable else "nullable-unset", place)
        if old.deprecated != new.deprecated:
            found("deprecated" if new.deprecated else "no-longer-deprecated", place)
        if old.default is not UNSET or new.default is not UNSET:
            before, after = value_words(old.default), value_words(new.default)
            if before != after:
                found("default-changed", place, before, after)

    def _cores(self, old: Schema, new: Schema, place: Place) -> None:
        """Note what is other in the kind of a value and in what is inside."""
        check_time()
        match old, new:
            case AllOf(), AllOf() if (parts := _alike(old, new, self.before, self.after)) is not None:
                for one, other in parts:
                    self.compare(one, other, place)
            case _ if is_object(old, self.before) and is_object(new, self.after):
                object_edits(self, old, new, place)
                self._constraints(old, new, place)
            case (Union(), _) | (_, Union()):
                union_edits(self, old, new, place)
            case Enum(), Enum():
                enum_edits(self, old, new, place)
            case (Enum(), _) | (_, Enum()):
                listing_edits(self, old, new, place)
            case _ if type(old) is type(new):
                self._same_kind(old, new, place)
            case _:
                self._other_kind(old, new, place)

    def _same_kind(self, old: Schema, new: Schema, place: Place) -> None:
        match old, new:
            case (AllOf(), _) | (Not(), _) | (Conditional(), _):
                if is_other(old, new):
                    self.unit.found("condition-changed", place)
                return
            case Array(), Array():
                array_edits(self, old, new, place)
            case String(content_schema=one), String(content_schema=other):
                if one is not None and other is not None:
                    self.compare(one, other, place)
                elif one is not other:
                    self.unit.found("condition-changed", place)
            case Reference(), Reference():
                if old.name != new.name:
                    self._retyped("type-changed", old, new, place)
            case _:
                pass
        if getattr(old, "integer", None) != getattr(new, "integer", None):
            rule = "type-narrowed" if getattr(new, "integer", None) else "type-widened"
            self._retyped(rule, old, new, place)
        self._constraints(old, new, place)

    def _other_kind(self, old: Schema, new: Schema, place: Place) -> None:
        match old, new:
            case (Anything(), _) | (_, Nothing()):
                rule = "type-narrowed"
            case (_, Anything()) | (Nothing(), _):
                rule = "type-widened"
            case _:
                rule = "type-changed"
        self._retyped(rule, old, new, place)

    def _retyped(self, rule: str, old: Schema, new: Schema, place: Place) -> None:
        self.unit.found(rule, place, type_words(old), type_words(new))

    def _constraints(self, old: Schema, new: Schema, place: Place) -> None:
        if type(old) is type(new):
            for rule, before, after in constraint_edits(old, new):
                self.unit.found(rule, place, before, after)


def _alike(old: AllOf, new: AllOf, before: Views, after: Views) -> list[tuple[Schema, Schema]] | None:
    """Return the parts by pairs, when both are made of the same models and of parts of the same kinds."""
    ones = sorted(old.parts, key=lambda each: before.model_name(each) or "")
    others = sorted(new.parts, key=lambda each: after.model_name(each) or "")
    if len(ones) != len(others):
        return None
    pairs = list(zip(ones, others, strict=True))
    for one, other in pairs:
        if before.model_name(one) != after.model_name(other):
            return None
        if before.model_name(one) is None and type(one) is not type(other):
            return None
    return pairs
