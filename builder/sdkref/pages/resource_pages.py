"""Pages of operations: one a resource, or several when it is large."""

from collections.abc import Mapping, Sequence

from sdkref.catalogue.catalogue import Catalogue, Resource
from sdkref.catalogue.operation import Operation
from sdkref.markdown import plain
from sdkref.pages.anchors import Names
from sdkref.pages.fragment import Fragment
from sdkref.pages.indexes import resource_head
from sdkref.pages.links import resource_key
from sdkref.pages.page import Page, Section
from sdkref.pages.resources import parts_of
from sdkref.pages.sections import operation_section, size_of
from sdkref.words import one_line


def resources_of(catalogue: Catalogue) -> list[tuple[Resource, list[Operation]]]:
    """Return each resource that has operations, with these, in the catalogue's order."""
    members: dict[str, list[Operation]] = {each.key: [] for each in catalogue.resources}
    for operation in catalogue.operations:
        members.setdefault(operation.resource, []).append(operation)
    known = {each.key: each for each in catalogue.resources}
    return [
        (known.get(key) or Resource(key=key, title=key), operations)
        for key, operations in members.items()
        if operations
    ]


def resource_pages(
    names: Names,
    fragments: Mapping[str, Fragment],
    resource: Resource,
    operations: Sequence[Operation],
    most: int,
) -> list[Page]:
    """Return the pages of a resource; the first lists the operations of all."""
    sections = {each.key: operation_section(names, fragments, each) for each in operations}
    sizes = {key: size_of(section) for key, section in sections.items()}
    parts = parts_of(resource.key, operations, sizes, most)
    name = names.resources[resource.key]
    title = one_line(resource.title) or one_line(resource.key) or name
    pages = []
    for part in parts:
        path = f"{name}/{part.name}" if part.name else name
        shown = f"{title}: {one_line(part.title)}" if part.name else title
        head = Section(
            key=resource_key(path),
            anchor=f"resource-{path.replace('/', '.')}",
            title=shown,
            level=1,
            words="" if part.name else plain(resource.description or ""),
            html=resource_head(names, resource, parts, part),
        )
        pages.append(
            Page(
                path=f"reference/{path}.md",
                title=shown,
                sections=(head, *(sections[each.key] for each in part.operations)),
                group="Resources",
                in_nav=not part.name,
                description=one_line(plain(resource.description or ""), 160),
            )
        )
    return pages
