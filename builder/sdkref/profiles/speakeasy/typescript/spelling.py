"""What Speakeasy's TypeScript makes of operations: rows, types and samples."""

from collections.abc import Iterator, Sequence

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.schema import Schema
from sdkref.catalogue.surface import (
    Argument,
    ErrorType,
    Returned,
    SdkType,
    TypePiece,
    UsageExample,
    plain_type,
)
from sdkref.catalogue.views import Views
from sdkref.profiles.speakeasy.answers import Answered, Raised, comes_one_by_one
from sdkref.profiles.speakeasy.credentials import Credential
from sdkref.profiles.speakeasy.example_arguments import Given
from sdkref.profiles.speakeasy.rows import body_name, error_row, input_rows, other_errors_row
from sdkref.profiles.speakeasy.settings import SpeakeasySettings
from sdkref.profiles.speakeasy.shapes import Input, Shape, operation_type
from sdkref.profiles.speakeasy.type_names import TypeNames
from sdkref.profiles.speakeasy.typescript.literals import member_name
from sdkref.profiles.speakeasy.typescript.options import OPTIONS
from sdkref.profiles.speakeasy.typescript.samples import Called, standalone, usage
from sdkref.profiles.speakeasy.typescript.types import TypeScriptTypes
from sdkref.words import camel


class TypeScript:
    """Spells the facts of one SDK."""

    language = "typescript"

    def __init__(self, catalogue: Catalogue, settings: SpeakeasySettings, names: TypeNames) -> None:
        self._settings = settings
        self._errors = settings.errors or "errors"
        self.components = settings.components or "components"
        self.operations = settings.operations or "operations"
        self._types = TypeScriptTypes(Views(catalogue.models), names, self.components, self.operations)

    def step(self, words: Sequence[str]) -> str:
        """Return `fineTuning`."""
        return camel(words)

    def method(self, words: Sequence[str]) -> str:
        """Return `createMany`."""
        return camel(words)

    def arguments(self, operation: Operation, shape: Shape) -> Sequence[Argument]:
        """Return the rows, those of the options last."""
        own = operation_type(operation)
        return (*self._inputs(own, shape), *OPTIONS)

    def _inputs(self, own: str, shape: Shape) -> Iterator[Argument]:
        return input_rows(
            shape,
            request=lambda: self._types.model(self.operations, f"{own}Request"),
            body=lambda schema: self._types.of(schema, body_name(own, schema)),
            row=lambda each: self.member(own, each),
        )

    def member(self, own: str, given: Input) -> Argument:
        """Return the row of a parameter, or of a member of a model."""
        name = "RequestBody" if given.is_body else given.name
        return Argument(
            name=member_name(given.name, self._settings.model_property_casing),
            type=self._types.of(given.schema, f"{own}{name[:1].upper()}{name[1:]}"),
            required=given.required,
            description=given.description or given.schema.description,
            example=given.example_text,
            role="body" if given.is_body else "input",
            deprecated=given.deprecated,
        )

    def type_of(self, schema: Schema, own: str) -> SdkType:
        """Return the type of a schema."""
        return self._types.of(schema, own)

    def returned(self, back: Answered) -> Returned:
        """Return a promise."""
        return Returned(type=self._returned(back), wrap="promise")

    def _returned(self, back: Answered) -> SdkType:
        types = self._types
        match back.kind:
            case "nothing":
                return (TypePiece(text="void"),)
            case "bytes":
                return (TypePiece(text="ReadableStream<Uint8Array>"),)
            case "events":
                kind = types.of(back.schema, "") if back.schema is not None else (TypePiece(text="any"),)
                return (TypePiece(text=f"EventStream<{plain_type(kind)}>"),)
            case "component":
                return types.model(self.components, back.name, listed=back.listed)
            case "operation":
                return types.model(self.operations, back.name, listed=back.listed)
            case "scalar":
                plain = types.of(back.schema, "") if back.schema is not None else (TypePiece(text="string"),)
                return (*plain, TypePiece(text="[]")) if back.listed else plain

    def error(self, row: Raised) -> ErrorType:
        """Return `errors.NotFound`."""
        return error_row(self._errors, row.name, row)

    def other_errors(self) -> ErrorType:
        """Return `errors.SDKError`."""
        return other_errors_row(self._errors, self._settings.default_error_name or "SDKError")

    def examples(
        self,
        operation: Operation,
        call: Sequence[str],
        given: Sequence[Given],
        back: Answered,
        credential: Credential | None,
    ) -> Sequence[UsageExample]:
        """Return the sample of the method, and that of the function that stands alone."""
        called = Called(
            accessor=call[:-1],
            method=call[-1],
            arguments=[each.value for each in given],
            credential=credential,
            returns=back.kind != "nothing",
            each=comes_one_by_one(operation),
        )
        return (
            UsageExample(language="typescript", code=usage(called, self._settings)),
            UsageExample(kind="standalone", language="typescript", code=standalone(called, self._settings)),
        )
