"""The documentation of SDKs beside a description, or without one: read, and joined to its operations."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.joining import joined, unjoined
from sdkref.catalogue.of_surfaces import catalogue_of
from sdkref.catalogue.surface import Surface
from sdkref.config import Source
from sdkref.diagnostics import Diagnostic, Diagnostics
from sdkref.limits import Limits
from sdkref.location import Location
from sdkref.profiles.predictors import predictor
from sdkref.readers.sdk_docs.folder import read_surface
from sdkref.sdk import Sdk

_REMEDY = {
    True: "correct the path in one of the two",
    False: "name both alike, since the documentation tells no path",
}
"""What joins a method to its operation, by whether the method states method and path."""


def read_surfaces(
    source: Source, diagnostics: Diagnostics, limits: Limits, cache: Path | None = None
) -> tuple[Surface, ...]:
    """Return what each SDK of a source says; raise `Stop` when a folder cannot be read."""
    return tuple(
        read_surface(each.folder, diagnostics, name=each.name, key=each.key, limits=limits, cache=cache)
        for each in source.docs
    )


def predicted_surfaces(catalogue: Catalogue, sdks: Iterable[Sdk]) -> tuple[Surface, ...]:
    """Return what the documentation of SDKs would say, where a profile tells and none was read."""
    return tuple(
        found.predict(catalogue, each.key, each.language, each.options)
        for each in sdks
        if each.docs is None and each.options is not None and (found := predictor(each.profile)) is not None
    )


def with_surfaces(
    catalogue: Catalogue | None, surfaces: Sequence[Surface], diagnostics: Diagnostics
) -> Catalogue:
    """Return a catalogue, or None for one of surfaces alone, with surfaces joined to it.

    Methods that are no operation of the description are told.
    """
    whole = _shown_once(joined(catalogue_of(surfaces) if catalogue is None else catalogue, surfaces))
    if whole.described:
        for each in unjoined(whole):
            diagnostics.add(
                Diagnostic(
                    "method-without-operation",
                    f"`{each.method.call}` of {each.surface.key} is no operation of the description",
                    f"it is shown by itself; {_REMEDY[each.method.endpoint is not None]}, or leave it",
                    Location(each.method.spot.file),
                    line=each.method.spot.line,
                    column=1,
                )
            )
    return whole


def _shown_once(catalogue: Catalogue) -> Catalogue:
    """Return a catalogue whose operations bring along no code that the documentation of an SDK shows.

    An overlay of examples may have put it into the description.
    """
    if not any(each.samples for each in catalogue.operations):
        return catalogue
    shown = {
        (method.operation, example.code.strip())
        for surface in catalogue.surfaces
        for method in surface.methods
        for example in method.examples
    }
    return replace(
        catalogue,
        operations=tuple(
            replace(
                each,
                samples=tuple(
                    one for one in each.samples if one.own or (each.key, one.source.strip()) not in shown
                ),
            )
            for each in catalogue.operations
        ),
    )
