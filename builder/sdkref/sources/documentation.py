"""The documentation of SDKs beside a description, or without one: read, and joined to its operations."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.joining import joined, unjoined
from sdkref.catalogue.of_surfaces import catalogue_of
from sdkref.catalogue.surface import Surface
from sdkref.catalogue.unsaid_resources import unsaid_resources
from sdkref.diagnostics import Diagnostic, Diagnostics
from sdkref.documentation_folders import Documentation
from sdkref.limits import Limits
from sdkref.location import Location
from sdkref.profiles.predictors import predictor
from sdkref.readers.sdk_docs.folder import read_surface
from sdkref.sdk import Sdk
from sdkref.settings.sources import Source

_REMEDY = {
    True: "correct the path in one of the two",
    False: "name both alike, since the documentation tells no path",
}
"""What joins a method to its operation, by whether the method states method and path."""
_FEW = 3
"""Resources that a finding names at most."""


def read_surfaces(
    source: Source, diagnostics: Diagnostics, limits: Limits, cache: Path | None = None
) -> tuple[Surface, ...]:
    """Return what each SDK of a source says; raise `Stop` when a folder cannot be read."""
    return tuple(
        read_surface(each.folder, diagnostics, name=each.name, key=each.key, limits=limits, cache=cache)
        for each in source.docs
    )


class Documented(Struct, frozen=True):
    """A catalogue with the surfaces of its SDKs."""

    catalogue: Catalogue
    predictions: tuple[Surface, ...] = ()
    """What profiles predict of SDKs whose documentation is shown, joined to the same operations."""


def documented(
    catalogue: Catalogue | None,
    source: Source,
    sdks: Sequence[Sdk],
    diagnostics: Diagnostics,
    limits: Limits,
) -> Documented:
    """Return a catalogue, or None for one of surfaces alone, with what SDKs say or would say joined to it.

    Raises `Stop` when a folder cannot be read.
    """
    read = read_surfaces(source, diagnostics, limits)
    if catalogue is None:
        named = next((each.package or each.label for each in sdks if each.package or each.label), "")
        return Documented(with_surfaces(None, read, diagnostics, named))
    languages = {each.key: each.language for each in read}
    known = [replace(each, language=each.language or languages.get(each.key, "")) for each in sdks]
    predicted = _predicted(catalogue, known)
    shown = tuple(each for each in predicted if each.key not in languages)
    # What the documentation says of types is shown; profiles tell which of its methods is which operation.
    compared = [replace(each, models={}) for each in predicted if each.key in languages]
    whole = joined(catalogue, [*compared, *read, *shown])
    predictions, surfaces = whole.surfaces[: len(compared)], whole.surfaces[len(compared) :]
    told = _told(replace(whole, surfaces=surfaces), diagnostics)
    for each in source.docs:
        _tell_unsaid(told, each, diagnostics)
    return Documented(told, predictions)


def _predicted(catalogue: Catalogue, sdks: Iterable[Sdk]) -> tuple[Surface, ...]:
    """Return what the documentation of SDKs would say, where a profile tells."""
    return tuple(
        found.predict(catalogue, each.key, each.language, each.options)
        for each in sdks
        if each.options is not None
        and (found := predictor(each.profile)) is not None
        and each.language in found.languages
    )


def with_surfaces(
    catalogue: Catalogue | None, surfaces: Sequence[Surface], diagnostics: Diagnostics, named: str = ""
) -> Catalogue:
    """Return a catalogue, or None for one of surfaces alone, with surfaces joined to it."""
    whole = catalogue_of(surfaces, named) if catalogue is None else catalogue
    return _told(joined(whole, surfaces), diagnostics)


def _told(catalogue: Catalogue, diagnostics: Diagnostics) -> Catalogue:
    """Return a catalogue of which methods that are no operation of the description are told."""
    whole = _shown_once(catalogue)
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


def _tell_unsaid(catalogue: Catalogue, documentation: Documentation, diagnostics: Diagnostics) -> None:
    """Note of which resources a documentation says nothing: a page may be missing that nothing leads to."""
    found = unsaid_resources(catalogue, documentation.key)
    if found:
        named = ", ".join(f"`{each.title}`" for each in found[:_FEW])
        more = f" and {len(found) - _FEW} more" if len(found) > _FEW else ""
        diagnostics.report(
            "missing-resource",
            f"{documentation.key} has no method for any operation of {named}{more}",
            "put the pages of these methods into the folder if there are any, or generate the SDK anew",
            Location(documentation.name),
        )


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
