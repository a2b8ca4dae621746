"""The surface of an SDK that Speakeasy makes, predicted from a description and spelled by a language."""

from collections.abc import Sequence
from typing import Protocol

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.surface import (
    About,
    Argument,
    Endpoint,
    ErrorType,
    Method,
    MethodGroup,
    Returned,
    Surface,
    UsageExample,
)
from sdkref.profiles.speakeasy.answers import Answered, Raised, answered, raised
from sdkref.profiles.speakeasy.choosing import Chooser
from sdkref.profiles.speakeasy.credentials import Credential, Credentials
from sdkref.profiles.speakeasy.example_arguments import Given, given_arguments
from sdkref.profiles.speakeasy.models import MemberSpelling, predicted_models
from sdkref.profiles.speakeasy.names import accessor_words, method_words
from sdkref.profiles.speakeasy.settings import OMITS_DEFAULTS, SpeakeasySettings
from sdkref.profiles.speakeasy.shapes import Shape, shape_of
from sdkref.profiles.speakeasy.type_names import TypeNames


class Spelling(MemberSpelling, Protocol):
    """One language of Speakeasy's: what it makes of the facts that all languages share."""

    language: str

    def step(self, words: Sequence[str]) -> str:
        """Return a step from the client to a method."""
        ...

    def method(self, words: Sequence[str]) -> str:
        """Return the name of a method."""
        ...

    def arguments(self, operation: Operation, shape: Shape) -> Sequence[Argument]:
        """Return the rows of the table of parameters."""
        ...

    def returned(self, back: Answered) -> Returned | None:
        """Return what a method gives back; None where the documentation has no such section."""
        ...

    def error(self, row: Raised) -> ErrorType:
        """Return a row of the table of errors."""
        ...

    def other_errors(self) -> ErrorType:
        """Return the last row of the table of errors."""
        ...

    def examples(
        self,
        operation: Operation,
        call: Sequence[str],
        given: Sequence[Given],
        back: Answered,
        credential: Credential | None,
    ) -> Sequence[UsageExample]:
        """Return the samples; `call` leads from the client to the method."""
        ...


def predicted(
    catalogue: Catalogue,
    settings: SpeakeasySettings,
    spelling: Spelling,
    key: str,
    chooser: Chooser | None = None,
    *,
    names: TypeNames | None = None,
) -> Surface:
    """Return the surface of an SDK; `chooser` tells which values stand in samples, where not the usual ones.

    With `names` the models include those without a name in the description.
    """
    chooser = chooser or Chooser(catalogue.models, omits_defaults=settings.since(OMITS_DEFAULTS))
    credentials = Credentials(catalogue, settings)

    def method(operation: Operation) -> Method:
        shape = shape_of(operation, settings)
        accessor = tuple(map(spelling.step, accessor_words(operation, settings)))
        name = spelling.method(method_words(operation, settings))
        back = answered(operation, settings.response_format or "flat")
        given = given_arguments(shape, settings, chooser)
        return Method(
            accessor=accessor,
            name=name,
            endpoint=Endpoint(operation.method, operation.path),
            operation_id=operation.operation_id,
            summary=operation.summary,
            description=operation.description or operation.summary,
            deprecated=operation.deprecated,
            deprecation=operation.deprecation,
            arguments=tuple(spelling.arguments(operation, shape)),
            returned=spelling.returned(back),
            errors=(*map(spelling.error, raised(operation)), spelling.other_errors()),
            examples=tuple(
                spelling.examples(operation, (*accessor, name), given, back, credentials.of(operation))
            ),
        )

    wanted = (each for each in catalogue.operations if not dict(each.hints).get("x-speakeasy-ignore"))
    methods = tuple(map(method, wanted))
    groups = dict.fromkeys(each.accessor for each in methods)
    return Surface(
        key=key,
        language=spelling.language,
        dialect=f"speakeasy-{spelling.language}",
        about=About(title=catalogue.info.title, package=settings.package, client=settings.client),
        groups=tuple(MethodGroup(accessor=each) for each in groups),
        methods=methods,
        models=predicted_models(catalogue, settings, spelling, names),
    )
