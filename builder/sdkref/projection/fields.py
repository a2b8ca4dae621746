"""Rows of tables: fields with their types, limits and values, and the fields inside them.

A named model opens in place as deep as the caller allows and is a link beyond; an unnamed type has no page
of its own, so it opens further. A model never opens inside itself.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from msgspec import UNSET, Struct

from sdkref.catalogue.memo import Memo
from sdkref.catalogue.schema import (
    AllOf,
    Anything,
    Array,
    Enum,
    Json,
    Nothing,
    Null,
    Object,
    Reference,
    Schema,
    Union,
)
from sdkref.catalogue.views import ObjectView, VariantView, Views
from sdkref.languages.language import Language
from sdkref.projection.constraints import constraints
from sdkref.projection.projection import Field, FieldGroup, TypePart, TypeText, ValueNote
from sdkref.projection.types import TypeSpeller
from sdkref.words import one_line

Side: TypeAlias = Literal["request", "response", "both"]
"""What the fields are for: read-only ones are left out of requests, write-only ones out of responses."""

_MOST_NAMED_VALUES = 30
"""A named enum with more values is not listed at each use, only on its own page."""
_MOST_LINKS = 12
_LONGEST_VALUE = 200
_MOST_EXAMPLES = 3


class Depth(Struct, frozen=True):
    """How many levels may still open, and which models are open already."""

    named: int
    unnamed: int
    open: tuple[str, ...] = ()

    def inside(self) -> "Depth":
        """Return what is left one level further in."""
        return Depth(max(self.named - 1, 0), self.unnamed - 1, self.open)


ROWS = Depth(named=2, unnamed=3)
"""For tables of parameters: two levels of named models in place."""

PAYLOAD = Depth(named=0, unnamed=2)
"""For webhooks, whose payloads repeat the API's largest models: those are links."""

PAGE = Depth(named=0, unnamed=3)
"""For a model's own page and for answers: other models are links."""


class _Face(Struct, frozen=True, kw_only=True, gc=False):
    """What a row shows of its schema, wherever the row stands."""

    type: TypeText
    optional_type: TypeText
    description: str
    default: str | None
    constraints: tuple[str, ...]
    values: tuple[ValueNote, ...]
    deprecated: bool
    read_only: bool
    write_only: bool
    examples: tuple[str, ...]
    opens: bool


