"""Sites with many plugins, and with other themes: the reference is in them, and nothing of theirs is lost.

`social` is not among the plugins: it draws pictures with Cairo, and asks for a font over the network.
"""

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from commands import Project
from engine_sites import TINY, first

PLUGINS = """
  - search
  - tags
  - macros
  - redirects: {redirect_maps: {old.md: guide.md}}
  - minify: {minify_html: true}
  - mkdocstrings
"""
BLOG = "  - blog\n  - mike\n"
LANGUAGES = """
  - i18n:
      docs_structure: suffix
      languages:
        - {locale: en, default: true, name: English, build: true}
        - {locale: de, name: Deutsch, build: true}
"""
GUIDE = """# {{ config.site_name }} guide

::: sdkref POST /pets parts=example

::: textwrap.dedent

!!! note

    ::: sdkref m:model-pet
"""
POST = """---
date: 2026-01-01
---
# News

::: sdkref GET /pets parts=example languages=python

<!-- more -->
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("DISABLE_MKDOCS_2_WARNING", "true")
    project = Project(tmp_path / "project", tmp_path / "cache")
    project.write("tiny.yaml", TINY)
    project.write("sdkref.yml", "sources: [{file: tiny.yaml, root: api}]\n")
    project.write("docs/index.md", "# Home\n")
    project.write("docs/guide.md", GUIDE)
    return project


def configure(
    project: Project, theme: str, plugins: str, *, extensions: str = "admonition, attr_list"
) -> None:
    """Write a configuration that was there before, and the three lines that bring the reference into it."""
    project.write(
        "mkdocs.yml",
        f"site_name: Docs\nsite_url: https://docs.example.com/\ntheme: {theme}\n"
        f"markdown_extensions: [{extensions}, sdkref]\nplugins:\n{plugins}  - sdkref\n",
    )


def page(project: Project, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((project.site / path).read_bytes())


def nav(project: Project, path: str) -> dict[str, str | None]:
    links = page(project, path).css(".md-nav--primary a.md-nav__link")
    return {each.text(strip=True): each.attributes["href"] for each in links}


def test_a_site_with_many_plugins_has_the_reference(project: Project) -> None:
    project.write("docs/blog/index.md", "# Blog\n")
    project.write("docs/blog/posts/one.md", POST)
    configure(project, "{name: material, font: false, features: [navigation.instant]}", PLUGINS + BLOG)
    outcome = project.run("build", "--strict")
    assert (outcome.code, outcome.err) == (0, ""), outcome.err

    assert nav(project, "index.html")["Pets"] == "api/reference/pets/"
    operations = page(project, "api/reference/pets/index.html").css("section[data-operation]")
    assert [each.attributes["data-operation"] for each in operations] == ["POST /pets", "GET /pets"]

    guide = page(project, "guide/index.html")
    assert "Docs guide" in first(guide, "h1").text()
    assert guide.css_matches("section[data-operation='POST /pets'] .sdkref-example")
    assert not guide.css_matches("section[data-operation] table")
    assert guide.css_matches(".admonition section[data-model='Pet'] table")
    assert guide.css_matches(".doc-function #textwrap\\.dedent, #textwrap\\.dedent")
    assert "guide" in (page(project, "old/index.html").html or "")

    for path in ("blog/index.html", "blog/2026/01/01/news/index.html"):
        post = page(project, path)
        assert [each.text() for each in post.css("section[data-operation] [role=tab]")] == ["Python"]
    for file in project.site.rglob("*.html"):
        assert "data-sdkref" not in file.read_text()


def test_a_site_in_two_languages_has_the_reference_in_both(project: Project) -> None:
    project.write("docs/index.de.md", "# Anfang\n\n::: sdkref POST /pets\n")
    configure(project, "{name: material, font: false}", PLUGINS + LANGUAGES)
    outcome = project.run("build", "--strict")
    assert (outcome.code, outcome.err) == (0, ""), outcome.err

    for folder, language in (("", "en"), ("de/", "de")):
        assert nav(project, f"{folder}index.html")["Pets"] == "api/reference/pets/"
        pets = page(project, f"{folder}api/reference/pets/index.html")
        assert first(pets, "html").attributes["lang"] == language
        assert len(pets.css("link[href*='sdkref.']")) == 1
        assert len(pets.css("script[src*='sdkref/sdkref.']")) == 1
        said = {"en": "Request body", "de": "Rumpf der Anfrage"}
        assert [each for each, words in said.items() if words in pets.text()] == [language]
        twin = first(pets, ".sdkref-twins-view").attributes["href"] or ""
        assert (project.site / folder / "api/reference/pets" / twin).resolve().is_file()
    links = [each.attributes["href"] for each in page(project, "de/index.html").css("section a[href*=model]")]
    assert links
    assert set(links) == {"api/models/all/#model-pet"}


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_another_theme_shows_the_reference(project: Project, theme: str) -> None:
    project.write("docs/guide.md", "# Guide\n")
    configure(project, theme, "  - search\n")
    outcome = project.run("build", "--strict")
    assert (outcome.code, outcome.err) == (0, ""), outcome.err
    pets = page(project, "api/reference/pets/index.html")
    assert pets.css_matches("section[data-operation='POST /pets'] table.sdkref-fields")
    assert "Create a <pet> & more" in first(pets, "#post-pets").text()
    styles = [each.attributes["href"] or "" for each in pets.css("link[rel=stylesheet]")]
    assert any(re.search(r"assets/sdkref/sdkref\.\w+\.css", each) for each in styles)
