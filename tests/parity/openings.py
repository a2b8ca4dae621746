"""Where a description leaves open what a request holds: unions of which it states no variant.

There a generator takes any variant. Such places are compared as one, and what a prediction has there is to be
valid against the schema.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from parity.literals import Tree
from parity.valid import fits
from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.folding import fold
from sdkref.catalogue.media import preferred
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.schema import Array, Null, Reference, Schema, Union
from sdkref.catalogue.views import Views
from sdkref.profiles.speakeasy.choosing import Chooser

Steps: TypeAlias = tuple[str, ...]
"""Folded names of members, and `[]` for an item."""
_DEEPEST = 12
_STEP = re.compile(r"\[\]|[^.\[\]]+")


class Openings:
    """The open places of one operation's request."""

    def __init__(self, catalogue: Catalogue, operation: Operation) -> None:
        self._views, self._chooser = Views(catalogue.models), Chooser(catalogue.models)
        self._places: dict[Steps, Schema] = {}
        self._wrappers = {"request", "requestbody"}
        for parameter in operation.parameters:
            if not parameter.examples:
                self._walk(parameter.schema, (fold(parameter.name),), ())
        media = preferred(operation.request_body.content) if operation.request_body is not None else None
        if media is not None and media.schema is not None and not media.examples:
            held = media.schema.items if isinstance(media.schema, Array) else media.schema
            self._wrappers |= {fold(held.name)} if isinstance(held, Reference) else set()
            self._walk(media.schema, (), ())

    def _walk(self, schema: Schema, path: Steps, inside: tuple[str, ...]) -> None:
        if isinstance(schema, Reference):
            if schema.name in inside:
                return
            inside = (*inside, schema.name)
        resolved = self._views.resolve(schema)
        if resolved.examples or len(path) > _DEEPEST:
            return
        match resolved:
            case Union():
                kinds = [each for each in resolved.variants if not isinstance(each, Null)]
                if len(kinds) > 1 and sum(map(self._chooser.states, kinds)) != 1:
                    self._places[path] = schema
                    return
                for each in kinds:
                    self._walk(each, path, inside)
            case Array():
                self._walk(resolved.items, (*path, "[]"), inside)
            case _:
                view = self._views.object_view(schema)
                for field in view.fields:
                    self._walk(field.schema, (*path, fold(field.name)), inside)

    def closed(self, places: Sequence[tuple[str, str]]) -> set[tuple[str, str]]:
        """Return the places and kinds outside open unions, and each open union as one place."""
        return {
            (path, kind) if (at := self._at(path, kind)) is None else (".".join(at), "open")
            for path, kind in places
        }

    def misfits(self, arguments: Sequence[Tree]) -> Iterator[str]:
        """Give the open places of a sample whose values are not valid against their schemas."""
        for number, tree in enumerate(arguments):
            yield from self._misfits(tree, str(number))

    def _misfits(self, tree: Tree, path: str) -> Iterator[str]:
        steps = self._steps(path)
        if _passes_on(tree, path):
            return
        if steps in self._places and not self._is_wrapper(tree) and (steps or not isinstance(tree, tuple)):
            if not fits(tree, self._places[steps], self._views):
                yield f"{path} is not valid"
        elif isinstance(tree, dict):
            for name, each in tree.items():
                yield from self._misfits(each, f"{path}.{name}")
        elif isinstance(tree, list):
            for each in tree:
                yield from self._misfits(each, f"{path}[]")

    def _is_wrapper(self, tree: Tree) -> bool:
        return isinstance(tree, dict) and len(tree) == 1 and fold(next(iter(tree))) in self._wrappers

    def _at(self, path: str, kind: str) -> Steps | None:
        """Return the open place that a place is in; an argument that is a scalar is no body."""
        steps = self._steps(path)
        if not steps and kind not in {"object", "array"}:
            return None
        return next((each for each in self._places if steps[: len(each)] == each), None)

    def _steps(self, path: str) -> Steps:
        """Return a place without the number of its argument and without what only wraps the body."""
        _, *steps = (each if each == "[]" else fold(each) for each in _STEP.findall(path))
        while steps and steps[0] in self._wrappers:
            del steps[0]
        return tuple(steps)


def _passes_on(tree: Tree, path: str) -> bool:
    """Tell whether what stands there is a variable named like its argument: `cookie=cookie`."""
    if isinstance(tree, dict):
        return len(tree) == 1 and all(_passes_on(each, name) for name, each in tree.items())
    return isinstance(tree, tuple) and tree[0] == "constant" and tree[1] == path.rpartition(".")[2]


def openings_of(catalogue: Catalogue) -> Mapping[str, Openings]:
    """Return the open places of all operations by their keys."""
    return {each.key: Openings(catalogue, each) for each in catalogue.operations}
