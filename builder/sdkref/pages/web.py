"""Addresses of pages elsewhere: which of them may become links, and their words."""

import html

from sdkref.catalogue.schema import ExternalDocs
from sdkref.markdown.rendering import plain


def external_link(docs: ExternalDocs | None) -> dict[str, str] | None:
    """Return address and words of a page elsewhere; an address that is no web page is among the words."""
    if docs is None:
        return None
    words = plain(docs.description or "")
    if not is_web_address(docs.url):
        return {"url": "", "words": f"{words}: {docs.url}" if words else docs.url}
    return {"url": docs.url, "words": words or docs.url}


def external_html(docs: ExternalDocs) -> str:
    """Return a link to a page elsewhere, or its words where its address is no web page."""
    link = external_link(docs)
    if link is None:
        return ""
    words = html.escape(link["words"], quote=False)
    return (
        f'<a href="{html.escape(docs.url)}" rel="noopener noreferrer">{words}</a>' if link["url"] else words
    )


def is_web_address(url: str | None) -> bool:
    """Whether a link may lead there: a page by HTTP, and no script."""
    return (url or "").lower().startswith(("https://", "http://"))
