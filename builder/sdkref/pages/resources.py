"""Which operations share a page: those of a resource, or of a subgroup of it where they are too many."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from sdkref.catalogue.operation import Operation
from sdkref.pages.anchors import distinct, slug

_OWN_PAGE = 4
"""A subgroup has a page of its own when it fills this part of one."""


_ENTRY = 300
"""Bytes of an operation's line in the list on the resource's first page."""


class Part(Struct, frozen=True, kw_only=True):
    """Operations of one resource that share a page."""

    name: str
    """Empty for the resource's first page; else a file name, distinct within the resource."""
    title: str
    """What sets it apart within the resource: `branches`, `2`; empty for the first page."""
    operations: tuple[Operation, ...]


def parts_of(
    resource: str, operations: Sequence[Operation], sizes: Mapping[str, int], most: int
) -> list[Part]:
    """Return the pages of a resource, none above `most` bytes where it can be helped; the first is unnamed.

    Subgroups follow the fixed segments of paths, so that an operation keeps its page when others come
    and go. What fits no subgroup of some size stays on the first page, and on numbered ones after it.
    """
    if _size(operations, sizes) <= most:
        return [Part(name="", title="", operations=tuple(operations))]
    most = max(most // 2, most - _ENTRY * len(operations))
    first: list[Operation] = []
    titles: dict[str, tuple[str, list[Operation]]] = {}
    for steps, members in _subgroups(operations, (), sizes, most):
        shown = "/".join(steps[1:] if len(steps) > 1 and slug(steps[0]) == slug(resource) else steps)
        pages = _ranges(members, sizes, most)
        if not steps:
            first, *pages = pages
        for number, each in enumerate(pages, 1 if steps else 2):
            title = f"{shown or 'more'} {number}" if number > 1 else shown
            titles["/".join((*steps, f" {number}"))] = (title, each)
    names = distinct({identity: slug(title) for identity, (title, _) in titles.items()})
    return [
        Part(name="", title="", operations=tuple(first)),
        *(
            Part(name=names[identity], title=title, operations=tuple(members))
            for identity, (title, members) in titles.items()
        ),
    ]


def _subgroups(
    operations: Sequence[Operation], steps: tuple[str, ...], sizes: Mapping[str, int], most: int
) -> Iterator[tuple[tuple[str, ...], list[Operation]]]:
    """Yield subgroups by the next fixed segment of the paths; small ones stay with the group they are in."""
    groups: dict[str, list[Operation]] = {}
    for each in operations:
        segments = _fixed_segments(each.path)
        groups.setdefault(segments[len(steps)] if len(segments) > len(steps) else "", []).append(each)
    large = {
        segment: members
        for segment, members in groups.items()
        if segment and _size(members, sizes) * _OWN_PAGE >= most
    }
    apart = {each.key for members in large.values() for each in members}
    if rest := [each for each in operations if each.key not in apart]:
        yield steps, rest
    for segment, members in large.items():
        if _size(members, sizes) <= most or len(members) == 1:
            yield (*steps, segment), members
        else:
            yield from _subgroups(members, (*steps, segment), sizes, most)


def _ranges(operations: Sequence[Operation], sizes: Mapping[str, int], most: int) -> list[list[Operation]]:
    """Cut operations, in their order, into pages of at most `most` bytes."""
    pages: list[list[Operation]] = []
    room = 0
    for each in operations:
        size = sizes[each.key]
        if not pages or size > room:
            pages.append([])
            room = most
        pages[-1].append(each)
        room -= size
    return pages


def _fixed_segments(path: str) -> list[str]:
    return [each for each in path.split("/") if each and not each.startswith("{")]


def _size(operations: Sequence[Operation], sizes: Mapping[str, int]) -> int:
    return sum(sizes[each.key] for each in operations)
