"""Templates of pages, with their values put in and escaped."""

from functools import lru_cache
from typing import Any

from jinja2 import Environment, Template
from markupsafe import Markup

from sdkref.templating.environment import html_environment


def template(name: str, /, **context: Any) -> Markup:
    """Return a template of `templates/pages/` with its values put in; what is no `Markup` is escaped."""
    return Markup(finished(name, **context))  # noqa: S704 - autoescaped


def finished(name: str, /, **context: Any) -> str:
    """Return the same as plain text, for a section: nothing that is put into it later is escaped again."""
    return _template(html_environment(), name).render(context)


@lru_cache(1 << 10)
def _template(environment: Environment, name: str) -> Template:
    found = environment.get_template(f"pages/{name}.html.jinja")
    # Each use copies the globals, and a chain of mappings is slow to copy.
    found.globals = dict(found.globals)
    return found
