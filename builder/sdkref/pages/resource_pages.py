"""Pages of operations: one a resource, or several when it is large."""

from collections.abc import Mapping

from sdkref.markdown.rendering import plain
from sdkref.pages.anchors import Names
from sdkref.pages.fragment import Fragment
from sdkref.pages.indexes import resource_head
from sdkref.pages.links import resource_key
from sdkref.pages.outline import Chapter
from sdkref.pages.page import Page, Section
from sdkref.pages.resources import parts_of
from sdkref.pages.sections import operation_sections, size_of
from sdkref.pages.titles import resource_title
from sdkref.words import one_line


def resource_pages(
    names: Names, fragments: Mapping[str, Fragment], chapter: Chapter, most: int
) -> list[Page]:
    """Return the pages of a resource; the first lists the operations of all."""
    resource = chapter.resource
    sections = {each.key: operation_sections(names, fragments, each) for each in chapter.operations}
    sizes = {key: sum(map(size_of, each)) for key, each in sections.items()}
    parts = parts_of(resource.key, chapter.operations, sizes, most)
    name = names.resources[resource.key]
    title = resource_title(resource) or name
    about = plain(resource.description or "") or one_line(resource.summary or "")
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
            html=resource_head(names, chapter, parts, part),
        )
        pages.append(
            Page(
                path=f"reference/{path}.md",
                title=shown,
                sections=(head, *(section for each in part.operations for section in sections[each.key])),
                under=chapter.under,
                in_nav=not part.name,
                description=one_line(about, 160),
            )
        )
    return pages
