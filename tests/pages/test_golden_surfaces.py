"""Whole pages of SDKs whose documentation was read, for review: `--update-golden` writes them anew."""

import re
from pathlib import Path

import pytest

from sdk_surfaces import GO, TYPESCRIPT, alone, beside_description
from sdkref.catalogue.catalogue import Catalogue
from sdkref.pages.anchors import names_of
from sdkref.pages.layout import lay_out
from sdkref.pages.page import LINK_MARK, Page
from sdkref.projection.project import projections
from sdkref.projection.target import targets
from sdkref.references.fragments import pieces

GOLDEN = Path(__file__).parent / "golden_surfaces"


def pages(catalogue: Catalogue) -> dict[str, Page]:
    """Return the pages of a catalogue with all its tabs."""
    chosen, names = targets((), "", catalogue), names_of(catalogue)
    made = pieces(catalogue, chosen, projections(catalogue, chosen), names)
    fragments = {piece.key: piece.render() for piece in made}
    laid = lay_out(catalogue, fragments, names, [target.note for target in chosen])
    return {page.path: page for page in laid.pages}


CATALOGUES = {"alone": alone(TYPESCRIPT, GO), "described": beside_description(TYPESCRIPT)}
SHOWN = {name: pages(catalogue) for name, catalogue in CATALOGUES.items()}
KEPT = [
    *(("alone", path) for path in SHOWN["alone"]),
    ("described", "reference/chat.md"),
]


def text_of(page: Page) -> str:
    """Return a page as text that reads well line by line; link keys stand in braces."""
    parts = [f"<!-- {page.path} | {page.title} | {page.description} -->"]
    for each in page.sections:
        name, value = each.attribute or ("", "")
        parts += [f"\n<!-- {each.key} | {name} {value} | words: {each.words} -->", each.title, each.html]
    text = re.sub(f"{LINK_MARK}([^{LINK_MARK}]*){LINK_MARK}", r"{\1}", "\n".join(parts))
    text = re.sub(r"(?<!\n)(<(?:table|tr|td|details|ul|li)\b)", r"\n\1", text)
    return re.sub(r"\n\n+(?!<!--)", "\n", text).strip() + "\n"


def file_of(name: str, path: str) -> Path:
    """Return the golden file of a page."""
    return GOLDEN / f"{name}.{path.removesuffix('.md').replace('/', '.')}.html"


@pytest.mark.parametrize(("name", "path"), KEPT)
def test_a_page_reads_as_before(name: str, path: str, request: pytest.FixtureRequest) -> None:
    file, text = file_of(name, path), text_of(SHOWN[name][path])
    if request.config.getoption("--update-golden", default=False):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def test_there_is_no_golden_page_too_many() -> None:
    assert set(GOLDEN.glob("*.html")) == {file_of(name, path) for name, path in KEPT}


@pytest.mark.parametrize("name", CATALOGUES)
def test_ids_are_distinct_on_a_page(name: str) -> None:
    for page in SHOWN[name].values():
        ids = [each for section in page.sections for each in re.findall(r'\bid="([^"]*)"', section.html)]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", CATALOGUES)
def test_no_text_of_documentation_becomes_html(name: str) -> None:
    for page in SHOWN[name].values():
        html = "".join(section.html for section in page.sections)
        assert not re.search(r"<script|onclick=|href=\"/docs|\{\{|\{%", html)


@pytest.mark.parametrize("name", CATALOGUES)
def test_links_lead_to_sections_that_are_there(name: str) -> None:
    keys = {section.key for page in SHOWN[name].values() for section in page.sections}
    for page in SHOWN[name].values():
        for section in page.sections:
            assert set(re.findall(f"{LINK_MARK}([^{LINK_MARK}]*){LINK_MARK}", section.html)) <= keys


def test_code_is_shown_to_the_byte() -> None:
    page = SHOWN["alone"]["reference/chat.md"]
    html = "".join(section.html for section in page.sections)
    shown = re.sub(r"<[^>]+>", "", html)
    assert "const parley = new Parley();\n\tawait parley.chat.send();\n" in shown


def test_search_finds_the_names_of_each_sdk() -> None:
    sections = [section for page in SHOWN["alone"].values() for section in page.sections]
    named = [f"{each.title} {each.words}" for section in sections for each in section.names]
    words = " ".join([section.words for section in sections] + named)
    assert {"chat.send", "ChatAPI.SendMessage", "newMessage", "options.fetchOptions", "Text", "text"} <= set(
        words.split()
    )
