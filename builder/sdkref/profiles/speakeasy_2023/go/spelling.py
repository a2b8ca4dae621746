"""What the first generation's Go makes of operations: rows, types and samples."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import MediaType, Operation, Response
from sdkref.catalogue.schema import Schema
from sdkref.catalogue.surface import Argument, ErrorType, Returned, SdkType, TypePiece, UsageExample
from sdkref.catalogue.views import Views
from sdkref.profiles.speakeasy.answers import Answered, Raised
from sdkref.profiles.speakeasy.credentials import Credential
from sdkref.profiles.speakeasy.example_arguments import Given
from sdkref.profiles.speakeasy.go.names import exported, field_name, unexported
from sdkref.profiles.speakeasy.go.spelling import CONTEXT, options_row
from sdkref.profiles.speakeasy.go.types import around
from sdkref.profiles.speakeasy.rows import error_row, input_rows
from sdkref.profiles.speakeasy.settings import SpeakeasySettings
from sdkref.profiles.speakeasy.shapes import Input, Shape, operation_type, shape_of
from sdkref.profiles.speakeasy_2023.choosing import EarlyChooser
from sdkref.profiles.speakeasy_2023.errors import other_errors
from sdkref.profiles.speakeasy_2023.go.samples import EarlyGoSamples, answer_field
from sdkref.profiles.speakeasy_2023.go.type_names import EarlyTypeNames
from sdkref.profiles.speakeasy_2023.go.types import EarlyGoTypes
from sdkref.profiles.speakeasy_2023.inputs import all_given, ordered
from sdkref.words import split

_RESPONSE = TypePiece(text="*http.Response", url="https://pkg.go.dev/net/http#Response")


class EarlyGo:
    """Spells the facts of one SDK."""

    language = "go"
    around = (
        ("ContentType", (TypePiece(text="string"),), True),
        ("Headers", (TypePiece(text="map[string][]string"),), True),
        ("StatusCode", (TypePiece(text="int"),), True),
        ("RawResponse", (_RESPONSE,), True),
    )

    def __init__(self, catalogue: Catalogue, settings: SpeakeasySettings) -> None:
        self._settings = settings
        self._told = dict(catalogue.hints)
        self._errors = settings.errors or ""
        self.components, self.operations = settings.components or "", settings.operations or ""
        views = Views(catalogue.models)
        self.names = EarlyTypeNames(catalogue)
        self.chooser = EarlyChooser(catalogue.models, identity="<ID>")
        self._types = EarlyGoTypes(views, self.names, self.components, self.operations)
        self._samples = EarlyGoSamples(settings, views, self._types)

    def step(self, words: Sequence[str]) -> str:
        """Return `FineTuning`."""
        return exported(words)

    def method(self, words: Sequence[str]) -> str:
        """Return `CreateMany`."""
        return exported(words)

    def arguments(self, operation: Operation, shape: Shape) -> Sequence[Argument]:
        """Return the rows, that of the context first; options are there only where retries are told of."""
        retries = "x-speakeasy-retries" in {**self._told, **dict(operation.hints)}
        options = [options_row(self.operations)] if retries else []
        return (CONTEXT, *self._inputs(operation_type(operation), shape), *options)

    def _inputs(self, own: str, shape: Shape) -> Iterator[Argument]:
        return input_rows(
            replace(shape, inputs=tuple(ordered(shape))),
            request=lambda: self._types.model(self.operations, f"{own}Request"),
            body=self._types.of,
            row=lambda each: self._row(each, unexported(split(each.name))),
        )

    def member(self, own: str, given: Input) -> Argument:  # noqa: ARG002 - types have names already
        """Return the row of a member of a model."""
        return self._row(given, field_name(given.name))

    def _row(self, given: Input, name: str) -> Argument:
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

    def returned(self, back: Answered) -> Returned:
        """Return an envelope beside an error."""
        return Returned(type=around("*", self._types.model(self.operations, back.name)), wrap="error")

    def envelope(self, operation: Operation) -> str:
        """Return `CreateBrewResponse`."""
        return exported(split(f"{operation_type(operation)}Response"))

    def payload(self, operation: Operation, response: Response, media: MediaType) -> tuple[str, SdkType]:  # noqa: ARG002 - TypeScript's tells them
        """Return `*shared.Brew`."""
        name = answer_field(media.schema)
        if media.schema is None or name == "Stream":
            return name, (TypePiece(text="io.ReadCloser"),)
        return name, self._types.held(media.schema, required=False)

    def error(self, row: Raised) -> ErrorType:
        """Return `sdkerrors.NotFound`."""
        return error_row(self._errors, exported(split(row.name)), row)

    def other_errors(self) -> ErrorType:
        """Return `sdkerrors.SDKError`."""
        return other_errors(self._settings)

    def examples(
        self,
        operation: Operation,
        call: Sequence[str],
        given: Sequence[Given],
        back: Answered,  # noqa: ARG002 - all methods give back an envelope
        credential: Credential | None,
    ) -> Sequence[UsageExample]:
        """Return the sample of the method; what is an argument by itself always has a value."""
        shape = shape_of(operation, self._settings)
        values = all_given(shape, self.chooser) if shape.kind == "flat" else given
        code = self._samples.usage(operation, shape, call, values, credential)
        return (UsageExample(language="go", code=code),)
