"""The control at the top of a page that leads to its twins: the page as Markdown, in each language."""

from collections.abc import Sequence

from msgspec.structs import replace

from sdkref.pages.links import file_key, href
from sdkref.pages.page import Page, Reference, Twin
from sdkref.pages.template import finished


def with_twin_menus(reference: Reference) -> Reference:
    """Return a reference in which each page with twins leads to them, below its title."""
    twins = {page.path: found for page, found in reference.twins_of_pages()}
    if not twins:
        return reference
    return replace(
        reference,
        pages=tuple(
            _with_menu(page, twins[page.path]) if page.path in twins else page for page in reference.pages
        ),
    )


def _with_menu(page: Page, twins: Sequence[Twin]) -> Page:
    head, *others = page.sections
    menu = finished(
        "twin_menu",
        twins=[
            {
                "href": href(file_key(each.path)),
                "target": each.target,
                "label": each.label,
                "title": each.title if each.title != twins[0].title else "",
            }
            for each in twins
        ],
    )
    return replace(page, sections=(replace(head, html=menu + head.html), *others))
