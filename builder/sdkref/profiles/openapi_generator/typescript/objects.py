"""The generator `typescript`: one object for all arguments, with every member filled in."""

from collections.abc import Sequence

from msgspec import UNSET
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.schema import Schema
from sdkref.catalogue.surface import Argument, Returned, UsageExample
from sdkref.catalogue.views import Views
from sdkref.profiles.openapi_generator.inputs import Input
from sdkref.profiles.openapi_generator.names import camelized
from sdkref.profiles.openapi_generator.predictor import Called
from sdkref.profiles.openapi_generator.settings import OpenApiGeneratorSettings
from sdkref.profiles.openapi_generator.single_quotes import single_quoted
from sdkref.profiles.openapi_generator.texts import in_comment
from sdkref.profiles.openapi_generator.typescript.literals import Literals
from sdkref.profiles.openapi_generator.typescript.rows import default_of, returned, row, signature
from sdkref.profiles.openapi_generator.typescript.types import TypeScriptTypes
from sdkref.profiles.openapi_generator.typescript.variables import QUOTES, method_name, variable
from sdkref.templating import code_environment

_TEXTS = {"binary": "HttpFile", "date": "string", "date-time": "Date"}


class Objects:
    """Spells what `typescript` makes."""

    language = "typescript"
    dialect = "openapi-generator-typescript"

    def __init__(self, catalogue: Catalogue, settings: OpenApiGeneratorSettings) -> None:
        self._views, self._settings = Views(catalogue.models), settings
        self._types = TypeScriptTypes(self._views, _TEXTS, anything="any", loose="any")
        self._literals = Literals(self._views)

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

    def example(self, called: Called) -> UsageExample:
        """Return the sample."""
        rendered = (
            code_environment()
            .get_template("calls/openapi_generator/typescript.jinja")
            .render(
                module=single_quoted(self._settings.package),
                class_name=called.class_name,
                request_type=f"{called.class_name}{camelized(called.name)}Request",
                inputs=[self._member(each) for each in called.inputs],
                reads_files=any("fs.readFileSync(" in self._value(each) for each in called.inputs),
                method=called.name,
            )
        )
        return UsageExample(language="typescript", code=rendered)

    def _member(self, given: Input) -> dict[str, str]:
        optional = "" if given.required else " (optional)"
        comment = in_comment(given, QUOTES)
        return {
            "name": variable(given.name),
            "value": self._value(given),
            "comment": f"  // {comment}{optional}" if comment else "",
        }

    def _value(self, given: Input) -> str:
        schema = given.schema
        if given.example is not UNSET:
            schema = replace(self._views.resolve(schema), examples=(given.example,))
        return self._literals.argument(schema, given.name, "  ")
