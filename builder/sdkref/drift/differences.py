"""All differences of an API: each SDK is compared with the description, else with the first SDK."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.left_out import is_left_out
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.surface import Surface
from sdkref.catalogue.surfaces_alone import undescribed_operations
from sdkref.catalogue.views import Views
from sdkref.drift.comparing import Drift, differences
from sdkref.drift.difference import Difference
from sdkref.drift.of_description import said_by_description
from sdkref.drift.of_prediction import of_prediction
from sdkref.drift.of_surface import is_read, said_by_surface
from sdkref.drift.of_versions import of_versions
from sdkref.drift.place import NOWHERE, Find, Place, found
from sdkref.drift.said import Said
from sdkref.sdk import Sdk

_USUAL = "bring the two together, or generate the SDK anew"
_REMEDIES = {
    "drift-example": "write it anew",
    "drift-operation": "generate the SDK anew, or write its documentation",
    "drift-prediction": "correct the settings of the profile, or generate the SDK anew",
    "drift-version": "install the version that it was written for, or generate the documentation anew",
}


def differences_of(
    catalogue: Catalogue, find: Find, sdks: Sequence[Sdk] = (), predictions: Sequence[Surface] = ()
) -> tuple[Difference, ...]:
    """Return what differs, by operation; `find` knows the lines of descriptions.

    `sdks` tell which packages are installed; `predictions` are surfaces that profiles predict for SDKs
    whose documentation was read, joined to the operations of the catalogue.
    """
    drifts = (*_of_sdks(catalogue, sdks), *_of_operations(catalogue, predictions))
    return tuple(replace(each, here=found(each.here, find), there=found(each.there, find)) for each in drifts)


def _of_sdks(catalogue: Catalogue, sdks: Sequence[Sdk]) -> Iterator[Difference]:
    for surface in catalogue.surfaces:
        for each in of_versions(surface, sdks):
            yield _difference(each, (surface.key,))


def _of_operations(catalogue: Catalogue, predictions: Sequence[Surface]) -> Iterator[Difference]:
    views = Views(catalogue.models)
    alone = undescribed_operations(catalogue)
    methods = [(surface, surface.by_operation()) for surface in catalogue.surfaces if is_read(surface)]
    predicted = {each.key: each.by_operation() for each in predictions}
    for operation in catalogue.operations:
        read = [(surface, found.get(operation.key, [])) for surface, found in methods]
        said = [(each, said_by_surface(surface, each)) for surface, found in read for each in found]
        described = said_by_description(operation, views) if operation.key not in alone else None
        wanted = described or next((each for _, each in said), None)
        if wanted is None:
            continue
        lacking = tuple(
            surface.key
            for surface, found in read
            if not found and not is_left_out(operation.hints, surface.dialect, surface.language)
        )
        if lacking and not operation.internal:
            drift = Drift("drift-operation", "it has no method", NOWHERE, wanted.place)
            yield _difference(drift, lacking, operation)
        for method, each in said:
            drifts = [*_of_method(wanted, each)]
            if described is not None and each.side in predicted:
                expected = predicted[each.side].get(operation.key, ())
                errors = all(drift.code != "drift-error" for drift in drifts)
                drifts += of_prediction(method, expected, described.place, errors=errors)
            for drift in drifts:
                yield _difference(drift, (each.side,), operation, each.call)


def _of_method(wanted: Said, found: Said) -> Iterator[Drift]:
    if found is not wanted:
        yield from differences(wanted, found)
    for line, name in found.stale:
        place = Place(found.place.file, line)
        yield Drift("drift-example", f"{name} does not call it", place, wanted.place)


def _difference(
    drift: Drift, sdks: tuple[str, ...], operation: Operation | None = None, call: str = ""
) -> Difference:
    return Difference(
        code=drift.code,
        operation=operation.key if operation is not None else "",
        sdks=sdks,
        call=call,
        fact=drift.fact,
        remedy=_REMEDIES.get(drift.code, _USUAL),
        here=drift.here,
        there=drift.there,
    )
