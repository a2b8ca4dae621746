"""Where pages stand that not every page lists: beside their index, and in their own navigation."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from mkdocs.structure import StructureItem
from mkdocs.structure.files import File
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from sdkref.output.markdown_pages import inert
from sdkref.output.mounting import Library, MountedReference
from sdkref.output.nearby import Neighbours, neighbours_of, pages_near_by

_INDEX = "operations.md"
"""The page of a reference that lists whatever it has."""


class NearNavigation:
    """The branches of one build, each put into the nav while its page is laid out.

    Pages are named by their paths below the site's documents.
    """

    def __init__(self, library: Library, files: Mapping[str, File], nav: Navigation) -> None:
        """Let pages that the nav leaves out stand beside their index: a theme shows where they are."""
        listed = {page.file.src_uri: page for page in nav.pages}
        self._pages = {path: file.page for path, file in files.items() if file.page is not None}
        self._branches: dict[str, tuple[MountedReference, Neighbours]] = {}
        self._after: dict[str, Page] = {}
        """The page behind which a reference's branches stand, by the reference's name."""
        self._opened: list[tuple[list[StructureItem], list[StructureItem]]] = []
        near = pages_near_by(library) - listed.keys()
        for mount in library.mounts:
            paths = [mount.root + each.path for each in mount.reference.pages]
            for path in paths:
                home = listed.get(_index_of(path))
                if home is not None and path in self._pages and path not in listed:
                    self._pages[path].parent = home.parent
            if not near.isdisjoint(paths):
                self._take(mount, [path for path in paths if path in near or path in listed], near)

    def _take(self, mount: MountedReference, shown: Sequence[str], near: frozenset[str]) -> None:
        """Give the pages of a large reference their neighbours, and the pages before and after them."""
        first = next(at for at, path in enumerate(shown) if path in near)
        if first == 0:
            return
        before = self._after[mount.name] = self._pages[shown[first - 1]]
        neighbours = neighbours_of(mount)
        for path in shown:
            if path in near:
                self._branches[path] = (mount, neighbours[path])
                self._pages[path].parent = before.parent
        for one, other in pairwise(shown):
            if {one, other} & near:
                self._pages[one].next_page = self._pages[other]
                self._pages[other].previous_page = self._pages[one]

    def open(self, page: Page, nav: Navigation) -> None:
        """Put the branch of a page into the nav: its own, else that of the page that lists it."""
        self.close()
        path = page.file.src_uri
        found = self._branches.get(path) or self._branches.get(_index_of(path))
        if found is None:
            return
        mount, neighbours = found
        before = self._after[mount.name]
        beside = before.parent.children if before.parent is not None else nav.items
        if before not in beside or not neighbours.under:
            return
        sections = _sections(neighbours.under, before.parent)
        sections[-1].children += self._entries(mount, neighbours)
        self._opened.append((beside, beside[:]))
        beside.insert(beside.index(before) + 1, sections[0])
        page.parent = sections[-1]
        page.parent.active = True

    def close(self) -> None:
        """Take the branch out again, so that the nav is what it was."""
        for items, before in self._opened:
            items[:] = before
        self._opened.clear()

    def _entries(self, mount: MountedReference, neighbours: Neighbours) -> Iterator[StructureItem]:
        yield from (self._pages[path] for path in neighbours.paths)
        index = self._pages.get(mount.root + _INDEX)
        if neighbours.more and index is not None:
            yield Link(f"{index.title} …", index.url)


def _index_of(path: str) -> str:
    """Return the page that lists a page: `models/index.md` for `models/a.md`, a resource's first one."""
    folder = path.rpartition("/")[0]
    return f"{folder}/index.md" if folder.rpartition("/")[2] == "models" else f"{folder}.md"


def _sections(headings: Sequence[str], above: Section | None) -> list[Section]:
    """Return a section for each heading, each in the one before."""
    sections = [Section(inert(each), []) for each in headings]
    for each, inner in pairwise(sections):
        each.children.append(inner)
    for each, parent in zip(sections, (above, *sections), strict=False):
        each.parent = parent
    return sections
