"""Templates of pages, with their values put in and escaped."""

from functools import cache
from typing import Any

from jinja2 import Template
from markupsafe import Markup

from sdkref.templating import html_environment


def template(name: str, /, **context: Any) -> Markup:
    """Return a template of `templates/pages/` with its values put in; what is no `Markup` is escaped."""
    return Markup(finished(name, **context))  # noqa: S704 - autoescaped


def finished(name: str, /, **context: Any) -> str:
    """Return the same as plain text, for a section: nothing that is put into it later is escaped again."""
    return _template(name).render(context)


@cache
def _template(name: str) -> Template:
    found = html_environment().get_template(f"pages/{name}.html.jinja")
    # Each use copies the globals, and a chain of mappings is slow to copy.
    found.globals = dict(found.globals)
    return found
