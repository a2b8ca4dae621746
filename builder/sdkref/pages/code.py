"""Code as blocks with a copy button, and several named examples of which one is shown."""

from functools import lru_cache

from markupsafe import Markup

from sdkref.markdown import render
from sdkref.pages.highlight import highlight
from sdkref.pages.template import template
from sdkref.projection.projection import Code, Sample

_LANGUAGES = {
    "bash": "Shell",
    "console": "Shell",
    "css": "CSS",
    "go": "Go",
    "html": "HTML",
    "http": "HTTP",
    "javascript": "JavaScript",
    "json": "JSON",
    "python": "Python",
    "sh": "Shell",
    "shell": "Shell",
    "text": "Text",
    "typescript": "TypeScript",
    "xml": "XML",
    "yaml": "YAML",
}
"""What a lexer's language is called."""


@lru_cache(1 << 8)
def code_block(code: Code, label: str = "") -> Markup:
    """Return one block of code; its bar names the language unless a label is given."""
    return template("code", code=highlight(code), label=label or _LANGUAGES.get(code.lexer, code.lexer))


@lru_cache(1 << 8)
def sample_blocks(samples: tuple[Sample, ...], label: str) -> Markup:
    """Return the examples of one operation in one SDK; a reader chooses among several by name."""
    if len(samples) == 1:
        return Markup(f"{render(samples[0].description)}{code_block(samples[0].code)}")  # noqa: S704 - rendered
    shown = [
        {"name": each.name, "description": render(each.description), "block": code_block(each.code)}
        for each in samples
    ]
    return template("samples", samples=shown, label=label) if shown else Markup()
