"""The documentation of SDKs beside a description, or without one: read, and joined to its operations."""

from collections.abc import Iterable, Sequence
from pathlib import Path

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
    whole = joined(catalogue_of(surfaces) if catalogue is None else catalogue, surfaces)
    if whole.described:
        for each in unjoined(whole):
            call = ".".join((*each.method.accessor, each.method.name))
            diagnostics.add(
                Diagnostic(
                    "method-without-operation",
                    f"`{call}` of {each.surface.key} is no operation of the description",
                    "it is shown by itself; correct the path in one of the two, or leave it",
                    Location(each.method.spot.file),
                    line=each.method.spot.line,
                    column=1,
                )
            )
    return whole
