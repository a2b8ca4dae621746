"""Pages of methods that a front page or an index leads to, so that it is told when one of them is missing."""

import posixpath
import re
from collections.abc import Container
from urllib.parse import unquote

from msgspec import Struct

from sdkref.readers.sdk_docs.page_facts import PageFinding

_LISTS = frozenset({"readme.md", "readme.mdx", "api.md", "api.mdx"})
_LINK = re.compile(r"\]\((?P<path>[^()\s#?:]{1,300}\.mdx?)(?:#[^()\s]*)?\)", re.IGNORECASE)
_OF_METHODS = re.compile(r"docs/sdks/.+|(?:.*/)?(?:\w*A(?:pi|PI)|api)\.mdx?")
_DOCS = "docs/"
_SHOWN = 3


class ListedPage(Struct, frozen=True):
    """A page that another one leads to: its path below the folder, and the line of the first link."""

    path: str
    line: int
    beside: str = ""
    """Where it is below the folder if the link is meant from the page that has it, and not from the top."""


def is_list(path: str) -> bool:
    """Tell whether a page is a front page or an index, by its path."""
    return posixpath.basename(path).lower() in _LISTS


def listed_pages(text: str, path: str) -> tuple[ListedPage, ...]:
    """Return the pages of methods that a page leads to; none of a page that is no front page or index."""
    if not is_list(path):
        return ()
    folder = posixpath.dirname(path)
    found: dict[str, ListedPage] = {}
    for number, line in enumerate(text.split("\n"), 1):
        for link in _LINK.finditer(line):
            written = unquote(link["path"])
            beside = posixpath.normpath(posixpath.join(folder, written))
            # The text that stands on a front page may be repeated below it, with its links unchanged.
            page = posixpath.normpath(written) if written.startswith(_DOCS) else beside
            if _OF_METHODS.fullmatch(posixpath.normpath(written)) and not page.startswith(("/", "../")):
                found.setdefault(page, ListedPage(page, number, beside))
    return tuple(found.values())


def missing(listed: tuple[ListedPage, ...], pages: Container[str]) -> PageFinding | None:
    """Return what is told of listed pages that are not among those of the folder, by casefolded paths.

    A front page that was copied into the folder of its pages names them as if it stood above that folder.
    """
    gone = [
        each
        for each in listed
        if (at := each.path.casefold()) not in pages
        and at.removeprefix(_DOCS) not in pages
        and each.beside.casefold() not in pages
    ]
    if not gone:
        return None
    named = ", ".join(f"`{each.path}`" for each in gone[:_SHOWN])
    more = f" and {len(gone) - _SHOWN} more" if len(gone) > _SHOWN else ""
    one = len(gone) == 1
    pages_are = "a listed page of methods is" if one else f"{len(gone)} listed pages of methods are"
    lost = "it tells is not shown: put it" if one else "they tell is not shown: put them"
    return PageFinding(
        gone[0].line,
        1,
        "missing-page",
        f"{pages_are} not in the folder: {named}{more}",
        f"what {lost} into the folder",
    )
