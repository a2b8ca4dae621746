"""The generator `go`: arguments of the path, then a builder for the others."""

from collections.abc import Iterator, Sequence

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.schema import Schema
from sdkref.catalogue.surface import Argument, Returned, UsageExample
from sdkref.catalogue.views import Views
from sdkref.languages.go import double_quoted
from sdkref.profiles.openapi_generator.answers import plain
from sdkref.profiles.openapi_generator.go.names import QUOTES, exported, variable
from sdkref.profiles.openapi_generator.go.types import GoTypes
from sdkref.profiles.openapi_generator.go.values import GoValues
from sdkref.profiles.openapi_generator.inputs import Input
from sdkref.profiles.openapi_generator.predictor import Called
from sdkref.profiles.openapi_generator.settings import OpenApiGeneratorSettings
from sdkref.profiles.openapi_generator.texts import in_comment, told
from sdkref.templating.environment import code_environment

_CONTEXT = Argument(
    name="ctx",
    type=plain("context.Context"),
    description="context for authentication, logging, cancellation, deadlines, tracing, etc.",
    role="context",
)


class Go:
    """Spells what `go` makes."""

    language = "go"
    dialect = "openapi-generator-go"

    def __init__(self, catalogue: Catalogue, settings: OpenApiGeneratorSettings) -> None:
        self._views, self._settings = Views(catalogue.models), settings
        self._types = GoTypes(self._views)

    def model(self, name: str) -> str:
        """Return the name of a model."""
        return exported(name)

    def member(self, name: str) -> str:
        """Return the name of a member."""
        return exported(name)

    def type_of(self, schema: Schema, own: str) -> str:
        """Return the type of a schema, which gets the name `own` where it has none."""
        return self._types.of(schema, own)

    def member_type(self, text: str, *, required: bool, nullable: bool) -> str:
        """Return the type of a member: a pointer where it may be absent."""
        if nullable and not text.startswith(("map[", "[]", "interface{}")):
            text = f"Nullable{exported(text.removeprefix('time.'))}"
        return text if required else f"Pointer to {text}"

    def method(self, operation_id: str) -> str:
        """Return the name of a method."""
        return exported(operation_id)

    def signature(self, called: Called) -> str:
        """Return the line below the heading."""
        back = f"{self._types.of(called.back.schema, called.back.own)} " if called.back else ""
        return f"{back}{called.name}({', '.join(['ctx', *_path(called)])}){_builders(called)}.Execute()"

    def arguments(self, called: Called) -> Sequence[Argument]:
        """Return the rows: those of the path behind the context, then the others."""
        path = [self._row(each) for each in called.inputs if each.place == "path"]
        others = [self._row(each) for each in called.inputs if each.place != "path"]
        return [*([_CONTEXT] if path else []), *path, *others]

    def returned(self, called: Called) -> Returned:
        """Return what a method gives back."""
        if called.back is None:
            return Returned(raw="(empty response body)")
        text = self._types.of(called.back.schema, called.back.own)
        return Returned(type=plain(text), raw=f"**{text}**")

    def example(self, called: Called) -> UsageExample:
        """Return the sample."""
        values = GoValues(self._views, self._types)
        inputs = [self._declared(each, values) for each in called.inputs]
        code = (
            code_environment()
            .get_template("calls/openapi_generator/go.jinja")
            .render(
                module=double_quoted(self._settings.package),
                uses_time=any("time.Now()" in each["value"] for each in inputs),
                inputs=inputs,
                back=self._types.of(called.back.schema, called.back.own) if called.back else "",
                class_name=called.class_name,
                method=called.name,
                path="".join(f", {each}" for each in _path(called)),
                builders=_builders(called),
            )
        )
        return UsageExample(language="go", code=code)

    def _row(self, given: Input) -> Argument:
        default = self._default(given)
        return Argument(
            name=variable(given.name),
            type=plain(self._types.of(given.schema, given.own)),
            description=told(given, QUOTES),
            default=default or None,
            place="path" if given.place == "path" else None,
            raw={"Notes": f"[default to {default}]"} if default else {},
        )

    def _default(self, given: Input) -> str:
        match self._views.resolve(given.schema).default:
            case str() as text:
                return double_quoted(text)
            case bool() as truth:
                return str(truth).lower()
            case int() | float() as number:
                return str(number)
            case _:
                return ""

    def _declared(self, given: Input, values: GoValues) -> dict[str, str]:
        default = self._default(given)
        notes = [
            in_comment(given, QUOTES),
            *([] if given.required else ["(optional)"]),
            *([f"(default to {default})"] if default else []),
        ]
        return {
            "name": variable(given.name),
            "value": values.argument(given),
            "comment": f"{self._types.of(given.schema, given.own)} | {' '.join(notes)}",
        }


def _path(called: Called) -> Iterator[str]:
    return (variable(each.name) for each in called.inputs if each.place == "path")


def _builders(called: Called) -> str:
    others = (each.name for each in called.inputs if each.place != "path")
    return "".join(f".{exported(each)}({variable(each)})" for each in others)