class FieldMaker:
    """Makes the rows of one catalogue in one language."""

    def __init__(self, language: Language, views: Views, types: TypeSpeller) -> None:
        self._language = language
        self._views = views
        self._types = types
        # Keyed by identity, like the views; each entry keeps its schema.
        self._faces = Memo(self._make_face)

    def field(
        self,
        name: str,
        path: str,
        schema: Schema,
        side: Side,
        depth: Depth,
        *,
        required: bool | None = None,
        place: str = "",
        description: str | None = None,
        deprecated: bool = False,
        examples: Sequence[Json] = (),
    ) -> Field:
        """Return the row of a field; what is given here is preferred to what the schema says."""
        face = self._faces.of(schema)
        groups, more = self._inside(schema, path, side, depth) if face.opens else ((), ())
        shown = face.examples
        if examples:
            shown = (*map(self.literal, examples), *shown)[:_MOST_EXAMPLES]
        return Field(
            name=name,
            path=path,
            type=face.optional_type if required is False else face.type,
            required=required,
            place=place,
            description=description or face.description,
            default=face.default,
            constraints=face.constraints,
            values=face.values,
            deprecated=deprecated or face.deprecated,
            read_only=face.read_only,
            write_only=face.write_only,
            examples=shown,
            groups=groups,
            more=self._types.links(more[:_MOST_LINKS]) if more else (),
        )

    def _make_face(self, schema: Schema) -> "_Face":
        real = self._views.resolve(schema)
        return _Face(
            type=self._types.text(schema),
            optional_type=self._types.text(schema, required=False),
            description=real.description or "",
            default=self.literal(real.default) if real.default is not UNSET else None,
            constraints=constraints(real),
            values=self.values(schema),
            deprecated=real.deprecated,
            read_only=real.read_only,
            write_only=real.write_only,
            examples=tuple(map(self.literal, real.examples[:_MOST_EXAMPLES])),
            opens=isinstance(real, Object | AllOf | Union | Array),
        )

    def literal(self, value: Json) -> str:
        """Return a value on one line as the language writes it, cut when it is very long."""
        return one_line(self._language.literal(value), _LONGEST_VALUE)

    def values(self, schema: Schema) -> tuple[ValueNote, ...]:
        """Return the allowed values of an enum, or of the items of a list of one."""
        real = self._views.resolve(schema)
        while isinstance(real, Array):
            schema, real = real.items, self._views.resolve(real.items)
        if not isinstance(real, Enum):
            return ()
        if len(real.values) > _MOST_NAMED_VALUES and self._views.model_name(schema) is not None:
            return ()
        return self.notes(real)

    def notes(self, enum: Enum) -> tuple[ValueNote, ...]:
        """Return each value of an enum with what it means."""
        descriptions = enum.descriptions or ("",) * len(enum.values)
        return tuple(
            ValueNote(self.literal(value), description)
            for value, description in zip(enum.values, descriptions, strict=False)
        )

    def groups(self, schema: Schema, side: Side, depth: Depth) -> tuple[FieldGroup, ...]:
        """Return the fields of a type, variants of a union one group each; empty for a type without any."""
        return self._open(schema, "", side, depth, [])

    def _inside(
        self, schema: Schema, path: str, side: Side, depth: Depth
    ) -> tuple[tuple[FieldGroup, ...], Sequence[str]]:
        if depth.unnamed <= 0:
            return (), self._links(schema)
        more: list[str] = []
        groups = self._open(schema, path, side, depth, more)
        return groups, self._not_shown(schema, dict.fromkeys(more))

    def _links(self, schema: Schema) -> list[str]:
        return self._not_shown(schema, self._views.reached(schema))

    def _not_shown(self, schema: Schema, names: Iterable[str]) -> list[str]:
        """Return the names that are not links in the type already."""
        linked = {part.model for part in self._faces.of(schema).type}
        return [name for name in names if name not in linked]

    def _open(
        self, schema: Schema, path: str, side: Side, depth: Depth, more: list[str]
    ) -> tuple[FieldGroup, ...]:
        """Return the groups inside a type, and note in `more` the models that stay closed."""
        model = self._views.model_name(schema)
        if model is not None:
            real = self._views.resolve(schema)
            if isinstance(real, Object | AllOf | Union | Array) and (depth.named <= 0 or model in depth.open):
                if not isinstance(real, Array):
                    more.append(model)
                return ()
            schema = self._views.models[model]
            depth = Depth(depth.named, depth.unnamed, (*depth.open, model))
        match schema:
            case Array(items=items) if not schema.prefix or not isinstance(items, Anything | Nothing):
                return self._open(items, path, side, depth, more)
            case Union():
                return self._variants(schema, path, side, depth, more)
            case Object(properties=(), additional=value) if not isinstance(value, None | Anything | Nothing):
                return self._open(value, f"{path}.*" if path else "*", side, depth, more)
            case Object() | AllOf() | Reference():
                return self._members(schema, path, side, depth, more)
            case _:
                return ()

    def _members(
        self, schema: Schema, path: str, side: Side, depth: Depth, more: list[str]
    ) -> tuple[FieldGroup, ...]:
        view = self._views.object_view(schema)
        fields = self.rows(view, path, side, depth.inside())
        groups: tuple[FieldGroup, ...] = (FieldGroup(fields=fields),) if fields else ()
        for union in view.unions:
            groups += self._variants(union, path, side, depth, more)
        if not groups and isinstance(schema, AllOf):
            for part in schema.parts:
                groups += self._open(part, path, side, depth, more)
        return groups

    def rows(self, view: ObjectView, path: str, side: Side, depth: Depth) -> tuple[Field, ...]:
        """Return the fields of an object as rows, those that the side does not know left out."""
        start = f"{path}." if path else ""
        fields = [
            self.field(each.name, start + each.name, each.schema, side, depth, required=each.required)
            for each in view.fields
            if not self._left_out(each.schema, side)
        ]
        if not isinstance(view.additional, None | Anything | Nothing):
            fields.append(
                self.field("*", f"{start}*", view.additional, side, depth, description="Any other name.")
            )
        return tuple(fields)

    def _left_out(self, schema: Schema, side: Side) -> bool:
        if side == "both":
            return False
        real = self._views.resolve(schema)
        return real.read_only if side == "request" else real.write_only

    def _variants(
        self, union: Union, path: str, side: Side, depth: Depth, more: list[str]
    ) -> tuple[FieldGroup, ...]:
        groups = []
        for variant in self._views.variants(union):
            if isinstance(variant.schema, Null):
                continue
            label = self._label(variant)
            inner = self._open(variant.schema, path, side, depth, [])
            fields = tuple(field for group in inner if not group.label for field in group.fields)
            if any(group.label for group in inner):
                more.extend(self._links(variant.schema))
            closed = variant.model is None or variant.model in depth.open
            description = (self._views.resolve(variant.schema).description or "") if closed or fields else ""
            groups.append(FieldGroup(fields=fields, label=label, description=description))
        return tuple(groups) if any(_says_more(group) for group in groups) else ()

    def _label(self, variant: VariantView) -> TypeText:
        if variant.model is not None:
            link = self._types.link(variant.model)
            return (
                (*link, TypePart(f" ({variant.tag})")) if variant.tag not in {None, variant.model} else link
            )
        title = variant.schema.title
        if title:
            return (TypePart(one_line(title)),)
        text = self._types.text(variant.schema)
        constants = ", ".join(self._constants(variant.schema))
        return (TypePart(constants),) if constants else text

    def _constants(self, schema: Schema) -> Iterable[str]:
        """Give the members that have but one value: they tell an unnamed variant apart."""
        for field in self._views.object_view(schema).fields:
            match self._views.resolve(field.schema):
                case Enum(values=(only,)):
                    yield f"{one_line(field.name)}: {self.literal(only)}"


def _says_more(group: FieldGroup) -> bool:
    return bool(group.fields or group.description or any(part.model for part in group.label))
