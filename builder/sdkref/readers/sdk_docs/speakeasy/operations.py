"""Pages of operations: one resource of an SDK, with a list of its methods and a section for each."""

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from sdkref.catalogue.surface import About, Loss, Method, MethodGroup, Returned, Spot
from sdkref.markdown.page import Block, MarkdownPage
from sdkref.readers.sdk_docs.page_facts import PageFacts, PageFinding
from sdkref.readers.sdk_docs.speakeasy.calls import accessor_in, spelled
from sdkref.readers.sdk_docs.speakeasy.code_language import dialect_of, language_of
from sdkref.readers.sdk_docs.speakeasy.deprecations import name_of
from sdkref.readers.sdk_docs.speakeasy.front_matter import front_matter, unused
from sdkref.readers.sdk_docs.speakeasy.leftovers import lost
from sdkref.readers.sdk_docs.speakeasy.method import read_method
from sdkref.readers.sdk_docs.speakeasy.method_sections import is_section
from sdkref.readers.sdk_docs.speakeasy.operation_list import Listed, listed

OVERVIEW, OPERATIONS = "Overview", "Available Operations"
_ACCESSOR = re.compile(r"\(\*([\w.]*)\*\)")
_METHOD_LEVEL = 2
_ROOT = re.compile(r"(.*\S) SDK")


def is_operation_page(page: MarkdownPage) -> bool:
    """Tell whether a page is one of operations, or the overview of a whole SDK."""
    headings = [block for block in page.blocks if block.kind == "heading"]
    if any(block.text == OPERATIONS for block in headings):
        return True
    return [block.text for block in headings][1:2] == [OVERVIEW] and _ROOT.fullmatch(
        headings[0].text
    ) is not None


def operation_page(page: MarkdownPage) -> PageFacts:
    """Return the methods of a page, and the group that they are."""
    blocks = page.blocks
    last = len(page.lines) + 1
    index = next((at for at, block in enumerate(blocks) if _is_heading(block, OPERATIONS)), len(blocks))
    title, words, head_losses = _head(page, blocks[:index])
    known, starts = _methods(blocks, index)
    after = blocks[starts[0]].line if starts else last
    names, strangers = listed(_lines(page, blocks[index].after if index < len(blocks) else last, after))
    overview = next((block.after for block in blocks[:index] if _is_heading(block, OVERVIEW)), None)
    end = blocks[index].line if index < len(blocks) else last
    description = (page.source(overview, end) or None) if overview else front_matter(page).get("description")
    by_name = {each.name: each for each in reversed(names)}
    methods: list[Method] = []
    losses = [*head_losses, *unused(page, title, description)]
    losses += [
        Loss(Spot(page.name, line), "text before the first operation is left out") for line in strangers
    ]
    for start, stop in pairwise([*starts, len(blocks)]):
        name, _ = name_of(blocks[start].text)
        until = blocks[stop].line if stop < len(blocks) else last
        read = read_method(page, blocks[start:stop], until, by_name.get(name))
        methods.append(read.method)
        losses += read.losses
    language = language_of(block for block in blocks[starts[0] :] if block.kind == "fence") if starts else ""
    methods = [_placed(method, words, language) for method in methods]
    root = _ROOT.fullmatch(title) is not None
    return PageFacts(
        dialect=dialect_of(language),
        groups=_groups(page, methods, title, words, description, root=root),
        methods=tuple(methods),
        about=About(title=title, description=description) if root else None,
        losses=tuple(losses),
        findings=tuple(_missing(names, methods)) if known else (),
    )


def _head(page: MarkdownPage, blocks: Sequence[Block]) -> tuple[str, tuple[str, ...], list[Loss]]:
    """Return the title, the words of the accessor as the page writes them, and what has no place there."""
    title = front_matter(page).get("title", "")
    words: tuple[str, ...] | None = None
    losses = []
    for block in blocks:
        if _is_heading(block, OVERVIEW):
            break
        if block.kind == "heading" and block.level == 1 and not title:
            title = block.text
        elif block.kind == "paragraph" and (line := _ACCESSOR.fullmatch(block.text)):
            words = tuple(word for word in line[1].split(".") if word)
        else:
            losses.append(lost(page, block, title))
    if words is None:
        words = () if _ROOT.fullmatch(title) else tuple(title.split("."))
    return title, words, losses


def _methods(blocks: Sequence[Block], index: int) -> tuple[bool, list[int]]:
    """Return whether a list names the methods, and where their sections begin.

    A heading of a description may look like one of a method, and is none where the list does not name it.
    """
    seconds = [
        at
        for at, block in enumerate(blocks)
        if at > index and block.kind == "heading" and block.level == _METHOD_LEVEL
    ]
    names = _names(blocks, index)
    if any(name_of(blocks[at].text)[0] in names for at in seconds):
        return True, [at for at in seconds if name_of(blocks[at].text)[0] in names]
    ends = [*seconds[1:], len(blocks)]
    return bool(names), [
        at for at, end in zip(seconds, ends, strict=False) if any(map(is_section, blocks[at + 1 : end]))
    ]


def _names(blocks: Sequence[Block], index: int) -> set[str]:
    """Return the names of the list, which ends where the section of one of them begins."""
    names: set[str] = set()
    for block in blocks[index + 1 :]:
        if block.kind == "heading" and block.level == _METHOD_LEVEL and name_of(block.text)[0] in names:
            break
        if block.kind in {"list", "paragraph"}:
            found, _ = listed(list(enumerate(block.text.split("\n"))))
            names |= {each.name for each in found}
    return names


def _placed(method: Method, words: tuple[str, ...], language: str) -> Method:
    """Return a method with its accessor, and with what its language says by leaving something out."""
    samples = (each.code for each in method.examples if each.kind == "usage")
    found = next(
        (path for code in samples if (path := accessor_in(code, method.name, words)) is not None), None
    )
    nothing = Returned() if language == "python" else None
    return replace(
        method,
        accessor=spelled(words, language) if found is None else found,
        returned=nothing if method.returned is None else method.returned,
    )


def _groups(
    page: MarkdownPage,
    methods: Sequence[Method],
    title: str,
    words: tuple[str, ...],
    description: str | None,
    *,
    root: bool,
) -> tuple[MethodGroup, ...]:
    if root and not methods:
        return ()
    line = next((block.line for block in page.blocks if block.kind == "heading" and block.level == 1), 1)
    accessors = list(dict.fromkeys(method.accessor for method in methods)) or [words]
    return tuple(
        MethodGroup(accessor=each, title=title, description=description, spot=Spot(page.name, line))
        for each in accessors
    )


def _missing(names: Sequence[Listed], methods: Sequence[Method]) -> list[PageFinding]:
    found = {method.name for method in methods}
    return [
        PageFinding(
            each.line,
            1,
            "missing-section",
            f"the method `{each.name}` is listed, and has no section on the page",
            "it is left out; add the section or remove it from the list",
        )
        for each in names
        if each.name not in found
    ]


def _lines(page: MarkdownPage, first: int, after: int) -> list[tuple[int, str]]:
    return [(number, page.lines[number - 1]) for number in range(first, after)]


def _is_heading(block: Block, text: str) -> bool:
    return block.kind == "heading" and block.text == text
