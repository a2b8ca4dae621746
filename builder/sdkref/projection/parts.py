"""How the fields of a form and the parts of a multipart body are written: in their rows, or beside them."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.operation import Encoding, MediaType
from sdkref.catalogue.schema import Array, Schema
from sdkref.catalogue.views import Views
from sdkref.projection.projection import Field, FieldGroup, PartNote
from sdkref.projection.rows import RowMaker
from sdkref.projection.travelling import encoding_phrases
from sdkref.wording.saying import told
from sdkref.words import one_line


class Written(Struct, frozen=True):
    """Fields with what is said of their parts, and the parts that have no row."""

    groups: tuple[FieldGroup, ...]
    parts: tuple[PartNote, ...] = ()


class PartMaker:
    """Tells in rows how parts are written, in one language."""

    def __init__(self, views: Views, rows: RowMaker) -> None:
        self._views, self._rows = views, rows

    def written(self, media: MediaType, groups: tuple[FieldGroup, ...]) -> Written:
        """Return the fields of a body with how each part of it is written."""
        if not (media.encodings or media.prefix_encodings or media.item_encoding):
            return Written(groups)
        kinds = self._kinds(media.schema)
        known = {encoding.property: encoding for encoding in media.encodings}
        placed = _by_place(media.prefix_encodings, media.item_encoding)
        kinds |= self._places(media.schema, placed)
        found: set[str] = set()
        changed = tuple(self._in_group(group, known | placed, kinds, found) for group in groups)
        notes = [
            self._note(one_line(name), encoding, kinds.get(name))
            for name, encoding in known.items()
            if name not in found
        ]
        notes += [
            self._note(_place_name(name, alone=len(placed) == 1), encoding, kinds.get(name))
            for name, encoding in placed.items()
            if name not in found
        ]
        return Written(changed, tuple(notes))

    def _kinds(self, schema: Schema | None) -> dict[str, Schema]:
        if schema is None:
            return {}
        return {field.name: field.schema for field in self._views.object_view(schema).fields}

    def _in_group(
        self,
        group: FieldGroup,
        named: Mapping[str, Encoding],
        kinds: Mapping[str, Schema],
        found: set[str],
    ) -> FieldGroup:
        fields = []
        for field in group.fields:
            name = field.path.rpartition(".")[2] if field.path not in named else field.path
            encoding = named.get(name)
            if encoding is None:
                fields.append(field)
                continue
            found.add(name)
            fields.append(self._in_row(field, encoding, kinds.get(name)))
        return replace(group, fields=tuple(fields))

    def _in_row(self, field: Field, encoding: Encoding, schema: Schema | None) -> Field:
        inner = {each.property: each for each in encoding.inner}
        groups = field.groups
        if inner:
            inner_kinds = self._kinds(schema)
            groups = tuple(self._in_group(group, inner, inner_kinds, set()) for group in groups)
        return replace(
            field,
            constraints=(*field.constraints, *encoding_phrases(encoding, schema, self._views)),
            part_headers=self._rows.headers(encoding.headers, "both"),
            groups=groups,
        )

    def _places(self, schema: Schema | None, placed: Mapping[str, Encoding]) -> dict[str, Schema]:
        """Return the schemas of the parts that are known by their place."""
        real = self._views.resolve(schema) if schema is not None else None
        if not isinstance(real, Array):
            return {}
        return {
            name: real.prefix[number] if number < len(real.prefix) else real.items
            for number, name in enumerate(placed)
        }

    def _note(self, name: str, encoding: Encoding, schema: Schema | None) -> PartNote:
        kinds = self._kinds(schema)
        placed = _by_place(encoding.prefix_encodings, encoding.item_encoding)
        kinds |= self._places(schema, placed)
        inner = [
            self._note(one_line(each.property), each, kinds.get(each.property)) for each in encoding.inner
        ]
        inner += [
            self._note(_place_name(place, alone=len(placed) == 1), each, kinds.get(place))
            for place, each in placed.items()
        ]
        return PartNote(
            name=name,
            facts=encoding_phrases(encoding, schema, self._views),
            headers=self._rows.headers(encoding.headers, "both"),
            parts=tuple(inner),
        )


def _by_place(first: Sequence[Encoding], rest: Encoding | None) -> dict[str, Encoding]:
    """Return encodings by the names of the rows of a list: `[0]`, and `[1…]` for the rest."""
    placed = {f"[{number}]": encoding for number, encoding in enumerate(first)}
    return placed | ({f"[{len(placed)}…]": rest} if rest is not None else {})


def _place_name(place: str, *, alone: bool) -> str:
    if place.endswith("…]"):
        return told("opening.each_part" if alone else "opening.further_part")
    return told("opening.part", number=int(place.strip("[]")) + 1)
