"""Types that a union allows: a heading each, with code that makes one."""

from collections.abc import Sequence

from sdkref.catalogue.surface import ModelVariant, SdkType, TypePiece
from sdkref.markdown.page import Block
from sdkref.readers.sdk_docs.type_text import sdk_type

_EMPTY_LITERAL = "{/* values here */})"


def variants(blocks: Sequence[Block]) -> tuple[tuple[ModelVariant, ...], list[Block]]:
    """Return the types below `Supported Types`, and the blocks that have no place there."""
    found: list[ModelVariant] = []
    left: list[Block] = []
    for block in blocks:
        if block.kind == "heading":
            found.append(ModelVariant(type=sdk_type(block.text)))
        elif block.kind == "fence" and found and found[-1].code is None:
            spelled = found[-1].type or _made_of(block.text)
            found[-1] = ModelVariant(type=spelled, code=block.text, language=block.language)
        else:
            left.append(block)
    return tuple(found), left


def _made_of(code: str) -> SdkType:
    """Return the type of what a constructor of Go is called with: the heading of such a type is empty."""
    call, end, _ = code.partition(_EMPTY_LITERAL)
    spelled = call.partition("(")[2]
    return (TypePiece(text=spelled),) if end and spelled else ()
