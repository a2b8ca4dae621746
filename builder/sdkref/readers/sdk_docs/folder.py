"""A folder of documentation that a generator wrote for one SDK, read as a whole: the surface of that SDK."""

import posixpath
from pathlib import Path

from msgspec.structs import replace

from sdkref.catalogue.surface import Surface
from sdkref.diagnostics import Diagnostic, Diagnostics
from sdkref.limits import DEFAULT_LIMITS, Allowance, Limits, within
from sdkref.location import Location
from sdkref.readers.sdk_docs.assembling import assembled
from sdkref.readers.sdk_docs.keeping import KeptPages
from sdkref.readers.sdk_docs.nothing_said import nothing, silent
from sdkref.readers.sdk_docs.page_processes import read_pages
from sdkref.readers.sdk_docs.page_reading import ReadPage, digest_of, read_page
from sdkref.readers.sdk_docs.released import released_version
from sdkref.readers.sdk_docs.walking import Found, pages_of

_LOOKED_AT = 2_000
"""Pages among which there is one of methods or models, if the folder is documentation of an SDK."""


def is_documentation(folder: Path) -> bool:
    """Tell whether a folder holds documentation of an SDK: some page of methods or models."""
    if not folder.is_dir():
        return False
    pages = pages_of(folder, str(folder), DEFAULT_LIMITS).pages[:_LOOKED_AT]
    read = (read_page(folder, path, DEFAULT_LIMITS).facts for path in pages)
    return any(facts.methods or facts.models for facts in read)


def read_surface(
    folder: Path,
    diagnostics: Diagnostics,
    *,
    name: str,
    key: str,
    limits: Limits = DEFAULT_LIMITS,
    cache: Path | None = None,
) -> Surface:
    """Return what the documentation in a folder says; `name` is the folder as the user named it.

    What pages said is kept below `cache`, by default in the folder of this user. Whatever is wrong with a
    page becomes a diagnostic. Raises `UnreadableError` when no page says anything of an SDK, and
    `LimitError` when there are too many files or reading takes too long.
    """
    with within(Allowance(name, limits.time)):
        found = pages_of(folder, name, limits)
        _tell(found, diagnostics, name)
        pages = _read(folder, found, limits, KeptPages(folder, cache))
        surface = assembled(pages, diagnostics, name, key)
        if not (surface.methods or surface.models):
            raise nothing(name, pages)
        if not surface.language:
            raise silent(name, surface)
        return _with_version(surface, folder)


def _with_version(surface: Surface, folder: Path) -> Surface:
    """Return a surface with the version that files beside its pages tell, where no page does."""
    about = surface.about
    version = about.version or released_version(folder, surface.language)
    return surface if version == about.version else replace(surface, about=replace(about, version=version))


def _read(folder: Path, found: Found, limits: Limits, kept: KeptPages) -> list[ReadPage]:
    """Return what each page says: what was kept of those that have not changed, and the others read."""
    known = {path: kept.get(path, digest_of(folder, path, limits)) for path in found.pages}
    changed = [path for path, page in known.items() if page is None]
    read = {page.path: page for page in read_pages(folder, changed, limits)}
    pages = [known[path] or read[path] for path in found.pages]
    kept.put(pages)
    return pages


def _tell(found: Found, diagnostics: Diagnostics, name: str) -> None:
    for path in found.outward:
        place = Location(posixpath.join(name, path))
        fact, remedy = "a link leads out of the folder, and is not followed", "copy what it leads to here"
        diagnostics.add(Diagnostic("outward-link", fact, remedy, place))
    for path in found.closed:
        place = Location(posixpath.join(name, path))
        fact, remedy = "the folder cannot be read", "correct its rights"
        diagnostics.add(Diagnostic("unreadable-page", fact, remedy, place))
    for path in found.nameless:
        place = Location(posixpath.join(name, path))
        fact, remedy = "the name of the page is no UTF-8", "rename it, or the folder that it stands in"
        diagnostics.add(Diagnostic("unreadable-page", fact, remedy, place))
