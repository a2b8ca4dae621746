"""Generated pages as Markdown: front matter and one directive line a section, no text of the API.

The directive's section is put in by `markdown_extension`. The digest in the front matter changes with
the page's content, because some engines cache pages by their text.
"""

import hashlib
import json
import re
from collections.abc import Iterator

from markupsafe import Markup

from sdkref.output.mounting import Library, MountedReference
from sdkref.pages.page import Page, Section

_ACTIVE = re.compile("[^A-Za-z0-9 ,./-]")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def generated_pages(library: Library) -> Iterator[tuple[str, MountedReference, Page, str]]:
    """Yield for each page its path in the site, its reference, itself and its Markdown."""
    for mount in library.mounts:
        for page in mount.reference.pages:
            yield mount.root + page.path, mount, page, markdown_page(page, mount.name)


def first_page(library: Library, title: str) -> str:
    """Return the Markdown of a page that leads to each reference, for a site that has no other."""
    entries = [
        f"- [{inert(mount.reference.full_title)}]({mount.root}{mount.reference.pages[0].path})"
        for mount in library.mounts
    ]
    return "\n".join(
        ["---", f"title: {json.dumps(inert(title), ensure_ascii=False)}", "---", "", *entries, ""]
    )


def markdown_page(page: Page, api: str) -> str:
    """Return the Markdown of one page."""
    front = {
        "title": inert(page.title),
        **({"description": inert(page.description)} if page.description else {}),
        "render_macros": False,
        "sdkref": digest(page),
    }
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in front.items()]
    directives = [f"::: sdkref {each.key} api={api} level={each.level}" for each in page.sections]
    return "\n".join(["---", *lines, "---", "", "\n\n".join(directives), ""])


def digest(page: Page) -> str:
    """Return a hash of all that the page shows."""
    state = hashlib.sha256(repr((page.path, page.title, page.description)).encode("utf-8", "surrogatepass"))
    for each in page.sections:
        state.update(shown_in(each).encode("utf-8", "surrogatepass"))
    return state.hexdigest()[:32]


def shown_in(section: Section) -> str:
    """Return what differs when a section shows anything else."""
    names = (section.key, section.anchor, section.title, section.level, section.attribute, section.words)
    content = section.stored.digest if section.stored is not None else section.html
    return repr((*names, section.names)) + content


def inert(text: str) -> Markup:
    """Return plain text as HTML in which only letters, digits and a few marks stand for themselves.

    Themes print titles raw, in text and in attributes, and plugins read front matter as templates: a
    character reference means the same to a browser and nothing to all others. Controls are dropped.
    """
    plain = " ".join(_CONTROLS.sub("", " ".join(text.split())).split())
    return Markup(_ACTIVE.sub(_reference, plain))  # noqa: S704 - all else is escaped


def _reference(match: re.Match[str]) -> str:
    """Return the character reference of a character that could be more than text, if it is one."""
    character = match[0]
    return character if character > "\x7f" and character.isprintable() else f"&#{ord(character)};"
