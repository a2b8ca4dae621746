"""What stands on a page where its grammar has no place for it: a loss, so that nothing vanishes silently."""

from sdkref.catalogue.surface import Loss, Spot
from sdkref.markdown.page import Block, Kind, MarkdownPage

_KINDS: dict[Kind, str] = {
    "heading": "a heading",
    "paragraph": "a paragraph",
    "fence": "code",
    "table": "a table",
    "list": "a list",
    "quote": "a quotation",
    "html": "HTML",
    "other": "text",
}


def lost(page: MarkdownPage, block: Block, section: str) -> Loss:
    """Return the loss of a block of a section."""
    place = f"under `{section}`" if section else "at the top of the page"
    return Loss(Spot(page.name, block.line), f"{_KINDS[block.kind]} {place} has no place, and is left out")
