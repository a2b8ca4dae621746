"""Pages in languages without an SDK: an overview, the operations, and each of them; and pages of models."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sdkref.twins.cells import code_span, escaped
from sdkref.twins.headings import heading_slugs
from sdkref.twins.nested import nested


class PlainPart(Struct, frozen=True):
    """An operation or a model on a page: what it is called, and what stands below its heading."""

    title: str
    key: str = ""
    """Of an operation: `POST /chat/completions`."""
    deprecated: bool = False
    text: str = ""

    def with_text(self, text: str) -> "PlainPart":
        """Return the part with what stands below its heading."""
        return replace(self, text=text)


def plain_page(title: str, about: str, parts: Sequence[PlainPart]) -> str:
    """Return the page of a resource."""
    slugs = heading_slugs([title, "Overview", "Available Operations", *(each.title for each in parts)])[3:]
    items = [
        f"* [{_name(each)}](#{slug}) - {code_span(each.key)}" for each, slug in zip(parts, slugs, strict=True)
    ]
    lines = [f"# {escaped(title)}", "## Overview"]
    if about.strip():
        lines.append(nested(about, 2))
    lines += ["### Available Operations", "\n".join(items)]
    lines += [f"## {_name(each)}\n\n{each.text}" for each in parts]
    return "\n\n".join(lines) + "\n"


def plain_models_page(title: str, parts: Sequence[PlainPart]) -> str:
    """Return a page of models."""
    return (
        "\n\n".join([f"# {escaped(title)}", *(f"## {_name(each)}\n\n{each.text}" for each in parts)]) + "\n"
    )


def _name(part: PlainPart) -> str:
    return f"~~{escaped(part.title)}~~" if part.deprecated else escaped(part.title)
