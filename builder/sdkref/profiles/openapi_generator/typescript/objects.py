"""The generator `typescript`: one object for all arguments, with every member filled in."""

from msgspec import UNSET
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.surface import UsageExample
from sdkref.profiles.openapi_generator.inputs import Input
from sdkref.profiles.openapi_generator.names import camelized
from sdkref.profiles.openapi_generator.predictor import Called
from sdkref.profiles.openapi_generator.settings import OpenApiGeneratorSettings
from sdkref.profiles.openapi_generator.single_quotes import single_quoted
from sdkref.profiles.openapi_generator.texts import in_comment
from sdkref.profiles.openapi_generator.typescript.literals import Literals
from sdkref.profiles.openapi_generator.typescript.spelling import TypeScriptSpelling
from sdkref.profiles.openapi_generator.typescript.types import TypeScriptTypes
from sdkref.profiles.openapi_generator.typescript.variables import QUOTES, variable
from sdkref.templating.environment import code_environment

_TEXTS = {"binary": "HttpFile", "date": "string", "date-time": "Date"}


class Objects(TypeScriptSpelling):
    """Spells what `typescript` makes."""

    dialect = "openapi-generator-typescript"

    def __init__(self, catalogue: Catalogue, settings: OpenApiGeneratorSettings) -> None:
        super().__init__(catalogue, settings)
        self._types = TypeScriptTypes(self._views, _TEXTS, anything="any", loose="any")
        self._literals = Literals(self._views)

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
