"""The projection of a catalogue onto one target: every operation and model as that SDK shows it."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.fitting import Direction
from sdkref.catalogue.media import in_order, preferred
from sdkref.catalogue.operation import MediaType, Operation
from sdkref.evidence import NO_EVIDENCE, Evidence
from sdkref.languages.language import Part, distinct_names
from sdkref.projection.answers import AnswerMaker, good_responses, server_note
from sdkref.projection.authorization import without_variables
from sdkref.projection.body_rows import BodyMaker
from sdkref.projection.credentials import Authorization
from sdkref.projection.depth import PAGE, PAYLOAD, ROWS, Depth, Side, rows
from sdkref.projection.facts import says_more
from sdkref.projection.fields import FieldMaker
from sdkref.projection.groundwork import Groundwork
from sdkref.projection.parts import PartMaker
from sdkref.projection.projection import (
    Body,
    Field,
    ModelProjection,
    OperationProjection,
    Sample,
    TypeText,
)
from sdkref.projection.request_headers import request_headers
from sdkref.projection.requests import request_media
from sdkref.projection.rows import RowMaker
from sdkref.projection.samples import SampleMaker, samples_elsewhere
from sdkref.projection.surface_projection import SurfaceProjection
from sdkref.projection.target import NOT_OFFERED, Target
from sdkref.projection.types import TypeSpeller, type_text
from sdkref.wording.saying import told


class Projection:
    """A catalogue in one SDK's words."""

    def __init__(
        self,
        catalogue: Catalogue,
        target: Target,
        groundwork: Groundwork | None = None,
        evidence: Evidence = NO_EVIDENCE,
    ) -> None:
        self.catalogue, self.target, self._evidence = catalogue, target, evidence
        self._ground = groundwork or Groundwork(catalogue)
        self.rows = self._ground.rows
        views, language = self._ground.views, target.language
        self._views = views
        self.names = distinct_names(catalogue.models, language.type_name)
        """The identifier of each model."""
        self._types = TypeSpeller(language, views, self.names)
        self._fields = FieldMaker(language, views, self._types, self._ground.layers)
        self._rows = RowMaker(language, views, self._fields)
        parts = PartMaker(views, self._rows)
        self._bodies = BodyMaker(
            views, self._ground.layers, self._types, self._fields, parts, self._ground.examples
        )
        self._answers = AnswerMaker(self._types, self._rows, self._bodies, self._ground.examples)
        self._samples = SampleMaker(target)

    def operation(self, operation: Operation) -> OperationProjection:
        """Return all that stands in this SDK's tab of an operation."""
        shared = self.told(operation)
        if operation.key in self._ground.undescribed:
            return replace(shared, lacking=told("lacking.operation"))
        if not self.target.offers(operation):
            return replace(shared, lacking=NOT_OFFERED)
        return replace(
            shared,
            signature=self._signature(operation),
            samples=self._marked(operation, self._samples.samples(operation, self._ground.calls(operation))),
            parameters=self._parameters(operation, "request", self.rows),
            bodies=self._request_bodies(operation, "request", self.rows),
            request_headers=request_headers(operation, self._ground.authority, self._fields),
        )

    def told(self, operation: Operation) -> OperationProjection:
        """Return what the description says of an operation, whatever the call is like."""
        known = operation.key not in self._ground.undescribed
        return OperationProjection(
            signature=(),
            samples=(),
            samples_elsewhere=samples_elsewhere(operation),
            parameters=(),
            answers=self._answers.answers(operation),
            errors=self._answers.errors(operation),
            authorization=self._authorization(operation) if known else (),
            authorization_is_told=known,
            request_headers=(),
            servers=tuple(map(server_note, operation.servers or self.catalogue.servers)),
        )

    def snippets(self, operation: Operation) -> tuple[Sample, ...]:
        """Return the user's own programs for an SDK, whose tab has no other ones."""
        calls = self._ground.calls(operation) if operation.key not in self._ground.undescribed else ()
        return self._samples.samples(operation, calls)

    def shortest_use(self, scheme: str) -> Operation | None:
        """Return the simplest operation whose samples authenticate by a scheme alone."""
        return self._ground.shortest_use(scheme)

    def _marked(self, operation: Operation, samples: Sequence[Sample]) -> tuple[Sample, ...]:
        """Return samples of an operation, with what those that ran ran on."""
        ran = (
            self._evidence.ran_on(operation.key, self.target.key, each.program or each.code.text)
            for each in samples
        )
        return tuple(
            replace(each, ran_on=words) if words else each for each, words in zip(samples, ran, strict=True)
        )

    def webhook(self, operation: Operation) -> OperationProjection:
        """Return what the receiver of a webhook or callback gets, and what it may answer."""
        return OperationProjection(
            lacking="" if self.target.offers(operation) else NOT_OFFERED,
            signature=self._signature(operation),
            samples=self._marked(
                operation, self._samples.receivers(operation, self._ground.calls(operation, "response"))
            ),
            payloads=self._ground.payloads(operation),
            samples_elsewhere=samples_elsewhere(operation),
            parameters=self._parameters(operation, "response", PAYLOAD),
            bodies=self._request_bodies(operation, "response", PAYLOAD),
            answers=self._answers.answers(operation),
            errors=self._answers.errors(operation),
            authorization=self._authorization(operation),
            request_headers=request_headers(operation, self._ground.authority, self._fields),
            servers=(),
        )

    def authentication(self, scheme: str) -> Sample | None:
        """Return a short call that presents a scheme, named by its operation; None when there is none."""
        operation = self._ground.shortest_use(scheme)
        if operation is None:
            return None
        calls = self._ground.calls(operation)
        if self.target.is_written:
            written = self._samples.samples(operation, calls)
            return Sample(name=operation.key, code=written[0].code) if written else None
        return Sample(name=operation.key, code=self._samples.program(calls[0]).code)

    def model(self, name: str) -> ModelProjection:
        """Return a model of the catalogue."""
        if name in self._ground.undescribed_models:
            lacking = told("lacking.model")
            return ModelProjection(lacking=lacking, name=name, type=())
        schema = self.catalogue.models[name]
        facts = self._fields.facts.of(schema)
        view = self._views.object_view(schema)
        origins = {field.origin for field in view.fields}
        example, *more_examples = self._ground.model_examples(name)
        return ModelProjection(
            name=self.names[name],
            type=self._types.text(schema),
            nullable=schema.nullable,
            groups=self._fields.inside(schema, "both", PAGE.of(name)),
            inherits=self._types.links([each for each in view.inherits if each not in origins]),
            example=example,
            more_examples=tuple(more_examples),
            title=facts.title if says_more(facts.title, name) else "",
            description=facts.description,
            default=facts.default,
            constraints=facts.constraints,
            values=facts.values,
            listed=facts.listed,
            deprecated=facts.deprecated,
            deprecation=facts.deprecation,
            read_only=facts.read_only,
            write_only=facts.write_only,
            external_docs=facts.external_docs,
        )

    def _authorization(self, operation: Operation) -> tuple[Authorization, ...]:
        """Return what must be presented; what an SDK reads keys from is not for us to say."""
        found = self._ground.authority.alternatives(operation)
        return without_variables(found) if self.target.is_written else found

    def _parameters(self, operation: Operation, side: Side, depth: Depth) -> tuple[Field, ...]:
        arguments = self.target.profile.arguments(operation)
        return tuple(self._rows.argument(each, side, depth) for each in arguments)

    def _request_bodies(self, operation: Operation, side: Side, depth: Depth) -> tuple[Body, ...]:
        """Return the bodies of a request, whose own fields open as parameters do."""
        content = in_order(operation.request_body.content) if operation.request_body else []
        sent = request_media(operation)

        def examples(media: MediaType) -> tuple[Sample, ...]:
            first = bool(sent) and media is sent[0]
            direction: Direction = "request" if side == "request" else "response"
            return self._ground.examples.beside_samples(media, direction, first=first)

        return self._bodies.bodies(content, side, depth.around(), examples)

    def _signature(self, operation: Operation) -> TypeText:
        parts: list[Part] = [(self.target.profile.call(operation), None)]
        body = preferred(operation.request_body.content) if operation.request_body else None
        if body is not None and (schema := body.item_schema or body.schema) is not None:
            parts += [(" (", None), *self._types.spelling(schema).parts, (")", None)]
        good = next((each for each in good_responses(operation) if each.content), None)
        media = preferred(good.content) if good else None
        if media is not None and (schema := media.item_schema or media.schema) is not None:
            parts += [(" → ", None), *self._types.spelling(schema).parts]
        return type_text(parts)


AnyProjection: TypeAlias = Projection | SurfaceProjection
"""What the tabs of one target show."""


def projections(
    catalogue: Catalogue,
    chosen: Iterable[Target],
    evidence: Evidence = NO_EVIDENCE,
    levels: int | None = None,
) -> tuple[AnyProjection, ...]:
    """Return the projections of a catalogue onto several targets, which share what has no language.

    In tables of parameters so many `levels` of named models open in place, the usual ones for None.
    """
    groundwork = Groundwork(catalogue, ROWS if levels is None else rows(levels))
    return tuple(_projection(catalogue, target, groundwork, evidence) for target in chosen)


def _projection(
    catalogue: Catalogue, target: Target, groundwork: Groundwork, evidence: Evidence
) -> AnyProjection:
    described = Projection(catalogue, target, groundwork, evidence)
    if target.surface is None:
        return described
    return SurfaceProjection(catalogue, target, target.surface, described, evidence)
