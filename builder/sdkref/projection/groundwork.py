"""The groundwork of projections: what those of one catalogue share, whatever their language."""

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.fitting import Direction
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.surfaces_alone import undescribed_models, undescribed_operations
from sdkref.catalogue.values import ExampleMaker
from sdkref.catalogue.views import Views
from sdkref.projection.authorization import Authority
from sdkref.projection.calls import Call
from sdkref.projection.depth import ROWS, Depth
from sdkref.projection.examples import BodyExamples, json_code
from sdkref.projection.layers import LayerReader
from sdkref.projection.projection import (
    Code,
    Sample,
)
from sdkref.projection.requests import CallMaker
from sdkref.projection.samples import payloads
from sdkref.projection.shown_examples import ExampleLister


class Groundwork:
    """What the projections of one catalogue share, whatever their language; each part is made once."""

    def __init__(self, catalogue: Catalogue, rows: Depth = ROWS) -> None:
        self.catalogue = catalogue
        self.rows = rows
        """How far tables of parameters open."""
        self.views = Views(catalogue.models)
        self.maker = ExampleMaker(catalogue.models)
        self.authority = Authority(catalogue)
        self.undescribed = undescribed_operations(catalogue) if catalogue.surfaces else frozenset()
        self.undescribed_models = undescribed_models(catalogue) if catalogue.surfaces else frozenset()
        self.layers = LayerReader(self.views)
        lister = ExampleLister(self.views, self.layers, self.maker)
        self.examples = BodyExamples(self.views, lister)
        self._call_maker = CallMaker(catalogue, self.views, self.maker, self.authority, lister)
        self._calls: dict[tuple[int, Direction], tuple[Operation, tuple[Call, ...]]] = {}
        self._payloads: dict[int, tuple[Operation, tuple[Sample, ...]]] = {}
        self._model_examples: dict[str, tuple[Code, ...]] = {}

    def calls(self, operation: Operation, direction: Direction = "request") -> tuple[Call, ...]:
        """Return the requests that the samples of an operation show; `response` is for what the API sends."""
        key = (id(operation), direction)
        known = self._calls.get(key)
        if known is None:
            known = self._calls[key] = (operation, self._call_maker.calls(operation, direction))
        return known[1]

    def payloads(self, webhook: Operation) -> tuple[Sample, ...]:
        """Return what the requests of a webhook or callback hold."""
        known = self._payloads.get(id(webhook))
        if known is None:
            known = self._payloads[id(webhook)] = (webhook, payloads(self.calls(webhook, "response")))
        return known[1]

    def shortest_use(self, scheme: str) -> Operation | None:
        """Return the operation with the fewest inputs whose samples authenticate by a scheme alone."""
        if self.catalogue.security_schemes[scheme].kind == "mutualTLS":
            return None  # no request carries it
        users = [each for each in self.catalogue.operations if _schemes_of(each)[:1] == [(scheme,)]]
        return min(users, key=_inputs, default=None)

    def model_examples(self, name: str) -> tuple[Code, ...]:
        """Return examples of a model as JSON: the one to show first, then others that its source gives."""
        known = self._model_examples.get(name)
        if known is None:
            schema = self.catalogue.models[name]
            first = json_code(self.maker.value(schema, "response"))
            declared = map(json_code, self.layers.of(schema).examples)
            known = (first, *(code for code in declared if code != first))
            self._model_examples[name] = known
        return known


def _schemes_of(operation: Operation) -> list[tuple[str, ...]]:
    return [tuple(grant.scheme for grant in requirement) for requirement in operation.security]


def _inputs(operation: Operation) -> tuple[bool, bool, int, int]:
    required = sum(each.required for each in operation.parameters)
    return operation.request_body is not None, operation.method != "GET", required, len(operation.parameters)
