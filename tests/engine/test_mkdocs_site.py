"""Sites as MkDocs and Material build them, from generated pages and a user's own."""

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from material.plugins.search.plugin import SearchPlugin
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from selectolax.lexbor import LexborHTMLParser, LexborNode

from handmade import chat_page, models_page, mounted, operation
from sdkref.diagnostics import UsageError
from sdkref.engines.mkdocs.engine import documents_folder, run_mkdocs
from sdkref.output.link_check import check_site
from sdkref.output.mounting import MountedReference
from sdkref.pages.page import Page, Section


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    return tmp_path


def write(project: Path, **files: str) -> Path:
    """Write mkdocs.yml and pages (`guides__start` is docs/guides/start.md); return the configuration."""
    settings = files.pop("mkdocs", "")
    defaults = "site_name: Docs\n" + (
        "" if "theme:" in settings else "theme: {name: material, font: false}\n"
    )
    (project / "mkdocs.yml").write_text(defaults + settings)
    for name, text in files.items():
        path = project / "docs" / f"{name.replace('__', '/')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return project / "mkdocs.yml"


def build(project: Path, *mounts: MountedReference, mkdocs_yml: Path | None = None) -> tuple[str, ...]:
    outcome = run_mkdocs(
        mounts or [mounted(root="parley/" if mkdocs_yml else "")],
        project / "site",
        mkdocs_yml=mkdocs_yml,
        site_name="Parley API",
    )
    return outcome.warnings


def page(project: Path, name: str) -> LexborHTMLParser:
    return LexborHTMLParser((project / "site" / name).read_bytes())


def first(tree: LexborHTMLParser, selector: str) -> LexborNode:
    node = tree.css_first(selector)
    assert node is not None, selector
    return node


def nav(project: Path, name: str) -> list[tuple[str, str | None]]:
    links = page(project, name).css(".md-nav--primary a.md-nav__link")
    return [(each.text(strip=True), each.attributes["href"]) for each in links]


def test_a_reference_alone_is_a_whole_site(project: Path) -> None:
    assert build(project) == ()
    assert check_site(project / "site") == []
    article = first(page(project, "reference/chat.html"), "article")
    assert [each.attributes["id"] for each in article.css("h1, h2")] == ["chat", "post-chat", "get-chat"]
    assert article.css("#post-chat--body a")[0].attributes["href"] == "../models/a.html#model-message"
    assert "Used by" in first(page(project, "models/a.html"), "section").text()
    assert "data-sdkref" not in (project / "site/reference/chat.html").read_text()


def test_resources_are_in_the_nav_and_models_are_not(project: Path) -> None:
    build(project)
    assert [text for text, _ in nav(project, "models/a.html")] == ["Overview", "Chat"]


def test_search_holds_headings_and_words_only(project: Path) -> None:
    build(project)
    index = json.loads((project / "site/search/search_index.json").read_text())
    found = {each["location"]: (each["title"], each["text"]) for each in index["docs"]}
    assert found["reference/chat.html"] == ("Chat", "talk")
    assert found["reference/chat.html#post-chat"] == (
        "Create a completion · POST /chat/completions",
        "completion answer",
    )
    assert found["reference/chat.html#get-chat"] == ("Retrieve · GET /chat/completions/{id}", "")
    assert found["models/a.html#model-message"] == ("Message", "role content")
    assert sorted(found) == [
        "index.html",
        "models/a.html",
        "models/a.html#model-message",
        "reference/chat.html",
        "reference/chat.html#get-chat",
        "reference/chat.html#post-chat",
    ]


def test_nothing_comes_from_another_host(project: Path) -> None:
    build(project)
    for path in (project / "site").rglob("*.html"):
        tree = LexborHTMLParser(path.read_bytes())
        loads = [
            node.attributes.get("src") or node.attributes.get("href")
            for node in tree.css("[src], link[href]")
        ]
        assert loads
        assert not [each for each in loads if each and "//" in each]


@pytest.mark.parametrize("directories", ["true", "false"])
def test_a_guide_embeds_an_operation(project: Path, directories: str) -> None:
    first_one = "# Start\n\n## First\n\n::: sdkref POST /chat/completions\n\n"
    text = first_one + "!!! note\n\n    ::: sdkref o:get-chat level=4\n"
    mkdocs_yml = write(
        project,
        mkdocs=f"use_directory_urls: {directories}\nmarkdown_extensions: [admonition, attr_list, toc]\n",
        index="# Home\n",
        guides__start=text,
    )
    assert build(project, mkdocs_yml=mkdocs_yml) == ()
    assert check_site(project / "site") == []
    guide = page(project, "guides/start/index.html" if directories == "true" else "guides/start.html")
    assert guide.css_first("section > h3#post-chat") is not None
    assert guide.css_first("div.admonition > section > h4#get-chat") is not None
    links = [each.attributes["href"] for each in guide.css("#post-chat--body a")]
    up = "../../parley" if directories == "true" else "../parley"
    end = "/" if directories == "true" else ".html"
    assert links == [f"{up}/models/a{end}#model-message", f"{up}/reference/chat{end}#get-chat"]


