"""An address on the site, whatever engine makes its pages: the page without its ending, and an anchor."""

import posixpath
import re
from collections.abc import Mapping

_ENDING = re.compile(r"\.(?:md|html)$")
_PLAIN = re.compile(r"[^\s\\:?#\"'<>]*")

Address = tuple[str, str]
"""`("reference/chat", "post-chat")`; the page of a folder is the folder, the site's first page is empty."""


def parse_address(text: str) -> Address | None:
    """Return an address as it is written, copied from a browser without the host, or kept; None for no such.

    >>> parse_address("/reference/chat.html#post-chat")
    ('reference/chat', 'post-chat')
    >>> parse_address("models/index.md")
    ('models', '')
    """
    path, _, anchor = text.strip().partition("#")
    steps = path.strip("/").split("/")
    if not _PLAIN.fullmatch(path) or re.search(r"\s", anchor) or {".", ".."} & {*steps}:
        return None
    page = _ENDING.sub("", path.strip("/"))
    folder, name = posixpath.split(page)
    return (folder if name == "index" else page), anchor


def written(address: Address) -> str:
    """Return an address as files of settings have it."""
    page, anchor = address
    return f"{page or 'index'}#{anchor}" if anchor else page or "index"


def final(moves: Mapping[Address, Address], old: Address) -> Address | None:
    """Return where an address leads in the end, through all redirects; None where they go round."""
    seen = {old}
    while (new := moves.get(old)) is not None:
        if new in seen:
            return None
        seen.add(new)
        old = new
    return old
