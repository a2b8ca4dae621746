"""Texts that a string schema allows, the likeliest first."""

import json
from base64 import b64encode
from collections.abc import Iterator

from sdkref.catalogue.formats import FORMATS, hint, tells_of_time, words
from sdkref.catalogue.patterns import LONGEST, texts
from sdkref.catalogue.schema import Json, String

_BASE64 = frozenset({"base64", "base64url"})
PLAIN = "example"
DISTINCT = 200
"""How many different texts are offered where no format or pattern narrows them."""


def string_values(schema: String, name: str) -> Iterator[str]:
    """Yield texts for a schema; `name` is that of the property or model that holds it.

    Each fits what it was made from; the caller checks it against the whole schema.
    """
    shortest, longest = schema.min_length or 0, schema.max_length
    drafts = [*_drafts(schema, name)]
    yield from drafts
    if schema.pattern is not None:
        yield from texts(schema.pattern, shortest, longest)
    yield from (_fitted(draft, shortest, longest) for draft in drafts)
    yield from (f"{drafts[0][: (longest or LONGEST) - 4]}-{number}" for number in range(2, DISTINCT))
    yield from (str(number).rjust(shortest, "0") for number in range(1, DISTINCT))


def _drafts(schema: String, name: str) -> Iterator[str]:
    """Yield what format, encoding and name suggest, whatever the bounds are."""
    kind = "base64" if schema.content_encoding in _BASE64 else schema.format
    if schema.content_media_type == "application/json":
        yield "{}"
    if kind in {"byte", "base64"} and schema.min_length:
        yield b64encode(b"a" * (schema.min_length * 3 // 4)).decode()
    yield from FORMATS.get(kind or "", ())
    said = words(name)
    if said[-1:] == ("id",) and said != ("id",):
        yield f"{said[-2]}_123"
    match hint(name):
        case str() as text:
            yield text
        case _ if tells_of_time(name):
            yield FORMATS["date-time"][0]
    yield PLAIN


def content_text(schema: String, value: Json) -> str:
    """Return a value as the text that holds it, in JSON, and encoded as the schema says."""
    text = json.dumps(value, ensure_ascii=False)
    if schema.content_encoding not in _BASE64:
        return text
    return b64encode(text.encode("utf-8", "surrogatepass")).decode()


def _fitted(text: str, shortest: int, longest: int | None) -> str:
    """Return a text cut or lengthened to bounds; beyond `LONGEST` it stays too short."""
    longer = " ".join([text] * (min(shortest, LONGEST) // (len(text) + 1) + 1)) if shortest else text
    return longer.ljust(min(shortest, LONGEST), "a")[:longest]
