"""What is inside a type: its fields, the alternatives of its unions, and what holds under a condition."""

from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.schema import (
    Array,
    Boolean,
    Conditional,
    Discriminator,
    Not,
    Number,
    Object,
    Schema,
    String,
    Union,
)
from sdkref.catalogue.views import Views
from sdkref.projection.constraints import code, contained, is_free
from sdkref.projection.depth import LEVELS, Depth, Side
from sdkref.projection.facts import FactMaker
from sdkref.projection.groups import Groups, grouped, parted, says_more, says_nothing, with_inner
from sdkref.projection.layers import Layer, LayerReader, Layers, is_typed
from sdkref.projection.projection import Field, FieldGroup, Phrase
from sdkref.projection.types import TypeSpeller
from sdkref.projection.variants import Alternative, Alternatives, canonical, digest, lead_of, told_by
from sdkref.wording.saying import told

_SPELLED = (Array, Boolean, Number, String)
"""Kinds whose type says something of an unnamed value where its fields do not."""


_CONDITIONAL = ("if-", "then-", "else-")


class Place(Struct, frozen=True):
    """Where a type stands: the path of its fields, what they are for, and how far they open."""

    path: str
    side: Side
    depth: Depth

    def step(self, name: str) -> str:
        """Return the path of a member."""
        return f"{self.path}.{name}" if self.path else name


