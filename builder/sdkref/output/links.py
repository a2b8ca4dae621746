"""Links of finished HTML: keys become addresses relative to the page that shows them."""

import posixpath
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import quote, unquote

from sdkref.pages.page import LINK_MARK


def page_address(path: str, *, use_directory_urls: bool) -> str:
    """Return a page's URL below the site's root: `reference/chat.md` is `reference/chat/` or `….html`."""
    folder, name = posixpath.split(path.removesuffix(".md"))
    if use_directory_urls:
        address = folder if name == "index" else posixpath.join(folder, name)
        return quote(f"{address}/") if address else ""
    return quote(posixpath.join(folder, f"{name}.html"))


def page_file(url: str) -> str:
    """Return the file of a page below the site, by its address."""
    return f"{unquote(url)}index.html" if not url or url.endswith("/") else unquote(url)


def relative_address(target: str, page: str, anchor: str = "") -> str:
    """Return the link from one page's URL to another's, both below the site's root; never empty."""
    fragment = f"#{anchor}" if anchor else ""
    if target == page and fragment:
        return fragment
    return _between(target, page) + fragment


@lru_cache(maxsize=4096)
def _between(target: str, page: str) -> str:
    link = posixpath.relpath(target or ".", posixpath.dirname(page) or ".")
    return link + ("/" if not target or target.endswith("/") else "")


def resolve(html: str, href: Callable[[str], str]) -> str:
    """Return finished HTML with each link key between two marks replaced by what `href` answers for it."""
    parts = html.split(LINK_MARK)
    if len(parts) % 2 == 0:
        raise ValueError("finished HTML has a link mark without its pair")
    parts[1::2] = [href(key) for key in parts[1::2]]
    return "".join(parts)
