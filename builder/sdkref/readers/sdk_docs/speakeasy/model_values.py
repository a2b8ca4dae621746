"""Values of enumerations: a union in a fence, a table of names and values, or a list."""

import re

from msgspec import Struct

from sdkref.catalogue.surface import ModelValue
from sdkref.markdown.page import Block
from sdkref.readers.sdk_docs.cell_text import cell_text, plain_text
from sdkref.readers.sdk_docs.speakeasy.tables import rows

_OPEN = "This is an open enum."
_BETWEEN = re.compile(r"\s*\|\s*")
_MEMBER = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^|"'\s]+)""")
_UNRECOGNIZED = re.compile(r"Unrecognized\w*<\w+>|Unrecognized\w+")
_ITEM = re.compile(r"[-*] `(.*)`")
_ESCAPE = re.compile(r"\\(.)")


class Values(Struct, frozen=True):
    """What one block says of values."""

    values: tuple[ModelValue, ...] = ()
    open_values: bool = False


def values(block: Block) -> Values | None:
    """Return what a block says of values; None when it says nothing of them."""
    match block.kind:
        case "fence":
            return _of_union(block.text)
        case "table" if block.rows[0][:2] == ("Name", "Value"):
            return Values(
                tuple(
                    ModelValue(
                        name=plain_text(cells["Name"]) or None,
                        value=_unquoted(_code(cells["Value"])),
                        description=cell_text(cells.get("Description", "")),
                    )
                    for _, cells in rows(block)
                )
            )
        case "list":
            items = [_ITEM.fullmatch(line.strip()) for line in block.text.split("\n") if line.strip()]
            if all(items):
                return Values(tuple(ModelValue(value=_unquoted(item[1])) for item in items if item))
        case "paragraph" if block.text.startswith(_OPEN):
            return Values(open_values=True)
    return None


def _of_union(code: str) -> Values | None:
    """Return the members of a union of literals without their quotation marks; None of any other code."""
    found: list[ModelValue] = []
    open_values = False
    text = code.strip().removeprefix("|").lstrip()
    at = 0
    while at < len(text):
        between = _BETWEEN.match(text, at) if at else None
        member = _MEMBER.match(text, between.end() if between else at)
        if member is None or (at and not between):
            return None
        at = member.end()
        spelled = member[1]
        if _UNRECOGNIZED.fullmatch(spelled):
            open_values = True
        else:
            found.append(ModelValue(value=_unquoted(spelled)))
    return Values(tuple(found), open_values)


def _code(cell: str) -> str:
    """Return a value of a table, which is written as it is; some are marked as code."""
    return cell[1:-1] if len(cell) > len("``") and cell[0] == cell[-1] == "`" else cell


def _unquoted(spelled: str) -> str:
    if len(spelled) > 1 and spelled[0] == spelled[-1] and spelled[0] in "\"'":
        return _ESCAPE.sub(r"\1", spelled[1:-1])
    return spelled
