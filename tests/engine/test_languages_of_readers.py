"""The language of a site's theme is that of what we say on it, however the site is built."""

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from selectolax.lexbor import LexborHTMLParser

from commands import Project
from engine_sites import TINY, article, first
from sdkref.engines.site_words import languages_of, site_languages

PETS = "api/reference/pets/index.html"
MKDOCS = "site_name: Docs\ntheme: {name: material, font: false, language: de}\nplugins: [search, sdkref]\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("DISABLE_MKDOCS_2_WARNING", "true")
    project = Project(tmp_path / "project", tmp_path / "cache")
    project.write("tiny.yaml", TINY)
    project.write("sdkref.yml", "sources: [{file: tiny.yaml, root: api}]\n")
    project.write("docs/index.md", "# Home\n\n::: sdkref POST /pets\n")
    return project


def scripts(site: Path) -> str:
    return "".join(each.read_text(encoding="utf-8") for each in site.glob("assets/sdkref/*.js"))


def test_the_theme_of_mkdocs_yml_chooses_the_language(project: Project) -> None:
    project.write("mkdocs.yml", MKDOCS)
    outcome = project.run("build", "--strict")
    assert (outcome.code, outcome.err) == (0, ""), outcome.err
    for path in (PETS, "index.html"):
        shown = article(project.site / path)
        assert "Rumpf der Anfrage" in shown
        assert "Request body" not in shown
    assert '"Kopiert"' in scripts(project.site)
    assert "Copied" not in scripts(project.site)
    assert "### Parameters" in (project.site / "api/reference/python/pets.md").read_text(encoding="utf-8")


def test_settings_choose_it_where_there_is_no_theme_to_ask(project: Project) -> None:
    project.write("sdkref.yml", "sources: [tiny.yaml]\nwording: de\n")
    outcome = project.run("build", "--strict")
    assert (outcome.code, outcome.err) == (0, ""), outcome.err
    site = LexborHTMLParser((project.site / "reference/pets.html").read_bytes())
    assert first(site, "html").attributes["lang"] == "de"
    assert "Rumpf der Anfrage" in site.text()
    assert site.css_matches("label[title='Hell anzeigen']")


def test_the_plugin_asks_the_theme_itself(project: Project) -> None:
    project.write("mkdocs.yml", MKDOCS)
    build(load_config(str(project.folder / "mkdocs.yml"), site_dir=str(project.site)))
    assert "Rumpf der Anfrage" in article(project.site / PETS)


def test_words_of_the_user_stand_over_ours(project: Project) -> None:
    project.write("sdkref.yml", "sources: [tiny.yaml]\nwording: fr\ntemplates: own\n")
    project.write("own/words/fr.toml", '[parts]\nbody = "Corps de la <requête>"\n')
    outcome = project.run("build")
    assert outcome.code == 0, outcome.err
    shown = article(project.site / "reference/pets.html")
    assert "Corps de la &lt;requête&gt;" in shown
    assert "Example" in shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            '[parts]\nbdy = "x"',
            ":2:1: there is no text `parts.bdy`; did you mean `parts.body`?",
        ),
        (
            '[lists]\n\nmore = "{rest}"',
            ":3:1: `lists.more` has no value `{rest}`; it has `{left}`",
        ),
        (
            '[parts]\nbody = {one = "x"}',
            ":2:1: `parts.body` has no forms; write it as one text",
        ),
        (
            "[counts]\noperations = {one = 'x'}",
            ":2:1: the forms of `counts.operations` are not",
        ),
        ("[parts", ":1:1: this is no TOML"),
        ("body = 'x'", ":1:1: `body` stands in no table"),
    ],
)
def test_words_that_are_wrong_are_told(project: Project, words: str, said: str) -> None:
    project.write("sdkref.yml", "sources: [tiny.yaml]\ntemplates: own\n")
    project.write("own/words/de.toml", words)
    outcome = project.run("check")
    assert outcome.code == 2
    assert f"own/words/de.toml{said}" in outcome.err


def test_a_language_without_words_is_told(project: Project) -> None:
    project.write("sdkref.yml", "sources: [tiny.yaml]\nwording: xx\n")
    outcome = project.run("check")
    assert outcome.code == 2
    assert "there are no words in the language `xx`; choose one of `de`, `en`" in outcome.err


def test_the_languages_of_a_site_stand_in_its_settings(tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    assert site_languages(file) == site_languages(None) == ()
    file.write_text("site_name: A\ntheme: material\nplugins: [search]\n", encoding="utf-8")
    assert site_languages(file) == ()
    file.write_text("INHERIT: base/all.yml\ntheme: {name: material}\n", encoding="utf-8")
    (tmp_path / "base").mkdir()
    (tmp_path / "base/all.yml").write_text("theme: {language: de}\n", encoding="utf-8")
    assert site_languages(file) == ("de",)
    file.write_text(
        "plugins:\n  - i18n: {languages: [{locale: de}, {locale: en, default: true}]}\n", encoding="utf-8"
    )
    assert site_languages(file) == ("en", "de")
    assert languages_of({"language": "fr"}, {"languages": []}) == ("fr",)
