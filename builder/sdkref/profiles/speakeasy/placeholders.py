"""Scalars that the generator makes up where a description states none: any that the schema allows."""

import math
import re

from sdkref.catalogue.schema import Json, Number, String
from sdkref.catalogue.values import ExampleMaker

_ID = re.compile(r"(?:^|[a-z0-9_-])[iI][dD]s?\Z|^ID\Z|_id\Z")
_BY_FORMAT = {
    "uri": "https://example.com",
    "url": "https://example.com",
    "email": "reader@example.com",
    "uuid": "3f0c9a52-6c1e-4d8b-9a70-5d2f8b6e4c11",
    "date-time": "2024-05-06T07:08:09.010Z",
    "date": "2024-05-06",
}


def text_for(schema: String, name: str, maker: ExampleMaker) -> str:
    """Return a text for a member of that name: `<id>` for one called so, else `<value>`, if that may be."""
    if schema.format in _BY_FORMAT:
        return _BY_FORMAT[schema.format]
    if schema.pattern or schema.min_length or schema.max_length is not None:
        wanted = "<id>" if _ID.search(name) else "<value>"
        found = maker.value(schema, "request")
        fits = schema.pattern is None and (schema.min_length or 0) <= len(wanted) <= (
            schema.max_length or math.inf
        )
        return wanted if fits or not isinstance(found, str) else found
    return "<id>" if _ID.search(name) else "<value>"


def number_for(schema: Number, maker: ExampleMaker) -> Json:
    """Return a number within the bounds."""
    return maker.value(schema, "request")
