"""Texts of an answer that hold a file in base64: a real one, where the schema says what it is."""

import binascii
import re
from base64 import b64decode

from sdkref.catalogue.fitting import MOST_LOOKS, Fitting
from sdkref.catalogue.schema import AllOf, Array, Json, Schema, String, Union
from sdkref.catalogue.views import Views
from sdkref.mock.answers.binary import base64_of, file_of

_ENCODINGS = frozenset({"byte", "base64", "base64url"})
_SAID = re.compile(r"base-?64|(?:^|_)b64(?:_|$)", re.IGNORECASE)
_ADDRESS = re.compile(r"\bur[il]s?\b", re.IGNORECASE)
_DEEPEST = 40


class FileWriter:
    """Puts files into values, by the schemas of one catalogue."""

    def __init__(self, views: Views, fitting: Fitting) -> None:
        self._views, self._fitting = views, fitting

    def written(self, value: Json, schema: Schema) -> Json:
        """Return a copy of a value whose texts are files in base64 where the schema says so."""
        self._fitting.looks = MOST_LOOKS
        return self._within(value, schema, "", 0)

    def _within(self, value: Json, schema: Schema, name: str, depth: int) -> Json:
        if depth > _DEEPEST or not isinstance(value, dict | list | str):
            return value
        real = self._views.resolve(schema)
        match value, real:
            case str(), String():
                return self._text(value, real, name)
            case _, Union():
                fitting = (each for each in real.variants if self._fitting.fits(value, each))
                variant = next(fitting, None)
                return value if variant is None else self._within(value, variant, name, depth + 1)
            case str(), AllOf():
                for part in real.parts:
                    value = self._within(value, part, name, depth + 1)
            case list(), Array():
                kinds = (*real.prefix, *(real.items for _ in value[len(real.prefix) :]))
                pairs = zip(value, kinds, strict=False)
                value = [self._within(each, kind, name, depth + 1) for each, kind in pairs]
            case dict(), _:
                value = self._object(value, real, depth)
        return value

    def _object(self, value: dict[str, Json], schema: Schema, depth: int) -> dict[str, Json]:
        view = self._views.object_view(schema)
        for union in view.unions:
            found = self._within(value, union, "", depth + 1)
            value = found if isinstance(found, dict) else value
        kinds = {field.name: field.schema for field in view.fields}
        others = view.additional
        return {
            key: each
            if (kind := kinds.get(key, others)) is None
            else self._within(each, kind, key, depth + 1)
            for key, each in value.items()
        }

    def _text(self, value: str, schema: String, name: str) -> str:
        told = " ".join(filter(None, (name, schema.title, schema.description)))
        stated = schema.content_encoding in _ENCODINGS or schema.format in _ENCODINGS
        if not stated and (not _SAID.search(told) or _ADDRESS.search(told)):
            return value
        media = schema.content_media_type
        if _decodes(value) and (media is None or file_of(media) is None):
            return value
        text = base64_of(media, told)
        return text if self._fitting.fits(text, schema) else value


def _decodes(text: str) -> bool:
    try:
        return bool(b64decode(text, validate=True))
    except (binascii.Error, ValueError):
        return False
