"""From settings to catalogues: every source read, the wanted operations chosen, snippets put in."""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.overrides import NO_OVERRIDES, Overrides
from sdkref.catalogue.selection import select
from sdkref.catalogue.surface import Surface
from sdkref.diagnostics import Diagnostics, Stop, UsageError
from sdkref.documents.reading import Document, read_document
from sdkref.drift.difference import Difference
from sdkref.evidence import NO_EVIDENCE, Evidence, read_evidence
from sdkref.findings.report import SourceNote
from sdkref.limits import Allowance, within
from sdkref.readers.dialects import read_source
from sdkref.sdk import Sdk
from sdkref.settings.config import FILE_NAME, Settings
from sdkref.settings.sources import Source
from sdkref.sources.overriding import hidden_operations, overridden
from sdkref.sources.stray_overrides import check_overrides
from sdkref.templating.chosen import with_templates


class ReadSource(Struct, frozen=True):
    """A source, the part of its catalogue that the site shows, and the time that is left to show it."""

    source: Source
    catalogue: Catalogue
    omitted: int
    """Operations that are not shown: internal ones, and those that include and exclude leave out."""
    folders: frozenset[str]
    """Of snippets, if there may be some: one an operation, those of omitted operations included."""
    allowance: Allowance
    files: tuple[Path, ...]
    """All that were read: the source itself, its overlays, and what references led to."""
    absent: tuple[Path, ...]
    """Files that references name and that are not there."""
    sdks: tuple[Sdk, ...] = ()
    """Those that have a tab in its reference."""
    evidence: Evidence = NO_EVIDENCE
    """Which of its examples are known to run."""
    tabs: tuple[str, ...] | None = None
    """The keys of the tabs that its reference shows; None for the usual ones."""
    templates: Path | None = None
    """The folder of the user's templates."""
    whole: Catalogue | None = None
    """All that the source offers, before settings choose of it, where they name single things."""
    settings: Settings = Settings()
    """Those that it was read with, for its earlier versions."""
    drift: tuple[Difference, ...] | None = None
    """What SDKs and description say differently; None where nobody asks."""


class Reading(Struct, frozen=True):
    """What came of the sources: those that could be read, and what ends the run, if anything does."""

    read: tuple[ReadSource, ...]
    stop: Stop | None


def read_sources(settings: Settings, diagnostics: Diagnostics) -> list[ReadSource]:
    """Return every source of the settings; raise `Stop` when one cannot be read, or nothing is left."""
    reading = read_each(settings, diagnostics)
    if reading.stop is not None:
        raise reading.stop
    return list(reading.read)


def read_each(settings: Settings, diagnostics: Diagnostics) -> Reading:
    """Return what came of each source; one that cannot be read does not keep others from being read."""
    found: list[ReadSource] = []
    stops: list[Stop] = []
    if settings.templates is not None:
        try:
            import_module("sdkref.templating.user_templates").check_templates(settings.templates)
        except UsageError as stop:
            return Reading((), stop)
    for source in settings.sources:
        try:
            found.append(_read(source, settings, diagnostics))
        except Stop as stop:
            stops.append(stop)
    if stops:
        every = [finding for stop in stops for finding in stop.findings]
        return Reading(tuple(found), type(stops[0])(*every))
    try:
        _read_together(settings, found, diagnostics)
    except UsageError as stop:
        return Reading(tuple(found), stop)
    return Reading(tuple(found), None)


def notes(settings: Settings, reading: Reading) -> tuple[SourceNote, ...]:
    """Return what is to be told of each source."""
    read = {each.source: _note(each) for each in reading.read}
    return tuple(read.get(source) or SourceNote(file=source.name) for source in settings.sources)


def _note(read: ReadSource) -> SourceNote:
    catalogue = read.catalogue
    return SourceNote(
        file=read.source.name,
        read=True,
        title=catalogue.info.title,
        version=catalogue.info.version,
        operations=len(catalogue.operations),
        resources=len({each.resource for each in catalogue.operations}),
        models=len(catalogue.models),
        webhooks=len(catalogue.webhooks),
        left_out=read.omitted,
    )


def _read_together(settings: Settings, found: list[ReadSource], diagnostics: Diagnostics) -> None:
    """Look at what only all sources together tell: whether anything is left, and stray snippets."""
    if (settings.include or settings.exclude) and not any(each.catalogue.operations for each in found):
        patterns = ", ".join(f"`{each}`" for each in (*settings.include, *settings.exclude))
        raise UsageError(
            f"no operation is left by the patterns {patterns} of include and exclude; "
            "each is a tag, a path or `METHOD /path`, and * stands for any text"
        )
    if settings.files:
        _check_things_named(settings, found)
    # Sources named on the command line need not be those that the folder of snippets is for.
    if settings.snippets is not None and settings.files:
        every = {folder for each in found for folder in each.folders}
        import_module("sdkref.sources.snippets").stray_folders(settings.snippets, every, diagnostics)


