"""Example bodies as code: the same in every language."""

from collections.abc import Callable, Iterator, Mapping

from msgspec import UNSET

from sdkref.catalogue.fitting import Direction
from sdkref.catalogue.media import MediaKind, media_kind
from sdkref.catalogue.memo import Memo
from sdkref.catalogue.operation import MediaType
from sdkref.catalogue.schema import Json
from sdkref.catalogue.views import Views
from sdkref.catalogue.xml_text import xml_text
from sdkref.languages.known import LANGUAGES
from sdkref.projection.events import events_text, lines_text
from sdkref.projection.projection import Code, Sample
from sdkref.projection.shown_examples import ExampleLister, ShownExample, sent_examples
from sdkref.projection.wire import scalar_text

_JSON = LANGUAGES["curl"]
"""The language whose values are JSON."""

_NO_CODE = Code("", "text")

_LEXERS: Mapping[MediaKind, str] = {"json": "json", "any": "json", "xml": "xml"}
_STREAMS: Mapping[MediaKind, Callable[[list[Json]], str]] = {"events": events_text, "lines": lines_text}


def json_code(value: Json) -> Code:
    """Return a value as JSON, laid out."""
    return Code(_JSON.literal(value), "json")


class BodyExamples:
    """Makes example bodies of one catalogue, once for all languages."""

    def __init__(self, views: Views, lister: ExampleLister) -> None:
        self._views, self._lister = views, lister
        self._known: Memo[MediaType, tuple[Sample, ...]] = Memo(self._of_answer)

    def of(self, media: MediaType) -> tuple[Sample, ...]:
        """Return the examples of an answer's media type; none where nothing but the description could say."""
        return self._known.of(media)

    def beside_samples(self, media: MediaType, direction: Direction, *, first: bool) -> tuple[Sample, ...]:
        """Return what is known of the examples of a request's media type besides what samples send."""
        shown = self._lister.of(media, direction)
        sent = sent_examples(shown, first=first)
        # A program sends a file in the place of what is no text, so that it does not show the value.
        unseen = [each for each in sent if not each.made and media_kind(media.name) == "binary"]
        hidden = {each.name for each in sent} - {each.name for each in unseen}
        return tuple(
            sample
            for each in shown
            for number, sample in enumerate(self._samples(media, each))
            if number or each.name not in hidden or each.url
        )

    def _of_answer(self, media: MediaType) -> tuple[Sample, ...]:
        shown = self._lister.of(media, "response")
        return tuple(sample for each in shown for sample in self._samples(media, each))

    def _samples(self, media: MediaType, shown: ShownExample) -> Iterator[Sample]:
        """Yield an example as a program would send it, then what else is known of it."""
        code = _NO_CODE if shown.value is UNSET else self._code(media, shown.value)
        yield Sample(name=shown.name, code=code, description=shown.description, url=shown.url)
        if shown.serialized:
            code = Code(shown.serialized, _LEXERS.get(media_kind(media.name), "text"))
            yield Sample(name=f"{shown.name}, as it travels", code=code)
        if shown.data is not UNSET:
            yield Sample(name=f"{shown.name}, as data", code=json_code(shown.data))

    def _code(self, media: MediaType, value: Json) -> Code:
        kind = media_kind(media.name)
        if isinstance(value, str) and kind not in {"json", "any"}:
            return Code(value, _LEXERS.get(kind, "text"))
        if kind == "xml":
            return Code(xml_text(value, media.schema, self._views), "xml")
        if kind in _STREAMS:
            return Code(_STREAMS[kind](value if isinstance(value, list) else [value]), "text")
        if kind in _LEXERS or isinstance(value, dict | list):
            return json_code(value)
        return Code(scalar_text(value), "text")
