"""Paths of operations as HTML."""

import html
import re

from markupsafe import Markup


def path_html(path: str) -> Markup:
    """Return a path whose parameters stand out, and which may break before each slash."""
    shown = html.escape(path, quote=False)
    shown = re.sub(r"\{[^{}]*\}", lambda found: f"<var>{found[0]}</var>", shown)
    return Markup(re.sub(r"(?<=[^<])/(?!var>)", "<wbr>/", shown))  # noqa: S704 - escaped
