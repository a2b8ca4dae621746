"""Types as OpenAPI Generator's tables spell them: bold, in brackets, or with allowed values glued on."""

import html
import re

from sdkref.catalogue.surface import SdkType, TypePiece
from sdkref.readers.sdk_docs.type_text import sdk_type

_BOLD = re.compile(r"\*\*([^*`\[\]]+)\*\*")
_LINKED = re.compile(r"\[\*\*([^*`\[\]]+)\*\*\]\(([^()\s]*)\)")
_BRACKETED = re.compile(r"\[\*\*(.+?)\*\*\](?!\()(.*)")


def cell_type(cell: str) -> SdkType:
    r"""Return the type of a cell.

    `[**T**]` is `T` (an argument that is no body), also where all that it allows is glued on:
    `[**string**]**Array<'a' \| 'b'>**`.
    """
    if found := _BOLD.fullmatch(cell):
        return (TypePiece(text=html.unescape(found[1])),)
    if found := _LINKED.fullmatch(cell):
        return (TypePiece(text=html.unescape(found[1]), url=found[2]),)
    if found := _BRACKETED.fullmatch(cell):
        return (TypePiece(text=html.unescape(found[1])),)
    return sdk_type(cell.replace("**", ""))


def glued(cell: str) -> bool:
    """Tell whether a cell says more than its type: the values that it allows."""
    found = _BRACKETED.fullmatch(cell)
    return found is not None and bool(found[2])
