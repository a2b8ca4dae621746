"""The operations of a page of OpenAPI Generator, cut out of its lines by what stands fixed on such pages.

Lines rather than blocks: descriptions bring headings, unclosed fences and HTML of their own, and what is
fixed stands at the beginning of a line all the same.
"""

import re
from collections.abc import Collection, Iterator

from msgspec import Struct

from sdkref.markdown.page import MarkdownPage

FIXED = (
    ("Example",),
    ("Parameters", "Path Parameters", "Required Parameters"),
    ("Other Parameters", "Optional Parameters"),
    ("Return type",),
    ("Authorization",),
    ("HTTP request headers", "HTTP reuqest headers"),
    ("HTTP response details",),
)
"""The headings of an operation, in their order; descriptions may hold some of them as well, before these.

Old versions have other names for tables of Go, and one slip.
"""

_HEADING = re.compile(r"#{1,2} (?:\*\*(?P<bold>[^\s*]+)\*\*|(?P<plain>[^\s*#]+))\s*")
_FOOTER = re.compile(r"\s*(?:\[\[Back to [^\[\]]+\]\]\([^()]*\)\s*)+")

Numbered = tuple[int, str]
"""A line and its number."""


class Section(Struct, frozen=True):
    """What stands under a fixed heading: its lines that are not blank and no links back."""

    line: int
    """Of the heading."""
    after: int
    """The line after its last one."""
    lines: tuple[Numbered, ...]


class Operation(Struct, frozen=True):
    """The lines of one operation, by what they are for."""

    name: str
    line: int
    """Of the heading."""
    signature: str
    """Without the mark of the quote; empty when there is none."""
    first: int
    """The line at which its description begins."""
    after: int
    """The line after its description."""
    sections: dict[str, Section]
    """By heading, `Parameters`."""


def operations(page: MarkdownPage, names: Collection[str]) -> list[Operation]:
    """Return the operations of a page in order; `names` are those that its index has."""
    starts = dict(_signed(page.lines))
    missing = set(names) - set(starts.values())
    for number, line in enumerate(page.lines, 1) if missing else ():
        if (name := _name(line)) in missing:
            starts[number] = name
            missing.discard(name)
    numbers = sorted(starts)
    ends = [*numbers[1:], len(page.lines) + 1]
    return [_operation(page, starts[start], start, end) for start, end in zip(numbers, ends, strict=False)]


def contents(page: MarkdownPage, first: int, after: int) -> tuple[Numbered, ...]:
    """Return the lines from `first` up to `after` that are not blank and not the links at the foot."""
    return tuple(
        (number, line)
        for number, line in enumerate(page.lines[first - 1 : after - 1], first)
        if line.strip() and not _FOOTER.fullmatch(line)
    )


def _signed(lines: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield the headings that a signature of the same name follows."""
    for number, line in enumerate(lines, 1):
        if line.startswith("#") and (name := _name(line)):
            following = next((each for each in lines[number : number + 3] if each.strip()), "")
            if following.startswith(">") and f" {name}(" in f" {following[1:]}":
                yield number, name


def _name(line: str) -> str:
    found = _HEADING.fullmatch(line)
    return (found["bold"] or found["plain"]).replace("\\_", "_") if found else ""


def _operation(page: MarkdownPage, name: str, start: int, end: int) -> Operation:
    first = start + 1
    signature = ""
    while first < end and not page.lines[first - 1].strip():
        first += 1
    if first < end and page.lines[first - 1].startswith(">"):
        signature = page.lines[first - 1].removeprefix(">").strip()
        first += 1
    headings: dict[str, int] = {}
    limit = end
    places = _headings(page, first, end)
    for alternatives in reversed(FIXED):
        found = [(at, each) for each in alternatives for at in places.get(each, ()) if at < limit]
        if found:
            limit, heading = max(found)
            headings[heading] = limit
    borders = [*sorted(headings.values()), end]
    sections = {
        heading: Section(at, after, contents(page, at + 1, after))
        for heading, at in headings.items()
        for after in (borders[borders.index(at) + 1],)
    }
    return Operation(name, start, signature, first, limit, sections)


def _headings(page: MarkdownPage, first: int, end: int) -> dict[str, list[int]]:
    """Return where lines stand that may be fixed headings."""
    found: dict[str, list[int]] = {}
    for number in range(first, end):
        line = page.lines[number - 1]
        if line.startswith("### "):
            found.setdefault(line[4:].strip(), []).append(number)
    return found
