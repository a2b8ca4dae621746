"""Where the lists of an answer are, and the members around them that tell of pages."""

from collections.abc import Iterator

from msgspec import Struct

from sdkref.catalogue.paging_names import LISTS, NO_LISTS, holds, tells
from sdkref.catalogue.schema import Anything, Array, Json, Schema
from sdkref.catalogue.views import Views
from sdkref.mock.answers.page_draft import Spot


class PagedList(Struct, frozen=True):
    """A list of items and the object that it stands in: None where it is the whole."""

    items: list[Json]
    kind: Schema
    holder: dict[str, Json] | None
    spots: tuple[Spot, ...]


class ListFinder:
    """Finds the lists in answers, by the schemas of one catalogue."""

    def __init__(self, views: Views) -> None:
        self._views = views

    def lists(self, value: Json, schema: Schema) -> list[PagedList]:
        """Return the lists of a value that are pages: the whole, a member, or a member of a member."""
        real = self._views.resolve(schema)
        if isinstance(value, list):
            kind = real.items if isinstance(real, Array) else Anything()
            return [PagedList(value, kind, None, ())]
        if not isinstance(value, dict):
            return []
        here = self._list_in(value, schema)
        if here is not None:
            return [here]
        kinds = {field.name: field.schema for field in self._views.object_view(schema).fields}
        inner = (
            self._list_in(each, kinds.get(name, Anything()))
            for name, each in value.items()
            if isinstance(each, dict)
        )
        return [each for each in inner if each is not None and each.spots]

    def _list_in(self, value: dict[str, Json], schema: Schema) -> PagedList | None:
        kinds = {field.name: field.schema for field in self._views.object_view(schema).fields}
        names = [name for name, each in value.items() if isinstance(each, list) and name not in NO_LISTS]
        names.sort(
            key=lambda name: (name not in LISTS, not any(isinstance(each, dict) for each in value[name]))
        )
        if not names:
            return None
        real = self._views.resolve(kinds.get(names[0], Anything()))
        items = real.items if isinstance(real, Array) else Anything()
        return PagedList(value[names[0]], items, value, tuple(self._spots(value, schema, 0, held=False)))

    def _spots(self, value: dict[str, Json], schema: Schema, depth: int, *, held: bool) -> Iterator[Spot]:
        view = self._views.object_view(schema)
        kinds = {field.name: field.schema for field in view.fields}
        for name, kind in ({each: Anything() for each in value} | kinds).items():
            inner = value.get(name)
            if isinstance(inner, dict) and holds(name) and depth < 2:  # noqa: PLR2004 - `meta.page.after`
                yield from self._spots(inner, kind, depth + 1, held=True)
                continue
            telling = tells(name, held=held)
            if telling is not None:
                yield Spot(value, name, kind, telling)
        if held and view.additional is not None and not kinds:
            yield Spot(value, "next", view.additional, "next")
