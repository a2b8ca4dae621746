"""What is shown of a page where a link to it is shared: Open Graph's tags, in the head of the page."""

import html
import re

from markupsafe import Markup
from msgspec import Struct

from sdkref.pages.page import Page, Reference

_HEAD_ENDS = "</head>"
_TAG = re.compile(r"""<meta\s[^>]*?\b(?:property|name)=["']?((?:og|twitter):[\w:]+)""")


class Shared(Struct, frozen=True, kw_only=True):
    """What a page says of itself; all text is HTML already."""

    title: str
    description: str
    site: str
    url: str
    """The page's own address; empty where it is not known."""


def shared_title(page: Page, reference: Reference) -> str:
    """Return what a link to a page is called, wherever it is shared: `Chat · Parley API`."""
    title = page.sections[0].title
    return title if title == reference.title else f"{title} · {reference.full_title}"


def with_sharing(output: str, shared: Shared) -> str:
    """Return a finished page with the tags that neither the theme nor a plugin has given it."""
    head, end, rest = output.partition(_HEAD_ENDS)
    known = set(_TAG.findall(head))
    wanted = {
        "og:type": "article",
        "og:site_name": shared.site,
        "og:title": shared.title,
        "og:description": shared.description,
        "og:url": shared.url,
    }
    line = Markup('<meta property="{}" content="{}">\n')
    lines = [
        line.format(name, html.unescape(value))
        for name, value in wanted.items()
        if value and name not in known
    ]
    return f"{head}{''.join(lines)}{end}{rest}" if end else output
