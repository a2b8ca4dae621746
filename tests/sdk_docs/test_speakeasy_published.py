"""The reader of Speakeasy on published documentation: the count of methods, and that nothing is lost."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from places import shared
from sdkref.catalogue.surface import Method
from sdkref.markdown.page import MarkdownPage, markdown_page
from sdkref.readers.sdk_docs.page_facts import PageFacts
from sdkref.readers.sdk_docs.speakeasy.pages import knows, read
from speakeasy_lines import lost_lines

SMALL = {
    "argotdev+speakeasy-sdk": 94,
    "dubinc+dub-go": 53,
    "dubinc+dub-python": 53,
    "dubinc+dub-ts": 53,
    "jamelt+openai-api": 94,
    "speakeasy-sdks+openai-go-sdk@f5402ea": 57,
    "speakeasy-sdks+openai-ts-sdk@31c617c": 28,
}
LARGE = {
    "mistralai+client-python": 248,
    "mistralai+client-ts": 241,
    "polarsource+polar-js": 187,
    "polarsource+polar-python": 185,
}
METHODS = SMALL | LARGE
SAMPLE = 60
"""Of so many pages one is read when not all are."""

each_sdk = pytest.mark.parametrize(
    "sdk", [*SMALL, *(pytest.param(sdk, marks=pytest.mark.corpus) for sdk in LARGE)]
)


@each_sdk
def test_every_operation_is_a_method_with_its_facts(sdk: str) -> None:
    """Whatever a year's generator writes for every method, every method has."""
    methods = list(_methods(sdk))
    assert len(methods) == METHODS[sdk]
    assert all(count == 1 for count in Counter((each.accessor, each.name) for each in methods).values())
    for method in methods:
        assert method.examples, method
        assert method.arguments, method
        assert method.returned, method
        assert all(each.type and each.required is not None for each in method.arguments), method
        assert method.errors is None or [each.catch_all for each in method.errors].count(True) == 1, method
        assert (method.errors is None) == (sdk == "speakeasy-sdks+openai-ts-sdk@31c617c")
        assert all("/" in kind.strip("/") for each in method.errors or () for kind in each.content_types)
        assert (method.endpoint is not None) == sdk.startswith(("dub", "mistral", "polar")), method


def test_lines_of_a_sample_of_pages_are_held_by_facts() -> None:
    for sdk in METHODS:
        _assert_held(sdk, SAMPLE)


@pytest.mark.corpus
@pytest.mark.parametrize("sdk", METHODS)
def test_every_line_is_held_by_facts(sdk: str) -> None:
    _assert_held(sdk, 1)


def _assert_held(sdk: str, step: int) -> None:
    folder = shared("sdk-docs", sdk)
    for path in sorted(folder.joinpath("docs").rglob("*.md"))[::step]:
        page, facts = _read(folder, path)
        assert not facts.losses, page.name
        assert not facts.findings, page.name
        assert list(lost_lines(page, facts)) == [], page.name


def _methods(sdk: str) -> Iterator[Method]:
    folder = shared("sdk-docs", sdk)
    for path in sorted(folder.joinpath("docs", "sdks").rglob("*.md")):
        yield from _read(folder, path)[1].methods


def _read(folder: Path, path: Path) -> tuple[MarkdownPage, PageFacts]:
    page = markdown_page(path.read_text(encoding="utf-8"), path.relative_to(folder).as_posix())
    assert knows(page), page.name
    return page, read(page)
