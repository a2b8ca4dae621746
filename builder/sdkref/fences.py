"""Fenced code in Markdown, with the lines at which it stands: inside lists, tabs and admonitions as well.

Python-Markdown's extensions indent what belongs to a tab or an admonition by four spaces, which CommonMark
takes for code of another kind; so fences are found by their lines, at any indentation.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

_OPEN = re.compile(r"(?P<indent>[ \t]*)(?P<mark>`{3,}|~{3,})[ \t]*(?P<info>[^`\n]*)\Z")
_COMMENT = re.compile(r"[ \t]*<!--\s*sdkref:\s*(.*?)\s*-->[ \t]*\Z")
_BRACED = re.compile(r"\{[^}]*?\.(?P<name>[\w+-]+)[^}]*\}")
_ATTRIBUTE = re.compile(r"""(?:data-)?sdkref=(?:"([^"]*)"|'([^']*)')""")


class FencedCode(Struct, frozen=True, kw_only=True):
    """Code between two fences."""

    language: str
    """The first word after the fence, in lower case; empty without one."""
    text: str
    """Without the indentation of the fence."""
    line: int
    """The line of the file at which the text begins, counted from 1."""
    directives: tuple[str, ...] = ()
    """What comments before the fence and its attribute `sdkref` say, in the words of directives."""
    said_at: tuple[int, ...] = ()
    """The line of each of these."""


def fenced_code(text: str) -> Iterator[FencedCode]:
    """Give the fenced code of a page in its order; a fence that is not closed ends with the page."""
    lines = iter(enumerate(text.splitlines(), 1))
    said: list[tuple[int, str]] = []
    for number, line in lines:
        comment = _COMMENT.match(line)
        if comment is not None:
            said.append((number, comment[1]))
            continue
        opened = _OPEN.match(line)
        if opened is None:
            if line.strip():
                said = []
            continue
        body = []
        closing = re.compile(rf"[ \t]*{opened['mark'][0]}{{{len(opened['mark'])},}}[ \t]*\Z")
        for _, inner in lines:
            if closing.match(inner):
                break
            body.append(_dedented(inner, len(opened["indent"])))
        info = opened["info"]
        attribute = _ATTRIBUTE.search(info)
        own = next(filter(None, attribute.groups()), "") if attribute else ""
        said += [(number, own)] if own else []
        yield FencedCode(
            language=_language(info),
            text="".join(f"{each}\n" for each in body),
            line=number + 1,
            directives=tuple(words for _, words in said),
            said_at=tuple(line for line, _ in said),
        )
        said = []


def _language(info: str) -> str:
    braced = _BRACED.match(info)
    if braced is not None:
        return braced["name"].lower()
    return info.split(maxsplit=1)[0].lower() if info.split() else ""


def _dedented(line: str, width: int) -> str:
    """Return a line without as much indentation as its fence has."""
    margin = len(line) - len(line.lstrip(" \t"))
    return line[min(width, margin) :]
