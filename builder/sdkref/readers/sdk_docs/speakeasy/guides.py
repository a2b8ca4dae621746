"""Pages around the reference that Speakeasy writes as well: options of Go, types of the runtime, guides."""

import re

from sdkref.catalogue.surface import Loss, Spot, SurfaceModel
from sdkref.markdown.page import Block, MarkdownPage
from sdkref.readers.sdk_docs.page_facts import PageFacts
from sdkref.readers.sdk_docs.speakeasy.code_language import dialect_of, language_of

_OPTION = re.compile(r"\w+\.With\w+\(")
_GUIDES = ("Standalone Functions", "React hooks with TanStack Query")


def is_type_of_the_runtime(page: MarkdownPage) -> bool:
    """Tell whether a page is of the options of Go, or of a type that every SDK of TypeScript has."""
    title = _title(page)
    if title and title.text == "Options":
        return any(block.kind == "fence" and _OPTION.match(block.text) for block in page.blocks)
    return bool(title and f"types/{title.text.lower()}.md" in page.name and title.level == 1)


def type_of_the_runtime(page: MarkdownPage) -> PageFacts:
    """Return the type, all of whose page is its description. The page of options is of the type `Option`."""
    title = _title(page)
    name = title.text if title else ""
    model = SurfaceModel(
        key="",
        name="Option" if name == "Options" else name,
        namespace=page.name.split("/")[-2] if "/" in page.name else None,
        description=page.source(title.after if title else 1, len(page.lines) + 1) or None,
        spot=Spot(page.name, title.line if title else 1),
    )
    return PageFacts(dialect=dialect_of(language_of(page.blocks)), models=(model,))


def is_guide(page: MarkdownPage) -> bool:
    """Tell whether a page is one of the guides that come with every SDK of TypeScript."""
    title = _title(page)
    return title is not None and title.text in _GUIDES


def guide(page: MarkdownPage) -> PageFacts:
    """Return that the page is left out."""
    title = _title(page)
    loss = Loss(Spot(page.name, 1), f"the guide `{title.text if title else ''}` is left out")
    return PageFacts(dialect=dialect_of(language_of(page.blocks)), losses=(loss,))


def _title(page: MarkdownPage) -> Block | None:
    return next((block for block in page.blocks if block.kind == "heading"), None)
