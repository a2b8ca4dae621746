"""Examples of one parameter or header that the description names, as finished HTML."""

import html
from collections.abc import Sequence

from markupsafe import Markup

from sdkref.markdown.rendering import render
from sdkref.pages.web import is_web_address
from sdkref.projection.projection import ExampleNote
from sdkref.wording.saying import say_html, spoken


def example_notes(notes: Sequence[ExampleNote]) -> str:
    """Return a list of examples: what each is called and stands for, its value, and how that travels."""
    items = "".join(f"<li>{_item(each)}</li>" for each in notes)
    title = say_html("facts.example", len(notes))
    return f'<p class="sdkref-facts">{title}</p><ul class="sdkref-values">{items}</ul>'


def _item(note: ExampleNote) -> str:
    shown: list[str] = [_code(note.literal)] if note.literal else []
    if note.serialized:
        value = _code(note.serialized)
        shown.append(say_html("examples.travels_as", value=value) if shown else value)
    if note.url:
        address = html.escape(note.url)
        link = f'<a href="{address}" rel="noopener noreferrer">{address}</a>'
        place = Markup(link) if is_web_address(note.url) else _code(note.url)  # noqa: S704 - escaped
        shown.append(say_html("examples.value_at", place=place))
    name = f"<strong>{html.escape(spoken(note.name), quote=False)}</strong> " if note.name else ""
    return f"{name}{', '.join(shown)} {render(note.description)}"


def _code(text: str) -> Markup:
    return Markup(f"<code>{html.escape(text, quote=False)}</code>")  # noqa: S704 - escaped
