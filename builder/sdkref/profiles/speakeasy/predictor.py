"""The surface of an SDK that Speakeasy makes, predicted from a description and spelled by a language."""

from collections.abc import Sequence
from typing import Protocol

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.schema import String
from sdkref.catalogue.surface import (
    About,
    Argument,
    Endpoint,
    ErrorType,
    Method,
    MethodGroup,
    Returned,
    Surface,
    SurfaceModel,
    UsageExample,
    plain_type,
)
from sdkref.catalogue.views import Views
from sdkref.profiles.speakeasy.answers import Answered, Raised, answered, raised
from sdkref.profiles.speakeasy.choosing import Chooser
from sdkref.profiles.speakeasy.credentials import Credential, Credentials
from sdkref.profiles.speakeasy.deprecations import deprecation
from sdkref.profiles.speakeasy.example_arguments import Given, given_arguments
from sdkref.profiles.speakeasy.flattened_bodies import flattened
from sdkref.profiles.speakeasy.models import MemberSpelling, predicted_models
from sdkref.profiles.speakeasy.names import accessors_words, method_words, naming_rules
from sdkref.profiles.speakeasy.own_security import security_model, with_security
from sdkref.profiles.speakeasy.settings import OMITS_DEFAULTS, SpeakeasySettings
from sdkref.profiles.speakeasy.shapes import Input, Shape, operation_type, shape_of
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
    own_security: bool = True,
) -> Surface:
    """Return the surface of an SDK; `chooser` tells which values stand in samples, where not the usual ones.

    With `names` the models include those without a name in the description; with `own_security` a method
    takes the key of a scheme that the client does not know.
    """
    chooser = chooser or Chooser(
        catalogue.models,
        omits_defaults=settings.since(OMITS_DEFAULTS),
        rendering=settings.optional_property_rendering,
    )
    views = Views(catalogue.models)
    credentials = Credentials(catalogue, settings, own=own_security)

    rules = naming_rules(catalogue)
    by_id = {each.operation_id: each for each in catalogue.operations if each.operation_id}

    def called(operation: Operation) -> str:
        return spelling.method(method_words(operation, settings, rules))

    def method(operation: Operation, steps: Sequence[Sequence[str]]) -> Method:
        shape = shape_of(operation, settings)
        if spelling.language == "python":
            shape = flattened(shape, settings, views)
        accessor = tuple(map(spelling.step, steps))
        name = called(operation)
        back = answered(operation, settings.response_format or "flat")
        given = given_arguments(shape, settings, chooser)
        credential = credentials.of(operation)
        rows = spelling.arguments(operation, shape)
        if credential is not None and credential.is_own:
            rows = with_security(rows, operation, spelling.operations, spelling.language)
        return Method(
            accessor=accessor,
            name=name,
            endpoint=Endpoint(operation.method, operation.path),
            operation_id=operation.operation_id,
            summary=operation.summary,
            description=operation.description or operation.summary,
            deprecated=operation.deprecated,
            deprecation=deprecation(operation, by_id, called),
            arguments=tuple(rows),
            returned=spelling.returned(back),
            errors=(*map(spelling.error, raised(operation)), spelling.other_errors()),
            examples=tuple(spelling.examples(operation, (*accessor, name), given, back, credential)),
        )

    methods = tuple(
        method(each, steps) for each in catalogue.operations for steps in accessors_words(each, settings)
    )
    groups = dict.fromkeys(each.accessor for each in methods)
    return Surface(
        key=key,
        language=spelling.language,
        dialect=f"speakeasy-{spelling.language}",
        about=About(
            title=catalogue.info.title,
            package=settings.package,
            client=settings.client,
            server=settings.base_server_url or None,
        ),
        groups=tuple(MethodGroup(accessor=each) for each in groups),
        methods=methods,
        models={
            **predicted_models(catalogue, settings, spelling, names),
            **_security_models(catalogue, credentials, spelling),
        },
    )


def _security_models(
    catalogue: Catalogue, credentials: Credentials, spelling: Spelling
) -> dict[str, SurfaceModel]:
    """Return the models of what single methods take as security."""
    found: dict[str, SurfaceModel] = {}
    for operation in catalogue.operations:
        credential = credentials.of(operation)
        if credential is not None and credential.is_own:
            key = Input(name=credential.scheme, schema=String(), required=True)
            row = spelling.member(operation_type(operation), key)
            model = security_model(operation, spelling.operations, row.name, plain_type(row.type))
            found[model.key] = model
    return found
