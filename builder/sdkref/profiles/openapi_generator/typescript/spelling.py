"""What the generators for TypeScript have in common; each says what it makes otherwise."""

from collections.abc import Sequence

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.schema import Schema
from sdkref.catalogue.surface import Argument, Returned
from sdkref.catalogue.views import Views
from sdkref.profiles.openapi_generator.names import camelized
from sdkref.profiles.openapi_generator.predictor import Called
from sdkref.profiles.openapi_generator.settings import OpenApiGeneratorSettings
from sdkref.profiles.openapi_generator.typescript.rows import default_of, returned, row, signature
from sdkref.profiles.openapi_generator.typescript.types import TypeScriptTypes
from sdkref.profiles.openapi_generator.typescript.variables import method_name, variable


class TypeScriptSpelling:
    """Spells what `typescript` and `typescript-axios` make alike."""

    language = "typescript"
    _types: TypeScriptTypes

    def __init__(self, catalogue: Catalogue, settings: OpenApiGeneratorSettings) -> None:
        self._views, self._settings = Views(catalogue.models), settings

    def model(self, name: str) -> str:
        """Return the name of a model."""
        return camelized(name)

    def member(self, name: str) -> str:
        """Return the name of a member."""
        return variable(name)

    def type_of(self, schema: Schema, own: str) -> str:
        """Return the type of a schema, which gets the name `own` where it has none."""
        return self._types.of(schema, own)

    def member_type(self, text: str, *, required: bool, nullable: bool) -> str:  # noqa: ARG002 - other languages differ
        """Return the type of a member: the same whether it may be absent or not."""
        return text

    def method(self, operation_id: str) -> str:
        """Return the name of a method."""
        return method_name(operation_id)

    def signature(self, called: Called) -> str:
        """Return the line below the heading: only what has no default is in it."""
        return signature(called, self._types)

    def arguments(self, called: Called) -> Sequence[Argument]:
        """Return the rows: the body first, since it has no default."""
        ordered = sorted(called.inputs, key=lambda each: each.place != "body")
        return [row(each, self._types, default_of(each, self._views)) for each in ordered]

    def returned(self, called: Called) -> Returned:
        """Return what a method gives back."""
        return returned(called, self._types)
