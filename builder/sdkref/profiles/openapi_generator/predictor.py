"""The surface of an SDK that OpenAPI Generator makes, predicted and then spelled by a flavour."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from msgspec import Struct

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.schema import Schema
from sdkref.catalogue.surface import (
    About,
    Argument,
    Endpoint,
    Method,
    MethodGroup,
    Returned,
    Scheme,
    Surface,
    TypePiece,
    UsageExample,
)
from sdkref.catalogue.views import Views
from sdkref.profiles.openapi_generator import answers
from sdkref.profiles.openapi_generator.inline_names import InlineNames
from sdkref.profiles.openapi_generator.inputs import Input, inputs_of
from sdkref.profiles.openapi_generator.linked_types import linked_method
from sdkref.profiles.openapi_generator.models import MemberSpelling, predicted_models
from sdkref.profiles.openapi_generator.names import camelized, operation_name
from sdkref.profiles.openapi_generator.servers import base_address
from sdkref.profiles.openapi_generator.settings import OpenApiGeneratorSettings


class Called(Struct, frozen=True, kw_only=True):
    """One method as a flavour has to spell it."""

    operation: Operation
    class_name: str
    name: str
    inputs: Sequence[Input]
    back: answers.Answered | None


class Spelling(MemberSpelling, Protocol):
    """One flavour: what it makes of the facts that all share."""

    language: str
    dialect: str

    def method(self, operation_id: str) -> str:
        """Return the name of a method."""
        ...

    def signature(self, called: Called) -> str:
        """Return the line below the heading of a method."""
        ...

    def arguments(self, called: Called) -> Sequence[Argument]:
        """Return the rows of the tables of parameters."""
        ...

    def returned(self, called: Called) -> Returned:
        """Return what a method gives back."""
        ...

    def example(self, called: Called) -> UsageExample:
        """Return the sample."""
        ...


def predicted(
    catalogue: Catalogue, settings: OpenApiGeneratorSettings, spelling: Spelling, key: str
) -> Surface:
    """Return the surface of an SDK."""
    views = Views(catalogue.models)
    names = InlineNames(views)

    def method(operation: Operation, class_name: str) -> Method:
        called = Called(
            operation=operation,
            class_name=class_name,
            name=spelling.method(operation_name(operation)),
            inputs=inputs_of(operation, views, names),
            back=answers.answered(operation),
        )
        return Method(
            accessor=(class_name,),
            name=called.name,
            endpoint=Endpoint(operation.method, operation.path),
            summary=operation.summary,
            description=operation.description,
            deprecated=operation.deprecated,
            deprecation=operation.deprecation,
            signature=(TypePiece(text=spelling.signature(called)),),
            arguments=tuple(spelling.arguments(called)),
            returned=spelling.returned(called),
            statuses=None if spelling.language == "go" else answers.statuses(operation),
            authorization=answers.authorization(operation),
            request_types=answers.request_types(operation),
            response_types=answers.response_types(operation),
            examples=(spelling.example(called),),
        )

    asked = [place for each in catalogue.operations for place in _places(each, views, names)]
    models = predicted_models(catalogue.models, asked, spelling)
    keys = {each.name: each.key for each in models.values()}
    methods = tuple(
        linked_method(method(each, class_name), keys)
        for each in catalogue.operations
        for class_name in _classes(each, settings)
    )
    groups = dict.fromkeys(each.accessor for each in methods)
    return Surface(
        key=key,
        language=spelling.language,
        dialect=spelling.dialect,
        about=About(
            title=catalogue.info.title,
            package=settings.package or None,
            server=settings.server or base_address(catalogue.servers),
            schemes=tuple(
                Scheme(name=name, kind=each.kind, description=each.description)
                for name, each in catalogue.security_schemes.items()
            ),
        ),
        groups=tuple(MethodGroup(accessor=each, title=each[0]) for each in groups),
        methods=methods,
        models=models,
    )


def _places(operation: Operation, views: Views, names: InlineNames) -> Iterator[tuple[Schema, str]]:
    """Give the schemas of arguments and result, with the names that they get."""
    yield from ((each.schema, each.own) for each in inputs_of(operation, views, names))
    if (back := answers.answered(operation)) is not None:
        yield back.schema, back.own


def _classes(operation: Operation, settings: OpenApiGeneratorSettings) -> Iterator[str]:
    """Give the classes that an operation is a method of: one a tag."""
    for tag in operation.tags or ("default",):
        yield settings.classes.get(tag) or camelized(tag) + settings.api_name_suffix
