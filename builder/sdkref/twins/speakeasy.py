"""Pages of resources as Speakeasy writes them: an overview, the available operations, and each of them."""

import re
from collections.abc import Sequence

from sdkref.catalogue.surface import Method, MethodGroup, Surface
from sdkref.markdown.page import Block
from sdkref.twins.contained import contained, one_item
from sdkref.twins.speakeasy_method import method_section, name_source
from sdkref.twins.speakeasy_tables import ModelNames
from sdkref.twins.types import Address

OVERVIEW, OPERATIONS = "Overview", "Available Operations"
_SLUG = re.compile(r"[^\w-]+")
_DEPRECATED = ":warning: **Deprecated**"


def speakeasy_page(surface: Surface, group: MethodGroup, methods: Sequence[Method], address: Address) -> str:
    """Return the page of some methods; `address` tells where models are."""
    listed = frozenset(method.name for method in methods)
    names = ModelNames(surface.models)
    parts = [_head(group), f"## {OVERVIEW}"]
    if group.description:
        parts.append(contained(group.description, _is_of_the_page))
    parts.append(f"### {OPERATIONS}")
    parts.append("\n".join(map(_item, methods)))
    parts += [method_section(each, address, surface.language, names, listed) for each in methods]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(group: MethodGroup) -> str:
    title = " ".join(group.title.split()).rstrip("#").strip() or ".".join(group.accessor) or "SDK"
    if title in {OVERVIEW, OPERATIONS}:
        title = f"&#{ord(title[0])};{title[1:]}"
    accessor = ".".join(group.accessor)
    return f"# {title}\n(*{accessor}*)" if re.fullmatch(r"[\w.]+", accessor) else f"# {title}"


def _item(method: Method) -> str:
    slug = _SLUG.sub("-", method.name.lower())
    link = f"* [{name_source(method)}](#{slug})"
    summary = (
        one_item(method.summary.replace(_DEPRECATED, ":warning: Deprecated"), link) if method.summary else ""
    )
    text = f"{link} - {summary}" if summary else link
    return f"{text} {_DEPRECATED}" if method.deprecated else text


def _is_of_the_page(block: Block) -> bool:
    return block.kind == "heading" and block.text in {OVERVIEW, OPERATIONS}
