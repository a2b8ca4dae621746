"""Templates of pages, with their values put in and escaped."""

from typing import Any

from markupsafe import Markup

from sdkref.templating import html_environment


def template(name: str, /, **context: Any) -> Markup:
    """Return a template of `templates/pages/` with its values put in; what is no `Markup` is escaped."""
    return Markup(finished(name, **context))  # noqa: S704 - autoescaped


def finished(name: str, /, **context: Any) -> str:
    """Return the same as plain text, for a section: nothing that is put into it later is escaped again."""
    return html_environment().get_template(f"pages/{name}.html.jinja").render(context)
