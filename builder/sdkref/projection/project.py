"""The projection of a catalogue onto one target: every operation and model as that SDK shows it."""

from collections.abc import Iterable

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.fitting import Direction
from sdkref.catalogue.media import preferred
from sdkref.catalogue.operation import Operation, Server
from sdkref.catalogue.schema import Enum, String
from sdkref.catalogue.values import ExampleMaker
from sdkref.catalogue.views import Views
from sdkref.languages.language import Part, distinct_names
from sdkref.profiles.profile import Argument
from sdkref.projection.answers import AnswerMaker, good_responses
from sdkref.projection.authorization import Authority
from sdkref.projection.calls import Call
from sdkref.projection.constraints import constraints
from sdkref.projection.examples import BodyExamples, json_code
from sdkref.projection.fields import PAGE, PAYLOAD, ROWS, Depth, FieldMaker, Side
from sdkref.projection.projection import (
    Code,
    Field,
    ModelProjection,
    OperationProjection,
    Sample,
    ServerNote,
    TypeText,
)
from sdkref.projection.request_headers import request_headers
from sdkref.projection.requests import CallMaker
from sdkref.projection.samples import SampleMaker
from sdkref.projection.target import Target
from sdkref.projection.types import TypeSpeller, type_text


class Groundwork:
    """What the projections of one catalogue share, whatever their language; each part is made once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.views = Views(catalogue.models)
        self.maker = ExampleMaker(catalogue.models)
        self.authority = Authority(catalogue)
        self.examples = BodyExamples(self.views, self.maker)
        self._call_maker = CallMaker(catalogue, self.views, self.maker, self.authority)
        self._calls: dict[tuple[int, Direction], tuple[Operation, tuple[Call, ...]]] = {}
        self._model_examples: dict[str, Code] = {}

    def calls(self, operation: Operation, direction: Direction = "request") -> tuple[Call, ...]:
        """Return the requests that the samples of an operation show; `response` is for what the API sends."""
        key = (id(operation), direction)
        known = self._calls.get(key)
        if known is None:
            known = self._calls[key] = (operation, self._call_maker.calls(operation, direction))
        return known[1]

    def shortest_use(self, scheme: str) -> Operation | None:
        """Return the operation with the fewest inputs whose samples authenticate by a scheme alone."""
        users = [each for each in self.catalogue.operations if _schemes_of(each)[:1] == [(scheme,)]]
        return min(users, key=_inputs, default=None)

    def model_example(self, name: str) -> Code:
        """Return an example of a model as JSON."""
        if name not in self._model_examples:
            value = self.maker.value(self.catalogue.models[name], "response")
            self._model_examples[name] = json_code(value)
        return self._model_examples[name]


class Projection:
    """A catalogue in one SDK's words."""

    def __init__(self, catalogue: Catalogue, target: Target, groundwork: Groundwork | None = None) -> None:
        self.catalogue, self.target = catalogue, target
        self._ground = groundwork or Groundwork(catalogue)
        views, language = self._ground.views, target.language
        self._views = views
        self.names = distinct_names(catalogue.models, language.type_name)
        """The identifier of each model."""
        self._types = TypeSpeller(language, views, self.names)
        self._fields = FieldMaker(language, views, self._types)
        self._answers = AnswerMaker(views, self._types, self._fields, self._ground.examples)
        self._samples = SampleMaker(target)
        self._servers = tuple(map(self._server, catalogue.servers))

    def operation(self, operation: Operation) -> OperationProjection:
        """Return all that stands in this SDK's tab of an operation."""
        arguments = self.target.profile.arguments(operation, self._views)
        return OperationProjection(
            signature=self._signature(operation),
            samples=self._samples.samples(operation, self._ground.calls(operation)),
            parameters=tuple(self._rows(arguments, "request", ROWS)),
            answers=self._answers.answers(operation),
            errors=self._answers.errors(operation),
            authorization=self._ground.authority.alternatives(operation),
            request_headers=request_headers(operation, self._ground.authority, self._fields),
            servers=tuple(map(self._server, operation.servers)) if operation.servers else self._servers,
        )

    def webhook(self, operation: Operation) -> OperationProjection:
        """Return what the receiver of a webhook or callback gets, and what it may answer."""
        arguments = self.target.profile.payload(operation, self._views)
        return OperationProjection(
            signature=self._signature(operation),
            samples=self._samples.receivers(operation, self._ground.calls(operation, "response")),
            parameters=tuple(self._rows(arguments, "response", PAYLOAD)),
            answers=self._answers.answers(operation),
            errors=self._answers.errors(operation),
            authorization=self._ground.authority.alternatives(operation),
            request_headers=request_headers(operation, self._ground.authority, self._fields),
            servers=(),
        )

    def authentication(self, scheme: str) -> Sample | None:
        """Return a short call that presents a scheme, named by its operation; None when no call does."""
        operation = self._ground.shortest_use(scheme)
        if operation is None:
            return None
        program = self._samples.program(self._ground.calls(operation)[0])
        return Sample(name=operation.key, code=program.code)

    def model(self, name: str) -> ModelProjection:
        """Return a model of the catalogue."""
        schema = self.catalogue.models[name]
        view = self._views.object_view(schema)
        real = self._views.resolve(schema)
        return ModelProjection(
            name=self.names[name],
            type=self._types.text(schema),
            groups=self._fields.groups(schema, "both", Depth(PAGE.named, PAGE.unnamed, (name,))),
            values=self._fields.notes(real) if isinstance(real, Enum) else self._fields.values(schema),
            constraints=constraints(real),
            inherits=self._types.links(view.inherits),
            example=self._ground.model_example(name),
        )

    def _rows(self, arguments: Iterable[Argument], side: Side, depth: Depth) -> Iterable[Field]:
        for each in arguments:
            real = self._views.resolve(each.schema)
            if each.place == "body" and (real.read_only if side == "request" else real.write_only):
                continue
            yield self._fields.field(
                each.name,
                each.path,
                each.schema,
                side,
                depth,
                required=each.required,
                place=each.place,
                description=each.description,
                deprecated=each.deprecated,
                examples=each.examples,
            )

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

    def _server(self, server: Server) -> ServerNote:
        return ServerNote(
            url=server.url,
            description=server.description or "",
            variables=tuple(
                self._fields.field(
                    variable.name,
                    variable.name,
                    Enum(values=variable.values, default=variable.default)
                    if variable.values
                    else String(default=variable.default),
                    "request",
                    PAGE,
                    description=variable.description,
                )
                for variable in server.variables
            ),
        )


def _schemes_of(operation: Operation) -> list[tuple[str, ...]]:
    return [tuple(grant.scheme for grant in requirement) for requirement in operation.security]


def _inputs(operation: Operation) -> tuple[bool, bool, int, int]:
    required = sum(each.required for each in operation.parameters)
    return operation.request_body is not None, operation.method != "GET", required, len(operation.parameters)


def projections(catalogue: Catalogue, chosen: Iterable[Target]) -> tuple[Projection, ...]:
    """Return the projections of a catalogue onto several targets, which share what has no language."""
    groundwork = Groundwork(catalogue)
    return tuple(Projection(catalogue, target, groundwork) for target in chosen)
