"""Example bodies of answers: as the description shows them, else made; the same in every language."""

from collections.abc import Iterator

from msgspec import UNSET

from sdkref.catalogue.media import MediaKind, media_kind
from sdkref.catalogue.memo import Memo
from sdkref.catalogue.operation import MediaType
from sdkref.catalogue.schema import Json
from sdkref.catalogue.values import ExampleMaker
from sdkref.catalogue.views import Views
from sdkref.languages.known import LANGUAGES
from sdkref.projection.bodies import parsed
from sdkref.projection.projection import Code, Sample
from sdkref.projection.requests import MOST_SAMPLES, sample_names
from sdkref.projection.wire import compact_json, scalar_text

_JSON = LANGUAGES["curl"]
"""The language whose values are JSON."""

_LEXERS: dict[MediaKind, str] = {"json": "json", "any": "json", "xml": "xml"}


def json_code(value: Json) -> Code:
    """Return a value as JSON, laid out."""
    return Code(_JSON.literal(value), "json")


class BodyExamples:
    """Makes the examples of answers; those of one media type are made once for all languages."""

    def __init__(self, views: Views, maker: ExampleMaker) -> None:
        self._views, self._maker = views, maker
        self._known = Memo(self._made)

    def of(self, media: MediaType) -> tuple[Sample, ...]:
        """Return the examples of a media type; none where nothing but the description could say."""
        return self._known.of(media)

    def _made(self, media: MediaType) -> tuple[Sample, ...]:
        return tuple(self._make(media))

    def _make(self, media: MediaType) -> Iterator[Sample]:
        declared = [each for each in media.examples if each.value is not UNSET][:MOST_SAMPLES]
        names = sample_names(media.examples)
        for number, example in enumerate(declared):
            value = parsed(media, example.value, self._views)
            yield Sample(
                name=names[number],
                code=_code(media, value),
                description=example.description or "",
            )
        kind = media_kind(media.name)
        schema = media.item_schema or media.schema
        if not declared and schema is not None and kind in {"json", "any", "events", "lines"}:
            yield Sample(name=names[0], code=_code(media, self._maker.value(schema, "response")))

    def is_streamed(self, media: MediaType) -> bool:
        """Return whether a body arrives piece by piece."""
        return media.item_schema is not None or media_kind(media.name) in {"events", "lines"}


def _code(media: MediaType, value: Json) -> Code:
    kind = media_kind(media.name)
    if kind in {"events", "lines"} and not isinstance(value, str):
        items = value if isinstance(value, list) else [value]
        start, end = ("data: ", "\n\n") if kind == "events" else ("", "\n")
        return Code("".join(f"{start}{compact_json(each)}{end}" for each in items).rstrip("\n"), "text")
    if isinstance(value, str) and kind not in {"json", "any"}:
        return Code(value, _LEXERS.get(kind, "text"))
    return json_code(value) if kind in {"json", "any"} else Code(scalar_text(value), "text")
