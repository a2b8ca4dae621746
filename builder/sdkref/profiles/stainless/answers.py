"""What comes back from a method: a page of a list, a type, bytes, or nothing."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from sdkref.catalogue.media import media_kind
from sdkref.catalogue.operation import MediaType, Operation
from sdkref.catalogue.schema import Array, Schema, String
from sdkref.catalogue.views import Views
from sdkref.profiles.stainless.settings import StainlessSettings


class Answer(Struct, frozen=True, kw_only=True):
    """What an operation answers when all is well."""

    schema: Schema | None = None
    """Of a page, that of one item; None for nothing and for bytes."""
    page: str = ""
    """The class of the page: `CursorPage`."""
    binary: bool = False
    many: bool = False
    """Whether all items come back at once, as a list."""


class Answers:
    """Tells the answers of one API."""

    def __init__(self, operations: Sequence[Operation], views: Views, settings: StainlessSettings) -> None:
        self._views, self._settings = views, settings
        self._uses = Counter(
            name
            for each in operations
            if (schema := _schema(each)) is not None and (name := self._named(schema)) is not None
        )
        self._of = {each.key: self._answer(each) for each in operations}

    def of(self, operation: Operation) -> Answer:
        """Return the answer of an operation."""
        return self._of[operation.key]

    def gives_list(self, operation: Operation) -> bool:
        """Tell whether items of a list come back."""
        found = self._of[operation.key]
        return bool(found.page) or found.many

    def model(self, schema: Schema) -> str | None:
        """Return the schema whose type is named by itself: one that settings name, or that several share."""
        name = self._views.model_name(schema)
        if name is None:
            return None
        if self._settings.models:
            return name if name in self._settings.models else None
        return name if self._uses[name] > 1 else None

    def _named(self, schema: Schema) -> str | None:
        items = self._items(schema)
        return self._views.model_name(schema if items is None else items)

    def _items(self, schema: Schema) -> Schema | None:
        """Return the items that the first list of any page would hold."""
        for each in self._settings.pages.values():
            if (found := self._held(schema, each.response)) is not None:
                return found
        return None

    def _held(self, schema: Schema, members: Sequence[str]) -> Schema | None:
        fields = {each.name: each.schema for each in self._views.object_view(schema).fields}
        if not members or any(each not in fields for each in members):
            return None
        held = self._views.resolve(fields[members[0]])
        return held.items if isinstance(held, Array) else None

    def _marked(self, schema: Schema) -> Schema | None:
        """Return the items of a page that the description marks as such."""
        for each in self._views.object_view(schema).fields:
            resolved = self._views.resolve(each.schema)
            told = dict((*resolved.hints, *each.schema.hints)).get("x-stainless-pagination-property")
            if isinstance(told, dict) and told.get("purpose") == "items" and isinstance(resolved, Array):
                return resolved.items
        return None

    def _is_bytes(self, media: MediaType) -> bool:
        resolved = self._views.resolve(media.schema) if media.schema is not None else None
        if not isinstance(resolved, String):
            return False
        return resolved.format == "binary" or media_kind(media.name) == "binary"

    def _answer(self, operation: Operation) -> Answer:
        schema = _schema(operation)
        if schema is None:
            return Answer(binary=_is_binary(operation))
        if any(self._is_bytes(each) for each in _media(operation)):
            return Answer(binary=True)
        for name, page in self._settings.pages.items():
            if _is_among(operation, page.paths) and (items := self._held(schema, page.response)) is not None:
                return Answer(schema=items, page=name)
        if (marked := self._marked(schema)) is not None:
            return Answer(schema=marked, page=next(iter(self._settings.pages), "Page"))
        resolved = self._views.resolve(schema)
        return Answer(schema=schema, many=isinstance(resolved, Array))


def _is_among(operation: Operation, paths: Sequence[str]) -> bool:
    """Tell whether the answers of an operation may be pages."""
    asked = f"{operation.method} {operation.path}"
    return any(asked.startswith(each if " " in each else f"GET {each}") for each in paths or ("/",))


def _schema(operation: Operation) -> Schema | None:
    media = _media(operation)
    return next((each.schema for each in media if each.schema is not None), None)


def _media(operation: Operation) -> list[MediaType]:
    good = sorted(each.status for each in operation.responses if each.status[:1] == "2")
    found = next((each for each in operation.responses if good and each.status == good[0]), None)
    if found is None:
        return []
    return sorted(found.content, key=lambda each: media_kind(each.name) != "json")


def _is_binary(operation: Operation) -> bool:
    media = _media(operation)
    return bool(media) and media_kind(media[0].name) not in {"json", "text", "events"}
