"""A description for each page of a reference, as search engines and shared links show it."""

from msgspec.structs import replace

from sdkref.pages.page import Page, Reference
from sdkref.wording.saying import say
from sdkref.words import one_line

LONGEST = 160
"""Characters; search engines cut what is longer."""


def with_descriptions(reference: Reference) -> Reference:
    """Return a reference whose pages all have one: those without words of the source tell what is on them."""
    return replace(
        reference,
        pages=tuple(
            each if each.description else replace(each, description=_of(each, reference.full_title))
            for each in reference.pages
        ),
    )


def _of(page: Page, api: str) -> str:
    said = say("titles.of", page=page.title, api=api) if page.title != api else api
    titles = [one_line(each.title) for each in page.sections[1:] if each.level <= 2]  # noqa: PLR2004 - below the h1
    return one_line(f"{said}: {', '.join(titles)}" if titles else f"{said}.", LONGEST)
