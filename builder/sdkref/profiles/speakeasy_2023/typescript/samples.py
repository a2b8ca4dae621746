"""Samples of the first generation's TypeScript."""

from collections.abc import Iterator, Sequence

from sdkref.catalogue.operation import Operation
from sdkref.catalogue.views import Views
from sdkref.languages.typescript import TypeScript, double_quoted
from sdkref.profiles.speakeasy.credentials import Credential
from sdkref.profiles.speakeasy.example_arguments import Given
from sdkref.profiles.speakeasy.settings import SpeakeasySettings
from sdkref.profiles.speakeasy.shapes import Shape, operation_type
from sdkref.profiles.speakeasy.typescript.literals import member_name
from sdkref.profiles.speakeasy.values import kinds
from sdkref.profiles.speakeasy_2023.settings import ASYNC_FUNCTION
from sdkref.profiles.speakeasy_2023.typescript.imports import enums
from sdkref.profiles.speakeasy_2023.typescript.literals import EarlyLiterals
from sdkref.profiles.speakeasy_2023.typescript.types import EarlyTypes, code_of
from sdkref.templating.environment import code_environment

_UNTOLD = "<YOUR_BEARER_TOKEN_HERE>"


class EarlySamples:
    """Writes the samples of one SDK."""

    def __init__(
        self, settings: SpeakeasySettings, views: Views, types: EarlyTypes, literals: EarlyLiterals
    ) -> None:
        self._settings, self._views, self._types, self._literals = settings, views, types, literals

    def usage(
        self,
        operation: Operation,
        shape: Shape,
        call: Sequence[str],
        given: Sequence[Given],
        credential: Credential | None,
    ) -> str:
        """Return the sample of a method that `call` leads to."""
        package = self._settings.package
        flat = shape.kind == "flat"
        used = frozenset().union(*(kinds(each.value) for each in given))
        return (
            code_environment()
            .get_template("calls/speakeasy_2023/typescript.jinja")
            .render(
                client_class=self._settings.client,
                client_module=double_quoted(package),
                types_module=double_quoted(f"{package}/dist/sdk/types"),
                dates="date" in used,
                imports=[
                    (", ".join(names), double_quoted(f"{package}/dist/sdk/models/{namespace}"))
                    for namespace, names in self._imports(operation, shape)
                ],
                options=self._key(credential) if credential is not None else "",
                variables=list(map(self._variable, given)) if flat else [],
                call=".".join(call),
                arguments=", ".join(
                    _name(each) if flat else self._literals.literal(each.value, "  ") for each in given
                ),
                status=_status(operation),
                has_function=self._settings.since(ASYNC_FUNCTION),
            )
        )

    def _imports(self, operation: Operation, shape: Shape) -> Iterator[tuple[str, list[str]]]:
        """Give the names that are imported from each namespace; the first one wins a name."""
        found = set(enums((each.schema for each in shape.inputs), self._views, self._types.names))
        body = shape.body
        if shape.kind == "flat":
            if body is not None and (named := self._types.names.qualified(body.schema)) is not None:
                found.add(named)
            found.add((self._settings.operations or "", f"{operation_type(operation)}Request"))
        spaces = sorted({namespace for namespace, _ in found})
        seen: set[str] = set()
        for namespace in sorted(spaces, key=lambda each: each != self._settings.components):
            names = sorted(name for space, name in found if space == namespace and name not in seen)
            seen.update(names)
            if names:
                yield namespace, names

    def _variable(self, given: Given) -> str:
        kind = code_of(self._types.of(given.value.schema))
        return f"const {_name(given)}: {kind} = {self._literals.literal(given.value)};"

    def _key(self, credential: Credential) -> str:
        """Return the option of the client that holds the key; old samples leave it empty."""
        is_old = not self._settings.since(ASYNC_FUNCTION) and credential.text == _UNTOLD
        return f"{member_name(credential.scheme)}: {double_quoted('' if is_old else credential.text)}"


def _name(given: Given) -> str:
    """Return the name of an argument's variable, which is none of the sample's own."""
    name = TypeScript().variable_name(given.input.name) if given.input is not None else "request"
    return f"{name}_" if name in {"res", "sdk"} else name


def _status(operation: Operation) -> str:
    found = (each.status for each in operation.responses if each.status.startswith("2"))
    return next((each for each in found if each.isdecimal()), "200")
