"""Items of a list told apart: copies of one item whose identities differ."""

import re
from collections.abc import Iterator
from itertools import islice

from sdkref.catalogue.fitting import MOST_LOOKS, Fitting
from sdkref.catalogue.formats import words
from sdkref.catalogue.paging_names import IDENTITIES
from sdkref.catalogue.schema import Anything, Json, Schema, String, Union
from sdkref.catalogue.texts import string_values
from sdkref.catalogue.views import Views

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]+\Z")
_MOST_TRIES = 200


class Numbering:
    """Numbers items by the schemas of one catalogue."""

    def __init__(self, views: Views, fitting: Fitting) -> None:
        self._views, self._fitting = views, fitting

    def numbered(self, item: Json, schema: Schema, number: int) -> Json:
        """Return a copy of an item that differs from those of other numbers, where the schema allows it."""
        self._fitting.looks = MOST_LOOKS
        return item if number == 0 else self._changed(item, schema, "", number, 2)

    def identity(self, item: Json) -> Json:
        """Return what tells an item from others; None where nothing does."""
        if not isinstance(item, dict):
            return item if isinstance(item, str | int | float) else None
        return next((item[name] for name in IDENTITIES if isinstance(item.get(name), str | int)), None)

    def _changed(self, item: Json, schema: Schema, name: str, number: int, levels: int) -> Json:
        if not isinstance(item, dict):
            return self._scalar(item, schema, name, number)
        kinds = self._kinds(item, schema)
        inner = [key for key, value in item.items() if isinstance(value, dict)] if levels else []
        for key in (*IDENTITIES, *_ending_in_id(item), *inner, *item):
            kind = kinds.get(key, Anything())
            if key in item and (key not in inner or levels):
                new = self._changed(item[key], kind, key, number, levels - 1)
                if new != item[key] and self._fitting.fits({**item, key: new}, schema):
                    return {**item, key: new}
        return item

    def _kinds(self, item: Json, schema: Schema) -> dict[str, Schema]:
        """Return the schemas of an item's members."""
        real = self._views.resolve(schema)
        if isinstance(real, Union):
            fitting = (each for each in real.variants if self._fitting.fits(item, each))
            real = next(fitting, real)
        return {field.name: field.schema for field in self._views.object_view(real).fields}

    def _scalar(self, value: Json, schema: Schema, name: str, number: int) -> Json:
        for candidate in self._candidates(value, schema, name, number):
            if candidate != value and self._fitting.fits(candidate, schema):
                return candidate
        return value

    def _candidates(self, value: Json, schema: Schema, name: str, number: int) -> Iterator[Json]:
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return
        if not isinstance(value, str):
            yield value + number
            return
        if _UUID.match(value):
            yield f"{value[:-12]}{(int(value[-12:], 16) + number) % 16**12:012x}"
        digits = _DIGITS.search(value)
        if digits is not None and len(digits[0]) < 12:  # noqa: PLR2004 - longer ones are no counters
            yield value[: digits.start()] + str(int(digits[0]) + number).rjust(len(digits[0]), "0")
        yield f"{value}-{number + 1}"
        yield f"{value}{number + 1}"
        real = self._views.resolve(schema)
        if isinstance(real, String):
            # Each number begins elsewhere, so that two of them meet as late as can be.
            yield from islice(string_values(real, name), number, _MOST_TRIES)


def _ending_in_id(item: dict[str, Json]) -> list[str]:
    return [key for key in item if words(key)[-1:] == ("id",)]
