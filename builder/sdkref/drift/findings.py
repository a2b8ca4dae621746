"""Drift as findings: one for each thing that an SDK says otherwise than the description, or another SDK."""

from collections.abc import Iterator, Sequence

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.surfaces_alone import undescribed_operations
from sdkref.catalogue.views import Views
from sdkref.diagnostics import Diagnostic
from sdkref.drift.comparing import differences
from sdkref.drift.of_description import said_by_description
from sdkref.drift.of_surface import said_by_surface
from sdkref.drift.said import Said
from sdkref.location import Location


def drift_findings(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Give what differs, by operation: each SDK is compared with the description, else with the first SDK."""
    views = Views(catalogue.models)
    alone = undescribed_operations(catalogue)
    methods = [each.by_operation() for each in catalogue.surfaces]
    for operation in catalogue.operations:
        said = [
            [said_by_surface(surface, each) for each in found.get(operation.key, ())]
            for surface, found in zip(catalogue.surfaces, methods, strict=True)
        ]
        described = said_by_description(operation, views) if operation.key not in alone else None
        wanted = described or next(each[0] for each in said if each)
        lacking = [surface.key for surface, found in zip(catalogue.surfaces, said, strict=True) if not found]
        if lacking and not operation.internal and not dict(operation.hints).get("x-speakeasy-ignore"):
            yield _lacking(operation, wanted, lacking)
        for found in (one for each in said for one in each):
            yield from _of(operation, wanted, found)


def _lacking(operation: Operation, wanted: Said, lacking: Sequence[str]) -> Diagnostic:
    fact = f"{operation.key} has no method in {', '.join(lacking)}"
    return _drift("drift-operation", fact, "generate the SDK anew, or write its documentation", wanted)


def _of(operation: Operation, wanted: Said, found: Said) -> Iterator[Diagnostic]:
    if found is not wanted:
        for each in differences(wanted, found):
            fact = f"`{found.call}` of {found.side}, {operation.key}: {each.fact}"
            yield _drift(each.code, fact, "bring the two together, or generate the SDK anew", found)
    for line, name in found.stale:
        fact = f"{name} of `{found.call}` of {found.side} does not call it"
        place = Location(found.file)
        yield Diagnostic("drift-example", fact, "write it anew", place, line=line, column=1)


def _drift(code: str, fact: str, remedy: str, said: Said) -> Diagnostic:
    column = 1 if said.line is not None else None
    return Diagnostic(code, fact, remedy, Location(said.file, said.pointer), line=said.line, column=column)
