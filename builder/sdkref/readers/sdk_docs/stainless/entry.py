"""An entry of a list of Stainless: a line of code with links, as its text and what parts of it lead to."""

import html
import re
from bisect import bisect_right
from operator import attrgetter

from msgspec import Struct

from sdkref.catalogue.surface import SdkType, TypePiece

_PARTS = re.compile(r'<a\s+href="([^"]*)"\s*>|</a>|<code(?:\s+title="([^"]*)")?\s*>|</code>|([^<]+|<)')
_STARRED = re.compile(r"(?<=\w)\*")
"""An underscore of a name that a formatter of Markdown took for emphasis; other stars are escaped."""
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_BULLET = re.compile(r"[-*] +")
_OPENING, _CLOSING = "([{", ")]}"
_end = attrgetter("end")


class Link(Struct, frozen=True):
    """A part of a text that leads somewhere."""

    start: int
    end: int
    url: str


class Entry(Struct, frozen=True):
    """The visible text of an entry, its links, and what stands in the title of the code."""

    line: int
    text: str
    links: tuple[Link, ...]
    title: str = ""
    complete: bool = True
    """Whether what begins on the line ends there as well."""

    def pieces(self, start: int = 0, end: int | None = None) -> SdkType:
        """Return a part of the text as pieces; blanks around it are left out."""
        end = len(self.text) if end is None else end
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        found: list[TypePiece] = []
        at = start
        for link in self.links[bisect_right(self.links, start, key=_end) :]:
            if link.start >= end:
                break
            first, last = max(link.start, start), min(link.end, end)
            if at < first:
                found.append(TypePiece(text=self.text[at:first]))
            if first < last:
                found.append(TypePiece(text=self.text[first:last], url=link.url))
            at = last
        if at < end:
            found.append(TypePiece(text=self.text[at:end]))
        return _qualified(found)

    def closing(self, opening: int) -> int:
        """Return where the bracket that opens at a place is closed; -1 when it never is."""
        depth = 0
        for at in range(opening, len(self.text)):
            depth += (self.text[at] in _OPENING) - (self.text[at] in _CLOSING)
            if not depth:
                return at
        return -1

    def parts(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return where the parts of a list between commas begin and end; those in brackets are one part."""
        found, depth, first = list[tuple[int, int]](), 0, start
        for at in range(start, end):
            char = self.text[at]
            depth += (char in _OPENING) - (char in _CLOSING)
            if char == "," and not depth:
                found.append((first, at))
                first = at + 1
        return [(a, b) for a, b in (*found, (first, end)) if self.text[a:b].strip()]


def entry(source: str, line: int) -> Entry | None:
    """Return the entry of a line of a list; None when the line begins none."""
    bullet = _BULLET.match(source)
    if bullet is None:
        return None
    texts, size = list[str](), 0
    title, opened, url = "", -1, ""
    links: list[Link] = []
    complete = True
    for part in _PARTS.finditer(source, bullet.end()):
        whole = part[0]
        if whole.startswith("<a"):
            opened, url = size, _STARRED.sub("_", html.unescape(part[1]))
        elif whole == "</a>":
            if opened >= 0:
                links.append(Link(opened, size, url))
            opened = -1
        elif whole.startswith("<code"):
            title, complete = html.unescape(part[2] or ""), False
        elif whole == "</code>":
            complete = True
        else:
            texts.append(_ESCAPE.sub(r"\1", _STARRED.sub("_", html.unescape(whole))))
            size += len(texts[-1])
    return Entry(line, "".join(texts), tuple(links), title, complete and opened < 0)


def _qualified(pieces: list[TypePiece]) -> SdkType:
    """Return pieces in which a name and the package before it are one: `openai` `.` `Completion`."""
    found: list[TypePiece] = []
    for piece in pieces:
        package = found[-2:]
        if (
            len(package) == len("p.")
            and package[1] == TypePiece(text=".")
            and package[0].url
            and piece.url
            and piece.url.startswith(f"{package[0].url}#")
        ):
            found[-2:] = [TypePiece(text=f"{package[0].text}.{piece.text}", url=piece.url)]
        else:
            found.append(piece)
    return tuple(found)
