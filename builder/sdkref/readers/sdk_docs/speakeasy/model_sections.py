"""The fixed sections of a model: fields, values, types of a union, samples, each read by its own function."""

from collections.abc import Callable, Sequence

from sdkref.catalogue.surface import Argument, Loss, ModelValue, ModelVariant, UsageExample
from sdkref.markdown.page import Block, MarkdownPage
from sdkref.readers.sdk_docs.speakeasy.leftovers import lost
from sdkref.readers.sdk_docs.speakeasy.model_values import values
from sdkref.readers.sdk_docs.speakeasy.model_variants import variants
from sdkref.readers.sdk_docs.speakeasy.tables import arguments, is_of_fields

ESSENTIAL = ("Fields", "Values", "Supported Types")
"""Sections of which every page of models has one."""
_EXAMPLE, _DISCRIMINATION = "Example Usage", "Union Discrimination"
_DISCRIMINATING = "determine which variant is active, then access the corresponding field:"


class Said:
    """What the sections of a model have said so far."""

    def __init__(self, page: MarkdownPage) -> None:
        self.page = page
        self.fields: tuple[Argument, ...] | None = None
        self.values: tuple[ModelValue, ...] | None = None
        self.open_values = False
        self.variants: tuple[ModelVariant, ...] | None = None
        self.examples: list[UsageExample] = []
        self.losses: list[Loss] = []

    def read(self, section: str, heading: Block, blocks: Sequence[Block]) -> None:
        """Read a section, and note what has no place in it."""
        for block in _SECTIONS[section](self, heading, blocks):
            self.losses.append(lost(self.page, block, heading.text))


def section_of(block: Block, level: int) -> str:
    """Return which fixed section a block is the heading of, empty when it is of none."""
    if block.kind != "heading" or block.level != level:
        return ""
    title = _EXAMPLE if block.text.startswith(f"{_EXAMPLE}:") else block.text
    return title if title in _SECTIONS else ""


def is_filled(section: str, following: Sequence[Block]) -> bool:
    """Tell whether an essential section has what belongs into it: any page may have such a heading."""
    match section:
        case "Fields":
            return any(is_of_fields(block) for block in following)
        case "Values":
            return any(values(block) is not None for block in following)
        case _:
            return any(
                block.kind == "heading" and block.level > following[0].level - 1 for block in following
            )


def _fields(said: Said, _heading: Block, blocks: Sequence[Block]) -> list[Block]:
    left = []
    for block in blocks:
        if is_of_fields(block) and said.fields is None:
            said.fields = arguments(block, escaped=said.page.name.endswith(".mdx"))
        else:
            left.append(block)
    return left


def _values(said: Said, _heading: Block, blocks: Sequence[Block]) -> list[Block]:
    left = []
    for block in blocks:
        if found := values(block):
            said.values = (said.values or ()) + found.values
            said.open_values = said.open_values or found.open_values
        else:
            left.append(block)
    return left


def _variants(said: Said, _heading: Block, blocks: Sequence[Block]) -> list[Block]:
    said.variants, left = variants(blocks)
    return left


def _example(said: Said, heading: Block, blocks: Sequence[Block]) -> list[Block]:
    name = heading.text.removeprefix(_EXAMPLE).lstrip(":").strip() or None
    said.examples.extend(
        UsageExample(name=name, language=each.language, code=each.text, line=each.line + 1)
        for each in blocks
        if each.kind == "fence"
    )
    return [each for each in blocks if each.kind != "fence" and not each.text.endswith(_DISCRIMINATING)]


_SECTIONS: dict[str, Callable[[Said, Block, Sequence[Block]], list[Block]]] = {
    "Fields": _fields,
    "Values": _values,
    "Supported Types": _variants,
    _EXAMPLE: _example,
    _DISCRIMINATION: _example,
}
