"""Code as blocks with a copy button, and several named examples of which one is shown."""

from functools import lru_cache

from markupsafe import Markup

from sdkref.markdown.rendering import render
from sdkref.pages.highlight import highlight, language_name
from sdkref.pages.sample_names import spoken_name
from sdkref.pages.template import template
from sdkref.pages.web import is_web_address
from sdkref.projection.projection import Code, Sample
from sdkref.templating.chosen import templates_digest
from sdkref.wording.saying import wording_digest

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
    "tsx": "TSX",
    "typescript": "TypeScript",
    "xml": "XML",
    "yaml": "YAML",
}
"""What a lexer's language is called."""

_OBVIOUS = frozenset({"Default", "Payload", "Receiver"})
"""Names that say nothing of an example that is the only one."""


def code_block(code: Code, label: str = "") -> Markup:
    """Return one block of code; its bar names the language unless a label is given."""
    return _code_block(code, label, templates_digest() + wording_digest())


@lru_cache(1 << 8)
def _code_block(code: Code, label: str, templates: str) -> Markup:
    """Return the same; with other templates or words it looks otherwise."""
    del templates
    name = label or _LANGUAGES.get(code.lexer) or language_name(code.lexer)
    return template("code", code=highlight(code), label=name)


def sample_blocks(samples: tuple[Sample, ...], label: str) -> Markup:
    """Return the examples of one operation in one SDK; a reader chooses among several by name."""
    return _sample_blocks(samples, label, templates_digest() + wording_digest())


@lru_cache(1 << 8)
def _sample_blocks(samples: tuple[Sample, ...], label: str, templates: str) -> Markup:
    del templates
    if len(samples) == 1:
        named = samples[0].name.capitalize() not in _OBVIOUS
        return (template("sample_name", name=spoken_name(samples[0].name)) if named else Markup()) + _block(
            samples[0]
        )
    shown = [{"name": spoken_name(each.name), "block": _block(each)} for each in samples]
    return template("samples", samples=shown, label=label) if shown else Markup()


def _block(sample: Sample) -> Markup:
    """Return what is said of an example, its code, and where its value can be found."""
    block = render(sample.description)
    if sample.code.text:
        block += code_block(sample.code)
    if sample.ran_on:
        block += template("ran_on", versions=sample.ran_on)
    if sample.url:
        block += template("elsewhere", url=sample.url, is_web_address=is_web_address(sample.url))
    return block
