"""Values that answers hold: a declared example where it is valid, else one that is made from the schema."""

import json
from collections.abc import Iterator
from typing import Protocol

from msgspec import UNSET, Struct, UnsetType

from sdkref.catalogue.fitting import Direction, Fitting
from sdkref.catalogue.media import MediaKind, media_kind
from sdkref.catalogue.operation import Example, MediaType
from sdkref.catalogue.schema import Anything, Json, Schema, String
from sdkref.catalogue.values import ExampleMaker
from sdkref.catalogue.views import Views
from sdkref.mock.answers.encoded_files import FileWriter

_WRITTEN_OUT: frozenset[MediaKind] = frozenset({"text", "xml", "events", "lines", "binary"})
"""Kinds of which an example that is a text is what travels."""


class Judge(Protocol):
    """Says what is wrong with a value."""

    def faults(self, value: Json, schema: Schema, direction: Direction) -> tuple[str, ...]:
        """Return in sentences how a value breaks its schema, nothing where it does not."""


class Payload(Struct, frozen=True, kw_only=True):
    """What is answered, before it is written in a media type."""

    value: Json | UnsetType = UNSET
    text: str | None = None
    """What travels, where the description writes it out itself."""
    declared: bool = False
    doubts: tuple[str, ...] = ()
    """Why this may not be what the API would answer."""


class Payloads:
    """Chooses the payloads of one catalogue's media types, each once."""

    def __init__(self, views: Views, judge: Judge) -> None:
        self._views, self._judge = views, judge
        self._maker = ExampleMaker(views.models)
        self._files = FileWriter(views, Fitting(views.models, "response"))
        self._known: dict[tuple[int, str | None], tuple[MediaType, Payload]] = {}

    def of(self, media: MediaType, wanted: str | None) -> Payload:
        """Return the payload of a media type: the example of a name, else the first valid one."""
        key = (id(media), wanted if any(each.name == wanted for each in media.examples) else None)
        known = self._known.get(key)
        if known is None:  # the media type is kept, so that its id stays its own
            known = self._known[key] = (media, self._chosen(media, key[1]))
        return known[1]

    def anew(self, media: MediaType) -> Payload:
        """Return a payload that is made from the schema, whatever examples there are."""
        if media.schema is None:
            return self.of(media, None)
        value, doubts = self.made(media.schema)
        return Payload(value=value, doubts=doubts)

    def made(self, schema: Schema) -> tuple[Json, tuple[str, ...]]:
        """Return a value for a schema, and how it breaks it where none could be found that does not."""
        value = self._maker.value(schema, "response")
        for candidate in (self._files.written(value, schema), value):
            if not self.faults(candidate, schema):
                return candidate, ()
        return value, self.faults(value, schema)

    def faults(self, value: Json, schema: Schema) -> tuple[str, ...]:
        """Return in sentences how an answer breaks its schema."""
        return self._judge.faults(value, schema, "response")

    def _chosen(self, media: MediaType, wanted: str | None) -> Payload:
        for example in media.examples:
            if wanted is None or example.name == wanted:
                for payload in self._declared(media, example):
                    if wanted is not None or not payload.doubts:
                        return payload
        return Payload() if media.schema is None else self.anew(media)

    def _declared(self, media: MediaType, example: Example) -> Iterator[Payload]:
        """Yield an example as a payload; nothing where the description only says where it is to be found."""
        kind = media_kind(media.name)
        value, text = example.value, example.serialized
        if kind in _WRITTEN_OUT and text is None and isinstance(value, str):
            text = value
        if text is not None and kind in _WRITTEN_OUT:
            yield Payload(value=value, text=text, declared=True)
            return
        if value is UNSET and text is not None:
            value = _read(text)
        elif isinstance(value, str) and not self._is_text(media.schema):
            read = _read(value)
            value = value if read is UNSET else read
        if value is not UNSET:
            schema = media.schema
            single = kind in {"events", "lines"} or schema is None
            doubts = () if single or schema is None else self.faults(value, schema)
            if schema is not None and not single and not doubts:
                filled = self._files.written(value, schema)
                value = value if filled == value or self.faults(filled, schema) else filled
            yield Payload(value=value, declared=True, doubts=doubts)

    def _is_text(self, schema: Schema | None) -> bool:
        return schema is None or isinstance(self._views.resolve(schema), String | Anything)


def _read(text: str) -> Json | UnsetType:
    """Return the JSON value that a text is, UNSET where it is none."""
    try:
        return json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return UNSET


def _no_constant(name: str) -> Json:
    raise ValueError(name)
