"""What else of a site one operation leads to: other operations, resources, versions and callbacks.

A fragment depends on the operation that it shows and on these. They are worked out before it is rendered, so
that a digest of them tells whether a fragment that was kept still leads to the right places.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue, Resource
from sdkref.catalogue.operation import Callback, Operation
from sdkref.history.release import Marks
from sdkref.pages.anchors import Names, callback_identity
from sdkref.pages.links import callback_key, operation_key, resource_key, webhook_key
from sdkref.pages.titles import resource_title, title_of
from sdkref.words import one_line


class Way(Struct, frozen=True):
    """A link: its words, and the key of the section that it leads to; None where there is no such section."""

    words: str
    key: str | None = None


class Back(Struct, frozen=True, kw_only=True):
    """A request that the API sends back, as its operation names it."""

    name: str
    method: str
    expression: str
    key: str


class Surroundings(Struct, frozen=True, kw_only=True):
    """The places that one operation, webhook or callback leads to."""

    also_under: tuple[Way, ...] = ()
    """Other resources that it belongs to."""
    labels: tuple[Way, ...] = ()
    """Tags that say something else than where it belongs."""
    versions: tuple[Way, ...] = ()
    """The same operation in other versions of the API."""
    replacements: tuple[Way, ...] = ()
    """Operations that take its place, when it is deprecated."""
    answers: tuple[tuple[str, Way], ...] = ()
    """By `METHOD /path`: the operations that its answers lead to."""
    callbacks: tuple[Back, ...] = ()
    history: Marks | None = None
    """What releases of the API did to it."""
    caller: Way | None = None
    """Of a callback: the operation because of which it is sent."""


ALONE = Surroundings()

Versions = Mapping[str, tuple[Way, ...]]
"""By `METHOD /path`: where an operation stands in other versions."""

NO_VERSIONS: Versions = MappingProxyType({})

NO_MARKS: Mapping[str, Marks] = MappingProxyType({})
"""By `METHOD /path`: what releases did to an operation."""

_NAMED = re.compile(r"\b([A-Z]{3,10}) (/[^\s`'\"<>()]*)")
_QUOTED = re.compile(r"`([^`\s]+)`")


class Neighbourhood:
    """Finds the surroundings of the operations of one catalogue."""

    def __init__(
        self,
        catalogue: Catalogue,
        names: Names,
        versions: Versions = NO_VERSIONS,
        marks: Mapping[str, Marks] = NO_MARKS,
    ) -> None:
        self._names, self._versions, self._marks = names, versions, marks
        self._resources = {each.key: each for each in catalogue.resources}
        self._operations = {each.key: each for each in catalogue.operations}
        self._by_id = {each.operation_id: each for each in catalogue.operations if each.operation_id}
        self._by_path: dict[str, list[Operation]] = {}
        for each in catalogue.operations:
            self._by_path.setdefault(each.path, []).append(each)

    def of(self, operation: Operation) -> Surroundings:
        """Return what an operation leads to."""
        found = self._common(operation, [each for each in operation.tags if each != operation.resource])
        key = operation.key
        return replace(found, versions=self._versions.get(key, ()), history=self._marks.get(key))

    def of_webhook(self, webhook: Operation) -> Surroundings:
        """Return what a webhook leads to; it stands under no resource, so that all its tags count."""
        return self._common(webhook, webhook.tags)

    def of_callback(self, owner: Operation, callback: Callback) -> Surroundings:
        """Return what a callback leads to."""
        found = self._common(callback.operation, callback.operation.tags)
        return replace(found, caller=Way(title_of(owner), self._section(owner)))

    def _common(self, operation: Operation, tags: Sequence[str]) -> Surroundings:
        named = [each for each in dict.fromkeys(tags) if each.strip()]
        return Surroundings(
            also_under=tuple(self._resource(each) for each in named if self._role(each) is None),
            labels=tuple(self._resource(each) for each in named if self._role(each) is not None),
            replacements=tuple(self._replacements(operation)),
            answers=tuple(self._answers(operation)),
            callbacks=tuple(
                Back(
                    name=one_line(each.name),
                    method=each.operation.method,
                    expression=each.expression,
                    key=callback_key(anchor),
                )
                for each in operation.callbacks
                if (anchor := self._names.callbacks.get(callback_identity(operation, each))) is not None
            ),
        )

    def _section(self, operation: Operation) -> str | None:
        if operation.key in self._names.operations and operation.key in self._operations:
            return operation_key(self._names.operations[operation.key])
        anchor = self._names.webhooks.get(operation.key)
        return webhook_key(anchor) if anchor is not None else None

    def _role(self, key: str) -> str | None:
        found = self._resources.get(key)
        return found.role if found is not None else None

    def _resource(self, key: str) -> Way:
        resource = self._resources.get(key) or Resource(key=key, title=key)
        name = self._names.resources.get(key)
        return Way(
            resource_title(resource),
            resource_key(name) if name is not None and key in self._names.pages else None,
        )

    def _operation(self, operation: Operation) -> Way:
        return Way(title_of(operation), operation_key(self._names.operations[operation.key]))

    def _answers(self, operation: Operation) -> Iterator[tuple[str, Way]]:
        named = dict.fromkeys(link.operation for each in operation.responses for link in each.links)
        for key in named:
            found = self._operations.get(key or "")
            if found is not None:
                yield found.key, self._operation(found)

    def _replacements(self, operation: Operation) -> Sequence[Way]:
        text = operation.deprecation or ""
        found: dict[str, Operation] = {}
        for method, path in _NAMED.findall(text):
            for each in (path, path.rstrip(".,;:!?")):
                if (named := self._operations.get(f"{method} {each}")) is not None:
                    found.setdefault(named.key, named)
        for word in (text.strip(), *_QUOTED.findall(text)):
            if (named := self._by_id.get(word) or self._on_path(word, operation.method)) is not None:
                found.setdefault(named.key, named)
        found.pop(operation.key, None)
        return [self._operation(each) for each in found.values()]

    def _on_path(self, path: str, method: str) -> Operation | None:
        """Return the operation that stands alone on a path, or has the same method there."""
        on_it = self._by_path.get(path, [])
        same = [each for each in on_it if each.method == method]
        return (same or on_it)[0] if len(same or on_it) == 1 else None