def _check_things_named(settings: Settings, found: Sequence[ReadSource]) -> None:
    """Look for what settings say of things that no source has; earlier versions need not have them."""
    if settings.overrides != NO_OVERRIDES:
        whole = [each.whole for each in found if each.whole is not None]
        check_overrides(settings.overrides, whole, FILE_NAME)
    if any(each.options is not None for each in settings.sdks):
        offers = [(each.sdks, each.whole) for each in found if each.whole and each.source.is_described]
        import_module("sdkref.sources.stray_names").check_names(settings, offers)


def _described(source: Source, settings: Settings, diagnostics: Diagnostics) -> Document:
    """Return the document of a source, with its overlays applied.

    What applies them is loaded for them alone: it takes as long as reading a description does.
    """
    document = read_document(source.file, diagnostics, settings.limits, source.name)
    for each in source.overlays:
        overlay = read_document(each.file, diagnostics, settings.limits, each.name)
        apply = import_module("sdkref.readers.overlay").with_overlay
        document = apply(document, overlay, diagnostics, settings.limits)
    return document


def _read(source: Source, settings: Settings, diagnostics: Diagnostics) -> ReadSource:
    began = time.monotonic()
    allowance = Allowance(source.name, settings.limits.time)
    with within(allowance), with_templates(settings.templates):
        document = _described(source, settings, diagnostics) if source.is_described else None
        catalogue = read_source(document, diagnostics) if document is not None else None
        whole, predictions = _documented(catalogue, source, settings, diagnostics)
        told = _with_languages(settings, whole.surfaces)
        changed, hidden = _overridden(whole, settings.overrides)
        shown = select(
            changed,
            include=settings.include,
            exclude=settings.exclude,
            internal=settings.internal,
            hidden=hidden or (),
        )
        omitted = len(whole.operations) - len(shown.operations)
        anchors: Mapping[str, str] = {}
        if settings.snippets is not None:
            anchors = import_module("sdkref.pages.anchors").names_of(changed).operations
            snippets = import_module("sdkref.sources.snippets")
            shown = snippets.with_snippets(shown, anchors, settings.snippets, told.sdks, diagnostics)
        drift = _drift(shown, predictions, told.sdks, diagnostics) if settings.drift else None
    left = allowance.after(time.monotonic() - began)
    neighbours, missing = (document.neighbours, document.absent) if document is not None else ((), ())
    files = (
        source.file,
        *(each.file for each in source.overlays),
        *_beside(source, neighbours),
        *(each.folder for each in source.docs if each.folder != source.file),
        *(each.file for each in source.history),
    )
    absent = tuple(_beside(source, sorted(missing)))
    evidence = read_evidence(settings.results) if settings.results else NO_EVIDENCE
    folders = frozenset(anchors.values())
    return ReadSource(
        source,
        shown,
        omitted,
        folders,
        left,
        files,
        absent,
        told.sdks_of(source),
        evidence,
        settings=settings,
        drift=drift,
        tabs=settings.tabs_of(source),
        templates=settings.templates,
        whole=whole if hidden is not None or any(each.options for each in told.sdks) else None,
    )


def _overridden(whole: Catalogue, overrides: Overrides) -> tuple[Catalogue, frozenset[str] | None]:
    """Return a catalogue with what settings say of its parts, and the operations that they hide.

    None stands for settings that say nothing of any part.
    """
    if overrides == NO_OVERRIDES:
        return whole, None
    changed = overridden(whole, overrides)
    return changed, hidden_operations(changed, overrides)


def _drift(
    catalogue: Catalogue, predictions: Sequence[Surface], sdks: Sequence[Sdk], diagnostics: Diagnostics
) -> tuple[Difference, ...]:
    """Return what SDKs and description say differently; what compares them is loaded for it alone."""
    compared = import_module("sdkref.drift.differences").differences_of
    found: tuple[Difference, ...] = compared(catalogue, diagnostics.place, sdks, predictions)
    return found


def _documented(
    catalogue: Catalogue | None, source: Source, settings: Settings, diagnostics: Diagnostics
) -> tuple[Catalogue, tuple[Surface, ...]]:
    """Return a catalogue joined to the documentation of SDKs, and what profiles predict of these.

    What reads it is loaded for it alone, as for overlays.
    """
    sdks = settings.sdks_of(source)
    if catalogue is not None and not source.docs and all(each.options is None for each in sdks):
        return catalogue, ()
    documentation = import_module("sdkref.sources.documentation")
    found = documentation.documented(catalogue, source, sdks, diagnostics, settings.limits)
    return found.catalogue, found.predictions


def _with_languages(settings: Settings, surfaces: Iterable[Surface]) -> Settings:
    """Return settings whose SDKs have the languages that their documentation tells."""
    languages = {each.key: each.language for each in surfaces}
    sdks = (replace(each, language=each.language or languages.get(each.key, "")) for each in settings.sdks)
    return replace(settings, sdks=tuple(sdks))


def _beside(source: Source, found: Iterable[Path]) -> Iterator[Path]:
    """Yield files of a source's folder, given by their real paths, as the source's own is written."""
    folder = source.file.parent
    return (folder / each.relative_to(folder.resolve()) for each in found)
