"""The twins of an SDK: a page of Markdown for every resource of its surface, as its generator has it."""

from collections.abc import Iterator, Sequence
from functools import partial

from sdkref.catalogue.surface import Method, MethodGroup, Surface
from sdkref.pages.anchors import Names, slug
from sdkref.pages.links import model_key
from sdkref.pages.outline import Chapter
from sdkref.pages.page import TWIN_LINK, Twin
from sdkref.pages.titles import resource_title
from sdkref.twins.layouts import Layout, layout_of
from sdkref.words import one_line


def twins_of_surface(
    surface: Surface, label: str, chapters: Sequence[Chapter], names: Names
) -> Iterator[Twin]:
    """Yield the twins of an SDK; none where the layout of its generator is not known."""
    layout = layout_of(surface.dialect)
    if layout is None:
        return
    homes = {
        each.key: chapter.resource.key
        for chapter in chapters
        for each in chapter.operations
        if {surface.key, surface.language}.isdisjoint(each.hidden_in)
    }
    found: dict[str, dict[tuple[str, ...], list[Method]]] = {}
    for method in surface.methods:
        if method.operation in homes:
            accessors = found.setdefault(homes[method.operation], {})
            accessors.setdefault(method.accessor, []).append(method)
    taken: set[str] = set()
    for chapter in chapters:
        name = names.resources[chapter.resource.key]
        title = resource_title(chapter.resource) or name
        for place, methods in enumerate(found.get(chapter.resource.key, {}).values()):
            # A page of an SDK has the methods of one accessor; what an API has in one place, it may part.
            file = name if place == 0 else f"{name}.{slug('.'.join(methods[0].accessor))}"
            path = f"reference/{surface.key}/{file}.md"
            while path in taken:
                path = f"{path.removesuffix('.md')}-more.md"
            taken.add(path)
            yield Twin(
                path=path,
                beside=f"reference/{name}.md",
                target=surface.key,
                label=label,
                title=title if place == 0 else f"{title}: {one_line('.'.join(methods[0].accessor))}",
                about=", ".join(one_line(each.call) for each in methods),
                write=partial(_written, layout, surface, _group(surface, methods, chapter), methods, names),
            )


def _group(surface: Surface, methods: Sequence[Method], chapter: Chapter) -> MethodGroup:
    """Return what the methods share; an SDK that tells nothing of it has the words of the resource."""
    accessor = methods[0].accessor
    about = chapter.resource
    own = MethodGroup(accessor=accessor, title=about.title or about.key, description=about.description)
    return next((each for each in surface.groups if each.accessor == accessor), own)


def _written(
    layout: Layout, surface: Surface, group: MethodGroup, methods: Sequence[Method], names: Names
) -> str:
    def of_model(key: str) -> str | None:
        model = surface.models.get(key)
        anchor = names.models.get(model.model) if model is not None else None
        return None if anchor is None else TWIN_LINK + model_key(anchor)

    return layout(surface, group, methods, of_model)
