"""Which values stand in an example.

An optional member stands in it when the description states an example of it, or of something inside it. What
is required and has no example gets a placeholder.
"""

from collections.abc import Mapping

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from sdkref.catalogue.schema import (
    AllOf,
    Array,
    Boolean,
    Enum,
    Json,
    Nothing,
    Null,
    Number,
    Object,
    Schema,
    String,
    Union,
)
from sdkref.catalogue.values import ExampleMaker
from sdkref.catalogue.views import FieldView, Views
from sdkref.profiles.speakeasy.placeholders import number_for, text_for
from sdkref.profiles.speakeasy.requiring import must_be_given
from sdkref.profiles.speakeasy.settings import Rendering
from sdkref.profiles.speakeasy.values import Kind, Value
from sdkref.profiles.speakeasy.variants import variant_of
from sdkref.profiles.told_names import member_called

_DEEPEST = 12
_DEEPEST_OF_ALL = 2
"""Where everything is shown, members below are left out, since there would be no end of them."""
_TIMES: Mapping[str, Kind] = {"date-time": "time", "date": "date", "binary": "file"}


class Chooser:
    """Chooses values for the schemas of one catalogue."""

    def __init__(
        self,
        models: Mapping[str, Schema],
        *,
        omits_defaults: bool = False,
        fills_defaults: bool = True,
        rendering: Rendering = "withExample",
    ) -> None:
        """Take the models; `omits_defaults` leaves out what may be, where its example is its default.

        `fills_defaults` tells whether the SDK itself gives what is required and has a default, `rendering`
        which of what may be left out is shown.
        """
        self._rendering = rendering
        self._fills_defaults = fills_defaults
        self._omits_defaults = omits_defaults
        self._views = Views(models)
        self._maker = ExampleMaker(models)
        self._stated: dict[int, tuple[Schema, bool]] = {}

    def states(self, schema: Schema, depth: int = 0) -> bool:
        """Tell whether a schema, or anything inside it, has an example."""
        known = self._stated.get(id(schema))
        if known is None:
            self._stated[id(schema)] = (schema, False)  # one that holds itself says nothing more inside
            known = self._stated[id(schema)] = (schema, self._states(schema, depth))
        return known[1]

    def _states(self, schema: Schema, depth: int) -> bool:  # noqa: PLR0911 - a case a kind
        resolved = self._views.resolve(schema)
        if resolved.examples:
            return True
        if depth > _DEEPEST:
            return False
        match resolved:
            case Array():
                return self.states(resolved.items, depth + 1)
            case Union():
                return any(self.states(each.schema, depth + 1) for each in self._views.variants(resolved))
            case Object() | AllOf():
                view = self._views.object_view(schema)
                if view.additional is not None and self.states(view.additional, depth + 1):
                    return True
                return any(self.states(each.schema, depth + 1) for each in view.fields)
            case _:
                return False

    def is_shown(self, schema: Schema) -> bool:
        """Tell whether what may be left out stands in an example."""
        if self._rendering != "withExample":
            return self._rendering == "always"
        resolved = self._views.resolve(schema)
        usual = self._omits_defaults and resolved.examples[:1] == (resolved.default,)
        return self.states(schema) and not usual

    def value(  # noqa: C901, PLR0911 - a case a kind
        self, schema: Schema, name: str, stated: Json | UnsetType = UNSET, depth: int = 0
    ) -> Value:
        """Return the value of a place; `stated` is an example that stands beside its schema."""
        resolved = self._views.resolve(schema)
        if stated is not UNSET:
            return self._written(schema, stated, depth)
        if resolved.examples and depth <= _DEEPEST:
            return self._written(schema, resolved.examples[0], depth)
        match resolved:
            case Enum():
                listed = next((each for each in resolved.values if each is not None), None)
                return replace(self._written(schema, listed, depth), stated=False)
            case Boolean():
                return Value(kind="boolean", schema=schema, literal=True)
            case Number():
                return Value(kind="number", schema=schema, literal=number_for(resolved, self._maker))
            case String():
                kind = _TIMES.get(resolved.format or "", "string")
                return Value(kind=kind, schema=schema, literal=text_for(resolved, name, self._maker))
            case Null() | Nothing():
                return Value(kind="null", schema=schema)
            case Array():
                items = max(resolved.min_items or 0, 0 if depth > _DEEPEST else 1)
                found = tuple(self.value(resolved.items, name, depth=depth + 1) for _ in range(items))
                return Value(kind="array", schema=schema, items=found)
            case Union():
                return self._variant(schema, resolved, name, depth)
            case Object() | AllOf():
                return self._object(schema, depth)
            case _:
                return Value(kind="string", schema=schema, literal="<value>")

    def _variant(self, schema: Schema, union: Union, name: str, depth: int) -> Value:
        """Return a value of the first variant that an example can be of."""
        variants = [each for each in self._views.variants(union) if not isinstance(each.schema, Null)]
        chosen = next((each for each in variants if self.states(each.schema)), variants[0])
        return replace(self.value(chosen.schema, name, depth=depth + 1), schema=schema, variant=chosen.schema)

    def _object(self, schema: Schema, depth: int) -> Value:
        view = self._views.object_view(schema)
        if not view.fields and not view.unions:
            held = view.additional if view.additional is not None else String()
            inner = self.value(held, "key", depth=depth + 1)
            return Value(kind="map", schema=schema, members=(("key", inner),))
        members = tuple(
            (member_called(each.name, each.schema), self.value(each.schema, each.name, depth=depth + 1))
            for each in view.fields
            if self._stands(each, depth)
        )
        return Value(kind="object", schema=schema, members=members)

    def _stands(self, member: FieldView, depth: int) -> bool:
        """Tell whether a member stands in an example of a request."""
        if self._views.resolve(member.schema).read_only:
            return False
        deepest = _DEEPEST_OF_ALL if self._rendering == "always" else _DEEPEST
        return self._must_be_given(member) or (depth <= deepest and self.is_shown(member.schema))

    def _must_be_given(self, member: FieldView) -> bool:
        return must_be_given(member, self._views) if self._fills_defaults else member.required

    def _written(self, schema: Schema, json: Json, depth: int) -> Value:
        """Return the value that an example states, in the order of the schema."""
        resolved = self._views.resolve(schema)
        if isinstance(resolved, Union) and depth <= _DEEPEST:
            variant = variant_of(json, resolved, self._views)
            return replace(self._written(variant, json, depth + 1), schema=schema, variant=variant)
        match json:
            case dict():
                view = self._views.object_view(schema)
                known = {each.name: each.schema for each in view.fields}
                rest = view.additional if view.additional is not None else Object()
                ordered = [
                    *(each for each in known if each in json),
                    *(each for each in json if each not in known),
                ]
                members = tuple(
                    (
                        member_called(each, inner := known.get(each, rest)),
                        self._written(inner, json[each], depth + 1),
                    )
                    for each in ordered
                )
                kind: Kind = "object" if known else "map"
                return Value(kind=kind, schema=schema, members=members, stated=True)
            case list():
                items = resolved.items if isinstance(resolved, Array) else Object()
                found = tuple(self._written(items, each, depth + 1) for each in json)
                return Value(kind="array", schema=schema, items=found, stated=True)
            case str() if isinstance(resolved, String) and (moment := _TIMES.get(resolved.format or "")):
                return Value(kind=moment, schema=schema, literal=json, stated=True)
            case _:
                return replace(_scalar(schema, json), stated=True)


def _scalar(schema: Schema, json: Json) -> Value:
    kinds: tuple[tuple[type, Kind], ...] = ((bool, "boolean"), (str, "string"), (type(None), "null"))
    number: Kind = "number"
    kind = next((kind for each, kind in kinds if isinstance(json, each)), number)
    return Value(kind=kind, schema=schema, literal=json)
