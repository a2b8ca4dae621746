"""Where the page under way stands, as an engine without plugins tells its Markdown extensions.

Zensical puts a preprocessor named `rendering_context` into each page's Markdown, with the page and the
settings of the site. Nothing of Zensical is imported: without it, nothing is known.
"""

from pathlib import Path
from typing import Any

from markdown import Markdown
from msgspec import Struct


class PageContext(Struct, frozen=True):
    """The page, and the settings that links depend on."""

    path: str
    """Below the documents: `guides/start.md`."""
    docs: Path
    use_directory_urls: bool


def page_context(md: Markdown) -> PageContext | None:
    """Return what the engine tells of the page under way."""
    if "rendering_context" not in md.preprocessors:
        return None
    told: Any = md.preprocessors["rendering_context"]
    path, config = getattr(getattr(told, "page", None), "path", None), getattr(told, "config", None)
    if not isinstance(path, str) or not isinstance(config, dict):
        return None
    return PageContext(
        path=path.replace("\\", "/"),
        docs=Path(str(config.get("docs_dir") or "docs")),
        use_directory_urls=bool(config.get("use_directory_urls", True)),
    )
