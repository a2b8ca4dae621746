"""The generator `typescript-axios`: arguments one by one, declared with `let` in samples."""

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.surface import UsageExample
from sdkref.profiles.openapi_generator.inputs import Input
from sdkref.profiles.openapi_generator.predictor import Called
from sdkref.profiles.openapi_generator.settings import OpenApiGeneratorSettings
from sdkref.profiles.openapi_generator.single_quotes import single_quoted
from sdkref.profiles.openapi_generator.texts import in_comment
from sdkref.profiles.openapi_generator.typescript.rows import default_of
from sdkref.profiles.openapi_generator.typescript.spelling import TypeScriptSpelling
from sdkref.profiles.openapi_generator.typescript.types import TypeScriptTypes
from sdkref.profiles.openapi_generator.typescript.variables import QUOTES, member, variable
from sdkref.templating.environment import code_environment

_TEXTS = {"binary": "File"}


class Axios(TypeScriptSpelling):
    """Spells what `typescript-axios` makes."""

    dialect = "openapi-generator-typescript-axios"

    def __init__(self, catalogue: Catalogue, settings: OpenApiGeneratorSettings) -> None:
        super().__init__(catalogue, settings)
        self._types = TypeScriptTypes(self._views, _TEXTS, anything="any")

    def member(self, name: str) -> str:
        """Return the name of a member."""
        return member(name)

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
