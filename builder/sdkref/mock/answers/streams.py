"""Bodies of several items: server-sent events, lines of JSON, and JSON text sequences."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec import UNSET, Struct

from sdkref.catalogue.formats import words
from sdkref.catalogue.media import essence, media_kind
from sdkref.catalogue.operation import MediaType
from sdkref.catalogue.schema import Array, Enum, Json, Schema, Union
from sdkref.catalogue.views import Views
from sdkref.catalogue.written_json import json_bytes, scalar_text
from sdkref.mock.answers.payloads import Payload, Payloads

_FIELDS = frozenset({"event", "data", "id", "retry"})
"""What an event may have, by the HTML standard; an item with other members is the data of one."""

_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n){2,}")
_LINE_END = re.compile(r"\r\n|\r|\n")
_END_MARK = "[DONE]"

MOST_VARIANTS = 100
"""Kinds of items that one stream shows."""

_FAILED = re.compile(r"error|fail|incomplete|cancel|refus|expired", re.IGNORECASE)
_FIRST = re.compile(r"(creat|start|begin|open|queued|added\Z|\A\w+\.in_progress\Z)", re.IGNORECASE)
_LAST = re.compile(r"(complete|done|finish|stop|end)(d|ed)?\Z", re.IGNORECASE)
_REASONS = ("finish_reason", "finishReason", "stop_reason", "stopReason")


class Item(Struct, frozen=True):
    """One item of a stream, and the name of its kind where events have names."""

    value: Json
    event: str | None = None


class Streams:
    """Makes the streams of one catalogue."""

    def __init__(self, views: Views, payloads: Payloads) -> None:
        self._views, self._payloads = views, payloads

    def chunks(
        self, media: MediaType, payload: Payload, *, ends_with_mark: bool
    ) -> tuple[tuple[bytes, ...], tuple[str, ...]]:
        """Return a body as its items, at least two, and what is wrong with them.

        `ends_with_mark` says that the API tells of the end by `data: [DONE]`.
        """
        kind = media_kind(media.name)
        if payload.text is not None:
            return _written_out(payload.text, kind), ()
        items, doubts = self._items(media, payload)
        if kind == "lines":
            mark = b"\x1e" if essence(media.name).endswith("json-seq") else b""
            return tuple(mark + json_bytes(item.value) + b"\n" for item in items), doubts
        texts = [_event(item) for item in items]
        if ends_with_mark and not (texts and _END_MARK in texts[-1]):
            texts.append(f"data: {_END_MARK}\n\n")
        return tuple(text.encode(errors="replace") for text in texts), doubts

    def _items(self, media: MediaType, payload: Payload) -> tuple[list[Item], tuple[str, ...]]:
        schema = self._item_schema(media)
        if payload.declared:
            values = payload.value if isinstance(payload.value, list) else [payload.value]
            told = [] if schema is None else [self._payloads.faults(each, schema) for each in values]
            return [Item(each) for each in _two(values)], tuple(chain.from_iterable(told))
        if schema is None:
            return [Item({"message": "Hello"}), Item({"message": "world"})], ()
        found: list[Item] = []
        doubts: tuple[str, ...] = ()
        for number, (variant, event) in enumerate(self._kinds(schema)):
            value, faults = self._payloads.made(variant)
            value = self._if_valid(_counted(value, number, 4), value, variant)
            if event is not None and _FIRST.search(event):
                value = self._if_valid(_begun(value, 3), value, variant)
            found.append(Item(value, event))
            doubts += faults
        if len(found) == 1:
            first, event = found[0].value, found[0].event
            changed = _counted(first, 1, 4)
            found = [
                Item(self._if_valid(_without_reason(first, 3), first, schema), event),
                Item(self._if_valid(changed, first, schema), event),
            ]
        return found, doubts

    def _if_valid(self, changed: Json, value: Json, schema: Schema) -> Json:
        """Return what a value was changed to, or the value where that breaks the schema."""
        return value if changed == value or self._payloads.faults(changed, schema) else changed

    def _item_schema(self, media: MediaType) -> Schema | None:
        if media.item_schema is not None or media.schema is None:
            return media.item_schema
        real = self._views.resolve(media.schema)
        return real.items if isinstance(real, Array) else media.schema

    def _kinds(self, schema: Schema) -> list[tuple[Schema, str | None]]:
        """Return the kinds of items in the order of a stream that ends well, each with its event's name."""
        variants = list(self._variants(schema))
        good = [each for each in variants if not _FAILED.search(each[1] or "")] or variants
        # In the order of the description, but for what begins a whole and what ends one: the shortest names
        # are about the whole, longer ones about its parts, and what begins first ends last.
        first = [each for each in good if _FIRST.search(each[1] or "")]
        last = [each for each in good if each not in first and _LAST.search(each[1] or "")]
        rest = [each for each in good if each not in first and each not in last]
        first.sort(key=lambda each: (_segments(each[1]), -_breadth(each[1])))
        last.sort(key=lambda each: (-_segments(each[1]), _breadth(each[1])))
        chosen = [*first, *rest][: MOST_VARIANTS - min(len(last), MOST_VARIANTS // 2)]
        named = [*chosen, *last[-MOST_VARIANTS // 2 :]]
        return [(variant, event if self._is_said(variant, event) else None) for variant, event in named]

    def _variants(self, schema: Schema, depth: int = 0) -> Iterator[tuple[Schema, str | None]]:
        real = self._views.resolve(schema)
        if not isinstance(real, Union) or depth > 4:  # noqa: PLR2004 - unions of unions of unions
            yield schema, self._kind_name(schema)
            return
        for variant in real.variants:
            yield from self._variants(variant, depth + 1)

    def _kind_name(self, schema: Schema) -> str | None:
        """Return what tells an item's kind: its `type` or `event` where that is one constant."""
        for field in self._views.object_view(schema).fields:
            if field.name in {"type", "event"}:
                real = self._views.resolve(field.schema)
                if isinstance(real, Enum) and len(real.values) == 1 and isinstance(real.values[0], str):
                    return real.values[0]
        return None

    def _is_said(self, variant: Schema, event: str | None) -> bool:
        """Say whether an item is sent under its name: those that have fields of their own say it there."""
        names = {field.name for field in self._views.object_view(variant).fields}
        return event is not None and not ("data" in names and names <= _FIELDS)


def _breadth(name: str | None) -> int:
    """Return 1 or 2 for the events of a part and of an item that holds parts, 0 for what is no such thing."""
    return ("part" in (name or "")) + 2 * ("item" in (name or ""))


def _segments(name: str | None) -> int:
    return len(re.split(r"[._/]", name or ""))


def _without_reason(value: Json, levels: int) -> Json:
    match value:
        case dict() if levels:
            return {
                name: None if name in _REASONS else _without_reason(each, levels - 1)
                for name, each in value.items()
            }
        case list() if levels:
            return [_without_reason(each, levels - 1) for each in value]
        case _:
            return value


def _begun(value: Json, levels: int) -> Json:
    """Return what something holds that only begins: no items yet."""
    match value:
        case dict() if levels:
            return {name: _begun(each, levels - 1) for name, each in value.items()}
        case list():
            return []
        case _:
            return value


def _counted(value: Json, number: int, levels: int) -> Json:
    """Return an item as the one of a number in its stream: places in lists begin at 0, as clients count."""
    match value:
        case dict() if levels:
            return {name: _count(name, each, number, levels) for name, each in value.items()}
        case list() if levels:
            return [_counted(each, number, levels - 1) for each in value]
        case _:
            return value


def _count(name: str, value: Json, number: int, levels: int) -> Json:
    if isinstance(value, int) and not isinstance(value, bool):
        last = words(name)[-1:]
        return 0 if last == ("index",) else number if words(name)[:1] == ("sequence",) else value
    return _counted(value, number, levels - 1)


def _two(values: Sequence[Json]) -> Sequence[Json]:
    return values if len(values) != 1 else [*values, *values]


def _written_out(text: str, kind: str) -> tuple[bytes, ...]:
    """Return the items of a stream that a description writes out."""
    if kind == "events":
        pieces = [f"{each}\n\n" for each in _BLANK_LINE.split(text.strip("\r\n")) if each.strip()]
    else:
        pieces = [f"{each}\n" for each in _LINE_END.split(text) if each.strip()]
    return tuple(each.encode(errors="replace") for each in _two(pieces))


def _event(item: Item) -> str:
    value = item.value
    fielded = isinstance(value, dict) and "data" in value and value.keys() <= _FIELDS
    members = dict(value) if fielded else {"data": value}
    if item.event is not None and not fielded:
        members = {"event": item.event, **members}
    # By custom the data comes last.
    lines = [
        f"{name}: {line}"
        for name in sorted(members, key=lambda each: each == "data")
        for line in _LINE_END.split(scalar_text(members[name]))
    ]
    return "\n".join(lines) + "\n\n"


def tells_of_end_mark(texts: Sequence[str | None], media: MediaType) -> bool:
    """Say whether a description speaks of `[DONE]` as the end, in some texts or in its own examples."""
    examples = [
        text
        for example in media.examples
        for text in (example.serialized, example.value if example.value is not UNSET else None)
        if isinstance(text, str)
    ]
    return any(text is not None and _END_MARK in text for text in (*texts, *examples))
