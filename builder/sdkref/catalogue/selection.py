"""Which operations of a catalogue a site shows, and the models that then remain."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.views import Views


def select(
    catalogue: Catalogue, *, include: Sequence[str] = (), exclude: Sequence[str] = (), internal: bool = False
) -> Catalogue:
    """Return the catalogue with the wanted operations only.

    A pattern names a tag, a path or `METHOD /path`; `*` stands for any text. Internal operations
    are wanted only when `internal` says so. When anything is left out, models that nothing reaches any
    more are left out too, since they may be internal as well.
    """

    def wanted(operation: Operation) -> bool:
        return (
            (internal or not operation.internal)
            and (not include or _matches(operation, include))
            and not _matches(operation, exclude)
        )

    operations = tuple(filter(wanted, catalogue.operations))
    webhooks = tuple(filter(wanted, catalogue.webhooks))
    if len(operations) == len(catalogue.operations) and len(webhooks) == len(catalogue.webhooks):
        return catalogue
    views = Views(catalogue.models)
    reached = {name for operation in (*operations, *webhooks) for name in views.reachable_models(operation)}
    used = {operation.resource for operation in operations}
    return replace(
        catalogue,
        operations=operations,
        webhooks=webhooks,
        models={name: schema for name, schema in catalogue.models.items() if name in reached},
        resources=tuple(resource for resource in catalogue.resources if resource.key in used),
    )


def _matches(operation: Operation, patterns: Iterable[str]) -> bool:
    names = (operation.path, operation.key, operation.resource, *operation.tags)
    return any(_pattern(pattern).fullmatch(name) for pattern in patterns for name in names)


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    """Return what a pattern stands for: only `*` has a meaning of its own, and case has none."""
    return re.compile(".*".join(map(re.escape, pattern.split("*"))), re.IGNORECASE | re.DOTALL)
