"""Where references stand in a site's navigation, as MkDocs' plain `nav` data: lists, mappings and paths."""

import json
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from sdkref.output.markdown_pages import inert
from sdkref.output.mounting import Library, MountedReference
from sdkref.output.nearby import pages_near_by

NavEntry: TypeAlias = "str | dict[str, str | list[NavEntry]]"


def with_references(
    nav: list[NavEntry] | None, pages: Sequence[str], library: Library, generated: set[str]
) -> list[NavEntry]:
    """Return the nav with every reference in it.

    `pages` are the user's own pages in reading order, for a site that has no nav. `generated` are the
    paths of pages that are ours; a reference of which the nav already names a page is left as it is. Of
    large references the nav has those pages that every page lists.
    """
    listed = generated - pages_near_by(library)
    entries: list[NavEntry] = list(nav) if nav is not None else _nested(pages)
    alone = nav is None and len(library.mounts) == 1
    for mount in library.mounts:
        own = reference_entries(mount, listed)
        replaced, found = _replaced(entries, mount, own)
        if found or not own:
            entries = replaced
        elif not _named(entries) & {mount.root + page.path for page in mount.reference.pages} & generated:
            entries += own if alone and not mount.root else [{inert(mount.reference.full_title): own}]
    return entries


def plain_nav(nav: list[NavEntry]) -> list[NavEntry]:
    """Return a nav whose titles are plain strings: HTML still, but no type of their own."""
    entries: list[NavEntry] = json.loads(json.dumps(nav))
    return entries


def sorted_pages(paths: Iterable[str]) -> list[str]:
    """Return paths in the order in which MkDocs lists them: a folder's index first."""
    return sorted(paths, key=lambda path: (path.split("/")[:-1], not path.endswith("index.md"), path))


def reference_entries(mount: MountedReference, listed: set[str]) -> list[NavEntry]:
    """Return the entries of one reference: pages in reading order, each under its headings."""
    entries: list[NavEntry] = []
    found: dict[tuple[str, ...], list[NavEntry]] = {(): entries}
    for page in mount.reference.pages:
        path = mount.root + page.path
        if page.in_nav and path in listed:
            _heading(page.under, found).append(path)
    return entries


def _heading(under: tuple[str, ...], found: dict[tuple[str, ...], list[NavEntry]]) -> list[NavEntry]:
    """Return the list below some headings, made where it is new."""
    if under not in found:
        found[under] = []
        _heading(under[:-1], found).append({inert(under[-1]): found[under]})
    return found[under]


def _replaced(
    entries: list[NavEntry], mount: MountedReference, own: list[NavEntry]
) -> tuple[list[NavEntry], bool]:
    """Return the entries with the reference in the place of its folder's name, and whether it was there."""
    folder = mount.root or "./"
    result: list[NavEntry] = []
    found = False
    for entry in entries:
        if entry == folder:
            result += own
            found = True
        elif isinstance(entry, dict):
            inner: dict[str, str | list[NavEntry]] = {}
            for title, value in entry.items():
                if value == folder:
                    inner[title] = own
                    found = True
                elif isinstance(value, list):
                    inner[title], below = _replaced(value, mount, own)
                    found = found or below
                else:
                    inner[title] = value
            result.append(inner)
        else:
            result.append(entry)
    return result, found


def _named(entries: list[NavEntry]) -> set[str]:
    """Return all paths that a nav names."""
    names: set[str] = set()
    for entry in entries:
        values = [entry] if isinstance(entry, str) else list(entry.values())
        for value in values:
            names |= {value} if isinstance(value, str) else _named(value)
    return names


def _nested(pages: Sequence[str]) -> list[NavEntry]:
    """Return a nav that follows the folders of the pages."""
    entries: list[NavEntry] = []
    folders: dict[str, list[NavEntry]] = {"": entries}
    for page in pages:
        parts = page.split("/")[:-1]
        for depth in range(1, len(parts) + 1):
            folder = "/".join(parts[:depth])
            if folder not in folders:
                folders[folder] = []
                title = parts[depth - 1].replace("-", " ").replace("_", " ")
                title = title.capitalize() if title == title.lower() else title
                folders["/".join(parts[: depth - 1])].append({title: folders[folder]})
        folders["/".join(parts)].append(page)
    return entries
