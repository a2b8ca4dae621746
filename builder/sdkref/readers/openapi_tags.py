"""Tags of OpenAPI 3.x, as the resources that operations belong to, and the groups of these."""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from sdkref.catalogue.catalogue import Resource, ResourceGroup
from sdkref.catalogue.operation import Operation
from sdkref.readers.node import Node, kind, nearest
from sdkref.readers.openapi_addresses import external_docs
from sdkref.readers.openapi_words import check_words

_GROUPING = frozenset({None, "nav"})
"""Kinds of tags that operations are grouped by, for reading; all others are labels."""


def declared_tags(root: Node) -> dict[str, Resource]:
    """Return the tags that a description declares, in its order."""
    found: dict[str, Resource] = {}
    for tag in _tags(root):
        check_words(tag, "a tag")
        name = tag.text("name")
        if not name:
            tag.report("missing", "the tag has no `name`", "add `name`", tag.location)
        elif name in found:
            fact, remedy = f"the tag `{name}` is declared twice", "keep one of the two"
            tag.report("duplicate-tag", fact, remedy, tag.location)
        else:
            found[name] = _resource(name, tag)
    return found


def labels(tags: Mapping[str, Resource]) -> frozenset[str]:
    """Return the names of tags that mark operations and do not group them."""
    return frozenset(name for name, tag in tags.items() if tag.role is not None)


def resources(
    root: Node, tags: Mapping[str, Resource], operations: Iterable[Operation]
) -> tuple[Resource, ...]:
    """Return the declared tags in their order, then the resources that only operations name."""
    found = dict(tags)
    for operation in operations:
        found.setdefault(operation.resource, Resource(key=operation.resource, title=operation.resource))
    circular = _circular(found)
    return tuple(_with_sound_parent(each, found, circular, root) for each in found.values())


def _with_sound_parent(
    resource: Resource, known: Mapping[str, Resource], circular: set[str], root: Node
) -> Resource:
    """Return a resource without a parent that does not exist, or that makes it an ancestor of itself."""
    place = (resource.location or root.location).child("parent")
    if resource.parent is None:
        return resource
    if resource.parent not in known:
        fact = f"the tag `{resource.parent}`, the parent of `{resource.key}`, does not exist"
        root.report("unknown-tag", fact, f"declare it{nearest(resource.parent, known)}", place)
    elif resource.key in circular:
        fact = f"the tag `{resource.key}` is its own ancestor by `parent`"
        root.report("circular-tag", fact, "break the circle", place)
    else:
        return resource
    return replace(resource, parent=None)


def _circular(known: Mapping[str, Resource]) -> set[str]:
    """Return the resources, one a circle, whose parent must go so that no circle is left."""
    settled: set[str] = set()
    found = set()
    for key in known:
        way: dict[str, None] = {}
        each: str | None = key
        while each is not None and each in known and each not in settled and each not in way:
            way[each] = None
            each = known[each].parent
        if each in way:
            found.add(each)
        settled |= way.keys()
    return found


def groups(
    root: Node, known: Iterable[Resource], operations: Iterable[Operation]
) -> tuple[ResourceGroup, ...]:
    """Return the groups that `x-tagGroups` makes; a tag stands in the first that names it."""
    if "x-tagGroups" not in root:
        return ()
    resources = {each.key: each for each in known}
    others = {name for each in operations for name in each.tags} - resources.keys()
    # These have no page, since no operation is grouped by them.
    grouping = _Grouping(resources, others)
    found = [grouping.group(node) for node in root.mappings("x-tagGroups", "tags")]
    return tuple(each for each in found if each.title or each.resources)


class _Grouping:
    """Puts resources into groups, each into the first that names it."""

    def __init__(self, resources: Mapping[str, Resource], others: set[str]) -> None:
        self._resources, self._others = resources, others
        self._taken: dict[str, str] = {}

    def group(self, node: Node) -> ResourceGroup:
        """Return one group."""
        title = node.text("name") or ""
        if not title:
            node.report("missing", "the group of tags has no `name`", "add `name`", node.location)
        members = []
        for index, name in enumerate(node.texts("tags")):
            place = node.at("tags", index)
            if name in self._taken:
                fact = f"the tag `{name}` stands in the group `{self._taken[name]}` too"
                node.report("duplicate-tag", fact, "keep one of the two", place)
            elif name in self._resources:
                self._taken[name] = title
                members.append(name)
            elif name not in self._others:
                fact = f"the group `{title}` names the tag `{name}`, which does not exist"
                node.report("unknown-tag", fact, f"correct it{nearest(name, self._resources)}", place)
        return ResourceGroup(title, tuple(members))


def report_ungrouped(root: Node, groups: Iterable[ResourceGroup], operations: Iterable[Operation]) -> None:
    """Report the tags that operations are grouped by and that stand in no group, when there are groups."""
    grouped = {name for group in groups for name in group.resources}
    tagged = dict.fromkeys(
        each.resource for each in operations if each.resource in each.tags and not each.internal
    )
    left = [name for name in tagged if name not in grouped]
    if grouped and left:
        fact = f"no group of `x-tagGroups` has {', '.join(f'`{name}`' for name in left)}"
        root.report(
            "ungrouped-tag",
            fact,
            "add them to groups; they stand after all groups until then",
            root.at("x-tagGroups"),
        )


def _tags(root: Node) -> list[Node]:
    """Return the mappings of `tags`; names alone, and a mapping by name, are taken with a diagnostic."""
    value = root.data.get("tags")
    if isinstance(value, dict) and value and all(isinstance(each, dict) for each in value.values()):
        fact, remedy = "`tags` is a mapping, not a list", "write a list of `{name: …}`"
        root.report("wrong-type", fact, remedy, root.at("tags"))
        return [
            Node({"name": name, **each}, root.at("tags", name), root.diagnostics)
            for name, each in value.items()
        ]
    found = []
    for index, each in enumerate(root.sequence("tags")):
        place = root.at("tags", index)
        tag: Any = each
        if isinstance(each, str):
            tag = {"name": each}
            root.report(
                "wrong-type", f"this is {kind(each)}, not a mapping", f"write `{{name: {each}}}`", place
            )
        if root.is_a(dict, tag, "a mapping", place):
            found.append(Node(tag, place, root.diagnostics))
    return found


def _resource(name: str, tag: Node) -> Resource:
    summary = tag.text("summary")
    shown = tag.text("x-displayName") or tag.text("x-page-title")
    role = tag.text("kind") or ("badge" if tag.data.get("x-traitTag") is True else None)
    return Resource(
        key=name,
        title=shown or summary or name,
        summary=summary if shown and shown != summary else None,
        description=tag.text("description"),
        external_docs=external_docs(tag),
        parent=tag.text("parent") or tag.text("x-parent"),
        role=None if role in _GROUPING else role,
        location=tag.location,
    )
