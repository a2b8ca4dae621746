"""Fragments of one API: each known by a digest of what it shows, so that only what changed is rendered."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from hashlib import blake2b
from typing import Any

import msgspec
from msgspec import Struct

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.views import Views
from sdkref.pages.anchors import Names
from sdkref.pages.fragment import Fragment
from sdkref.pages.links import model_key, operation_key, webhook_key
from sdkref.pages.model import model_fragment
from sdkref.pages.operation import operation_fragment, webhook_fragment
from sdkref.pages.uses import uses_of
from sdkref.pages.writing import Writing
from sdkref.projection.project import Projection
from sdkref.projection.target import Target


class Piece(Struct, frozen=True):
    """A fragment that is wanted: its link key, the digest of what it shows, and how it is rendered."""

    key: str
    digest: str
    render: Callable[[], Fragment]


def pieces(
    catalogue: Catalogue, targets: Sequence[Target], projections: Sequence[Projection], names: Names
) -> list[Piece]:
    """Return a piece for every operation, webhook and model; each target has its projection."""
    writing = Writing(names)
    views = Views(catalogue.models)
    digests = _Digests(catalogue, targets, names)
    projected = [(target.note, each) for target, each in zip(targets, projections, strict=True)]
    uses = uses_of(catalogue)

    def operation(each: Operation) -> Fragment:
        shown = [(note, projection.operation(each)) for note, projection in projected]
        return operation_fragment(writing, each, shown)

    def webhook(each: Operation) -> Fragment:
        shown = [(note, projection.webhook(each)) for note, projection in projected]
        return webhook_fragment(writing, each, shown)

    def model(name: str) -> Fragment:
        shown = [(note, projection.model(name)) for note, projection in projected]
        return model_fragment(writing, name, catalogue.models[name], shown, uses[name])

    return [
        *(
            Piece(key(anchors[each.key]), digests.of(each, views.reachable_models(each)), partial(made, each))
            for made, members, anchors, key in (
                (operation, catalogue.operations, names.operations, operation_key),
                (webhook, catalogue.webhooks, names.webhooks, webhook_key),
            )
            for each in members
        ),
        *(
            Piece(
                model_key(names.models[name]),
                digests.of((name, uses[name]), views.closure((name,))),
                partial(model, name),
            )
            for name in catalogue.models
        ),
    ]


class _Digests:
    """Digests of what fragments show, computed once a model."""

    def __init__(self, catalogue: Catalogue, targets: Sequence[Target], names: Names) -> None:
        self._models = {name: _hash(schema) for name, schema in catalogue.models.items()}
        self._shared = _hash(
            (
                catalogue.info.title,
                catalogue.servers,
                catalogue.security_schemes,
                [target.note for target in targets],
                names.collisions,
            )
        )

    def of(self, shown: Any, models: Iterable[str]) -> str:
        """Return the digest of something and of the models that it shows or names."""
        state = blake2b(self._shared, digest_size=20)
        state.update(_hash(shown))
        for name in sorted(models):
            state.update(name.encode() + b"\0" + self._models[name])
        return state.hexdigest()


def _hash(value: Any) -> bytes:
    return blake2b(_ENCODER.encode(value), digest_size=20).digest()


_ENCODER = msgspec.json.Encoder(enc_hook=lambda number: number.text)
"""Encodes what a catalogue holds; numbers that keep their spelling are told by it."""
