"""Bodies of requests and answers: each media type with its type, its fields and its examples."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from sdkref.catalogue.operation import MediaType
from sdkref.catalogue.schema import Schema
from sdkref.catalogue.traits import is_streamed
from sdkref.catalogue.views import Views
from sdkref.projection.depth import Depth, Side
from sdkref.projection.examples import BodyExamples
from sdkref.projection.fields import FieldMaker
from sdkref.projection.layers import LayerReader
from sdkref.projection.parts import PartMaker
from sdkref.projection.projection import NO_FACTS, Body, FieldGroup, Phrase, Sample
from sdkref.projection.types import TypeSpeller
from sdkref.wording.saying import told


class BodyMaker:
    """Makes the bodies of one catalogue in one language."""

    def __init__(  # noqa: PLR0917 - what a body is made of
        self,
        views: Views,
        layers: LayerReader,
        types: TypeSpeller,
        fields: FieldMaker,
        parts: PartMaker,
        examples: BodyExamples,
    ) -> None:
        self._views, self._layers, self._types = views, layers, types
        self._fields, self._parts, self._examples = fields, parts, examples

    def bodies(
        self,
        content: Iterable[MediaType],
        side: Side,
        depth: Depth,
        examples: Callable[[MediaType], tuple[Sample, ...]],
    ) -> tuple[Body, ...]:
        """Return a body for each media type; fields that stand at one before are not repeated."""
        found: list[Body] = []
        for media in content:
            body = self._body(media, side, depth, examples(media))
            found.append(_without_repetition(body, found))
        return tuple(found)

    def _body(self, media: MediaType, side: Side, depth: Depth, examples: tuple[Sample, ...]) -> Body:
        schema = media.item_schema or media.schema
        inside = self._fields.inside(schema, side, depth) if schema is not None else ()
        written = self._parts.written(media, inside)
        return Body(
            media_type=media.name,
            type=self._types.text(schema) if schema is not None else (),
            groups=(*(self._told(schema, inside) if schema is not None else ()), *written.groups),
            parts=written.parts,
            examples=examples,
            streamed=is_streamed(media),
        )

    def _told(self, schema: Schema, inside: Iterable[FieldGroup]) -> Iterator[FieldGroup]:
        """Give what is said of the whole; of a named type only what is said where it is used."""
        named = self._layers.of(schema).model is not None
        facts = self._fields.facts.beside(schema) if named else self._fields.facts.of(schema)
        # Examples of a body are shown as they travel.
        facts = replace(facts, examples=())
        named_by_rows = {part.model for group in inside for field in group.fields for part in field.origin}
        extended = (
            []
            if named
            else [each for each in self._views.object_view(schema).inherits if each not in named_by_rows]
        )
        if extended:
            words: Phrase = (told("facts.extends"), *self._types.links(extended))
            facts = replace(facts, constraints=(words, *facts.constraints))
        if facts != NO_FACTS:
            yield FieldGroup(**{name: getattr(facts, name) for name in facts.__struct_fields__})


def _without_repetition(body: Body, before: Sequence[Body]) -> Body:
    if not body.groups:
        return body
    for other in before:
        if (body.type, body.groups, body.parts) == (other.type, other.groups, other.parts):
            return replace(body, groups=(), parts=(), same_as=other.media_type)
    return body
