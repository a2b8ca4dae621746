"""Samples of the first generation's Go: arguments are variables, `res` holds the answer in a field."""

from collections.abc import Iterator, Sequence

from sdkref.catalogue.media import preferred
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.schema import Array, Reference, Schema, String, Union
from sdkref.catalogue.views import Views
from sdkref.languages.go import double_quoted, unreserved
from sdkref.profiles.speakeasy.credentials import Credential
from sdkref.profiles.speakeasy.example_arguments import Given
from sdkref.profiles.speakeasy.go.names import exported, unexported
from sdkref.profiles.speakeasy.go.samples import package_alias
from sdkref.profiles.speakeasy.settings import SpeakeasySettings
from sdkref.profiles.speakeasy.shapes import Shape, operation_type
from sdkref.profiles.speakeasy_2023.go.literals import EarlyGoLiterals
from sdkref.profiles.speakeasy_2023.go.types import EarlyGoTypes
from sdkref.templating.environment import code_environment
from sdkref.words import split

_OWN = {"context", "ctx", "err", "http", "log", "operations", "res", "s", "shared", "types"}
_PLACES = {"types": "pkg/types"}


class EarlyGoSamples:
    """Writes the samples of one SDK."""

    def __init__(self, settings: SpeakeasySettings, views: Views, types: EarlyGoTypes) -> None:
        self._settings, self._views, self._types = settings, views, types
        self._alias = package_alias(settings)

    def usage(
        self,
        operation: Operation,
        shape: Shape,
        call: Sequence[str],
        given: Sequence[Given],
        credential: Credential | None,
    ) -> str:
        """Return the sample of a method that `call` leads to."""
        literals = EarlyGoLiterals(self._views, self._types, self._alias)
        variables = [_variable(each, literals, self._types) for each in given] if shape.kind == "flat" else []
        arguments = (
            [argument_name(each) for each in given]
            if shape.kind == "flat"
            else [self._whole(operation, shape, each, literals) for each in given]
        )
        answer = _answer(operation)
        return (
            code_environment()
            .get_template("calls/speakeasy_2023/go.jinja")
            .render(
                imports=list(
                    self._imports(literals.used, credential, answer, before_context=bool(variables))
                ),
                alias=self._alias,
                key=double_quoted(credential.text) if credential is not None else "",
                variables=variables,
                call=".".join(call),
                arguments=", ".join(("ctx", *arguments)),
                answer=answer,
            )
        )

    def _imports(
        self, used: set[str], credential: Credential | None, answer: str, *, before_context: bool
    ) -> Iterator[str]:
        """Give the lines in the order of use; the namespace of models is there wherever a key is."""
        package, shared = self._settings.package, self._settings.components or ""
        if credential is not None or shared in used:
            yield double_quoted(f"{package}/pkg/models/{shared}")
        yield f"{self._alias} {double_quoted(package)}"
        others = [
            double_quoted(f"{package}/{_PLACES.get(each, f'pkg/models/{each}')}")
            for each in sorted(used - {shared})
        ]
        yield from (*others, '"context"') if before_context else ('"context"', *others)
        yield '"log"'
        if not answer:
            yield '"net/http"'

    def _whole(self, operation: Operation, shape: Shape, given: Given, literals: EarlyGoLiterals) -> str:
        """Return a request: the body, or an object of all inputs."""
        if given.input is not None:
            return literals.held(given.value, "    ", required=given.input.required)
        required = {each.name for each in shape.inputs if each.required}
        space = self._settings.operations or ""
        literals.used.add(space)
        name = f"{space}.{exported(split(operation_type(operation)))}Request"
        members = [(member, each, member in required) for member, each in given.value.members]
        return literals.struct(name, members, "    ")


def argument_name(given: Given) -> str:
    """Return the name of an argument's variable, which is none of the sample's own."""
    words = split(given.input.name) if given.input is not None else []
    name = unexported(words) if words and not words[0][0].isdigit() else f"value{exported(words)}"
    return f"{name}_" if name in _OWN else unreserved(name)


def _variable(given: Given, literals: EarlyGoLiterals, types: EarlyGoTypes) -> str:
    """Return the line that makes a variable of an argument; structs need no type beside them."""
    required = given.input is None or given.input.required
    made = literals.held(given.value, "    ", required=required)
    name = argument_name(given)
    if given.value.kind == "object":
        return f"{name} := {made}"
    star = "*" if types.is_pointer(given.value.schema, required=required) else ""
    return f"var {name} {star}{literals.type(given.value.schema)} = {made}"


def _answer(operation: Operation) -> str:
    """Return the field of an answer that holds its body; empty where there is none."""
    good = next((each for each in operation.responses if each.status.startswith("2")), None)
    media = preferred(good.content) if good is not None else None
    return answer_field(media.schema) if media is not None else ""


def answer_field(schema: Schema | None) -> str:
    """Return the field of an answer that holds a body."""
    match schema:
        case Reference():
            return exported(split(schema.name))
        case None:
            return "Stream"
        case String():
            return "Stream" if schema.format == "binary" else "Res"
        case Union():
            return "OneOf" if schema.exclusive else "AnyOf"
        case Array():
            return "Classes"
        case _:
            return "Object"
