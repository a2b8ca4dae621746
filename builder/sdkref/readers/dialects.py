"""Which reader reads a document: the table of dialects, each with the test that knows its own."""

from collections.abc import Callable

from msgspec import Struct

from sdkref.catalogue.catalogue import Catalogue
from sdkref.diagnostics import Diagnostics, UnreadableError
from sdkref.documents import Document
from sdkref.readers.catalogue_file import is_catalogue, read_catalogue
from sdkref.readers.node import nearest
from sdkref.readers.openapi import is_openapi, read_openapi


class Dialect(Struct, frozen=True):
    """A kind of source: its name for people, the test that knows it, and its reader."""

    name: str
    recognises: Callable[[Document], bool]
    read: Callable[[Document, Diagnostics], Catalogue]


READERS = (
    Dialect("OpenAPI 3", is_openapi, read_openapi),
    Dialect("operation catalogue", is_catalogue, read_catalogue),
)
"""The first that recognises a document reads it."""

_FIRST_KEYS = ("openapi", "swagger", "catalogue")


def read_source(document: Document, diagnostics: Diagnostics) -> Catalogue:
    """Return the catalogue of a document; raise `UnreadableError` when no reader knows it."""
    for dialect in READERS:
        if dialect.recognises(document):
            return dialect.read(document, diagnostics)
    raise UnreadableError(_unknown(document))


def _unknown(document: Document) -> str:
    """Return why no reader knows a document, and what to do."""
    name, data = document.name, document.data
    known = " and ".join(dialect.name for dialect in READERS)
    if not isinstance(data, dict):
        return f"{name}:1:1: this is no API description: it is no mapping; known are {known}"
    if "swagger" in data:
        line, column = document.locate("/swagger") or (1, 1)
        return (
            f"{name}:{line}:{column}: Swagger {data['swagger']} is not read; "
            "convert the description to OpenAPI 3, for instance with swagger2openapi"
        )
    if "openapi" in data:
        line, column = document.locate("/openapi") or (1, 1)
        return f"{name}:{line}:{column}: the OpenAPI version `{data['openapi']}` is not known; known is 3.x"
    hint = next((found for key in data if (found := nearest(str(key), _FIRST_KEYS))), "")
    return (
        f"{name}:1:1: this is no API description: it has no `openapi` and no `catalogue`{hint}; "
        f"known are {known}"
    )
