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
    "application/x-ndjson": "lines",
    "application/ndjson": "lines",
    "application/stream+json": "lines",
    "application/json-seq": "lines",
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
    if plain == "application/json" or plain.endswith("+json"):
        return "json"
    if plain.endswith("+xml"):
        return "xml"
    main = plain.partition("/")[0]
    return "multipart" if main == "multipart" else "text" if main == "text" else "binary"


def preferred(content: Sequence[MediaType]) -> MediaType | None:
    """Return the representation to show: JSON first, then multipart, forms and the rest; None for none."""
    return min(content, key=lambda media: _ORDER.index(media_kind(media.name)), default=None)
