"""From settings to catalogues: every source read, the wanted operations chosen, snippets put in."""

from collections.abc import Sequence

from msgspec import Struct

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.selection import select
from sdkref.config import Settings, Source
from sdkref.diagnostics import Diagnostics, UsageError
from sdkref.documents import Positions, read_document
from sdkref.pages.anchors import names_of
from sdkref.readers.dialects import read_source
from sdkref.snippets import stray_folders, with_snippets


class ReadSource(Struct, frozen=True):
    """A source, where its values stand, and the part of its catalogue that the site shows."""

    source: Source
    positions: Positions
    catalogue: Catalogue
    omitted: int
    """Operations that are not shown: internal ones, and those that include and exclude leave out."""
    folders: frozenset[str]
    """Of snippets, one an operation, those of omitted operations included."""


def read_sources(settings: Settings, diagnostics: Diagnostics) -> list[ReadSource]:
    """Return every source of the settings; raise `Stop` when one cannot be read, or nothing is left."""
    found = [_read(source, settings, diagnostics) for source in settings.sources]
    if (settings.include or settings.exclude) and not any(each.catalogue.operations for each in found):
        patterns = ", ".join(f"`{each}`" for each in (*settings.include, *settings.exclude))
        raise UsageError(
            f"no operation is left by the patterns {patterns} of include and exclude; "
            "each is a tag, a path or `METHOD /path`, and * stands for any text"
        )
    # Sources named on the command line need not be those that the folder of snippets is for.
    if settings.snippets is not None and settings.files:
        stray_folders(settings.snippets, {folder for each in found for folder in each.folders}, diagnostics)
    return found


def positions_in(read: Sequence[ReadSource]) -> dict[str, Positions]:
    """Return the positions by the name of the file, for looking up the places of findings."""
    return {each.source.name: each.positions for each in read}


def _read(source: Source, settings: Settings, diagnostics: Diagnostics) -> ReadSource:
    document = read_document(source.file, diagnostics, settings.limits, source.name)
    whole = read_source(document, diagnostics)
    shown = select(whole, include=settings.include, exclude=settings.exclude, internal=settings.internal)
    omitted = len(whole.operations) - len(shown.operations)
    anchors = names_of(whole).operations
    if settings.snippets is not None:
        shown = with_snippets(shown, anchors, settings.snippets, diagnostics)
    return ReadSource(source, document.positions, shown, omitted, frozenset(anchors.values()))
