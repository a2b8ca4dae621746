"""The generator `typescript-axios`: arguments one by one, declared with `let` in samples."""

from collections.abc import Sequence

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
from sdkref.profiles.openapi_generator.typescript.rows import default_of, returned, row, signature
from sdkref.profiles.openapi_generator.typescript.types import TypeScriptTypes
from sdkref.profiles.openapi_generator.typescript.variables import QUOTES, member, method_name, variable
from sdkref.templating import code_environment

_TEXTS = {"binary": "File"}


class Axios:
    """Spells what `typescript-axios` makes."""

    language = "typescript"
    dialect = "openapi-generator-typescript-axios"

    def __init__(self, catalogue: Catalogue, settings: OpenApiGeneratorSettings) -> None:
        self._views, self._settings = Views(catalogue.models), settings
        self._types = TypeScriptTypes(self._views, _TEXTS, anything="any")

    def model(self, name: str) -> str:
        """Return the name of a model."""
        return camelized(name)

    def member(self, name: str) -> str:
        """Return the name of a member."""
        return member(name)

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
        models = [self._types.model(each.schema, each.own) for each in called.inputs if each.place == "body"]
        code = (
            code_environment()
            .get_template("calls/openapi_generator/typescript_axios.jinja")
            .render(
                module=single_quoted(self._settings.package),
                class_name=called.class_name,
                imports=[called.class_name, "Configuration", *filter(None, models)],
                inputs=[self._declared(each) for each in called.inputs],
                method=called.name,
            )
        )
        return UsageExample(language="typescript", code=code)

    def _declared(self, given: Input) -> dict[str, str]:
        """Return the declaration of an argument: name, type, and the comment behind it."""
        notes = [] if given.required else ["(optional)"]
        if given.place != "body":
            notes.append(f"(default to {default_of(given, self._views)})")
        return {
            "name": variable(given.name),
            "type": self._types.of(given.schema, given.own),
            "comment": " ".join([in_comment(given, QUOTES), *notes]),
        }
