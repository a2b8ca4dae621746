"""The reader of OpenAPI Generator on published documentation of four APIs: counts, and every line of them."""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from places import shared
from sdkref.diagnostics import Diagnostics
from sdkref.markdown.page import MarkdownPage, markdown_page
from sdkref.readers.sdk_docs.folder import read_surface
from sdkref.readers.sdk_docs.openapi_generator import models, operations
from sdkref.readers.sdk_docs.page_facts import PageFacts

FOLDERS = {
    "BriskStack+platform-sdk-typescript": ("openapi-generator-typescript-fetch", 88, 155),
    "launchdarkly+api-client-go": ("openapi-generator-go", 348, 597),
    "launchdarkly+api-client-typescript": ("openapi-generator-typescript-axios", 385, 647),
    "ory+client-go": ("openapi-generator-go", 171, 384),
    "ory+client-python": ("openapi-generator-python", 169, 374),
    "sendbird+sendbird-platform-sdk-typescript": ("openapi-generator-typescript", 83, 0),
}
"""Dialect, methods and models of each."""
_SMALL = ("BriskStack+platform-sdk-typescript", "sendbird+sendbird-platform-sdk-typescript")
_EACH = [pytest.param(each, marks=() if each in _SMALL else pytest.mark.corpus) for each in FOLDERS]

_FIXED = re.compile(
    r"### (Example|(Path |Other )?Parameters|Return type|Authorization)"
    r"|### (HTTP request headers|HTTP response details)"
    r"|## (Properties|Enum|Methods|Example)|```\w*|\|?[\s:]*-[\s|:-]*"
    r"|\|?\s*Name \| Type( \| Description\s+\| Notes)?\s*\|?"
    r"|\|?\s*Method \| HTTP request \| Description\s*\|?"
    r"|\| Status code \| Description \| Response headers \||No authorization required"
    r"|This endpoint does not (need|have) any parameters?\."
    r"|Other parameters are passed through a pointer to a \w+ struct via the builder pattern"
    r"|(\[\[Back to [^\]]+\]\]\([^)]*\)\s*)+"
)
"""Lines that stand on every page; a few of their words stand in lines with facts as well."""
_WORDS = frozenset(
    re.findall(
        r"\w+",
        "All URIs are relative to, Content-Type, Accept, Not defined, value, optional, default, defaults, "
        "undefined, README.md, HTTP request",
    )
)
_WORD = re.compile(r"[^\W_]+")


@pytest.mark.parametrize("folder", _EACH)
def test_all_methods_and_models_are_read(folder: str, tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    surface = read_surface(
        shared("sdk-docs", folder), diagnostics, name="docs", key="sdk", cache=tmp_path / "kept"
    )
    assert (surface.dialect, len(surface.methods), len(surface.models)) == FOLDERS[folder]
    assert {each.code for each in diagnostics} <= {"dead-link"}
    assert surface.losses == ()


@pytest.mark.parametrize("folder", _EACH)
def test_methods_are_those_that_a_search_finds(folder: str) -> None:
    """Each heading that a signature follows is a method, at its place, and has what all methods have."""
    for page, facts in _pages(folder):
        if facts.models:
            continue
        headings = {
            number
            for number, line in enumerate(page.lines, 1)
            if re.match(r"#{1,2} \S+$", line)
            and any(each.startswith("> ") for each in page.lines[number : number + 2])
        }
        assert {each.spot.line for each in facts.methods} == headings
        for each in facts.methods:
            assert each.endpoint, each
            assert each.examples, each
            assert each.signature, each
            assert each.returned, each
            assert each.arguments is not None, each
            assert each.authorization is not None, each


@pytest.mark.parametrize("folder", _EACH)
def test_every_word_of_every_line_is_part_of_a_fact(folder: str) -> None:
    """No line of a page is lost: each is a fixed sentence, or its words stand in what its method says."""
    lost = [
        (page.name, number, line, missing)
        for page, facts in _pages(folder)
        for number, line, known in _lines_and_words(page, facts)
        if (missing := _words(_plain(line)) - known - _WORDS)
    ]
    assert lost == []


def _pages(folder: str) -> Iterator[tuple[MarkdownPage, PageFacts]]:
    root = shared("sdk-docs", folder)
    for path in sorted(root.rglob("*.md")):
        page = markdown_page(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix())
        for reader in (operations, models):
            if reader.knows(page):
                yield page, reader.read(page)
                break


def _lines_and_words(page: MarkdownPage, facts: PageFacts) -> Iterator[tuple[int, str, set[str]]]:
    """Yield the lines that say something, with the words of the method, or of the page, around them."""
    whole = _words(*_texts(msgspec.to_builtins((facts.groups, facts.about, facts.models))))
    methods = [(each.spot.line, _words(*_texts(msgspec.to_builtins(each)))) for each in facts.methods]
    first = methods[0][0] if methods else 0
    index = whole.union(*(words for _, words in methods))
    for number, line in enumerate(page.lines, 1):
        if line.strip() == "## Methods":
            return  # what follows on pages of Go is made of the fields alone
        if line.strip() and not _FIXED.fullmatch(line.strip()):
            its = next((words for start, words in reversed(methods) if start <= number), whole)
            yield number, line, index if number < first else its | whole


def _plain(line: str) -> str:
    """Return a line without the anchors of an index, and its methods, which facts write in capitals."""
    text = html.unescape(line)
    if re.match(r"\|?\s*\[\*\*", text):
        text = re.sub(r"\]\([^)]*\)|\*\*(Get|Post|Put|Patch|Delete)\*\*", "", text)
    return text


def _words(*texts: str) -> set[str]:
    return {word for text in texts for word in _WORD.findall(text)}


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for each in value.values():
                yield from _texts(each)
        case list() | tuple():
            for each in value:
                yield from _texts(each)
        case _:
            pass
