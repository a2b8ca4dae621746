"""What settings say of operations, models and resources that no source has, or that cannot be done."""

from collections.abc import Iterable, Iterator, Sequence

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.overrides import Override, Overrides
from sdkref.diagnostics import Diagnostic, Level, UsageError
from sdkref.location import Location
from sdkref.nearest_name import did_you_mean


def check_overrides(overrides: Overrides, catalogues: Sequence[Catalogue], file: str) -> None:
    """Raise `UsageError` with all that is said of nothing; catalogues are whole, `file` is for messages."""
    found = [
        Diagnostic("setting", fact, remedy, Location(file, each.pointer), Level.ERROR, each.line, each.column)
        for each, fact, remedy in _faults(overrides, catalogues)
    ]
    if found:
        raise UsageError(*sorted(found, key=lambda each: (each.line or 0, each.column or 0)))


def _faults(overrides: Overrides, catalogues: Sequence[Catalogue]) -> Iterator[tuple[Override, str, str]]:
    operations = {one.key: one for each in catalogues for one in (*each.operations, *each.webhooks)}
    models = {name for each in catalogues for name in each.models}
    resources = {
        word
        for each in catalogues
        for word in (
            *(word for one in each.resources for word in (one.key, one.title)),
            *(one.resource for one in (*each.operations, *each.webhooks)),
        )
    }
    yield from _absent("operation", overrides.operations, operations)
    yield from _absent("model", overrides.models, models)
    yield from _absent("resource", overrides.resources, resources, fold=True)
    for each in overrides.operations:
        operation = operations.get(each.name)
        if operation is None:
            continue
        if each.examples and operation.request_body is None:
            yield each, f"{each.name} has no request body that examples could be of", "remove `examples`"
        known = [one.name for one in operation.parameters]
        for name, _ in each.parameters:
            if name not in known:
                remedy = f"known are {', '.join(known)}" if known else "remove `parameters`"
                yield (
                    each,
                    f"{each.name} has no parameter `{name}`",
                    did_you_mean(name, known, remedy, cutoff=0.5),
                )
    for one in overrides.models:
        if one.title is not None and one.title in models and one.title != one.name:
            yield one, f"there is a model `{one.title}` already", "choose another title"


def _absent(
    kind: str, said: Iterable[Override], known: Iterable[str], *, fold: bool = False
) -> Iterator[tuple[Override, str, str]]:
    every = list(known)
    for each in said:
        same = [one for one in every if one == each.name or (fold and one.casefold() == each.name.casefold())]
        if not same:
            otherwise = "no source has one that is called so; look at the index of the site"
            remedy = did_you_mean(each.name, every, otherwise, cutoff=0.5)
            yield each, f"there is no {kind} `{each.name}`", remedy
