"""Which operations of a catalogue a site shows, and the models that then remain."""

import re
from collections.abc import Container, Iterable, Sequence
from functools import cache

from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue, ResourceGroup
from sdkref.catalogue.internal import without_internal
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.surface_reach import reached as models_reached
from sdkref.catalogue.views import Views


def select(
    catalogue: Catalogue,
    *,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    internal: bool = False,
    hidden: Container[str] = (),
) -> Catalogue:
    """Return the catalogue with the wanted operations only, and without their internal parts.

    A pattern names a tag, a path or `METHOD /path`; `*` stands for any text. What is internal is wanted
    only when `internal` says so, and what is `hidden` by its key never. When anything is left out, models
    that nothing reaches any more are left out too, since they may be internal as well.
    """

    def wanted(operation: Operation) -> bool:
        return (
            (internal or not operation.internal)
            and operation.key not in hidden
            and (not include or _matches(operation, include))
            and not _matches(operation, exclude)
        )

    operations = tuple(filter(wanted, catalogue.operations))
    webhooks = tuple(filter(wanted, catalogue.webhooks))
    whole = len(operations) == len(catalogue.operations) and len(webhooks) == len(catalogue.webhooks)
    chosen = catalogue if whole else _narrowed(catalogue, operations, webhooks)
    hidden = frozenset(each.key for each in catalogue.operations if each.internal)
    shown = chosen if internal else without_internal(chosen, hidden)
    return catalogue if shown is catalogue else _with_reached_models(shown)


def _narrowed(
    catalogue: Catalogue, operations: tuple[Operation, ...], webhooks: tuple[Operation, ...]
) -> Catalogue:
    """Return a catalogue with these operations, and the resources that they or none of all belong to."""
    everywhere = _resources_of((*catalogue.operations, *catalogue.webhooks))
    used = _resources_of((*operations, *webhooks))
    known = {each.key: each for each in catalogue.resources}
    kept: set[str] = set()
    for each in catalogue.resources:
        key: str | None = each.key if each.key in used or each.key not in everywhere else None
        while key is not None and key in known and key not in kept:
            kept.add(key)
            key = known[key].parent
    return replace(
        catalogue,
        operations=operations,
        webhooks=webhooks,
        resources=tuple(each for each in catalogue.resources if each.key in kept),
        groups=tuple(_with(each, kept) for each in catalogue.groups if not kept.isdisjoint(each.resources)),
    )


def _with(group: ResourceGroup, kept: set[str]) -> ResourceGroup:
    return ResourceGroup(group.title, tuple(key for key in group.resources if key in kept))


def _resources_of(operations: Iterable[Operation]) -> set[str]:
    return {key for each in operations for key in (each.resource, *each.tags)}


def _with_reached_models(catalogue: Catalogue) -> Catalogue:
    views = Views(catalogue.models)
    operations = (*catalogue.operations, *catalogue.webhooks)
    reached = {name for operation in operations for name in views.reachable_models(operation)}
    shown = {each.key for each in operations}
    for surface in catalogue.surfaces:
        keys = models_reached(surface, (each for each in surface.methods if each.operation in shown))
        reached.update(name for key in keys if (name := surface.models[key].model))
    return replace(
        catalogue, models={name: schema for name, schema in catalogue.models.items() if name in reached}
    )


def _matches(operation: Operation, patterns: Iterable[str]) -> bool:
    names = (operation.path, operation.key, operation.resource, *operation.tags)
    return any(_pattern(pattern).fullmatch(name) for pattern in patterns for name in names)


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    """Return what a pattern stands for: only `*` has a meaning of its own, and case has none."""
    return re.compile(".*".join(map(re.escape, pattern.split("*"))), re.IGNORECASE | re.DOTALL)