def test_the_nav_has_the_reference_where_its_folder_stands(project: Path) -> None:
    mkdocs_yml = write(
        project,
        mkdocs="nav:\n  - index.md\n  - API: parley/\n  - Last: last.md\n",
        index="# Home",
        last="# L",
    )
    assert build(project, mkdocs_yml=mkdocs_yml) == ()
    assert [text for text, _ in nav(project, "index.html")] == ["Home", "Overview", "Chat", "Last"]
    reference = page(project, "parley/reference/chat/index.html")
    assert first(reference, "a.md-nav__link--active").text(strip=True) == "Chat"


def test_a_page_of_the_users_wins(project: Path) -> None:
    mkdocs_yml = write(project, index="# Home", parley__reference__chat="# Mine")
    warnings = build(project, mkdocs_yml=mkdocs_yml)
    assert any("parley/reference/chat.md" in each and "left out" in each for each in warnings)
    assert first(page(project, "parley/reference/chat/index.html"), "h1").text().startswith("Mine")


def test_warnings_are_collected(project: Path) -> None:
    mkdocs_yml = write(project, index="# Home\n\n[gone](gone.md)\n\n::: sdkref o:gone\n")
    warnings = build(project, mkdocs_yml=mkdocs_yml)
    assert len(warnings) == 2
    assert any("gone.md" in each for each in warnings)
    assert any("index.md:5: there is no operation or section 'o:gone'" in each for each in warnings)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("theme: nonsense\n", "theme"),
        ("plugins: [nonsense]\n", "nonsense"),
        ("docs_dir: gone\n", "gone"),
        ("nav: {a: [\n", "mkdocs.yml"),
        ("markdown_extensions: [nonsense]\n", "nonsense"),
        ("INHERIT: mkdocs.yml\n", "mkdocs.yml: `INHERIT` leads back to the file itself"),
    ],
)
def test_a_configuration_that_cannot_be_used_is_told(project: Path, settings: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        build(project, mkdocs_yml=write(project, mkdocs=settings))


def test_configurations_that_inherit_from_one_another_are_told(project: Path) -> None:
    write(project, mkdocs="INHERIT: 'other.yml' # ours\n")
    (project / "other.yml").write_text('"INHERIT": ./mkdocs.yml\n')
    with pytest.raises(UsageError, match=r"mkdocs\.yml: `INHERIT` leads back to the file itself"):
        build(project, mkdocs_yml=project / "mkdocs.yml")
    (project / "other.yml").write_text("site_name: Other\n")
    build(project, mkdocs_yml=project / "mkdocs.yml")


@pytest.mark.parametrize("text", ["- site_name: x\n", "a text\n", "", "INHERIT: mkdocs.yml\n"])
def test_a_configuration_that_says_nothing_has_the_usual_folder_of_documents(
    project: Path, text: str
) -> None:
    mkdocs_yml = write(project)
    mkdocs_yml.write_text(text)
    assert documents_folder(mkdocs_yml) == (None if "INHERIT" in text else project / "docs")
    with pytest.raises(UsageError, match=r"mkdocs.yml|mapping|site_name"):
        build(project, mkdocs_yml=mkdocs_yml)


def test_a_configuration_that_cannot_be_opened_is_told(project: Path) -> None:
    (project / "mkdocs.yml").mkdir()
    with pytest.raises(UsageError, match=r"mkdocs.yml: it cannot be read \("):
        build(project, mkdocs_yml=project / "mkdocs.yml")


def test_a_page_in_another_encoding_is_told(project: Path) -> None:
    mkdocs_yml = write(project)
    (project / "docs/index.md").write_bytes(b"# Caf\xe9\n")
    with pytest.raises(UsageError, match=r"index\.md; save the file as UTF-8"):
        build(project, mkdocs_yml=mkdocs_yml)


def test_another_plugin_that_drops_a_marker_stops_the_build(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def drop(self: object, context: object, *, page: Any, **_: object) -> None:
        page.content = page.content.replace("<div data-sdkref", "<p data-other")

    monkeypatch.setattr(SearchPlugin, "on_page_context", drop)
    with pytest.raises(UsageError, match="drops or repeats elements with data-sdkref"):
        build(project)


def test_logging_is_as_before(project: Path) -> None:
    logger = logging.getLogger("mkdocs")
    before = (logger.handlers[:], logger.propagate, logger.level)
    build(project)
    assert (logger.handlers, logger.propagate, logger.level) == before


EVIL = "<img src=x onerror=alert(1)>\"'{{ 7*7 }}</title><script>alert(2)</script>"


def test_hostile_titles_are_inert_everywhere(project: Path) -> None:
    top = Section(key="r:x", anchor="x", title=EVIL, level=1, html="<p>x</p>", words=EVIL)
    evil = Page(
        path="reference/x.md",
        title=EVIL,
        sections=(top, operation("o:x", "op-x", EVIL, EVIL, words=EVIL)),
        under=(EVIL,),
        description=EVIL,
    )
    home = Page(path="index.md", title=EVIL, sections=(Section(key="p:o", anchor="o", title=EVIL, level=1),))
    outcome = run_mkdocs(
        [mounted("a", "", EVIL, home, evil), mounted("b", "b/", EVIL, chat_page(EVIL), models_page())],
        project / "site",
        mkdocs_yml=None,
        site_name=EVIL,
    )
    assert outcome.warnings == ()
    for path in (project / "site").rglob("*.html"):
        tree = LexborHTMLParser(path.read_bytes())
        assert tree.css("[onerror]") == []
        assert not [each for each in tree.css("script") if "alert" in each.text()]
        assert tree.css("img") == []
        assert first(tree, "title").text().endswith(EVIL)
    index = json.loads((project / "site/search/search_index.json").read_text())
    assert len(index["docs"]) > 3
    for entry in index["docs"]:
        assert LexborHTMLParser(entry["title"]).css("img, script") == []
        assert LexborHTMLParser(entry["text"]).css("img, script") == []
    tree = page(project, "reference/x.html")
    assert first(tree, "meta[name=description]").attributes["content"] == EVIL
    assert first(tree, ".md-header__topic").text(strip=True) == EVIL
    assert EVIL in {each.text(strip=True) for each in tree.css(".md-nav__link")}


def test_several_references_share_a_site_and_get_a_first_page(project: Path) -> None:
    build(project, mounted("parley", "parley/"), mounted("tally", "tally/", "Tally API"))
    assert check_site(project / "site") == []
    links = page(project, "index.html").css("article a[href$='index.html']")
    assert [each.text(strip=True) for each in links] == ["Parley API", "Tally API"]


DESCRIPTION = {
    "openapi": "3.1.0",
    "info": {"title": "Parley", "version": "1"},
    "paths": {"/chats": {"get": {"operationId": "listChats", "responses": {"200": {"description": "All"}}}}},
}


def test_mkdocs_itself_builds_a_site_that_names_the_plugin(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(project / "cache"))
    mkdocs_yml = write(
        project, mkdocs="plugins: [search, sdkref]\n", index="# Start\n\n::: sdkref GET /chats\n"
    )
    (project / "openapi.json").write_text(json.dumps(DESCRIPTION))
    (project / "sdkref.yml").write_text("sources:\n  - file: openapi.json\n    root: parley\n")
    config = load_config(str(mkdocs_yml))
    mkdocs_build(config)
    assert str(project / "openapi.json") in config.watch
    operation_name = "[data-operation='GET /chats']"
    assert page(project, "index.html").css(operation_name)
    generated = [LexborHTMLParser(path.read_bytes()) for path in (project / "site/parley").rglob("*.html")]
    assert [each for each in generated if each.css(operation_name)]
    assert check_site(project / "site") == []


def test_a_site_that_names_the_plugin_needs_settings(project: Path) -> None:
    config = load_config(str(write(project, mkdocs="plugins: [sdkref]\n", index="# Home")))
    with pytest.raises(Abort):
        mkdocs_build(config)


@pytest.mark.parametrize(
    ("limit", "code"), [("depth: 4", "depth"), ("nodes: 9", "nodes"), ("size: 9", "size")]
)
def test_the_plugin_keeps_the_limits_of_the_settings(
    project: Path, caplog: pytest.LogCaptureFixture, limit: str, code: str
) -> None:
    config = load_config(str(write(project, mkdocs="plugins: [sdkref]\n", index="# Home")))
    (project / "openapi.json").write_text(json.dumps(DESCRIPTION))
    (project / "wrong.json").write_text(json.dumps({**DESCRIPTION, "info": {"title": 3}}))
    (project / "sdkref.yml").write_text(
        f"sources: [{{file: wrong.json, root: a}}, {{file: openapi.json, root: b}}]\nlimits: {{{limit}}}\n"
    )
    with caplog.at_level(logging.WARNING, "mkdocs"), pytest.raises(Abort):
        mkdocs_build(config)
    assert f"openapi.json: the limit of {code}" in caplog.text
    assert f"`limits: {{{limit[:-1]}" in caplog.text


def test_a_page_outside_the_nav_shows_the_way_to_its_reference(project: Path) -> None:
    theme = "theme: {name: material, font: false, features: [navigation.tabs]}\n"
    index = Page(
        path="models/index.md",
        title="Models",
        sections=(Section(key="p:index", anchor="index", title="Models", level=1),),
    )
    mount = mounted("parley", "parley/", "Parley API", chat_page(), index, models_page())
    build(
        project,
        mount,
        mkdocs_yml=write(project, mkdocs=theme + "plugins: [search, sdkref]\n", index="# Docs"),
    )
    assert ("Chat", "../../reference/chat/") in nav(project, "parley/models/a/index.html")
