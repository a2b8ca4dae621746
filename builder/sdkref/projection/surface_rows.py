"""Rows of an SDK's arguments and fields, as its documentation has them, with the fields of models inside."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from sdkref.catalogue.surface import Argument, ModelValue, ModelVariant, SdkType, SurfaceModel
from sdkref.limits import check_time
from sdkref.projection.depth import Depth
from sdkref.projection.groups import Groups, parted
from sdkref.projection.projection import Code, Field, FieldGroup, Phrase, TypePart, ValueNote
from sdkref.projection.surface_samples import lexer_of
from sdkref.projection.surface_types import SurfaceTypes
from sdkref.wording.saying import told

_MOST_VALUES = 30
"""An enumeration with more values is not listed at each use, only on its own page."""
_MOST_OPENED = 1 << 13
"""Opened models that are remembered at once."""


class SurfaceRows:
    """Makes the rows of one surface; a model is opened once for all places that are as deep."""

    def __init__(self, types: SurfaceTypes, lexer: str) -> None:
        self._types, self._lexer = types, lexer
        self._opened: dict[tuple[str, Depth], Groups] = {}

    def rows(self, arguments: Iterable[Argument], depth: Depth) -> tuple[Field, ...]:
        """Return a row for each argument; an id has the names that the SDK gives."""
        return tuple(self.row(each, depth) for each in arguments)

    def row(self, argument: Argument, depth: Depth) -> Field:
        """Return a row with the fields inside, as far as the depth allows."""
        values, constraints = self._allowed(argument.type)
        return Field(
            name=argument.name,
            path=argument.name,
            type=self._types.text(argument.type),
            required=argument.required,
            place=argument.place or "",
            description=argument.description or "",
            default=argument.default,
            examples=(argument.example,) if argument.example else (),
            values=values,
            constraints=constraints,
            deprecated=argument.deprecated,
            deprecation=argument.deprecation or "",
            groups=self.inside(argument.type, depth),
        )

    def inside(self, spelled: SdkType, depth: Depth) -> Groups:
        """Return the fields of the models that a type names; of several, each under its name."""
        if depth.named <= 0:
            return ()
        found = self._types.models(spelled)
        if len(found) == 1:
            return self.opened(found[0], depth)
        return tuple(
            labelled(FieldGroup(label=self._types.link(each), key=each.name), opened)
            for each in found
            if (opened := self.opened(each, depth))
        )

    def opened(self, model: SurfaceModel, depth: Depth) -> Groups:
        """Return what is inside a model; nothing where it is open already."""
        if depth.named <= 0 or model.key in depth.open:
            return ()
        key = (model.key, depth)
        known = self._opened.get(key)
        if known is None:
            check_time()
            if len(self._opened) >= _MOST_OPENED:
                self._opened.clear()
            known = self._opened[key] = tuple(self.parts(model, depth.within(model.key)))
        return known

    def parts(self, model: SurfaceModel, depth: Depth, *, made: bool = False) -> Iterator[FieldGroup]:
        """Give the fields of a model and what it may be instead; with `made`, how each of these is made."""
        if model.fields:
            yield FieldGroup(fields=self.rows(model.fields, depth.row()))
        if model.variants:
            groups = [self._variant(each, depth, made=made) for each in model.variants]
            yield FieldGroup(lead=told("facts.one_of"), choice=True, groups=tuple(groups))
        if model.type and not (model.fields or model.variants):
            yield from self.inside(model.type, depth)

    def _variant(self, variant: ModelVariant, depth: Depth, *, made: bool) -> FieldGroup:
        label = self._types.text(variant.type) or (TypePart(told("variants.unnamed")),)
        code = Code(variant.code, lexer_of(variant.language, self._lexer)) if made and variant.code else None
        key = "".join(part.text for part in label)
        return labelled(FieldGroup(label=label, key=key, code=code), self.inside(variant.type, depth))

    def _allowed(self, spelled: SdkType) -> tuple[tuple[ValueNote, ...], tuple[Phrase, ...]]:
        """Return the values that a type lists on its own page, where it is one type and they are few."""
        found = self._types.models(spelled)
        if len(found) != 1 or not found[0].values or len(found[0].values) > _MOST_VALUES:
            return (), ()
        return tuple(map(value_note, found[0].values)), further(found[0])


def labelled(group: FieldGroup, inside: Groups) -> FieldGroup:
    """Return a group with a label that holds what is inside."""
    plain, others = parted(inside)
    return replace(group, fields=plain.fields, groups=others)


def value_note(value: ModelValue) -> ValueNote:
    """Return one of the values of an enumeration."""
    literal = value.value if value.value is not None else value.name or ""
    name = value.name if value.value is not None and value.name != value.value else None
    return ValueNote(literal, value.description or "", name or "")


def further(model: SurfaceModel) -> tuple[Phrase, ...]:
    """Return the words for an enumeration that does not list all values."""
    return (told("variants.other_values"),) if model.open_values else ()