class Opener:
    """Opens the types of one catalogue in one language; rows are made by whoever asks."""

    def __init__(  # noqa: PLR0917 - what a row is made of
        self,
        views: Views,
        types: TypeSpeller,
        facts: FactMaker,
        layers: LayerReader,
        alternatives: Alternatives,
        field: Callable[..., Field],
    ) -> None:
        self._views, self._types, self._facts = views, types, facts
        self._layers, self._alternatives, self._field = layers, alternatives, field

    def inside(self, schema: Schema, place: Place) -> Groups:
        """Return what is inside a type whose own facts are told elsewhere; nothing for one that is a link."""
        layers = self._layers.of(schema)
        said: tuple[Phrase, ...] = ()
        if layers.model is not None:
            if not self._may_open(layers.model, place.depth):
                return ()
            schema = self._views.models[layers.model]
            said = self._facts.rules(schema)
            place = replace(place, depth=place.depth.within(layers.model))
            layers = self._layers.of(schema)
        fields: tuple[Field, ...] = ()
        if layers.objects:
            fields = tuple(self._members(schema, layers, place))
        if any(isinstance(each, Array) and (each.prefix or each.unevaluated) for each in layers.every):
            fields += tuple(self._positions(layers, place))
        groups = [FieldGroup(fields=fields, constraints=said)] if fields or said else []
        groups += self._distant(schema)
        for layer in layers.own:
            groups += self._apart(layer, layers, place)
        for layer in layers.borrowed:
            if isinstance(layer, Union):
                groups += self._choice(layer, place)
        return tuple(groups)

    def told(self, schema: Schema) -> Iterator[FieldGroup]:
        """Give what is said of a type that has no row of its own."""
        facts = self._facts.of(schema)
        if not says_nothing(facts):
            yield grouped(facts)

    def shows_more(self, schema: Schema) -> bool:
        """Return whether something is inside an unnamed type that is no link in its spelling."""
        layers = self._layers.of(schema)
        return layers.model is None and any(map(self._holds_more, layers.every))

    def _holds_more(self, layer: Layer) -> bool:
        match layer:
            case Array(prefix=(), contains=None, items=items):
                return self.shows_more(items)
            case Object(properties=(), pattern_properties=(), dependent_schemas=(), additional=value):
                return value is not None and self.shows_more(value)
            case Union(variants=variants):
                return any(self._layers.of(each).model or self.shows_more(each) for each in variants)
            case Array() | Object() | Conditional():
                return True
            case _:
                return False

    def _may_open(self, model: str, depth: Depth) -> bool:
        if depth.named <= 0 or model in depth.open:
            return False
        return not (depth.in_choice and isinstance(self._views.models[model], Union))

    # Rows

    def _members(self, schema: Schema, layers: Layers, place: Place) -> Iterator[Field]:
        depth, side = place.depth.row(), place.side
        start = f"{place.path}." if place.path else ""
        for each in self._views.object_view(schema).fields:
            if each.level <= LEVELS and (side == "both" or not self._left_out(each.schema, side)):
                yield self._field(
                    each.name, start + each.name, each.schema, side, depth,
                    required=each.required,
                    origin=self._types.link(each.origin) if each.origin else (),
                )  # fmt: skip
        if layers.map_value is not None:
            return
        for part in layers.objects:
            for pattern, value in part.pattern_properties:
                matching = (told("opening.matching"), code(pattern))
                path = place.step(f"/{pattern}/")
                yield self._field("*", path, value, place.side, depth, lead=matching)
        for part in layers.objects:
            for other in filter(is_typed, (part.additional, part.unevaluated)):
                yield self._field(
                    "*", place.step("*"), other, place.side, depth, lead=told("opening.other_name")
                )

    def _distant(self, schema: Schema) -> Iterator[FieldGroup]:
        """Give the models whose pages show what is inherited from further away than rows tell."""
        lineage = self._views.object_view(schema).lineage
        nearest = [name for name, level in lineage if level == LEVELS + 1] if len(lineage) > LEVELS else []
        if nearest:
            groups = tuple(FieldGroup(label=self._types.link(name)) for name in nearest)
            yield FieldGroup(lead=told("opening.all_fields_of"), choice=True, groups=groups)

    def _positions(self, layers: Layers, place: Place) -> Iterator[Field]:
        """Give the rows of a list whose places differ: `[0]`, `[1]`, then the rest."""
        depth = place.depth.row()
        for each in layers.every:
            if not isinstance(each, Array):
                continue
            for index, value in enumerate(each.prefix):
                yield self._field(f"[{index}]", place.step(f"[{index}]"), value, place.side, depth)
            for other in filter(is_typed, (each.items if each.prefix else None, each.unevaluated)):
                name = f"[{len(each.prefix)}…]"
                yield self._field(
                    name, place.step(name), other, place.side, depth, lead=told("opening.further_item")
                )

    def _left_out(self, schema: Schema, side: Side) -> bool:
        facts = self._layers.of(schema).facts
        return facts.read_only if side == "request" else facts.write_only

    # What stands beside the rows

    def _apart(self, layer: Layer, layers: Layers, place: Place) -> Iterator[FieldGroup]:
        match layer:
            case Array():
                yield from self._list(layer, place)
            case Object():
                yield from self._object(layer, layers, place)
            case Union():
                yield from self._choice(layer, place)
            case Conditional():
                yield from self._conditional(layer, place)
            case Not(schema=inner) if self._facts.conditions.clause(inner) is None:
                key = f"not-{digest(canonical(inner))}"
                yield from self.part(inner, place, told("opening.not_allowed"), key, always=True)
            case String(content_schema=inner) if inner is not None:
                yield from self.part(inner, place, told("opening.decoded"), "decoded", always=True)
            case _:
                pass

    def _list(self, array: Array, place: Place) -> Iterator[FieldGroup]:
        if not array.prefix:
            yield from self.part(array.items, place, told("opening.each_item"))
        if array.contains is not None:
            yield from self.part(array.contains, place, contained(array), "contains", always=True)

    def _object(self, part: Object, layers: Layers, place: Place) -> Iterator[FieldGroup]:
        if layers.map_value is not None:
            yield from self.part(
                layers.map_value, replace(place, path=place.step("*")), told("opening.each_value")
            )
        if part.property_names is not None:
            yield from self.part(part.property_names, place, told("opening.each_name"), "names")
        for name, others in part.dependent_schemas:
            yield from self.part(
                others, place, (told("opening.with"), code(name)), f"with-{name}", always=True
            )
        if part.discriminator is not None:
            yield from self._base(part.discriminator)

    def _conditional(self, schema: Conditional, place: Place) -> Iterator[FieldGroup]:
        key = digest(canonical(schema.condition))
        clause = self._facts.conditions.clause(schema.condition)
        then, otherwise = schema.then, schema.otherwise
        if_lead: Phrase = told("opening.then") if clause is None else (told("opening.if"), *clause)
        else_lead: Phrase = told("opening.otherwise")
        if clause is None:
            yield from self.part(schema.condition, place, told("opening.if_fits"), f"if-{key}", always=True)
        if then is None:
            else_lead = told("opening.if_not") if clause is None else (told("opening.unless"), *clause)
        if then is not None:
            yield from self.part(then, place, if_lead, f"then-{key}", always=True)
        if otherwise is not None:
            yield from self.part(otherwise, place, else_lead, f"else-{key}", always=True)

    def part(
        self, schema: Schema, place: Place, lead: Phrase, key: str = "", *, always: bool = False
    ) -> Iterator[FieldGroup]:
        """Give what is said of a value inside another; its words in front always, or where nothing opens."""
        if is_free(schema):
            return
        model = self._layers.of(schema).model
        facts = self._facts.of(schema) if model is None else self._facts.beside(schema)
        plain, others = parted(self.inside(schema, place))
        if always:
            label = self._types.text(schema) if model is not None or isinstance(schema, _SPELLED) else ()
            yield grouped(
                with_inner(facts, plain),
                lead=lead,
                label=label,
                key=key,
                conditional=key.startswith(_CONDITIONAL),
                fields=plain.fields,
                groups=others,
            )
            return
        if plain.fields:
            yield grouped(with_inner(facts, plain), fields=plain.fields)
        elif not says_nothing(facts):
            yield grouped(facts, lead=lead)
        yield from others

    def _choice(self, union: Union, place: Place) -> Iterator[FieldGroup]:
        inner = replace(place, depth=place.depth.alternative())
        variants = self._alternatives.of(union)
        groups = tuple(self._alternative(each, inner) for each in variants)
        if any(each.title for each in variants) or any(map(says_more, groups)):
            yield FieldGroup(lead=lead_of(union), choice=True, groups=groups)

    def _alternative(self, each: Alternative, place: Place) -> FieldGroup:
        plain, others = parted(self.inside(each.schema, place))
        opened = plain.fields or each.model is None
        facts = self._facts.of(each.schema) if opened else self._facts.beside(each.schema)
        if each.title:
            facts = replace(facts, title="")
        return grouped(
            with_inner(facts, plain), label=each.label, key=each.key, fields=plain.fields, groups=others
        )

    def _base(self, discriminator: Discriminator) -> Iterator[FieldGroup]:
        groups = tuple(
            FieldGroup(label=each.label, key=each.key) for each in self._alternatives.of_base(discriminator)
        )
        if groups:
            yield FieldGroup(
                lead=told_by(told("opening.variants"), discriminator), choice=True, groups=groups
            )
