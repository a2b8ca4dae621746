"""The types of tables and signatures, in any dialect: a cell of Markdown becomes pieces of text and links.

A pointer of Go keeps its star (`**string*` is a star before an emphasised word), and a label may hold
brackets of its own (`[Optional[models.X]](x.md)`).
"""

import re
from functools import lru_cache

from sdkref.catalogue.surface import SdkType, TypePiece
from sdkref.markdown.inline import inline_pieces

_KNOWN_TYPES = 20_000
_LINK = re.compile(r"\[([\w.]+)\]\(((?:https?://)?[\w./#-]+)\)")
_WORD = re.compile(r"[*`]?([\w.]+)[*`]?")
_QUOTED_STAR = re.compile(r"""(["'])\*\1""")
_EMPHASIS_IN_CODE = re.compile(r"`\*([^`*]+)\*`")


@lru_cache(maxsize=_KNOWN_TYPES)
def sdk_type(cell: str) -> SdkType:
    r"""Return the type that a cell spells: `*Optional[str]*`, `` `*string` ``, `Promise\<[X](x.md)\>`.

    Links are kept by the address as it is written. An empty cell is the empty type.
    """
    if link := _LINK.fullmatch(cell):
        return (TypePiece(text=link[1], url=link[2]),)
    if (word := _WORD.fullmatch(cell)) and (cell == word[1] or cell in {f"*{word[1]}*", f"`{word[1]}`"}):
        return (TypePiece(text=word[1]),)
    if "`" not in cell:
        cell = _QUOTED_STAR.sub(r"\1\*\1", cell)
    pieces = inline_pieces(_EMPHASIS_IN_CODE.sub(r"`\1`", cell))
    return tuple(TypePiece(text=each.text, url=each.url) for each in pieces)
