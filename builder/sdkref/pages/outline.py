"""The outline of a reference: which resources have a page, in which order, and under which headings."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from sdkref.catalogue.catalogue import Catalogue, Resource
from sdkref.catalogue.operation import Operation
from sdkref.wording.saying import say
from sdkref.words import one_line

_DEEPEST = 20
"""Parts of parts; a resource further in is treated as a part of nothing."""


class Chapter(Struct, frozen=True, kw_only=True):
    """A resource that has a page."""

    resource: Resource
    operations: tuple[Operation, ...]
    """Those whose home it is."""
    also: tuple[Operation, ...] = ()
    """Those that belong to it too, and have their home elsewhere."""
    parent: Resource | None = None
    parts: tuple[Resource, ...] = ()
    """The resources that are parts of it."""
    under: tuple[str, ...] = field(default_factory=lambda: (say("titles.resources"),))
    """Headings of the navigation, from the outermost."""


class Label(Struct, frozen=True):
    """A tag that no operation has as its home, and the operations that carry it."""

    resource: Resource
    operations: tuple[Operation, ...]


class Outline(Struct, frozen=True):
    """All chapters in reading order, and the tags that are no chapters."""

    chapters: tuple[Chapter, ...]
    labels: tuple[Label, ...]


def outline_of(catalogue: Catalogue) -> Outline:
    """Return the outline of a catalogue: groups in their order, a resource's parts right after it."""
    homes: dict[str, list[Operation]] = {each.key: [] for each in catalogue.resources}
    also: dict[str, list[Operation]] = {}
    for operation in catalogue.operations:
        homes.setdefault(operation.resource, []).append(operation)
        for tag in dict.fromkeys(operation.tags):
            if tag != operation.resource:
                also.setdefault(tag, []).append(operation)
    known = {each.key: each for each in catalogue.resources}
    resources = {key: known.get(key) or Resource(key=key, title=key) for key in homes}
    shown = _with_pages(resources, homes, also)
    tree = _Tree(catalogue, shown)
    chapters = tuple(
        Chapter(
            resource=resource,
            operations=tuple(homes[resource.key]),
            also=tuple(also.get(resource.key, ())),
            parent=tree.parent(resource),
            parts=tuple(tree.parts(resource)),
            under=tree.headings(resource),
        )
        for resource in tree.in_order()
    )
    labels = tuple(
        Label(resource, tuple(also.get(key, ()))) for key, resource in resources.items() if key not in shown
    )
    return Outline(chapters, labels)


def _with_pages(
    resources: Mapping[str, Resource],
    homes: Mapping[str, Sequence[Operation]],
    also: Mapping[str, Sequence[Operation]],
) -> dict[str, Resource]:
    """Return the resources with a page: those with operations, and those that such a one is a part of."""
    wanted = {key for key, each in resources.items() if homes[key] or (each.role is None and key in also)}
    for key in list(wanted):
        above = resources[key].parent
        while above is not None and above in resources and above not in wanted:
            wanted.add(above)
            above = resources[above].parent
    return {key: each for key, each in resources.items() if key in wanted}


class _Tree:
    """The resources with a page, by what they are parts of and the group they stand in."""

    def __init__(self, catalogue: Catalogue, shown: Mapping[str, Resource]) -> None:
        self._shown = shown
        self._groups: dict[str, str] = {}
        for group in catalogue.groups:
            for key in group.resources:
                self._groups.setdefault(key, one_line(group.title))
        self._listed = dict.fromkeys(key for group in catalogue.groups for key in group.resources)
        self._parts: dict[str, list[Resource]] = {}
        for each in shown.values():
            if (parent := self.parent(each)) is not None:
                self._parts.setdefault(parent.key, []).append(each)

    def parent(self, resource: Resource) -> Resource | None:
        """Return what a resource is a part of; nothing is a part of itself, in however many steps."""
        seen = {resource.key}
        key = resource.parent
        while key is not None and key in self._shown:
            if key in seen or len(seen) > _DEEPEST:
                return None
            seen.add(key)
            key = self._shown[key].parent
        return self._shown.get(resource.parent or "")

    def parts(self, resource: Resource) -> Sequence[Resource]:
        """Return what is part of a resource."""
        return self._parts.get(resource.key, ())

    def _above(self, resource: Resource) -> Resource | None:
        """Return the resource below which one stands in the navigation: its parent, in the same group."""
        parent = self.parent(resource)
        own = self._groups.get(resource.key)
        if parent is None or (own is not None and own != self._groups.get(parent.key)):
            return None
        return parent

    def headings(self, resource: Resource) -> tuple[str, ...]:
        """Return the headings over a resource; one with parts is a heading itself."""
        above = self._above(resource)
        start = (
            (self._groups.get(resource.key) or say("titles.resources"),)
            if above is None
            else self.headings(above)
        )
        has_parts = any(self._above(each) is resource for each in self.parts(resource))
        return (*start, one_line(resource.title) or resource.key) if has_parts else start

    def in_order(self) -> Iterator[Resource]:
        """Yield all resources: group by group, then the others, each followed by its parts."""
        keys = [*(key for key in self._listed if key in self._shown), *self._shown]
        for key in dict.fromkeys(keys):
            if self._above(self._shown[key]) is None:
                yield from self._with_parts(self._shown[key])

    def _with_parts(self, resource: Resource) -> Iterator[Resource]:
        yield resource
        for each in self.parts(resource):
            if self._above(each) is resource:
                yield from self._with_parts(each)
