"""Whole pages of a small API, to be read in review: `pytest tests/pages --update-golden` writes them anew."""

import re
from pathlib import Path

import pytest

import shown
from sdkref.pages.anchors import names_of
from sdkref.pages.layout import lay_out
from sdkref.pages.page import LINK_MARK, Page

GOLDEN = Path(__file__).parent / "golden"
PAGES = {
    page.path: page
    for page in lay_out(shown.CATALOGUE, shown.fragments(), names_of(shown.CATALOGUE), shown.TARGETS).pages
}


def text_of(page: Page) -> str:
    """Return a page as text that reads well line by line; link keys stand in braces."""
    place = f"{' / '.join(page.under) or '-'} {page.in_nav}"
    head = f"<!-- {page.path} | {page.title} | nav: {place} | {page.description} -->"
    parts = [head]
    for each in page.sections:
        name, value = each.attribute or ("", "")
        parts += [
            f"\n<!-- {each.key} | {name} {value} | words: {each.words} -->",
            f"<h{each.level} id={each.anchor}> {each.title}",
            each.html,
        ]
    text = re.sub(f"{LINK_MARK}([^{LINK_MARK}]*){LINK_MARK}", r"{\1}", "\n".join(parts))
    text = re.sub(r"(?<!\n)(<(?:table|tr|td|details|ul|li)\b)", r"\n\1", text)
    return re.sub(r"\n\n+(?!<!--)", "\n", text).strip() + "\n"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_reads_as_before(path: str, request: pytest.FixtureRequest) -> None:
    file = GOLDEN / (path.removesuffix(".md").replace("/", ".") + ".html")
    text = text_of(PAGES[path])
    if request.config.getoption("--update-golden", default=False):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def test_there_is_no_golden_page_too_many() -> None:
    known = {path.removesuffix(".md").replace("/", ".") for path in PAGES}
    assert {file.stem for file in GOLDEN.glob("*.html")} == known
