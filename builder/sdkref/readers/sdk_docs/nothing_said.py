"""Folders that say nothing of an SDK, or in no language that is known: what they hold, and what to give."""

from collections import Counter
from collections.abc import Sequence

from sdkref.catalogue.surface import Surface
from sdkref.diagnostics import UnreadableError
from sdkref.location import Location
from sdkref.readers.sdk_docs.listed_pages import is_list
from sdkref.readers.sdk_docs.page_reading import ReadPage

_PAGES = (
    "the pages of its methods: those below `docs` of Speakeasy and OpenAPI Generator, `api.md` of Stainless"
)


def nothing(name: str, pages: Sequence[ReadPage]) -> UnreadableError:
    """Return the end of a run whose folder, as the user named it, has no page of methods or models."""
    fact, remedy = _front_page(pages[0]) if _is_front_page(pages) else _others(len(pages))
    return UnreadableError.at(Location(name), "no-documentation", fact, remedy)


def silent(name: str, surface: Surface) -> UnreadableError:
    """Return the end of a run whose folder says things of an SDK, in no language that is known."""
    written = Counter(
        each.language for method in surface.methods for each in method.examples if each.language
    )
    if written:
        ((language, _),) = written.most_common(1)
        fact = f"the methods of this folder have examples in `{language}`, which is not read"
        remedy = "name the documentation of an SDK for TypeScript, Go or Python"
    elif surface.methods:
        fact = "no method of this folder has an example, which would show the language of its SDK"
        remedy = "name the folder that its generator wrote, as it is"
    else:
        fact = "no page of this folder shows which language its SDK is of"
        remedy = "name the folder that holds the pages of methods as well"
    return UnreadableError.at(Location(name), "no-documentation", fact, remedy)


def _is_front_page(pages: Sequence[ReadPage]) -> bool:
    return len(pages) == 1 and is_list(pages[0].path)


def _front_page(page: ReadPage) -> tuple[str, str]:
    fact = f"this folder holds the front page `{page.path}` alone, which is no documentation of methods"
    if page.listed:
        more = f" and {len(page.listed) - 1} more" if len(page.listed) > 1 else ""
        return fact, f"put the pages that it leads to beside it: `{page.listed[0].path}`{more}"
    return fact, f"name the folder of the whole SDK, with {_PAGES}"


def _others(count: int) -> tuple[str, str]:
    held = (
        "no page" if not count else "one page, which is no" if count == 1 else f"{count} pages, none of them"
    )
    fact = f"this folder holds {held}{' in Markdown' if not count else ' documentation of an SDK'}"
    return fact, "name the folder that holds the Markdown files of an SDK's generator, such as its `docs`"
