"""MkDocs, ProperDocs and Zensical build the same pages."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from commands import Project
from engine_sites import TINY, article, articles, first
from places import REPOSITORY
from sdkref.diagnostics import UsageError
from sdkref.engines import known

OTHERS = ["properdocs", "zensical"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Project]:
    """Return a function that builds the site of a small description with an engine, once."""
    known: dict[str, Project] = {}

    def build(engine: str) -> Project:
        if engine not in known:
            project = Project(tmp_path_factory.mktemp(engine), tmp_path_factory.mktemp("cache"))
            project.write("tiny.yaml", TINY)
            outcome = project.run("build", "tiny.yaml", "--engine", engine, "--strict")
            assert outcome.code == 0, outcome.err
            known[engine] = project
        return known[engine]

    return build


@pytest.fixture
def guided(tmp_path: Path) -> Project:
    """Give a user's own site, with a guide that embeds an operation."""
    project = Project(tmp_path / "project", tmp_path / "cache")
    project.write("tiny.yaml", TINY)
    project.write("sdkref.yml", "sources: [{file: tiny.yaml, root: api}]\n")
    project.write(
        "mkdocs.yml",
        "site_name: !ENV [NO_SUCH_NAME, Docs]\n"
        "theme: {name: material, font: false}\n"
        "nav: [{Home: index.md}, {Guide: guides/start.md}, {API: api/}]\n"
        "plugins: [search, sdkref]\n"
        "markdown_extensions: [admonition, sdkref]\n",
    )
    project.write("docs/index.md", "# Home\n\n[first](guides/start.md)\n")
    project.write(
        "docs/guides/start.md",
        "# Start\n\n!!! note\n\n    ::: sdkref GET /pets parts=example languages=go\n\n"
        "::: sdkref POST /pets parts=parameters,exmple foo=1\n",
    )
    return project


@pytest.mark.parametrize("engine", OTHERS)
def test_pages_are_the_same(built: Callable[[str], Project], engine: str) -> None:
    ours, theirs = articles(built("mkdocs").site), articles(built(engine).site)
    assert list(theirs) == list(ours)
    for path, html in ours.items():
        assert theirs[path].splitlines() == html.splitlines(), path


@pytest.mark.parametrize("engine", OTHERS)
def test_other_files_are_the_same(built: Callable[[str], Project], engine: str) -> None:
    def files(site: Path) -> dict[str, bytes]:
        found = [each for kind in ("*.md", "*.txt", "catalogue.json") for each in site.rglob(kind)]
        return {each.relative_to(site).as_posix(): each.read_bytes() for each in found}

    assert files(built(engine).site) == files(built("mkdocs").site)


@pytest.mark.corpus
@pytest.mark.parametrize("engine", OTHERS)
def test_pages_of_the_demo_are_the_same(tmp_path: Path, engine: str) -> None:
    sites = []
    for each in ("mkdocs", engine):
        project = Project(tmp_path / each, tmp_path / "cache")
        project.folder.mkdir()
        assert project.run("build", REPOSITORY / "docs/api/openapi.yaml", "--engine", each).code == 0
        sites.append(articles(project.site))
    assert sites[0] == sites[1]


def test_heads_lead_to_twins_and_tell_what_is_shared(built: Callable[[str], Project]) -> None:
    def head(engine: str) -> list[dict[str, str | None]]:
        tree = LexborHTMLParser((built(engine).site / "reference/pets.html").read_bytes())
        found = tree.css("link[type='text/markdown'], meta[property^='og:']")
        return [dict(each.attributes) for each in found]

    assert head("zensical") == head("mkdocs")
    assert len(head("mkdocs")) > 4


def test_zensical_finds_what_sections_name_and_no_code(tmp_path: Path) -> None:
    project = Project(tmp_path, tmp_path / "cache")
    name = '"Pets (and: owners) & <i>friends</i>"'
    project.write("tiny.yaml", TINY.replace("name: Pets", f"name: {name}").replace("[Pets]", f"[{name}]"))
    assert project.run("build", "tiny.yaml", "--engine", "zensical").code == 0
    items = json.loads((project.site / "search.json").read_text())["items"]
    texts = {each["location"]: each["text"] for each in items}
    page = next(each.partition("#")[0] for each in texts if each.endswith("#post-pets"))
    found = [location for location, text in texts.items() if re.search(r"\bdry\b", text)]
    assert found == [f"{page}#post-pets"]
    # Code of four tabs would be thousands of characters for each operation.
    assert sum(len(text) for location, text in texts.items() if location.startswith(page)) < 600
    paths = {" / ".join(each["path"]) for each in items if each["location"].startswith(page)}
    assert paths == {"Resources / Pets (and: owners) &#38; &#60;i&#62;friends&#60;/i&#62;"}


def test_zensical_searches_headings_and_words_alone(built: Callable[[str], Project]) -> None:
    index = json.loads((built("zensical").site / "search.json").read_text())
    texts = {each["location"]: each["text"] for each in index["items"]}
    assert "createPet" in texts["reference/pets.html#post-pets"]
    assert "import" not in " ".join(texts.values())


