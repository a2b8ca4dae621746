"""The generator `python`: what is required by place, the rest by keyword."""

from collections.abc import Iterator, Sequence

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.schema import Schema
from sdkref.catalogue.surface import Argument, Returned, UsageExample
from sdkref.catalogue.views import Views
from sdkref.languages.python import constant, double_quoted
from sdkref.profiles.openapi_generator.answers import authorization, plain
from sdkref.profiles.openapi_generator.inputs import Input
from sdkref.profiles.openapi_generator.names import underscored
from sdkref.profiles.openapi_generator.predictor import Called
from sdkref.profiles.openapi_generator.python.credentials import configured
from sdkref.profiles.openapi_generator.python.names import QUOTES, class_name, method_name, variable
from sdkref.profiles.openapi_generator.python.types import PythonTypes
from sdkref.profiles.openapi_generator.python.values import PythonValues
from sdkref.profiles.openapi_generator.servers import base_address
from sdkref.profiles.openapi_generator.settings import OpenApiGeneratorSettings
from sdkref.profiles.openapi_generator.single_quotes import single_quoted
from sdkref.profiles.openapi_generator.texts import in_comment, on_one_line, told
from sdkref.templating.environment import code_environment


class Python:
    """Spells what `python` makes."""

    language = "python"
    dialect = "openapi-generator-python"

    def __init__(self, catalogue: Catalogue, settings: OpenApiGeneratorSettings) -> None:
        self._views, self._schemes = Views(catalogue.models), catalogue.security_schemes
        self._types = PythonTypes(self._views)
        self._package = underscored(settings.package) or "openapi_client"
        self._values = PythonValues(self._views, self._types, self._package)
        self._host = settings.server or base_address(catalogue.servers)

    def model(self, name: str) -> str:
        """Return the name of a model."""
        return class_name(name)

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
        """Return the line below the heading."""
        back = f"{self._types.of(called.back.schema, called.back.own)} " if called.back else ""
        return f"{back}{called.name}({', '.join(map(_passed, called.inputs))})"

    def arguments(self, called: Called) -> Sequence[Argument]:
        """Return the rows."""
        return [self._row(each) for each in called.inputs]

    def returned(self, called: Called) -> Returned:
        """Return what a method gives back."""
        if called.back is None:
            return Returned(raw="void (empty response body)")
        text = self._types.of(called.back.schema, called.back.own)
        return Returned(type=plain(text), raw=f"**{text}**")

    def example(self, called: Called) -> UsageExample:
        """Return the sample."""
        code = (
            code_environment()
            .get_template("calls/openapi_generator/python.jinja")
            .render(
                package=self._package,
                models=[(underscored(each), each) for each in self._models(called)],
                host=double_quoted(self._host),
                host_told=on_one_line(self._host),
                credentials=configured(authorization(called.operation), self._schemes, self._package),
                inputs=[self._declared(each) for each in called.inputs],
                summary=on_one_line(called.operation.summary),
                returns=called.back is not None,
                class_name=called.class_name,
                method=called.name,
                passed=", ".join(map(_passed, called.inputs)),
            )
        )
        return UsageExample(language="python", code=code)

    def _models(self, called: Called) -> Sequence[str]:
        """Return the models that the sample imports."""
        places = [(each.schema, each.own) for each in called.inputs]
        if called.back is not None:
            places.append((called.back.schema, called.back.own))
        return sorted({found for each in places if (found := self._types.inner_model(*each)) is not None})

    def _row(self, given: Input) -> Argument:
        default = self._default(given)
        return Argument(
            name=variable(given.name),
            type=plain(self._types.of(given.schema, given.own)),
            required=given.required,
            description=told(given, QUOTES),
            default=default or None,
            raw={"Notes": notes} if (notes := " ".join(_notes(given, default, "[]"))) else {},
        )

    def _declared(self, given: Input) -> dict[str, str]:
        notes = _notes(given, self._default(given), "()")
        return {
            "name": variable(given.name),
            "value": self._values.argument(given),
            "comment": " ".join(
                [f"{self._types.of(given.schema, given.own)} | {in_comment(given, QUOTES)}", *notes]
            ),
        }

    def _default(self, given: Input) -> str:
        match self._views.resolve(given.schema).default:
            case str() as text:
                return single_quoted(text)
            case bool() | int() | float() as scalar:
                return constant(scalar)
            case _:
                return ""


def _notes(given: Input, default: str, marks: str) -> Iterator[str]:
    if not given.required:
        yield f"{marks[0]}optional{marks[1]}"
    if default:
        yield f"{marks[0]}default to {default}{marks[1]}"


def _passed(given: Input) -> str:
    name = variable(given.name)
    return name if given.required else f"{name}={name}"
