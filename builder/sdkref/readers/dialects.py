"""Which reader reads a document: the table of dialects, each with the test that knows its own."""

from collections.abc import Callable, Iterator
from functools import cache

from msgspec import Struct

from sdkref.catalogue.catalogue import Catalogue
from sdkref.diagnostics import Diagnostics, UnreadableError
from sdkref.documents.reading import Document
from sdkref.extensions import READERS, loaded, offered
from sdkref.location import Location
from sdkref.readers.catalogue_file import is_catalogue, read_catalogue
from sdkref.readers.node import nearest
from sdkref.readers.openapi import is_openapi, read_openapi
from sdkref.readers.returned import Returned
from sdkref.readers.swagger import is_swagger, read_swagger


class Dialect(Struct, frozen=True):
    """A kind of source: its name for people, the test that knows it, and its reader."""

    name: str
    recognises: Callable[[Document], bool]
    read: Callable[[Document, Diagnostics], Catalogue]


BUILT_IN = (
    Dialect("OpenAPI 3", is_openapi, read_openapi),
    Dialect("Swagger 2.0", is_swagger, read_swagger),
    Dialect("operation catalogue", is_catalogue, read_catalogue),
)
"""Ours."""

_FIRST_KEYS = ("openapi", "swagger", "catalogue")


@cache
def dialects() -> tuple[Dialect, ...]:
    """Return all dialects, ours first; the first that recognises a document reads it.

    Raises `UsageError` when that of a package is broken.
    """
    members = Dialect.__struct_fields__
    return (*BUILT_IN, *(loaded(READERS, name, members) for name in offered(READERS)))


def read_source(document: Document, diagnostics: Diagnostics) -> Catalogue:
    """Return the catalogue of a document; raise `UnreadableError` when no reader knows it."""
    told = diagnostics if document.origins is None else Returned(document, diagnostics)
    for dialect in _in_turn():
        if dialect.recognises(document):
            return dialect.read(document, told)
    fact, remedy, pointer = _unknown(document)
    line, column = (document.locate(pointer) if pointer else None) or (1, 1)
    place = Location(document.name, pointer)
    raise UnreadableError.at(place, "no-description", fact, remedy, line=line, column=column)


def _in_turn() -> Iterator[Dialect]:
    """Yield our dialects, and only then look for others, which takes its time."""
    yield from BUILT_IN
    yield from dialects()[len(BUILT_IN) :]


def _unknown(document: Document) -> tuple[str, str, str]:
    """Return why no reader knows a document, what to do, and the pointer to what says so."""
    data = document.data
    *first, last = (dialect.name for dialect in dialects())
    known = f"{', '.join(first)} and {last}"
    if not isinstance(data, dict):
        return "this is no API description: it is no mapping", f"known are {known}", ""
    if "swagger" in data:
        remedy = "known is 2.0: convert the description to that, or to OpenAPI 3"
        return f"Swagger {data['swagger']} is not read", remedy, "/swagger"
    if "openapi" in data:
        return f"the OpenAPI version `{data['openapi']}` is not known", "known is 3.x", "/openapi"
    hint = next((found for key in data if (found := nearest(str(key), _FIRST_KEYS))), "")
    fact = f"this is no API description: it has no `openapi`, `swagger` or `catalogue`{hint}"
    return fact, f"known are {known}", ""
