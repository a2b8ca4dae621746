"""Content types by what can be done with them, and which of several a reader wants first."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from sdkref.catalogue.operation import MediaType

MediaKind: TypeAlias = Literal["json", "multipart", "form", "events", "lines", "text", "xml", "binary", "any"]
"""`events` are server-sent events, `lines` hold one JSON value each, `any` is a wildcard."""

_KINDS: dict[str, MediaKind] = {
    "application/x-www-form-urlencoded": "form",
    "text/event-stream": "events",
    "application/jsonl": "lines",
    "application/x-jsonl": "lines",
    "application/jsonlines": "lines",
    "application/x-jsonlines": "lines",
    "application/json-lines": "lines",
    "text/jsonl": "lines",
    "application/x-ndjson": "lines",
    "application/ndjson": "lines",
    "application/stream+json": "lines",
    "application/json-seq": "lines",
    "application/json": "json",
    "text/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
    "application/yaml": "text",
    "application/x-yaml": "text",
    "application/javascript": "text",
    "application/graphql": "text",
    "*/*": "any",
    "application/*": "any",
}
_ENDINGS: dict[str, MediaKind] = {
    "json": "json",
    "xml": "xml",
    "json-seq": "lines",
    "jsonl": "lines",
    "ndjson": "lines",
    "yaml": "text",
}
"""Structured syntaxes, by what stands after the plus sign."""
_ORDER: tuple[MediaKind, ...] = (
    "json", "multipart", "form", "events", "lines", "any", "text", "xml", "binary",
)  # fmt: skip


def essence(name: str) -> str:
    """Return a content type without its parameters, in lower case."""
    return name.partition(";")[0].strip().lower()


def media_kind(name: str) -> MediaKind:
    """Return what kind of content a content type holds."""
    plain = essence(name)
    if plain in _KINDS:
        return _KINDS[plain]
    ending = _ENDINGS.get(plain.rpartition("+")[2] if "+" in plain else "")
    if ending is not None:
        return ending
    main = plain.partition("/")[0]
    return "multipart" if main == "multipart" else "text" if main == "text" else "binary"


def preferred(content: Sequence[MediaType]) -> MediaType | None:
    """Return the representation to show: JSON first, then multipart, forms and the rest; None for none."""
    return min(content, key=_rank, default=None)


def in_order(content: Sequence[MediaType]) -> list[MediaType]:
    """Return all representations, the one to show first in front."""
    return sorted(content, key=_rank)


def _rank(media: MediaType) -> int:
    return _ORDER.index(media_kind(media.name))
