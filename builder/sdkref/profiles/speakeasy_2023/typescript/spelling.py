"""What the first generation's TypeScript makes of operations: rows, types and samples."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import MediaType, Operation, Response
from sdkref.catalogue.schema import Reference, Schema
from sdkref.catalogue.surface import Argument, ErrorType, Returned, SdkType, TypePiece, UsageExample
from sdkref.catalogue.views import Views
from sdkref.profiles.speakeasy.answers import Answered, Raised
from sdkref.profiles.speakeasy.credentials import Credential
from sdkref.profiles.speakeasy.example_arguments import Given
from sdkref.profiles.speakeasy.rows import error_row, input_rows
from sdkref.profiles.speakeasy.settings import SpeakeasySettings
from sdkref.profiles.speakeasy.shapes import Input, Shape, operation_type, shape_of
from sdkref.profiles.speakeasy.typescript.literals import member_name
from sdkref.profiles.speakeasy_2023.choosing import EarlyChooser
from sdkref.profiles.speakeasy_2023.errors import other_errors
from sdkref.profiles.speakeasy_2023.inputs import all_given, ordered
from sdkref.profiles.speakeasy_2023.typescript.literals import EarlyLiterals
from sdkref.profiles.speakeasy_2023.typescript.samples import EarlySamples
from sdkref.profiles.speakeasy_2023.typescript.type_names import PathNames
from sdkref.profiles.speakeasy_2023.typescript.types import ANYTHING, EarlyTypes, model
from sdkref.words import camel, split

_CONFIG = Argument(
    name="config",
    type=(TypePiece(text="AxiosRequestConfig", url="https://axios-http.com/docs/req_config"),),
    required=False,
    description="Available config options for making requests.",
    role="options",
)


_RETRIES = Argument(
    name="retries",
    type=(TypePiece(text="utils.RetryConfig", model="docs/internal/utils/retryconfig"),),
    required=False,
    description="Configuration to override the default retry behavior of the client.",
    role="options",
)
"""Only where the description tells of retries (`x-speakeasy-retries`)."""


_RESPONSE = TypePiece(text="AxiosResponse", url="https://axios-http.com/docs/res_schema")


class EarlyTypeScript:
    """Spells the facts of one SDK."""

    language = "typescript"
    around = (
        ("contentType", (TypePiece(text="string"),), True),
        ("headers", (TypePiece(text="Record<string, string[]>"),), False),
        ("statusCode", (TypePiece(text="number"),), True),
        ("rawResponse", (_RESPONSE,), False),
    )

    def __init__(self, catalogue: Catalogue, settings: SpeakeasySettings) -> None:
        self._settings = settings
        self._told = dict(catalogue.hints)
        self._errors = settings.errors or ""
        self.components, self.operations = settings.components or "", settings.operations or ""
        views = Views(catalogue.models)
        self.names = names = PathNames(catalogue, self.components, self.operations)
        self.chooser = EarlyChooser(catalogue.models, looks_into_unions=False)
        self._types = EarlyTypes(views, names)
        self._samples = EarlySamples(settings, views, self._types, EarlyLiterals(views, names))

    def step(self, words: Sequence[str]) -> str:
        """Return `fineTuning`."""
        return camel(words)

    def method(self, words: Sequence[str]) -> str:
        """Return `createMany`."""
        return camel(words)

    def arguments(self, operation: Operation, shape: Shape) -> Sequence[Argument]:
        """Return the rows, that of the configuration last."""
        retries = [_RETRIES] if "x-speakeasy-retries" in {**self._told, **dict(operation.hints)} else []
        return (*self._inputs(operation_type(operation), shape), *retries, _CONFIG)

    def _inputs(self, own: str, shape: Shape) -> Iterator[Argument]:
        return input_rows(
            replace(shape, inputs=tuple(ordered(shape))),
            request=lambda: model(self.operations, f"{own}Request"),
            body=self._types.of,
            row=lambda each: self._row(each, self._types.of(each.schema)),
        )

    def member(self, own: str, given: Input) -> Argument:  # noqa: ARG002 - names of types are paths
        """Return the row of a member of a model."""
        return self._row(given, self._types.of(given.schema, qualified=False))

    def _row(self, given: Input, kind: SdkType) -> Argument:
        return Argument(
            name=member_name(given.name),
            type=kind,
            required=given.required,
            description=(given.description or given.schema.description or "").strip() or None,
            example=given.example_text,
            role="body" if given.is_body else "input",
            deprecated=given.deprecated,
        )

    def type_of(self, schema: Schema, own: str) -> SdkType:  # noqa: ARG002 - names of types are paths
        """Return the type of a schema."""
        return self._types.of(schema)

    def returned(self, back: Answered) -> Returned:
        """Return a promise of an envelope."""
        return Returned(type=model(self.operations, back.name), wrap="promise")

    def envelope(self, operation: Operation) -> str:
        """Return `CreateBrewResponse`."""
        return f"{operation_type(operation)}Response"

    def payload(self, operation: Operation, response: Response, media: MediaType) -> tuple[str, SdkType]:
        """Return the model under its own name; others as `createBrew200ApplicationJSONString`."""
        if isinstance(media.schema, Reference):
            return camel(split(media.schema.name)), self._types.of(media.schema)
        kind = self._types.of(media.schema) if media.schema is not None else ANYTHING
        words = [
            *split(operation_type(operation)),
            response.status,
            *split(media.name.replace("json", "JSON")),
        ]
        is_plain = len(kind) == 1 and kind[0].model is None
        return camel([*words, kind[0].text.capitalize() if is_plain else "Object"]), kind

    def error(self, row: Raised) -> ErrorType:
        """Return `errors.NotFound`."""
        return error_row(self._errors, row.name, row)

    def other_errors(self) -> ErrorType:
        """Return `errors.SDKError`."""
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
        return (UsageExample(language="typescript", code=code),)
