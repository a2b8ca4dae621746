"""The surface of an SDK that Stainless makes, predicted and then spelled by a language."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from msgspec import Struct

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
    Scheme,
    Surface,
    TypePiece,
    UsageExample,
)
from sdkref.catalogue.views import Views
from sdkref.profiles.error_types import ERROR_TYPES
from sdkref.profiles.speakeasy.choosing import Chooser
from sdkref.profiles.stainless.answers import Answer, Answers
from sdkref.profiles.stainless.endpoints import Call, Endpoints, distinct
from sdkref.profiles.stainless.inputs import Inputs, inputs_of
from sdkref.profiles.stainless.models import ModelSpelling, Named, predicted_models, with_links
from sdkref.profiles.stainless.names import pascal_name, type_stem
from sdkref.profiles.stainless.settings import StainlessSettings


class Called(Struct, frozen=True, kw_only=True):
    """One method as a language has to spell it."""

    operation: Operation
    call: Call
    inputs: Inputs
    answer: Answer
    model: str | None
    """What names the type of the answer, where it has a name of its own."""


def named_answer(called: Called, name: str) -> Iterator[Named]:
    """Give the type that comes back, unless it is none or bytes."""
    if called.answer.schema is not None and not called.answer.binary:
        yield Named(name=name, schema=called.answer.schema)


class Spelling(ModelSpelling, Protocol):
    """One language: what it makes of the facts that all share."""

    language: str
    client: str

    def accessor(self, call: Call) -> tuple[str, ...]:
        """Return what leads to a method."""
        ...

    def method(self, call: Call) -> str:
        """Return the name of a method."""
        ...

    def arguments(self, called: Called) -> Sequence[Argument]:
        """Return the rows of the table of arguments."""
        ...

    def returned(self, called: Called) -> Returned:
        """Return what a method gives back."""
        ...

    def named(self, called: Called) -> Iterable[Named]:
        """Return the types that a method names."""
        ...

    def error(self, name: str) -> str:
        """Return the type of an error as callers write it."""
        ...

    def example(self, called: Called) -> UsageExample:
        """Return a program that calls the method."""
        ...


def predicted(catalogue: Catalogue, settings: StainlessSettings, spelling: Spelling, key: str) -> Surface:
    """Return the surface of an SDK."""
    shown = catalogue.operations
    views, chooser = Views(catalogue.models), Chooser(catalogue.models, fills_defaults=False)
    answers = Answers(shown, views, settings)
    endpoints = Endpoints(shown, settings)
    calls = distinct({each.key: endpoints.call(each, gives_list=answers.gives_list(each)) for each in shown})

    def called(operation: Operation) -> Called:
        answer = answers.of(operation)
        return Called(
            operation=operation,
            call=calls[operation.key],
            inputs=inputs_of(operation, views, chooser),
            answer=answer,
            model=answers.model(answer.schema) if answer.schema is not None else None,
        )

    asked = tuple(map(called, shown))
    inputs = (one for each in asked for one in (*each.inputs.path, *each.inputs.members))
    named = (one for each in asked for one in spelling.named(each))
    models = predicted_models(catalogue, named, inputs, spelling)
    methods = with_links((_method(each, spelling) for each in asked), models.values())
    return Surface(
        key=key,
        language=spelling.language,
        dialect=f"stainless-{spelling.language}",
        about=About(
            title=catalogue.info.title,
            package=settings.package or None,
            client=spelling.client,
            schemes=tuple(
                Scheme(name=name, kind=each.kind, description=each.description)
                for name, each in catalogue.security_schemes.items()
            ),
        ),
        groups=tuple(
            MethodGroup(accessor=each, title=each[-1] if each else catalogue.info.title)
            for each in dict.fromkeys(each.accessor for each in methods)
        ),
        methods=methods,
        models=models,
    )


def _method(called: Called, spelling: Spelling) -> Method:
    operation = called.operation
    return Method(
        accessor=spelling.accessor(called.call),
        name=spelling.method(called.call),
        endpoint=Endpoint(operation.method, operation.path),
        operation_id=operation.operation_id,
        summary=operation.summary,
        description=operation.description,
        deprecated=operation.deprecated,
        deprecation=operation.deprecation,
        arguments=tuple(spelling.arguments(called)),
        returned=spelling.returned(called),
        errors=tuple(_errors(operation, spelling)),
        examples=(spelling.example(called),),
    )


def type_name(called: Called, settings: StainlessSettings, resource: Sequence[str], method: str) -> str:
    """Return the name of the type that comes back: its own, or made of the resource and the method."""
    if called.model is not None:
        return settings.models.get(called.model) or pascal_name(called.model)
    stem = f"{pascal_name(method)}Response"
    return f"{type_stem(resource)}{stem}" if resource else stem


def _errors(operation: Operation, spelling: Spelling) -> list[ErrorType]:
    """Return a row for each error that the description tells of."""
    known = ERROR_TYPES["stainless"][spelling.language]
    usual = known.get("default") or known["4XX"]
    found = []
    for each in operation.responses:
        if not each.is_error:
            continue
        name = known.get(each.status) or known.get(f"{each.status[:1]}XX") or usual
        found.append(
            ErrorType(
                type=(TypePiece(text=spelling.error(name)),),
                statuses=(each.status,),
                content_types=tuple(media.name for media in each.content),
                catch_all=each.status == "default",
            )
        )
    return found
