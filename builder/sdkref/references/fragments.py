"""Fragments of one API: each known by a digest of what it shows, so that only what changed is rendered."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from hashlib import blake2b
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Callback, Operation
from sdkref.catalogue.views import Views
from sdkref.evidence import NO_EVIDENCE, Evidence
from sdkref.extensions import versions
from sdkref.history.release import Marks
from sdkref.pages.anchors import Names, callback_identity
from sdkref.pages.fragment import Fragment
from sdkref.pages.links import callback_key, model_key, operation_key, webhook_key
from sdkref.pages.model import model_fragment
from sdkref.pages.operation import callback_fragment, operation_fragment, webhook_fragment
from sdkref.pages.part_history import PartHistory
from sdkref.pages.surroundings import NO_MARKS, NO_VERSIONS, Neighbourhood, Surroundings, Versions
from sdkref.pages.uses import uses_of
from sdkref.pages.writing import Writing
from sdkref.projection.depth import Depth
from sdkref.projection.project import AnyProjection
from sdkref.projection.target import Target
from sdkref.references.plain_twins import PlainTwins
from sdkref.references.surface_digests import SurfaceDigests
from sdkref.templating.chosen import templates_digest
from sdkref.wording.saying import wording_digest


class Piece(Struct, frozen=True):
    """A fragment that is wanted: its link key, the digest of what it shows, and how it is rendered."""

    key: str
    digest: str
    render: Callable[[], Fragment]
    name: str = ""
    """Of the operation or the model, for people."""


def pieces(  # noqa: PLR0917 - a catalogue, and what else its pages show
    catalogue: Catalogue,
    targets: Sequence[Target],
    projections: Sequence[AnyProjection],
    names: Names,
    versions: Versions = NO_VERSIONS,
    evidence: Evidence = NO_EVIDENCE,
    *,
    marks: Mapping[str, Marks] = NO_MARKS,
    model_marks: Mapping[str, Marks] = NO_MARKS,
) -> list[Piece]:
    """Return a piece for every operation, webhook, callback and model; each target has its projection."""
    writing, twins = Writing(names, PartHistory(model_marks)), PlainTwins(names)
    views = Views(catalogue.models)
    digests = _Digests(catalogue, targets, names, [each.rows for each in projections], model_marks)
    projected = [(target.note, each) for target, each in zip(targets, projections, strict=True)]
    uses = uses_of(catalogue)
    near = Neighbourhood(catalogue, names, versions, marks)

    def operation(each: Operation, around: Surroundings) -> Fragment:
        shown = [(note, projection.operation(each)) for note, projection in projected]
        return replace(operation_fragment(writing, each, shown, around), twins=twins.operation(each, shown))

    def webhook(each: Operation, around: Surroundings) -> Fragment:
        shown = [(note, projection.webhook(each)) for note, projection in projected]
        return replace(webhook_fragment(writing, each, shown, around), twins=twins.operation(each, shown))

    def callback(anchor: str, each: Callback, around: Surroundings) -> Fragment:
        shown = [(note, projection.webhook(each.operation)) for note, projection in projected]
        return callback_fragment(writing, anchor, each, shown, around)

    def asked(each: Operation) -> Piece:
        around = near.of(each)
        ran = sorted(evidence.of(each.key).items())
        said = digests.said_of(each.key)
        digest = digests.of((each, around, ran, said), views.reachable_models(each))
        return Piece(
            operation_key(names.operations[each.key]), digest, partial(operation, each, around), each.key
        )

    def told(each: Operation) -> Piece:
        around = near.of_webhook(each)
        ran = sorted(evidence.of(each.key).items())
        digest = digests.of((each, around, ran), views.reachable_models(each))
        return Piece(webhook_key(names.webhooks[each.key]), digest, partial(webhook, each, around), each.key)

    def called_back(owner: Operation, each: Callback) -> Piece:
        anchor = names.callbacks[callback_identity(owner, each)]
        around = near.of_callback(owner, each)
        ran = sorted(evidence.of(each.operation.key).items())
        digest = digests.of((anchor, each, around, ran), views.reachable_models(each.operation))
        return Piece(callback_key(anchor), digest, partial(callback, anchor, each, around))

    def model(name: str) -> Fragment:
        shown = [(note, projection.model(name)) for note, projection in projected]
        made = model_fragment(writing, name, catalogue.models[name], shown, uses[name])
        return replace(made, twins=twins.model(shown))

    return [
        *map(asked, catalogue.operations),
        *map(told, catalogue.webhooks),
        *(
            called_back(owner, each)
            for owner in (*catalogue.operations, *catalogue.webhooks)
            for each in owner.callbacks
        ),
        *(
            Piece(
                model_key(names.models[name]),
                digests.of((name, uses[name], digests.said_of_model(name)), views.closure((name,))),
                partial(model, name),
                name,
            )
            for name in names.models
        ),
    ]


class _Digests:
    """Digests of what fragments show, computed once a model."""

    def __init__(
        self,
        catalogue: Catalogue,
        targets: Sequence[Target],
        names: Names,
        rows: Sequence[Depth],
        marks: Mapping[str, Marks],
    ) -> None:
        self._models = {
            name: name.encode() + b"\0" + _hash((schema, marks[name]) if name in marks else schema)
            for name, schema in catalogue.models.items()
        }
        self._surfaces = [SurfaceDigests(each, _hash) for each in catalogue.surfaces]
        self._shared = _hash(
            (
                templates_digest(),
                wording_digest(),
                versions(),
                catalogue.info.title,
                catalogue.servers,
                catalogue.security_schemes,
                [target.note for target in targets],
                names.collisions,
                rows,
            )
        )

    def of(self, shown: Any, models: Iterable[str]) -> str:
        """Return the digest of something and of the models that it shows or names."""
        state = blake2b(self._shared, digest_size=20)
        state.update(_hash(shown))
        state.update(b"".join([self._models[name] for name in sorted(models)]))
        return state.hexdigest()

    def said_of(self, operation: str) -> list[str]:
        """Return digests of what SDKs say of an operation, one a surface."""
        return [each.of_operation(operation) for each in self._surfaces]

    def said_of_model(self, name: str) -> list[str]:
        """Return digests of what SDKs say of a model."""
        return [each.of_model(name) for each in self._surfaces]


def _hash(value: Any) -> bytes:
    """Return the digest of a part of a catalogue, wherever in whatever file it was read."""
    return blake2b(_PLACE.sub(b"", _ENCODER.encode(value)), digest_size=20).digest()


_TEXT = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_PLACE = re.compile(rb'\{"\x7ffile":%s,"\x7fpointer":%s\}' % (_TEXT, _TEXT))
"""A `Location` as it is encoded."""
_ENCODER = msgspec.json.Encoder(enc_hook=lambda number: number.text)
"""Encodes what a catalogue holds; numbers that keep their spelling are told by it."""