@pytest.mark.parametrize("engine", ["mkdocs", *OTHERS])
def test_a_users_site_gets_the_reference(guided: Project, engine: str) -> None:
    outcome = guided.run("build", "--engine", engine)
    assert outcome.code == 0, outcome.err
    assert [line.partition(";")[0] for line in outcome.err.splitlines()] == [
        "docs/guides/start.md:7: warning: `foo=` is no option",
        "docs/guides/start.md:7: warning: `exmple` is no part of “Create a <pet> & more”",
    ]
    guide = LexborHTMLParser((guided.site / "guides/start/index.html").read_bytes())
    one, two = guide.css("section[data-operation]")
    assert [each.text() for each in one.css("[role=tab]")] == ["Go"]
    assert one.css_matches(".sdkref-example:not([hidden])")
    assert not one.css_matches(".sdkref-answer")
    assert two.css_matches("table.sdkref-fields")
    assert not two.css_matches(".sdkref-example")
    link = next(each.attributes["href"] for each in guide.css(".md-nav--primary a") if "Pets" in each.text())
    assert link == "../../api/reference/pets/"
    assert (guided.site / "api/reference/pets/index.html").is_file()
    assert "Docs" in first(guide, "title").text()


def test_pages_are_written_for_an_engine_without_plugins(guided: Project) -> None:
    assert guided.run("build").code == 0
    guided.write(
        "mkdocs.yml", (guided.folder / "mkdocs.yml").read_text().replace("{API: api/}", "api/index.md")
    )
    assert guided.run("pages", "docs").code == 0
    engine = [sys.executable, "-m", "zensical", "build", "--config-file", "mkdocs.yml"]
    before = {path: article(guided.site / path) for path in ("guides/start/index.html", "api/index.html")}
    run = subprocess.run(
        engine, cwd=guided.folder, env=os.environ | {"NO_SUCH_NAME": "Docs"}, check=False, capture_output=True
    )
    assert run.returncode == 0, run.stderr
    for path, html in before.items():
        found = article(guided.site / path)
        assert [each for each in found.splitlines() if "sdkref-words" not in each] == html.splitlines()


def test_pages_written_again_leave_what_is_the_users(guided: Project) -> None:
    guided.write("docs/api/errors.md", "# My errors\n")
    first = guided.run("pages", "docs")
    assert "errors.md" in first.err
    assert first.code == 0
    written = {path: path.stat().st_mtime_ns for path in guided.folder.joinpath("docs").rglob("*.md")}
    assert guided.run("pages", "docs").code == 0
    assert {path: path.stat().st_mtime_ns for path in written} == written
    guided.write("tiny.yaml", TINY.replace("[Pets]", "[Cats]").replace("name: Pets", "name: Cats"))
    assert guided.run("pages", "docs").code == 0
    names = {path.name for path in guided.folder.joinpath("docs/api/reference").iterdir()}
    assert names == {"cats.md"}
    assert (guided.folder / "docs/api/errors.md").read_text() == "# My errors\n"


REDIRECTS = """\
api/reference/cats: api/reference/pets
api/reference/cats#get-cats: api/reference/pets#get-pets
api/reference/pets#old: api/reference/pets#get-pets
guides/start#old: index
gone: nowhere
"""


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_pages_lead_on_from_old_addresses(guided: Project, engine: str) -> None:
    guided.write("sdkref.yml", "sources: [{file: tiny.yaml, root: api}]\nredirects: moved.yml\n")
    guided.write("moved.yml", REDIRECTS)
    told = guided.run("pages", "docs")
    assert "moved.yml: warning: the redirect of `gone` leads to no page below docs" in told.err
    assert "moved.yml: warning: anchors of guides/start.md are redirected" in told.err
    own = (guided.folder / "mkdocs.yml").read_text()
    guided.write(
        "mkdocs.yml", own.replace("[search, sdkref]", "[search]").replace("{API: api/}", "api/index.md")
    )
    arguments = ["build", "--config-file", "mkdocs.yml"]
    subprocess.run(
        [sys.executable, "-m", engine, *arguments], cwd=guided.folder, check=True, capture_output=True
    )
    stub = LexborHTMLParser((guided.site / "api/reference/cats/index.html").read_bytes())
    assert first(stub, "link[rel=canonical]").attributes["href"] == "../pets/"
    table = json.loads(first(stub, "script.sdkref-moved").text())
    assert table == {"": "../pets/", "get-cats": "../pets/#get-pets"}
    script = first(stub, "script[src]").attributes["src"] or ""
    assert (guided.site / "api/reference/cats" / script).resolve().is_file()
    page = LexborHTMLParser((guided.site / "api/reference/pets/index.html").read_bytes())
    assert json.loads(first(page, "article script.sdkref-moved").text()) == {"old": "#get-pets"}
    name = {"mkdocs": "search/search_index.json", "zensical": "search.json"}[engine]
    index = (guided.site / name).read_text()
    assert "List pets" in index
    assert '\\"old\\"' not in index
    assert "has moved" not in index
    guided.write("moved.yml", "gone: nowhere\n")
    guided.run("pages", "docs")
    assert not (guided.folder / "docs/api/reference/cats").exists()


def test_an_engine_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "find_spec", lambda _: None)
    with pytest.raises(
        UsageError, match=r"zensical is not installed; run `pip install 'sdkref\[zensical\]'`"
    ):
        known.engine_run(known.Engine.ZENSICAL)
