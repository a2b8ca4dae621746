"""Swagger 2.0 descriptions, read as OpenAPI 3: converted first, findings told of the user's own file."""

from importlib import import_module
from typing import Any

from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.diagnostics import Diagnostic, Diagnostics, Locate, UnreadableError
from sdkref.documents.reading import Document
from sdkref.location import Location
from sdkref.readers.node import spelling
from sdkref.readers.openapi import read_openapi
from sdkref.readers.returned import Returned

_ALLOWED = frozenset({("wrong-type", "`discriminator` is a text, not a mapping")})
"""Findings, by code and fact, about what is right in 2.0."""
_WORDS = {
    "`components.securitySchemes`": "`securityDefinitions`",
    "`components.schemas`": "`definitions`",
    "#/components/schemas/": "#/definitions/",
}
"""What remedies call things in OpenAPI 3, and in 2.0."""
_REMEDIES = {"undeclared-variable": "write a fixed value; Swagger 2.0 has no variables of addresses"}
"""What to do about findings, by code, where 2.0 has no such thing as OpenAPI 3."""


def is_swagger(document: Document) -> bool:
    """Tell whether a document says that it is a Swagger 2.0 description."""
    return isinstance(document.data, dict) and _version(document.data.get("swagger")).startswith("2")


def read_swagger(document: Document, diagnostics: Diagnostics) -> Catalogue:
    """Return the catalogue of a description; raise `UnreadableError` when there is nothing to read."""
    data = document.data
    if all(data.get(key) is None for key in ("paths", "definitions", "x-webhooks", "webhooks", "components")):
        fact = "the description has neither `paths` nor `definitions`"
        remedy = "add `paths` with at least one operation"
        raise UnreadableError.at(Location(document.name), "no-description", fact, remedy, line=1, column=1)
    if not isinstance(data["swagger"], str):
        fact, remedy = "`swagger` is a number, not a text", f'quote it: "{_version(data["swagger"])}"'
        diagnostics.report("wrong-type", fact, remedy, Location(document.name, "/swagger"))
    told = _Worded(diagnostics)
    # Loaded for those descriptions alone: it is a tenth of all that reading loads.
    made: Document = import_module("sdkref.readers.swagger_conversion").converted(document, told)
    return read_openapi(made, Returned(made, told))


def _version(value: Any) -> str:
    return value if isinstance(value, str) else spelling(value) or ""


class _Worded(Diagnostics):
    """Findings in the words of 2.0."""

    def __init__(self, told: Diagnostics) -> None:
        super().__init__()
        self._told = told

    def add(self, found: Diagnostic) -> None:
        """Tell a finding, unless it is about what is right in 2.0."""
        if (found.code, found.fact) in _ALLOWED:
            return
        remedy = _REMEDIES.get(found.code, found.remedy)
        for now, then in _WORDS.items():
            remedy = remedy.replace(now, then)
        self._told.add(replace(found, remedy=remedy))

    def knows(self, file: str, locate: Locate) -> None:
        """Remember who knows where the values of a file stand."""
        self._told.knows(file, locate)
