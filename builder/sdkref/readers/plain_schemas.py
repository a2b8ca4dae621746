"""Schemas that say no more than most: a type or a reference, and a text or two beside it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from sdkref.catalogue.schema import Boolean, Null, Number, Schema, String
from sdkref.limits import check_time
from sdkref.location import Location

_TEXTS = frozenset({"type", "title", "description"})
_REFERRING = frozenset({"$ref", "title", "description"})
_WORDS = _TEXTS | {"default", "format"}
_MAKERS: dict[str, tuple[frozenset[str], Callable[..., Schema]]] = {
    "string": (_WORDS, String),
    "integer": (_WORDS, partial(Number, integer=True)),
    "number": (_WORDS, Number),
    "boolean": (_WORDS, Boolean),
    "null": (_TEXTS, Null),
}
"""By type, the words that a plain schema may have, and what makes its record."""


def plain_schema(value: dict[str, Any], place: Location) -> Schema | None:
    """Return what a plain schema stands for; None for any other, which is to be read word by word.

    It is what reading it word by word returns, and there is nothing to report.
    """
    name = value.get("type")
    if name.__class__ is not str or name not in _MAKERS:
        return None
    words, make = _MAKERS[name]
    if not value.keys() <= words:
        return None
    check_time()
    said: dict[str, Any] = {}
    for key, each in value.items():
        if key == "default":
            said[key] = each
        elif each.__class__ is not str:
            return None
        elif each and key != "type":
            said[key] = each
    return make(**said, location=place)


def texts_beside_reference(value: dict[str, Any]) -> dict[str, Any] | None:
    """Return the texts beside the reference of a schema that says nothing else; None for any other."""
    if not value.keys() <= _REFERRING:
        return None
    check_time()
    said: dict[str, Any] = {}
    for key, each in value.items():
        if each.__class__ is not str:
            return None
        if each and key != "$ref":
            said[key] = each
    return said
