"""The projection of a catalogue onto an SDK whose documentation was read: what stands there, and no more."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Protocol

from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.surface import Argument, Method, Scheme, Surface, SurfaceModel
from sdkref.evidence import NO_EVIDENCE, Evidence
from sdkref.markdown.rendering import plain
from sdkref.projection.credentials import SchemeUse
from sdkref.projection.depth import Depth
from sdkref.projection.projection import (
    Body,
    Field,
    ModelProjection,
    OperationProjection,
    Phrase,
    Sample,
    TypePart,
)
from sdkref.projection.surface_answers import SurfaceAnswers
from sdkref.projection.surface_models import SurfaceModels
from sdkref.projection.surface_rows import SurfaceRows
from sdkref.projection.surface_samples import surface_samples
from sdkref.projection.surface_types import SurfaceTypes
from sdkref.projection.target import NOT_OFFERED, Target
from sdkref.wording.saying import told
from sdkref.words import one_line

_WHOLE = frozenset({"request", "body"})
"""Roles of arguments that hold what is sent as a whole: their fields have a table of their own."""


class Described(Protocol):
    """What the API's description says, for the tab of an SDK that was written by hand."""

    rows: Depth
    """How far tables of parameters open."""

    def told(self, operation: Operation) -> OperationProjection:
        """Return what it says of an operation beside the call: answers, authorization, servers."""
        ...

    def snippets(self, operation: Operation) -> tuple[Sample, ...]:
        """Return the user's own programs."""
        ...

    def webhook(self, operation: Operation) -> OperationProjection:
        """Return what a receiver gets."""
        ...

    def shortest_use(self, scheme: str) -> Operation | None:
        """Return the simplest operation that authenticates by a scheme."""
        ...


class SurfaceProjection:
    """A catalogue in the words of one SDK's documentation."""

    def __init__(
        self,
        catalogue: Catalogue,
        target: Target,
        surface: Surface,
        described: Described,
        evidence: Evidence = NO_EVIDENCE,
    ) -> None:
        self.catalogue, self.target = catalogue, target
        self._surface, self._described, self._evidence = surface, described, evidence
        self.rows = described.rows
        self._methods = surface.by_operation()
        self._models: dict[str, list[SurfaceModel]] = defaultdict(list)
        for model in surface.models.values():
            self._models[model.model].append(model)
        self._types = SurfaceTypes(surface)
        self._rows = SurfaceRows(self._types, target.language.lexer)
        self._answers = SurfaceAnswers(self._types, self._rows)
        self._made = SurfaceModels(self._types, self._rows, target.language.lexer)
        self.names = {name: self._types.name(found[0]) for name, found in self._models.items()}
        """What the SDK calls each model."""

    def operation(self, operation: Operation) -> OperationProjection:
        """Return all that stands in this SDK's tab of an operation."""
        shared = self._described.told(operation)
        found = self._methods.get(operation.key)
        if not self.target.offers(operation):
            return replace(shared, lacking=NOT_OFFERED, answers=(), errors=())
        if not found:
            lacking = told("lacking.method", sdk=self.target.note.label)
            return replace(shared, lacking=lacking, answers=(), errors=())
        method = found[0]
        arguments = method.arguments or ()
        return OperationProjection(
            description=_description(method, operation),
            deprecated=method.deprecated and not operation.deprecated,
            deprecation=(method.deprecation or "") if not operation.deprecated else "",
            called=tuple(dict.fromkeys(each.call for each in found)),
            signature=self._types.signature(method),
            samples=tuple(self._samples(operation, found)),
            samples_elsewhere=shared.samples_elsewhere,
            parameters=tuple(map(self._argument, arguments)),
            bodies=tuple(self._bodies(arguments)),
            answers=tuple(self._answers.answers(method, shared.answers)),
            errors=tuple(self._answers.errors(method, shared.errors)),
            authorization=shared.authorization,
            authorization_is_told=shared.authorization_is_told,
            schemes=self._schemes(method) if not shared.authorization_is_told else None,
            request_headers=tuple(_headers(method)),
            servers=shared.servers,
        )

    def webhook(self, operation: Operation) -> OperationProjection:
        """Return what the receiver of a webhook or callback gets: documentation of SDKs does not tell."""
        return self._described.webhook(operation)

    def authentication(self, scheme: str) -> Sample | None:
        """Return a short call that presents a scheme, named by its operation; None when there is none."""
        operation = self._described.shortest_use(scheme)
        if operation is None:
            return None
        samples = self._samples(operation, self._methods.get(operation.key, ()))
        first = next(samples, None)
        return Sample(name=operation.key, code=first.code) if first is not None else None

    def model(self, name: str) -> ModelProjection:
        """Return a model of the catalogue."""
        found = self._models.get(name)
        if not found:
            lacking = told("lacking.type", sdk=self.target.note.label)
            return ModelProjection(lacking=lacking, name=name, type=())
        return self._made.model(found)

    def _samples(self, operation: Operation, methods: Sequence[Method]) -> Iterator[Sample]:
        """Give the user's own programs, then what the documentation shows, with what each ran on."""
        own = self._described.snippets(operation)
        documented = surface_samples(methods, self.target.language.lexer, [each.name for each in own])
        for each in (*own, *(sample for sample, _ in documented)):
            ran = self._evidence.ran_on(operation.key, self.target.key, each.program or each.code.text)
            yield replace(each, ran_on=ran) if ran else each

    def _argument(self, argument: Argument) -> Field:
        """Return the row of an argument; the fields of a whole request stand below."""
        row = self._rows.row(argument, self.rows)
        return replace(row, groups=()) if argument.role in _WHOLE else row

    def _bodies(self, arguments: Sequence[Argument]) -> Iterator[Body]:
        for each in arguments:
            if each.role in _WHOLE and (inside := self._rows.inside(each.type, self.rows.around())):
                yield Body(media_type="", type=self._types.text(each.type), argument=each.name, groups=inside)

    def _schemes(self, method: Method) -> tuple[SchemeUse, ...] | None:
        """Return the schemes that the documentation names, None where it does not say."""
        if method.authorization is None:
            return None
        known = {each.name: each for each in self._surface.about.schemes}
        found = []
        for name in method.authorization:
            kind = one_line(known[name].kind or "") if name in known else ""
            summary = f"{one_line(name)} ({kind})" if kind else one_line(name)
            found.append(SchemeUse(scheme=name, summary=summary, variable=_variable(known.get(name))))
        return tuple(found)


def _description(method: Method, operation: Operation) -> str:
    """Return what the page says of a method where the API's words do not say it."""
    said = plain(method.description or "")
    known = plain(f"{operation.summary or ''}\n\n{operation.description or ''}")
    return "" if operation.description or said in known else method.description or ""


def _variable(scheme: Scheme | None) -> str | None:
    return scheme.variable if scheme is not None else None


def _headers(method: Method) -> Iterator[Field]:
    """Give the headers by which content types travel, where the documentation names these."""
    for name, types in (("Content-Type", method.request_types), ("Accept", method.response_types)):
        if types:
            words: list[str | TypePart] = []
            for each in types:
                words += [", ", TypePart(each)] if words else [TypePart(each)]
            phrase: Phrase = tuple(words)
            yield Field(name=name, path=name, type=(), constraints=(phrase,))
