"""Plain HTTP: the API's own names, the request as it travels."""

from sdkref.catalogue.operation import Operation
from sdkref.profiles.profile import Argument, parameter_argument

_SERVERS = frozenset({"typescript", "go", "python"})
_PLACES = ("path", "querystring", "query", "header", "cookie")


class Http:
    """Requests by each language's usual HTTP client."""

    key = "http"

    def call(self, operation: Operation) -> str:
        """Return the operation's identity: `POST /chat/completions`."""
        return operation.key

    def arguments(self, operation: Operation) -> tuple[Argument, ...]:
        """Return the parameters by place."""
        by_place = sorted(operation.parameters, key=lambda parameter: _PLACES.index(parameter.place))
        return tuple(parameter_argument(parameter, parameter.name) for parameter in by_place)

    def template(self, language: str) -> str:
        """Return the template of a program that uses the language's HTTP client."""
        return f"{language}.jinja"

    def receiver(self, language: str) -> str | None:
        """Return the template of a small server, for the languages that have one."""
        return f"receive_{language}.jinja" if language in _SERVERS else None
