"""The generator `typescript-fetch`: one object for all arguments, whose values stand as they travel."""

import re
from collections.abc import Iterator, Sequence

from msgspec import UNSET

from sdkref.catalogue.catalogue import Catalogue, SecurityScheme
from sdkref.catalogue.schema import Enum
from sdkref.catalogue.surface import Argument, Returned, UsageExample
from sdkref.profiles.openapi_generator.answers import authorization, plain
from sdkref.profiles.openapi_generator.inputs import Input
from sdkref.profiles.openapi_generator.names import camelized
from sdkref.profiles.openapi_generator.plain_examples import plain_example
from sdkref.profiles.openapi_generator.predictor import Called
from sdkref.profiles.openapi_generator.settings import OpenApiGeneratorSettings
from sdkref.profiles.openapi_generator.single_quotes import single_quoted
from sdkref.profiles.openapi_generator.texts import in_comment, on_one_line, told
from sdkref.profiles.openapi_generator.typescript.rows import UNDEFINED, default_of
from sdkref.profiles.openapi_generator.typescript.spelling import TypeScriptSpelling
from sdkref.profiles.openapi_generator.typescript.types import TypeScriptTypes
from sdkref.profiles.openapi_generator.typescript.variables import QUOTES, variable
from sdkref.templating.environment import code_environment

_TEXTS = {"binary": "Blob", "date": "Date", "date-time": "Date"}
_HARMLESS = re.compile(r"[\w .,:+@\[\]-]*", re.ASCII)


class Fetch(TypeScriptSpelling):
    """Spells what `typescript-fetch` makes."""

    dialect = "openapi-generator-typescript-fetch"

    def __init__(self, catalogue: Catalogue, settings: OpenApiGeneratorSettings) -> None:
        super().__init__(catalogue, settings)
        self._schemes = catalogue.security_schemes
        self._models = {camelized(each) for each in catalogue.models}
        self._types = TypeScriptTypes(self._views, _TEXTS, anything="any")

    def signature(self, called: Called) -> str:
        """Return the line below the heading."""
        given = ", ".join(variable(each.name) for each in called.inputs)
        back = self._types.of(called.back.schema, called.back.own) + " " if called.back else ""
        return f"{back}{called.name}({given})"

    def arguments(self, called: Called) -> Sequence[Argument]:
        """Return the rows."""
        return [self._row(each) for each in called.inputs]

    def returned(self, called: Called) -> Returned:
        """Return what a method gives back: a promise."""
        if called.back is None:
            return Returned(wrap="promise", raw="`void` (Empty response body)")
        text = self._types.of(called.back.schema, called.back.own)
        return Returned(type=plain(text), wrap="promise", raw=f"**{text}**")

    def example(self, called: Called) -> UsageExample:
        """Return the sample."""
        package = self._settings.package
        schemes = (self._schemes.get(each) for each in authorization(called.operation))
        names = authorization(called.operation)
        options = [
            each
            for name, scheme in zip(names, schemes, strict=True)
            if scheme is not None
            for each in _options(name, scheme)
        ]
        code = (
            code_environment()
            .get_template("calls/openapi_generator/typescript_fetch.jinja")
            .render(
                module=single_quoted(package),
                package=on_one_line(package).replace('"', "").replace("\\", ""),
                class_name=called.class_name,
                request_type=self._request_type(called),
                options=options,
                inputs=[self._member(each) for each in called.inputs],
                method=called.name,
            )
        )
        return UsageExample(language="ts", code=code)

    def _request_type(self, called: Called) -> str:
        """Return the type of all arguments, which gives way to a model of the same name."""
        own = camelized(called.name)
        models = {self._types.model(each.schema, each.own) for each in called.inputs}
        return f"{own}OperationRequest" if f"{own}Request" in models | self._models else f"{own}Request"

    def _row(self, given: Input) -> Argument:
        body = given.place == "body"
        default = default_of(given, self._views)
        notes = [] if given.required else ["[Optional]"]
        notes += [] if body else [f"[Defaults to `{default}`]"]
        resolved = self._views.resolve(given.schema)
        kind = self._types.of(given.schema, given.own)
        if isinstance(resolved, Enum) and self._types.model(given.schema, given.own) is None:
            values = [str(each) for each in resolved.values if each is not None]
            notes.append(f"[Enum: {', '.join(values)}]")
            kind = ", ".join(values)
        return Argument(
            name=variable(given.name),
            type=plain(kind),
            required=given.required,
            description=told(given, QUOTES),
            default=None if body or default == UNDEFINED else default,
            place="body" if body else None,
            role="body" if body else "input",
            raw={"Notes": " ".join(notes)} if notes else {},
        )

    def _member(self, given: Input) -> dict[str, str]:
        text = f" | {in_comment(given, QUOTES)}" if given.description else ""
        kind = self._types.of(given.schema, given.own)
        return {
            "name": variable(given.name),
            "value": self._value(given),
            "comment": f"{kind}{text}{'' if given.required else ' (optional)'}",
        }

    def _value(self, given: Input) -> str:
        """Return an example as it travels; `...` for what is no scalar.

        The generator writes texts without quotes; one that could be more than names and numbers gets some.
        """
        if given.example is not UNSET and not isinstance(given.example, dict | list):
            text = on_one_line(str(given.example))
        else:
            text = plain_example(given.schema, variable(given.name), self._views) or "..."
        return text if _HARMLESS.fullmatch(text) else single_quoted(text)


def _options(name: str, scheme: SecurityScheme) -> Iterator[str]:
    """Give the lines of a configuration that authenticate."""
    named = on_one_line(name)
    match scheme.kind, scheme.scheme:
        case "apiKey", _:
            yield f"// To configure API key authorization: {named}"
            yield 'apiKey: "YOUR API KEY",'
        case "http", "bearer":
            yield f"// Configure HTTP bearer authorization: {named}"
            yield 'accessToken: "YOUR BEARER TOKEN",'
        case "http", "basic":
            yield f"// To configure HTTP basic authorization: {named}"
            yield 'username: "YOUR USERNAME",'
            yield 'password: "YOUR PASSWORD",'
        case "oauth2", _:
            for flow in scheme.flows:
                kind = _FLOWS.get(flow.kind, flow.kind)
                yield f"// To configure OAuth2 access token for authorization: {named} {kind}"
                yield 'accessToken: "YOUR ACCESS TOKEN",'


_FLOWS = {"authorizationCode": "accessCode", "clientCredentials": "application"}
