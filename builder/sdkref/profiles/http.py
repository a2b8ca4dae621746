"""Plain HTTP: the API's own names, the request as it travels."""

from collections.abc import Iterator

from sdkref.catalogue.media import preferred
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.views import Views
from sdkref.profiles.profile import Argument, parameter_argument

_PLACES = ("path", "querystring", "query", "header", "cookie")


class Http:
    """Requests by each language's usual HTTP client."""

    key = "http"

    def call(self, operation: Operation) -> str:
        """Return the operation's identity: `POST /chat/completions`."""
        return operation.key

    def arguments(self, operation: Operation, views: Views) -> tuple[Argument, ...]:
        """Return the parameters by place, then the members of the body, or the body as a whole."""
        by_place = sorted(operation.parameters, key=lambda parameter: _PLACES.index(parameter.place))
        rows = [parameter_argument(parameter, parameter.name) for parameter in by_place]
        return (*rows, *_body(operation, views))

    def payload(self, operation: Operation, views: Views) -> tuple[Argument, ...]:
        """Return the same rows: what the API sends arrives under its own names."""
        return self.arguments(operation, views)

    def template(self, language: str) -> str:
        """Return the template of a program that uses the language's HTTP client."""
        return f"{language}.jinja"

    def receiver(self, language: str) -> str | None:
        """Return the template of a small server; a shell has none."""
        return None if language == "curl" else f"receive_{language}.jinja"


def _body(operation: Operation, views: Views) -> Iterator[Argument]:
    body = operation.request_body
    media = preferred(body.content) if body else None
    if body is None or media is None or (schema := media.item_schema or media.schema) is None:
        return
    view = views.object_view(schema)
    for field in view.fields:
        yield Argument(
            name=field.name, path=field.name, place="body", schema=field.schema, required=field.required
        )
    if not view.fields or view.unions:
        # A body that is no object, or that must be one of several besides, is a row of its own.
        yield Argument(
            name="body",
            path="body",
            place="body",
            schema=view.unions[0] if view.fields else schema,
            required=body.required,
            description=body.description if not view.fields else None,
        )
