"""Rows of tables: fields with their types and facts, and the fields inside them."""

from collections.abc import Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.memo import Memo
from sdkref.catalogue.schema import Json, Schema
from sdkref.catalogue.views import Views
from sdkref.languages.language import Language
from sdkref.projection.depth import Depth, Side
from sdkref.projection.facts import FactMaker, says_more
from sdkref.projection.groups import Groups
from sdkref.projection.layers import LayerReader
from sdkref.projection.opening import Opener, Place
from sdkref.projection.projection import Field, Phrase, TypeText
from sdkref.projection.types import TypeSpeller
from sdkref.projection.variants import Alternatives


class _Face(Struct, frozen=True, gc=False):
    """What a row shows of its schema, wherever the row stands; what depends on the place is not filled in."""

    row: Field
    opens: bool


class FieldMaker:
    """Makes the rows of one catalogue in one language."""

    def __init__(
        self, language: Language, views: Views, types: TypeSpeller, layers: LayerReader | None = None
    ) -> None:
        self._types = types
        self._layers = layers or LayerReader(views)
        self.facts = FactMaker(language, types, self._layers)
        alternatives = Alternatives(language, views, types, self._layers)
        self._opener = Opener(views, types, self.facts, self._layers, alternatives, self.member)
        # Keyed by identity, like the views; each entry keeps its schema.
        self._required = Memo(partial(self._make_face, required=True))
        self._optional = Memo(partial(self._make_face, required=False))

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
        """Return the row of a field; what is given here stands before what the schema says."""
        row = self.member(name, path, schema, side, depth, required=required)
        return replace(
            row,
            place=place,
            description=self._description(description, schema) if description else row.description,
            deprecated=deprecated or row.deprecated,
            examples=(*map(self.facts.literal, examples), *row.examples) if examples else row.examples,
        )

    def member(
        self,
        name: str,
        path: str,
        schema: Schema,
        side: Side,
        depth: Depth,
        *,
        required: bool | None = None,
        lead: Phrase = "",
        origin: TypeText = (),
    ) -> Field:
        """Return the row of a member, of which only its schema speaks."""
        face = (self._optional if required is False else self._required).of(schema)
        row = face.row
        title = row.title if row.title and says_more(row.title, name) else ""
        if not face.opens:
            return replace(
                row, name=name, path=path, required=required, title=title, lead=lead, origin=origin
            )
        groups: Groups = ()
        inner: Groups = ()
        more: TypeText = ()
        if not depth.ends:
            inner, groups = _parted(self._opener.inside(schema, Place(path, side, depth)))
        elif self._opener.shows_more(schema):
            more = self._types.link(depth.open[-1])
        return replace(
            row,
            name=name,
            path=path,
            required=required,
            title=title,
            lead=lead,
            origin=origin,
            inner=inner,
            groups=groups,
            more=more,
        )

    def _description(self, given: str, schema: Schema) -> str:
        """Return what is said of a parameter, and what its schema says where that is something else."""
        model = self._layers.of(schema).model
        facts = self.facts.of(schema) if model is None else self.facts.beside(schema)
        if not facts.description or facts.description.strip() == given.strip():
            return given
        return f"{given}\n\n{facts.description}"

    def groups(self, schema: Schema, side: Side, depth: Depth) -> Groups:
        """Return a type that stands by itself: what is said of it, then what is inside."""
        return (*self.about(schema), *self.inside(schema, side, depth))

    def about(self, schema: Schema) -> Groups:
        """Return what is said of a type that has no row of its own; nothing where nothing is."""
        return tuple(self._opener.told(schema))

    def inside(self, schema: Schema, side: Side, depth: Depth) -> Groups:
        """Return the fields of a type and the variants of its unions; empty for a type without any."""
        return self._opener.inside(schema, Place("", side, depth))

    def _make_face(self, schema: Schema, *, required: bool) -> _Face:
        types, layers = self._types, self._layers.of(schema)
        type_ = types.text(schema, required=required)
        nullable = schema.nullable and types.hides_null(schema, required=required)
        if not layers.spoken:
            return _Face(replace(layers.row, type=type_, nullable=nullable), layers.opens)
        facts = self.facts.of(schema)
        row = replace(
            layers.row,
            type=type_,
            nullable=nullable,
            default=facts.default,
            constraints=facts.constraints,
            values=facts.values,
            listed=facts.listed,
            examples=facts.examples,
        )
        return _Face(row, layers.opens)


def _parted(opened: Groups) -> tuple[Groups, Groups]:
    """Return what is said beside other facts, and what stands below the row; conditions stay together."""
    below = [each.choice or bool(each.fields or each.groups) for each in opened]
    if not any(below):
        return opened, ()
    below = [rows or each.conditional for each, rows in zip(opened, below, strict=True)]
    return (
        tuple([each for each, rows in zip(opened, below, strict=True) if not rows]),
        tuple([each for each, rows in zip(opened, below, strict=True) if rows]),
    )
