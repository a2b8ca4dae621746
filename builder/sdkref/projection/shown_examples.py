"""Examples of bodies, each with a distinct name: as a description gives them, else made up."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import UNSET, Struct, UnsetType

from sdkref.catalogue.fitting import Direction
from sdkref.catalogue.media import MediaKind, media_kind
from sdkref.catalogue.memo import Memo
from sdkref.catalogue.operation import Example, MediaType
from sdkref.catalogue.schema import Json, Schema, String
from sdkref.catalogue.values import ExampleMaker
from sdkref.catalogue.views import Views
from sdkref.projection.layers import LayerReader
from sdkref.words import one_line

MOST_SAMPLES = 8
"""Examples of a request body beyond this many make no samples of their own."""

_LONGEST_NAME = 60

_MADE: frozenset[MediaKind] = frozenset({"json", "any", "events", "lines", "xml"})
"""Kinds of which an example can be made; of others only the description can say what they look like."""


class ShownExample(Struct, frozen=True, kw_only=True):
    """One example of a body."""

    name: str
    """Distinct within its media type; `Default` for the one that has no name."""
    description: str
    """CommonMark."""
    value: Json | UnsetType = UNSET
    """What a program sends: data, or the text that the description gives for it."""
    serialized: str = ""
    """How data travels, where the description writes that otherwise than we would."""
    data: Json | UnsetType = UNSET
    """What a text stands for."""
    url: str = ""
    made: bool = False
    """Whether the description does not give it."""

    @property
    def can_be_sent(self) -> bool:
        """Whether there is a value to send."""
        return self.value is not UNSET


class ExampleLister:
    """Lists the examples of the media types of one catalogue, those of each once."""

    def __init__(self, views: Views, layers: LayerReader, maker: ExampleMaker) -> None:
        self._views, self._layers, self._maker = views, layers, maker
        self._known: Mapping[Direction, Memo[MediaType, tuple[ShownExample, ...]]] = {
            "request": Memo(lambda media: self._list(media, "request")),
            "response": Memo(lambda media: self._list(media, "response")),
        }

    def of(self, media: MediaType, direction: Direction) -> tuple[ShownExample, ...]:
        """Return the examples of a media type; one that had to be made comes first."""
        return self._known[direction].of(media)

    def _list(self, media: MediaType, direction: Direction) -> tuple[ShownExample, ...]:
        schema = media.item_schema or media.schema
        declared = media.examples
        made: Example | None = None
        if schema is not None and not any(map(_has_value, declared)):
            values = self._of_type(schema)
            if direction == "request" or media_kind(media.name) in _MADE:
                value = self._maker.value(schema, direction)
                first = Example(value=value)
                made = None if value in values else first
                declared = (first, *(Example(value=each) for each in values if each != value), *declared)
            else:
                declared = (*(Example(value=each) for each in values), *declared)
        names = _distinct_names(declared)
        return tuple(
            self._shown(name, each, media, made=each is made)
            for name, each in zip(names, declared, strict=True)
        )

    def _of_type(self, schema: Schema) -> tuple[Json, ...]:
        """Return the examples that stand where a type is used, or where one without a name is."""
        layers = self._layers.of(schema)
        named = layers.model is not None and not any(each.examples for each in layers.own)
        return () if named else layers.examples

    def _shown(self, name: str, example: Example, media: MediaType, *, made: bool) -> ShownExample:
        summary = example.summary or ""
        told = [summary] if len(one_line(summary, len(summary) + 1)) > _LONGEST_NAME else []
        value, serialized = example.value, example.serialized or ""
        data: Json | UnsetType = UNSET
        kind = media_kind(media.name)
        if serialized and kind == "json":
            text = _read(serialized)
            if value is UNSET:
                value = text
            serialized = "" if text == value else serialized
        elif serialized and kind != "multipart":
            value, serialized, data = serialized, "", value
        return ShownExample(
            name=name,
            description="\n\n".join([*told, example.description or ""]).strip(),
            value=self._meant(media, value),
            serialized=serialized,
            data=data,
            url=example.external_value or "",
            made=made,
        )

    def _meant(self, media: MediaType, value: Json | UnsetType) -> Json | UnsetType:
        """Return an example that a description gives as JSON text as the value that it stands for."""
        if not isinstance(value, str) or media_kind(media.name) not in {"json", "form", "multipart"}:
            return value
        if media.schema is not None and isinstance(self._views.resolve(media.schema), String):
            return value
        found = _read(value)
        return value if found is UNSET else found


def sent_examples(shown: Sequence[ShownExample], *, first: bool) -> Sequence[ShownExample]:
    """Return those that samples send: of a body's first media type several, of every other one."""
    return [each for each in shown if each.can_be_sent][: MOST_SAMPLES if first else 1]


def distinct_name(wanted: str, taken: set[str]) -> str:
    """Return a name that is not taken, numbered where it has to be, and take it."""
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted} {number}", number + 1
    taken.add(name)
    return name


def _has_value(example: Example) -> bool:
    return example.value is not UNSET or example.serialized is not None


def _read(text: str) -> Json | UnsetType:
    try:
        return json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return UNSET


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _distinct_names(examples: Sequence[Example]) -> Iterator[str]:
    taken: set[str] = set()
    for example in examples:
        yield distinct_name(one_line(example.summary or example.name, _LONGEST_NAME) or "Default", taken)
