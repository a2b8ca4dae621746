"""Anchors of headings in Markdown, as the places that show such files make them."""

import re
from collections.abc import Iterable

_DROPPED = re.compile(r"[^\w\- ]")


def heading_slugs(titles: Iterable[str]) -> list[str]:
    """Return the anchor of each heading of a page, given their plain texts in order."""
    seen: dict[str, int] = {}
    found: list[str] = []
    for title in titles:
        slug = _DROPPED.sub("", " ".join(title.split()).lower()).replace(" ", "-")
        times = seen.get(slug, 0)
        seen[slug] = times + 1
        found.append(f"{slug}-{times}" if times else slug)
    return found
