"""The twins of a reference: of each SDK a page of Markdown for every resource that its surface knows."""

from collections.abc import Callable, Collection, Iterator, Sequence

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.surface import Method, MethodGroup, Surface
from sdkref.pages.anchors import Names, slug
from sdkref.pages.links import model_key
from sdkref.pages.outline import Chapter, outline_of
from sdkref.pages.page import Twin
from sdkref.twins.layouts import Layout, layout_of


def twins_of(catalogue: Catalogue, names: Names, shown: Collection[str]) -> tuple[Twin, ...]:
    """Return the twins of the SDKs whose tabs are shown, given by their keys."""
    surfaces = [each for each in catalogue.surfaces if each.key in shown]
    if not surfaces:
        return ()
    chapters = outline_of(catalogue).chapters
    return tuple(twin for each in surfaces for twin in _of_surface(each, chapters, names))


def _of_surface(surface: Surface, chapters: Sequence[Chapter], names: Names) -> Iterator[Twin]:
    layout = layout_of(surface.dialect)
    if layout is None:
        return
    taken: set[str] = set()
    for chapter in chapters:
        keys = {operation.key for operation in chapter.operations}
        by_accessor: dict[tuple[str, ...], list[Method]] = {}
        for method in surface.methods:
            if method.operation in keys:
                by_accessor.setdefault(method.accessor, []).append(method)
        name = names.resources[chapter.resource.key]
        for place, methods in enumerate(by_accessor.values()):
            # A page of an SDK has the methods of one accessor; what an API has in one place, it may part.
            own = name if place == 0 else f"{name}.{slug('.'.join(methods[0].accessor))}"
            path = f"reference/{surface.key}/{own}.md"
            while path in taken:
                path = f"{path.removesuffix('.md')}-more.md"
            taken.add(path)
            yield Twin(
                path=path,
                beside=f"reference/{name}.md",
                sdk=surface.key,
                write=_writer(layout, surface, _group(surface, methods, chapter), methods, names),
            )


def _group(surface: Surface, methods: Sequence[Method], chapter: Chapter) -> MethodGroup:
    """Return what the methods share; an SDK that tells nothing of it has the words of the resource."""
    accessor = methods[0].accessor
    about = chapter.resource
    own = MethodGroup(accessor=accessor, title=about.title or about.key, description=about.description)
    return next((each for each in surface.groups if each.accessor == accessor), own)


def _writer(
    layout: Layout, surface: Surface, group: MethodGroup, methods: Sequence[Method], names: Names
) -> Callable[[Callable[[str], str | None]], str]:
    def write(address: Callable[[str], str | None]) -> str:
        def of_model(key: str) -> str | None:
            model = surface.models.get(key)
            anchor = names.models.get(model.model) if model is not None else None
            return None if anchor is None else address(model_key(anchor))

        return layout(surface, group, methods, of_model)

    return write
