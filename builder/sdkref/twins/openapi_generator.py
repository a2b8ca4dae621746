"""Pages of resources as OpenAPI Generator writes them: an index of all methods, and a section for each."""

import html
import re
from collections.abc import Sequence

from sdkref.catalogue.surface import Method, MethodGroup, Surface, plain_type
from sdkref.twins.contained import contained
from sdkref.twins.openapi_generator_cells import text_cell, with_escapes
from sdkref.twins.openapi_generator_method import method_lines
from sdkref.twins.types import Address

_HEADINGS = {
    "openapi-generator-typescript": ("# .", "# **{}**"),
    "openapi-generator-go": ("# \\", "## {}\n"),
    "openapi-generator-typescript-fetch": ("# ", "## {}\n"),
}
_SUMMARY_IN_SECTION = frozenset(
    {"openapi-generator-typescript-fetch", "openapi-generator-go", "openapi-generator-python"}
)
_ONE_LINE = re.compile(r"\s*\n\s*")


def openapi_generator_page(
    surface: Surface, group: MethodGroup, methods: Sequence[Method], address: Address
) -> str:
    """Return the page of some methods; `address` tells where models are."""
    before, heading = _HEADINGS.get(surface.dialect, ("# ", "# **{}**"))
    if surface.dialect == "openapi-generator-python" and surface.about.package:
        before = f"# {surface.about.package}."
    name = "".join(".".join(group.accessor).split()) or "DefaultApi"
    parts = [f"{before}{name}"]
    if group.description:
        parts.append(contained(group.description, lambda _: False))
    server = " ".join((surface.about.server or "http://localhost").split())
    parts.append(f"All URIs are relative to *{html.escape(server, quote=False)}*")
    parts.append("\n".join([*_INDEX, *(_entry(each, surface.dialect) for each in methods if each.endpoint)]))
    for each in methods:
        lines = [heading.format(each.name)]
        if each.signature:
            text = " ".join(plain_type(each.signature).split())
            lines.append(f"> {html.escape(text, quote=False)}")
        texts = _texts(each, surface.dialect)
        if not each.signature and texts and texts[0].startswith(">"):
            # Where the signature stands, a quotation would be taken for it.
            lines.append(">")
        parts.append("\n".join(lines))
        parts += texts
        parts += method_lines(each, surface.dialect, address)
    return "\n\n".join(parts) + "\n"


_INDEX = ("Method | HTTP request | Description", "------------- | ------------- | -------------")


def _entry(method: Method, dialect: str) -> str:
    assert method.endpoint is not None  # noqa: S101 - only methods with one are in the index
    verb = method.endpoint.method
    verb = verb.capitalize() if dialect == "openapi-generator-go" else verb.upper()
    path = html.escape(method.endpoint.path).replace("|", "&#124;")
    row = f"[**{method.name}**](#{method.name.lower()}) | **{verb}** {path} | {text_cell(method.summary)}"
    return row.rstrip()


def _texts(method: Method, dialect: str) -> list[str]:
    """Return summary and description, as far as the generator repeats the summary of the index."""
    found: list[str] = []
    if dialect in _SUMMARY_IN_SECTION and method.summary:
        found.append(with_escapes(_ONE_LINE.sub(" ", method.summary.strip())))
    if method.description:
        notes = method.description.strip("\n").rstrip()
        if "\n" not in notes and dialect not in {"openapi-generator-go", "openapi-generator-python"}:
            notes = with_escapes(notes)
        found.append(contained(notes, lambda _: False))
    if dialect == "openapi-generator-typescript-fetch":
        found = [html.escape(each, quote=False) for each in found]
    return found
