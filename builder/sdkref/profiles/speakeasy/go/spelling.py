"""What Speakeasy's Go makes of operations: rows, types and samples."""

from collections.abc import Iterator, Sequence

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.schema import Schema
from sdkref.catalogue.surface import Argument, ErrorType, Returned, SdkType, TypePiece, UsageExample
from sdkref.catalogue.views import Views
from sdkref.profiles.speakeasy.answers import Answered, Raised
from sdkref.profiles.speakeasy.credentials import Credential
from sdkref.profiles.speakeasy.example_arguments import Given
from sdkref.profiles.speakeasy.go.literals import GoLiterals
from sdkref.profiles.speakeasy.go.names import exported, field_name, unexported
from sdkref.profiles.speakeasy.go.receiving import receiving
from sdkref.profiles.speakeasy.go.samples import Called, package_alias, security_argument, usage
from sdkref.profiles.speakeasy.go.types import GoTypes, around
from sdkref.profiles.speakeasy.model_keys import model_key
from sdkref.profiles.speakeasy.own_security import security_type
from sdkref.profiles.speakeasy.rows import error_row, input_rows, other_errors_row
from sdkref.profiles.speakeasy.settings import SpeakeasySettings
from sdkref.profiles.speakeasy.shapes import Input, Shape, operation_type, shape_of
from sdkref.profiles.speakeasy.type_names import TypeNames
from sdkref.profiles.speakeasy.values import kinds
from sdkref.words import split

CONTEXT = Argument(
    name="ctx",
    type=(TypePiece(text="context.Context", url="https://pkg.go.dev/context#Context"),),
    required=True,
    description="The context to use for the request.",
    role="context",
)


def options_row(namespace: str) -> Argument:
    """Return the row of the options that every method takes."""
    return Argument(
        name="opts",
        type=(TypePiece(text=f"[]{namespace}.Option", model=model_key(namespace, "Option")),),
        required=False,
        description="The options for this request.",
        role="options",
    )


class Go:
    """Spells the facts of one SDK."""

    language = "go"

    def __init__(self, catalogue: Catalogue, settings: SpeakeasySettings, names: TypeNames) -> None:
        self._settings = settings
        self._errors = settings.errors or "apierrors"
        self.components = settings.components or "components"
        self.operations = settings.operations or "operations"
        self._views = Views(catalogue.models)
        self._types = GoTypes(self._views, names, self.components, self.operations)

    def step(self, words: Sequence[str]) -> str:
        """Return `FineTuning`."""
        return exported(words)

    def method(self, words: Sequence[str]) -> str:
        """Return `CreateMany`."""
        return exported(words)

    def arguments(self, operation: Operation, shape: Shape) -> Sequence[Argument]:
        """Return the rows, that of the context first and that of the options last."""
        return (CONTEXT, *self._inputs(operation_type(operation), shape), options_row(self.operations))

    def _inputs(self, own: str, shape: Shape) -> Iterator[Argument]:
        return input_rows(
            shape,
            request=lambda: self._types.model(self.operations, f"{own}Request"),
            body=self._types.of,
            row=lambda each: self._row(own, each, unexported(split(each.name))),
        )

    def member(self, own: str, given: Input) -> Argument:
        """Return the row of a member of a model."""
        return self._row(own, given, field_name(given.name))

    def _row(self, own: str, given: Input, name: str) -> Argument:  # noqa: ARG002 - types have names already
        return Argument(
            name=name,
            type=self._types.held(given.schema, required=given.required),
            required=given.required,
            description=(given.description or given.schema.description or "").strip() or None,
            example=given.example_text,
            role="body" if given.is_body else "input",
            deprecated=given.deprecated,
        )

    def type_of(self, schema: Schema, own: str) -> SdkType:  # noqa: ARG002 - types have names already
        """Return the type of a schema."""
        return self._types.of(schema)

    @property
    def _is_flat(self) -> bool:
        return self._settings.response_format == "flat"

    def returned(self, back: Answered) -> Returned:
        """Return what comes back beside an error."""
        return Returned(type=self._returned(back), wrap="error")

    def _returned(self, back: Answered) -> SdkType:
        types = self._types
        match back.kind:
            case "nothing":
                return ()
            case "bytes":
                return (TypePiece(text="io.ReadCloser"),)
            case "component":
                found = types.model(self.components, back.name)
            case "operation" | "events":
                found = types.model(self.operations, back.name)
            case "scalar":
                found = types.of(back.schema) if back.schema is not None else (TypePiece(text="string"),)
        return around("[]" if back.listed else "*", found)

    def error(self, row: Raised) -> ErrorType:
        """Return `apierrors.NotFound`."""
        return error_row(self._errors, exported(split(row.name)), row)

    def other_errors(self) -> ErrorType:
        """Return `apierrors.APIError`."""
        return other_errors_row(self._errors, self._settings.default_error_name or "APIError")

    def examples(
        self,
        operation: Operation,
        call: Sequence[str],
        given: Sequence[Given],
        back: Answered,
        credential: Credential | None,
    ) -> Sequence[UsageExample]:
        """Return the sample of the method."""
        literals = GoLiterals(self._views, self._types, self._settings, package_alias(self._settings))
        own = []
        if credential is not None and credential.is_own:
            literals.used[self.operations] = None
            own = [security_argument(credential, self.operations, exported(split(security_type(operation))))]
        arguments = [*own, *self._arguments(operation, given, literals)]
        called = Called(
            call=call,
            arguments=arguments,
            namespaces=tuple(literals.used),
            credential=credential,
            receiving=receiving(operation, back, self._views, self._types, literals, flat=self._is_flat),
            opens_files=any("file" in kinds(each.value) for each in given),
        )
        return (UsageExample(language="go", code=usage(called, self._settings)),)

    def _arguments(self, operation: Operation, given: Sequence[Given], literals: GoLiterals) -> Iterator[str]:
        """Give the arguments; one that is left out is nil, since their order tells them apart."""
        shape = shape_of(operation, self._settings)
        if shape.kind == "request":
            members = given[0].value.members if given else ()
            required = {each.name for each in shape.inputs if each.required}
            rows = [(name, value, name not in required) for name, value in members]
            yield literals.whole(
                f"{self.operations}.{exported(split(operation_type(operation)))}Request", rows, "    "
            )
            return
        shown = {each.input.name: each.value for each in given if each.input is not None}
        for each in shape.inputs:
            value = shown.get(each.name)
            yield (literals.held(value, "    ", required=each.required) if value is not None else "nil")
