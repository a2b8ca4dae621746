"""What a description says is text on every page: it runs, loads, restyles, names and includes nothing."""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import markdown
import pytest
from selectolax.lexbor import LexborHTMLParser

from commands import LANGUAGES, Project, pages
from harmless import Harmless, assert_portable, shown_text, site_faults, skeleton
from hostile import MARKED, PAYLOADS, PLAIN, built, described
from sdkref.diagnostics import Diagnostics
from sdkref.engines.markdown_extension import SdkrefExtension
from sdkref.output.link_check import check_site
from sdkref.output.markdown_pages import generated_pages
from sdkref.output.mounting import Library
from sdkref.progress import Silent
from sdkref.references.building import build_references
from sdkref.settings.config import settings_for
from sdkref.sources.reading import read_sources

COMPANIONS: dict[str, dict[str, Any]] = {
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
    "md_in_html": {},
    "tables": {},
    "toc": {"permalink": True},
    "pymdownx.b64": {},
    "pymdownx.blocks.html": {},
    "pymdownx.details": {},
    "pymdownx.emoji": {},
    "pymdownx.highlight": {},
    "pymdownx.inlinehilite": {},
    "pymdownx.keys": {},
    "pymdownx.magiclink": {},
    "pymdownx.snippets": {},
    "pymdownx.superfences": {},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {},
}
"""Extensions of Markdown that read marks in a text as more than text."""

_RUN: list[str] = []


@pytest.fixture(scope="module", autouse=True)
def _watched() -> None:
    """Note programs that are started and connections; an audit hook stays until the process ends."""

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if event in {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "socket.connect"}:
            _RUN.append(f"{event} {arguments}")

    sys.addaudithook(note)


@pytest.fixture(autouse=True)
def _nothing_runs() -> Iterator[None]:
    _RUN.clear()
    yield
    assert _RUN == []


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<script src=//evil.example></script>",
        "<img src=x>",
        "<p onclick=alert(1)>",
        "<p style=color:red>",
        "<p class=md-overlay>",
        "<a href=javascript:alert(1)>",
        "<a href='java&#10;script:alert(1)'>",
        "<svg onload=alert(1)>",
        "<iframe srcdoc=x>",
        "<form action=//evil.example>",
        "<input name=p>",
        "<h2 class=x>",
        "<p data-sdkref=x>",
        "<base href=//evil.example>",
    ],
)
def test_the_check_sees(harmless: Harmless, html: str) -> None:
    page = f"<body><article class='md-content__inner md-typeset'>{html}</article>"
    assert harmless.faults(LexborHTMLParser(page))
    assert not harmless.faults(LexborHTMLParser(page.replace(html, "<p><code>x</code></p>")))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_every_text(project: Project, plain: Path, harmless: Harmless, payload: str) -> None:
    site = built(project, described(PAYLOADS[payload]))
    assert site_faults(site, harmless) == []
    assert check_site(site) == []
    assert skeleton(site) == skeleton(plain)
    shown, expected = (set(re.findall(r"text-[a-z-]+\.", shown_text(each))) for each in (site, plain))
    assert expected - shown == set()
    assert_portable(site)


def test_a_site_with_dangerous_companions(project: Project, harmless: Harmless) -> None:
    extensions = json.dumps([{name: options} for name, options in COMPANIONS.items()])
    project.write(
        "mkdocs.yml",
        "site_name: Mine\ntheme: {name: material, font: false}\nextra: {generator: false}\n"
        f"plugins: [search, macros, sdkref]\nmarkdown_extensions: {extensions}\n",
    )
    project.write("docs/index.md", "# Mine\n\nMacros work here: {{ 7 * 191 }}.\n")
    sources = []
    for number, payload in enumerate([PLAIN, *(PAYLOADS[name] for name in MARKED)]):
        project.write(f"{number}.json", json.dumps(described(payload)))
        sources.append({"file": f"{number}.json", "root": f"api-{number}"})
    project.write("sdkref.yml", json.dumps({"sources": sources}))
    ended = project.run("build")
    assert ended.code == 0, ended.err
    # The plugin for macros asks git about the page; nothing else may run.
    _RUN[:] = [each for each in _RUN if "('git', ['git'," not in each]
    site = project.site
    assert "1337" in (site / "index.html").read_text(encoding="utf-8"), "macros are at work"
    alike = {name: tree for name, tree in pages(site) if name.startswith("api-0/")}
    assert alike
    accepted = Harmless(site / "api-0")
    accepted.inside |= harmless.inside
    accepted.classes |= harmless.classes
    faults = [
        f"{name}: {fault}"
        for name, tree in pages(site)
        if name.startswith("api-")
        for fault in accepted.faults(tree)
    ]
    assert faults == []
    assert check_site(site) == []
    for number in range(len(sources)):
        assert skeleton(site / f"api-{number}") == skeleton(site / "api-0")
        text = shown_text(site / f"api-{number}")
        assert not re.search(r"1337|RANRAN|\.\./\.\./x\.html.*site_name|theme: \{", text)
        assert set(re.findall(r"text-[a-z-]+\.", text)) >= set(
            re.findall(r"text-[a-z-]+\.", shown_text(site / "api-0"))
        )


def test_an_engine_that_loads_no_plugin(project: Project, harmless: Harmless, tmp_path: Path) -> None:
    files = [
        project.write(f"{number}.json", json.dumps(described(payload)))
        for number, payload in enumerate([PLAIN, *(PAYLOADS[name] for name in MARKED)])
    ]
    skeletons = []
    for file in files:
        read = read_sources(settings_for([file]), Diagnostics())
        library = Library(build_references(read, Silent(), cache=tmp_path / "fragments"))
        site = tmp_path / file.stem
        site.mkdir()
        for number, (_, _, _, text) in enumerate(generated_pages(library)):
            html = markdown.markdown(
                text.split("---\n", 2)[2],
                extensions=[*COMPANIONS, SdkrefExtension(library, use_directory_urls=False)],
                extension_configs=COMPANIONS,
            )
            page = f"<body><article class='md-content__inner md-typeset'>{html}</article>"
            (site / f"{number}.html").write_text(page, encoding="utf-8")
            assert harmless.faults(LexborHTMLParser(page)) == [], file.stem
        skeletons.append(skeleton(site))
        panels = [node for _, tree in pages(site) for node in tree.css("[data-language]")]
        assert len(panels) % len(LANGUAGES) == 0
    assert all(each == skeletons[0] for each in skeletons)
