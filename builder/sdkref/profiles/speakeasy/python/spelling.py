"""What Speakeasy's Python makes of operations: rows, types and samples."""

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
from sdkref.profiles.speakeasy.own_security import security_type
from sdkref.profiles.speakeasy.python.enums import EnumConstants
from sdkref.profiles.speakeasy.python.literals import member_name
from sdkref.profiles.speakeasy.python.samples import usage
from sdkref.profiles.speakeasy.python.types import PythonTypes, around
from sdkref.profiles.speakeasy.rows import body_name, error_row, input_rows, other_errors_row
from sdkref.profiles.speakeasy.settings import SpeakeasySettings
from sdkref.profiles.speakeasy.shapes import Input, Shape, operation_type
from sdkref.profiles.speakeasy.type_names import TypeNames
from sdkref.words import snake

_RETRIES = Argument(
    name="retries",
    type=(TypePiece(text="Optional[utils.RetryConfig]", model="docs/models/utils/retryconfig"),),
    required=False,
    description="Configuration to override the default retry behavior of the client.",
    role="options",
)


class Python:
    """Spells the facts of one SDK."""

    language = "python"

    def __init__(self, catalogue: Catalogue, settings: SpeakeasySettings, names: TypeNames) -> None:
        self._settings = settings
        self._errors = settings.errors or "errors"
        self.components = settings.components or "components"
        self.operations = settings.operations or "operations"
        self._views = Views(catalogue.models)
        self._names = names
        self._types = PythonTypes(self._views, names, self.components, self.operations)

    def step(self, words: Sequence[str]) -> str:
        """Return `fine_tuning`."""
        return snake(words)

    def method(self, words: Sequence[str]) -> str:
        """Return `create_many`."""
        return member_name(snake(words))

    def arguments(self, operation: Operation, shape: Shape) -> Sequence[Argument]:
        """Return the rows, that of the retries last."""
        return (*self._inputs(operation_type(operation), shape), _RETRIES)

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
            name=member_name(given.name),
            type=self._types.held(
                given.schema, f"{own}{name[:1].upper()}{name[1:]}", required=given.required
            ),
            required=given.required,
            description=given.description or given.schema.description,
            example=given.example_text,
            role="body" if given.is_body else "input",
            deprecated=given.deprecated,
        )

    def type_of(self, schema: Schema, own: str) -> SdkType:
        """Return the type of a schema."""
        return self._types.of(schema, own)

    def returned(self, back: Answered) -> Returned | None:
        """Return the type; a method that gives nothing back has no such section."""
        kind = self._returned(back)
        return Returned(type=kind) if kind else None

    def _returned(self, back: Answered) -> SdkType:
        types = self._types
        match back.kind:
            case "nothing":
                return ()
            case "bytes":
                return (TypePiece(text="httpx.Response"),)
            case "events":
                kind = types.of(back.schema, "") if back.schema is not None else (TypePiece(text="Any"),)
                event, held = plain_type(kind), "eventstreaming.EventStream"
                return (TypePiece(text=f"Union[{held}[{event}], {held}Async[{event}]]"),)
            case "component":
                found = types.model(self.components, back.name)
            case "operation":
                found = types.model(self.operations, back.name)
            case "scalar":
                found = types.of(back.schema, "") if back.schema is not None else (TypePiece(text="str"),)
        return around("List[", found, "]") if back.listed else found

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
        """Return the sample of the method."""
        code = usage(
            call,
            given,
            credential,
            self._settings,
            EnumConstants(
                self._views, self._names, self.components, self.operations, self._settings.enum_format
            ),
            security=security_type(operation),
            returns=back.kind != "nothing",
            each=comes_one_by_one(operation),
        )
        return (UsageExample(language="python", code=code),)
