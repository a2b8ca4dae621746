"""Pages of models: fields, values of an enumeration, or types of a union; some have several models."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from sdkref.catalogue.surface import Argument, Loss, SdkType, Spot, SurfaceModel
from sdkref.markdown.page import Block, MarkdownPage
from sdkref.readers.sdk_docs.page_facts import PageFacts
from sdkref.readers.sdk_docs.speakeasy.code_language import dialect_of, language_of
from sdkref.readers.sdk_docs.speakeasy.deprecations import described, name_of
from sdkref.readers.sdk_docs.speakeasy.front_matter import front_matter, unused
from sdkref.readers.sdk_docs.speakeasy.model_sections import ESSENTIAL, Said, is_filled, section_of

_LEVEL = 2


class _Part(Struct, frozen=True):
    """The blocks of one model, and the level of the headings of its sections."""

    blocks: tuple[Block, ...]
    level: int
    after: int
    """The line at which the next model begins."""


def is_model_page(page: MarkdownPage) -> bool:
    """Tell whether a page is one of models: a section that such pages have, and what belongs into it."""
    return any(
        (section := section_of(block, _LEVEL)) in ESSENTIAL and is_filled(section, page.blocks[index + 1 :])
        for index, block in enumerate(page.blocks)
    )


def model_page(page: MarkdownPage) -> PageFacts:
    """Return the models of a page. The first has the page's path for a key, others their names."""
    (first, losses), *more = (_model(page, part) for part in _parts(page))
    losses += unused(page, first.name, first.description)
    others = [replace(model, key=model.name) for model, _ in more]
    return PageFacts(
        dialect=dialect_of(language_of(page.blocks)),
        models=tuple(_linked(model, others) for model in (first, *others)),
        losses=(*losses, *(loss for _, found in more for loss in found)),
    )


def _parts(page: MarkdownPage) -> list[_Part]:
    """Return the models of a page; all but the first begin at a heading with an essential section below."""
    blocks = page.blocks
    starts = [0]
    for at, block in enumerate(blocks):
        if at and block.kind == "heading" and block.level == _LEVEL and not section_of(block, _LEVEL):
            below = next((each for each in blocks[at + 1 :] if each.kind == "heading"), None)
            if below is not None and section_of(below, _LEVEL + 1) in ESSENTIAL:
                starts.append(at)
    return [
        _Part(
            blocks[start:end],
            _LEVEL + (start > 0),
            blocks[end].line if end < len(blocks) else len(page.lines) + 1,
        )
        for start, end in pairwise([*starts, len(blocks)])
    ]


def _model(page: MarkdownPage, part: _Part) -> tuple[SurfaceModel, list[Loss]]:
    blocks, level = part.blocks, part.level
    heading = blocks[0] if blocks[0].kind == "heading" and blocks[0].level < level else None
    title = heading.text if heading else front_matter(page).get("title", "")
    starts = [at for at, block in enumerate(blocks) if section_of(block, level)]
    said = Said(page)
    for start, end in pairwise([*starts, len(blocks)]):
        said.read(section_of(blocks[start], level), blocks[start], blocks[start + 1 : end])
    first = starts[0] if starts else len(blocks)
    until = blocks[first].line if starts else part.after
    about = blocks[1 if heading else 0 : first]
    description, deprecation = described(page, heading.after if heading else 1, about, until)
    name, struck = name_of(title)
    model = SurfaceModel(
        key="",
        name=name,
        namespace=_folder(page.name),
        description=description,
        deprecated=struck or deprecation is not None,
        deprecation=deprecation,
        fields=said.fields,
        values=said.values,
        open_values=said.open_values,
        variants=said.variants,
        examples=tuple(said.examples),
        spot=Spot(page.name, heading.line if heading else 1),
    )
    return model, said.losses


def _folder(name: str) -> str | None:
    """Return the folder of a page, which is what code qualifies its types by: `components.Link`."""
    parts = name.replace("\\", "/").split("/")
    return parts[-2] if len(parts) > 1 else None


def _linked(model: SurfaceModel, others: Sequence[SurfaceModel]) -> SurfaceModel:
    """Return a model whose links within its page (`#backoffstrategy`) lead to the models there."""
    keys = {f"#{other.name.lower()}": other.key for other in others}
    if not keys or not model.fields:
        return model
    return replace(model, fields=tuple(_linked_field(field, keys) for field in model.fields))


def _linked_field(field: Argument, keys: dict[str, str]) -> Argument:
    linked: SdkType = tuple(
        replace(piece, url=None, model=keys[piece.url]) if piece.url in keys else piece
        for piece in field.type
    )
    return replace(field, type=linked)
