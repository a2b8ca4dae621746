"""Rows of a table of parameters, for SDKs without a surface: fields that are opened in place, by their paths.

A field whose type is a model leads to that model, where its own fields stand.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.surface import Argument, SdkType, TypePiece
from sdkref.projection.projection import Body, Field, FieldGroup, TypeText
from sdkref.twins.plain_facts import phrase_source, said_of

_DEEPEST = 4
"""Steps from the top of a table to the fields that it still shows."""


class Row(Struct, frozen=True):
    """A row: where the value travels, and what is said of it."""

    place: str
    argument: Argument


def parameter_rows(parameters: Iterable[Field], bodies: Sequence[Body], *, required: bool) -> list[Row]:
    """Return the rows of an operation: its parameters, and its bodies with their fields."""
    rows = [row for each in parameters for row in field_rows(each, each.place)]
    named = len(bodies) > 1
    for body in bodies:
        place = f"body ({body.media_type})" if named and body.media_type else "body"
        fields = [] if body.same_as else list(_inside(body.groups, "body", "", 0))
        if not fields or named:
            about = f"The same fields as `{body.same_as}`." if body.same_as else None
            argument = Argument(
                name="body", type=sdk_type_of(body.type), required=required, description=about
            )
            rows.append(Row(place, argument))
        rows += fields
    return rows


def field_rows(field: Field, place: str = "", depth: int = 0, variant: str = "") -> Iterator[Row]:
    """Yield the row of a field, and those of the fields inside that have no model of their own."""
    about = said_of(field)
    if variant:
        about = f"{variant}: {about}" if about else f"{variant}."
    argument = Argument(
        name=field.path or field.name,
        type=sdk_type_of(field.type),
        required=field.required,
        description=about,
        example=next(iter(field.examples), None),
        deprecated=field.deprecated,
        deprecation=field.deprecation or None,
    )
    yield Row(place, argument)
    leads_on = bool(field.more) or any(part.model is not None for part in field.type)
    if not leads_on and depth < _DEEPEST:
        yield from _inside(field.groups, place, "", depth + 1)


def _inside(groups: Iterable[FieldGroup], place: str, variant: str, depth: int) -> Iterator[Row]:
    for group in groups:
        label = "".join(part if isinstance(part, str) else part.text for part in group.label)
        words = " ".join(
            each
            for each in (phrase_source(group.lead) if not group.choice else "", phrase_source(group.label))
            if each
        )
        own = variant if group.choice or not label else words
        for field in group.fields:
            yield from field_rows(field, place, depth, own)
        yield from _inside(group.groups, place, own, depth)


def sdk_type_of(written: TypeText) -> SdkType:
    """Return a type of a projection as a surface has it, neighbours that lead to the same as one."""
    found: list[TypePiece] = []
    for part in written:
        piece = TypePiece(text=part.text, model=part.model, url=part.url)
        if found and (found[-1].model, found[-1].url) == (piece.model, piece.url):
            found[-1] = replace(found[-1], text=found[-1].text + piece.text)
        elif piece.text:
            found.append(piece)
    return tuple(found)
