"""Examples of one parameter or header that the description names, as finished HTML."""

import html
from collections.abc import Sequence

from sdkref.markdown.rendering import render
from sdkref.pages.web import is_web_address
from sdkref.projection.projection import ExampleNote


def example_notes(notes: Sequence[ExampleNote]) -> str:
    """Return a list of examples: what each is called and stands for, its value, and how that travels."""
    items = "".join(f"<li>{_item(each)}</li>" for each in notes)
    title = "Example" if len(notes) == 1 else "Examples"
    return f'<p class="sdkref-facts">{title}</p><ul class="sdkref-values">{items}</ul>'


def _item(note: ExampleNote) -> str:
    shown = [_code(note.literal)] if note.literal else []
    if note.serialized:
        shown.append(f"{'travels as ' if shown else ''}{_code(note.serialized)}")
    if note.url:
        address = html.escape(note.url)
        link = f'<a href="{address}" rel="noopener noreferrer">{address}</a>'
        shown.append(f"value at {link if is_web_address(note.url) else _code(note.url)}")
    name = f"<strong>{html.escape(note.name, quote=False)}</strong> " if note.name else ""
    return f"{name}{', '.join(shown)} {render(note.description)}"


def _code(text: str) -> str:
    return f"<code>{html.escape(text, quote=False)}</code>"
