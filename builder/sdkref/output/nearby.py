"""Which pages of references the navigation of every page lists, and which only that of pages beside them.

An engine puts the navigation into each page, so that a long one makes a site grow with the square of its
resources. Above `MOST` resources, a page's navigation lists the nearest of them and no others; whoever looks
for one further away finds it in the index of operations.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from sdkref.output.mounting import Library, MountedReference
from sdkref.pages.page import Page

MOST = 100
"""Resources of a site that the navigation of every page lists; of more, each page lists its neighbours."""

NEAREST = 10
"""Neighbours before a page and behind it, at most."""

_RESOURCE = "r:"
"""How the keys of resources begin, see `pages.page`."""


class Neighbours(Struct, frozen=True):
    """The pages under the headings of one page, as far as they are near."""

    under: tuple[str, ...]
    """The headings, from the outermost."""
    paths: Sequence[str]
    """Of the pages, below the site's documents."""
    more: bool
    """Whether there are others under these headings."""


def pages_near_by(library: Library) -> frozenset[str]:
    """Return the paths of pages that only the pages beside them list: none of a small site."""
    resources = {mount.name: list(_resources(mount)) for mount in library.mounts}
    if sum(map(len, resources.values())) <= MOST:
        return frozenset()
    fair = MOST // len(resources)
    return frozenset(
        mount.root + page.path
        for mount in library.mounts
        if len(resources[mount.name]) > fair
        for page in resources[mount.name]
    )


def neighbours_of(mount: MountedReference) -> dict[str, Neighbours]:
    """Return for the path of each resource's page what stands near it, itself included."""
    beside: dict[tuple[str, ...], list[str]] = {}
    for page in _resources(mount):
        beside.setdefault(page.under, []).append(mount.root + page.path)
    return {
        path: _around(under, paths, at) for under, paths in beside.items() for at, path in enumerate(paths)
    }


def _around(under: tuple[str, ...], paths: Sequence[str], at: int) -> Neighbours:
    near = paths[max(0, at - NEAREST) : at + NEAREST + 1]
    return Neighbours(under, near, more=len(near) < len(paths))


def _resources(mount: MountedReference) -> Iterator[Page]:
    return (
        page for page in mount.reference.pages if page.in_nav and page.sections[0].key.startswith(_RESOURCE)
    )
