"""The one door to Jinja: templates that make code, and templates that make HTML.

Both kinds lie under `templates/`. A name that the context lacks stops the build, in either kind.
"""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).parent / "templates"


@cache
def code_environment() -> Environment:
    """Return the environment for code: nothing is escaped, so every value must come from `languages/`."""
    return _environment(autoescape=False)


@cache
def html_environment() -> Environment:
    """Return the environment for HTML: every value is escaped unless it is `markupsafe.Markup`."""
    return _environment(autoescape=True)


def _environment(*, autoescape: bool) -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=autoescape,  # noqa: S701 - code is no HTML; its values come from languages/
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
