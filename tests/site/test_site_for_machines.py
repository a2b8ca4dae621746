"""What a site has for readers other than browsers: Markdown, `llms.txt`, the catalogue, heads of pages."""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec
import pytest
from selectolax.lexbor import LexborHTMLParser

from places import REPOSITORY
from sdkref.catalogue.encode import encode_catalogue
from sdkref.diagnostics import Diagnostics
from sdkref.documents.scalars import json_number
from sdkref.markdown.inline import inline_pieces
from sdkref.markdown.page import markdown_page
from sdkref.settings.config import settings_for
from sdkref.sources.reading import read_sources
from sdkref.twins.headings import heading_slugs
from sdkref.words import size_words

LINK = re.compile(r"(?<!\\)\]\((?:<([^<>]*)>|([^()\s]*))\)")
LANGUAGES = ("typescript", "go", "python", "curl")


def texts(demo: Path) -> Iterator[Path]:
    yield from demo.rglob("*.md")
    yield from demo.glob("llms*.txt")


def prose(text: str) -> str:
    """Return Markdown without its code, in which brackets are no links."""
    lines = text.split("\n")
    for block in markdown_page(text, "").blocks:
        if block.kind == "fence":
            lines[block.line - 1 : block.after - 1] = [""] * (block.after - block.line)
    return re.sub(r"`[^`\n]*`", "", "\n".join(lines))


def anchors(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        return {each.attributes["id"] or "" for each in LexborHTMLParser(text).css("[id]")}
    headings = (each.text for each in markdown_page(text, "").blocks if each.kind == "heading")
    return set(heading_slugs("".join(piece.text for piece in inline_pieces(each)) for each in headings))


def test_links_of_markdown_lead_to_something(demo: Path) -> None:
    known: dict[Path, set[str]] = {}
    checked = 0
    for path in texts(demo):
        for first, second in LINK.findall(prose(path.read_text(encoding="utf-8"))):
            parts = urlsplit(first or second)
            if parts.scheme or not (parts.path or parts.fragment):
                continue
            target = path if not parts.path else path.parent / unquote(parts.path)
            assert target.is_file(), f"{path.relative_to(demo)}: {first or second}"
            if parts.fragment:
                found = known.setdefault(target.resolve(), anchors(target))
                assert parts.fragment in found, f"{path.relative_to(demo)}: {first or second}"
            checked += 1
    assert checked > 500


def test_pages_lead_to_their_twins(demo: Path) -> None:
    page = LexborHTMLParser((demo / "reference/chat.html").read_text(encoding="utf-8"))
    ahead = [each.attributes["href"] for each in page.css("link[rel~=alternate][type='text/markdown']")]
    menu = [each.attributes["href"] for each in page.css(".sdkref-twins-all a")]
    assert ahead == menu == [f"{each}/chat.md" for each in LANGUAGES]
    view = page.css_first(".sdkref-twins-view")
    assert view is not None
    assert view.attributes["href"] == "typescript/chat.md"
    models = LexborHTMLParser((demo / "models/c.html").read_text(encoding="utf-8"))
    assert [each.attributes["href"] for each in models.css(".sdkref-twins-all a")] == [
        f"{each}/c.md" for each in LANGUAGES
    ]


def test_the_index_for_language_models_has_the_form_of_llmstxt_org(demo: Path) -> None:
    text = (demo / "llms.txt").read_text(encoding="utf-8")
    title, about, _, *sections = text.strip().split("\n\n")
    assert title == "# Parley API"
    assert about.startswith("> ")
    for heading, items in zip(sections[::2], sections[1::2], strict=True):
        assert heading.startswith("## ")
        assert all(re.fullmatch(r"- \[[^\]]+\]\([^)]+\)(?:: .+)?", each) for each in items.split("\n"))
    assert "- [Chat](reference/typescript/chat.md): List stored chat completions, Create a chat" in text
    for each in LANGUAGES:
        written = (demo / f"llms-{each}.txt").read_text(encoding="utf-8")
        assert written.count("\n# ") >= 1
        assert f"](llms-{each}.txt): {size_words(len(written.encode()))}" in text
        assert f"](models/{each}/" in written
    assert "# Chat\n" in (demo / "llms-full.txt").read_text(encoding="utf-8")


def test_the_catalogue_of_the_site_is_that_of_the_description(demo: Path) -> None:
    path = demo / "catalogue.json"
    read = [
        read_sources(settings_for([each]), Diagnostics())[0].catalogue
        for each in (path, REPOSITORY / "docs" / "api" / "openapi.yaml")
    ]
    assert len({msgspec.json.encode(encode_catalogue(each), enc_hook=json_number) for each in read}) == 1
    overview = (demo / "index.html").read_text(encoding="utf-8")
    assert f"this reference as data ({size_words(path.stat().st_size)})" in overview


def test_every_page_of_a_reference_says_what_it_is(demo: Path) -> None:
    for path in sorted(demo.rglob("*.html")):
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        if path.name == "404.html":
            continue
        said = {
            each.attributes.get("property") or each.attributes.get("name"): each.attributes.get("content")
            for each in page.css("meta[content]")
        }
        assert said["og:title"]
        assert said["description"] == said["og:description"], path
        assert said["description"], path
        assert len(said["description"] or "") <= 160
        assert not re.search(r"[`*]|\]\(|</?\w+>", said["description"] or ""), path


@pytest.mark.parametrize(
    "kind", ["script[src]", "link[rel=stylesheet]", "link[rel~=icon]", "img[src]", "iframe"]
)
def test_pages_load_nothing_from_other_hosts(demo: Path, kind: str) -> None:
    for path in demo.rglob("*.html"):
        for each in LexborHTMLParser(path.read_text(encoding="utf-8")).css(kind):
            address = each.attributes.get("src") or each.attributes.get("href") or ""
            parts = urlsplit(address)
            assert not parts.netloc, f"{path}: {address}"
            if not parts.scheme:
                folder = posixpath.dirname(path.relative_to(demo).as_posix())
                own = address.lstrip("/") if address.startswith("/") else posixpath.join(folder, address)
                assert (demo / posixpath.normpath(own.partition("?")[0])).is_file(), f"{path}: {address}"
