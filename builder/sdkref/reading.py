"""From settings to catalogues: every source read, the wanted operations chosen, snippets put in."""

from collections.abc import Sequence

from msgspec import Struct

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.selection import select
from sdkref.config import Settings, Source
from sdkref.diagnostics import Diagnostics
from sdkref.documents import Document, read_document
from sdkref.pages.anchors import names_of
from sdkref.readers.dialects import read_source
from sdkref.snippets import stray_folders, with_snippets


class ReadSource(Struct, frozen=True):
    """A source, its document, and the part of its catalogue that the site shows."""

    source: Source
    document: Document
    catalogue: Catalogue
    omitted: int
    """Operations that are not shown: internal ones, and those that include and exclude leave out."""


def read_sources(settings: Settings, diagnostics: Diagnostics) -> list[ReadSource]:
    """Return every source of the settings; raise `Stop` when one cannot be read."""
    found = [_read(source, settings, diagnostics) for source in settings.sources]
    if settings.snippets is not None:
        folders = {anchor for each in found for anchor in names_of(each.catalogue).operations.values()}
        stray_folders(settings.snippets, folders, diagnostics)
    return found


def positions_in(read: Sequence[ReadSource]) -> dict[str, Document]:
    """Return the documents by name, for looking up the places of findings."""
    return {each.document.name: each.document for each in read}


def _read(source: Source, settings: Settings, diagnostics: Diagnostics) -> ReadSource:
    document = read_document(source.file, diagnostics, settings.limits, source.name)
    whole = read_source(document, diagnostics)
    shown = select(whole, include=settings.include, exclude=settings.exclude, internal=settings.internal)
    if settings.snippets is not None:
        anchors = names_of(shown).operations
        shown = with_snippets(shown, anchors, settings.snippets, diagnostics)
    return ReadSource(source, document, shown, len(whole.operations) - len(shown.operations))
