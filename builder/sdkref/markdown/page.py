"""The blocks of a Markdown page that was written by a program, each with the lines where it stands.

For those who read facts out of a page. Inline marks stay as they are written, and so does all that stands
between two blocks: a description is the source lines from one place to another.
"""

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table
from markdown_it.token import Token
from msgspec import Struct

Kind: TypeAlias = Literal["heading", "paragraph", "fence", "table", "list", "quote", "html", "other"]


class Block(Struct, frozen=True, kw_only=True):
    """A block at the top of a page; of a list or a quote, the whole of it."""

    kind: Kind
    line: int
    """Its first line, from 1."""
    after: int
    """The line after its last one; blank lines at its end are not part of it."""
    level: int = 0
    """Of a heading, 1 to 6."""
    text: str = ""
    """Of a heading or a paragraph its inline source, of a fence its code, of others the source lines."""
    language: str = ""
    """Of a fence: the first word of its info string."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Of a table: the inline source of each cell, head first; a row has as many cells as the page wrote."""
    row_lines: tuple[int, ...] = ()
    """The line of each row."""


class MarkdownPage(Struct, frozen=True):
    """A page: its name as the user wrote it, its lines, and its blocks in order."""

    name: str
    lines: tuple[str, ...]
    """Without line ends."""
    blocks: tuple[Block, ...]
    front_matter: str = ""
    """YAML between the first two lines `---`; its lines stay in `lines`, which are blank there."""

    def source(self, first: int, after: int) -> str:
        """Return the source lines from `first` up to `after`, without blank lines around them."""
        return "\n".join(self.lines[first - 1 : after - 1]).strip("\n").rstrip()


def markdown_page(text: str, name: str) -> MarkdownPage:
    """Return the blocks of a page; any text is a page."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    front = ""
    if lines[0].rstrip() == "---" and "---" in (stripped := [each.rstrip() for each in lines[1:]]):
        end = stripped.index("---") + 1
        front = "\n".join(lines[1:end])
        lines[: end + 1] = [""] * (end + 1)
    tokens = _PARSER.parse("\n".join(lines))
    return MarkdownPage(name, tuple(lines), tuple(_blocks(tokens, lines)), front)


def _table(state: StateBlock, first: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the library's shape
    """Find a table as the library does, without tokens for its cells: most of a page, read anew anyway."""
    if not table(state, first, end, silent=True):
        return False
    if silent:
        return True
    ends = state.md.block.ruler.getRules("blockquote")
    outer, state.parentType = state.parentType, "table"
    line = first + 2
    while (
        line < end
        and state.sCount[line] >= state.blkIndent
        and not state.isEmpty(line)
        and not state.is_code_block(line)
        and not any(rule(state, line, end, True) for rule in ends)  # noqa: FBT003 - as above
    ):
        line += 1
    state.push("table_open", "table", 1).map = [first, line]
    state.push("table_close", "table", -1)
    state.parentType, state.line = outer, line
    return True


_PARSER = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table")
_PARSER.core.ruler.enableOnly(["normalize", "block"])
_PARSER.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
_KINDS: dict[str, Kind] = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "fence": "fence",
    "table_open": "table",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "blockquote_open": "quote",
    "html_block": "html",
}


def _blocks(tokens: list[Token], lines: list[str]) -> Iterator[Block]:
    for index, token in enumerate(tokens):
        if token.level or token.map is None or token.nesting < 0:
            continue
        kind = _KINDS.get(token.type, "other")
        first, after = token.map[0] + 1, token.map[1] + 1
        while after > first + 1 and not lines[after - 2].strip():
            after -= 1
        match kind:
            case "heading" | "paragraph":
                level = int(token.tag[1]) if kind == "heading" else 0
                text = tokens[index + 1].content
                yield Block(kind=kind, line=first, after=after, level=level, text=text)
            case "fence":
                language = token.info.split(maxsplit=1)[0] if token.info.split() else ""
                yield Block(kind=kind, line=first, after=after, text=token.content, language=language)
            case "table":
                numbers = (first, *range(first + 2, after))
                head = tuple(cells(lines[first - 1]))
                rows = (head, *(tuple(_row(lines[number - 1], len(head))) for number in numbers[1:]))
                yield Block(kind=kind, line=first, after=after, rows=rows, row_lines=numbers)
            case _:
                text = "\n".join(lines[first - 1 : after - 1])
                yield Block(kind=kind, line=first, after=after, text=text)


def cells(row: str) -> list[str]:
    r"""Return the cells of a row of a table as they are written, outer pipes left out.

    Unlike in CommonMark's tables, a pipe in a code span ends no cell: programs forget to escape it there.
    An escaped pipe (`\|`) is one without the backslash.
    """
    text = row.strip()
    if "\\" not in text and "``" not in text:
        parts = text.split("|")
        if all(part.count("`") % 2 == 0 for part in parts):  # no code span holds a pipe
            return _inner(parts, text)
    parts = [""]
    at = 0
    while at < len(text):
        part = _PART.match(text, at)
        assert part is not None  # noqa: S101 - every character begins a part
        written, at = part[0], part.end()
        if written == "|":
            parts.append("")
            continue
        if written == "\\|":
            written = "|"
        elif written[0] == "`" and (end := _span_end(text, part.start())):
            written, at = text[part.start() : end].replace("\\|", "|"), end
        parts[-1] += written
    return _inner(parts, text)


_PART = re.compile(r"[^\\`|]+|\\.?|`+|\|", re.DOTALL)


def _inner(parts: list[str], row: str) -> list[str]:
    """Return the parts between pipes, without the empty ones before the first pipe and after the last."""
    if row.startswith("|"):
        parts = parts[1:]
    if parts and not parts[-1].strip() and row.endswith("|"):
        parts = parts[:-1]
    return [part.strip() for part in parts]


def _row(line: str, columns: int) -> list[str]:
    """Return the cells of a row below a head of so many columns: a lone backtick opens no span over cells."""
    found = cells(line)
    if len(found) < columns and line.count("`") % 2:
        text = line.strip()
        split = _inner([part.replace("\\|", "|") for part in _PIPE.split(text)], text)
        return split if len(split) == columns else found
    return found


_PIPE = re.compile(r"(?<!\\)\|")


def _span_end(text: str, start: int) -> int:
    """Return where the code span that begins at `start` ends; 0 when it never does."""
    after = start
    while after < len(text) and text[after] == "`":
        after += 1
    mark = text[start:after]
    at = text.find(mark, after)
    while at >= 0:
        end = at + len(mark)
        if text[at - 1] != "`" and text[end : end + 1] != "`":
            return end
        at = text.find(mark, end)
    return 0
