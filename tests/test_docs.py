"""What README, CONTRIBUTING and the pages of this project's own site say is so."""

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from markdown.extensions.toc import slugify
from selectolax.lexbor import LexborHTMLParser

from places import REPOSITORY
from sdkref.commands.app import app
from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import read_document
from sdkref.limits import DEFAULT_LIMITS, Limits
from sdkref.settings import config, limits, sdks, sources
from sdkref.settings.config import load_settings

DOCS = REPOSITORY / "docs"
PAGES = [REPOSITORY / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
PAGES += sorted(DOCS.rglob("*.md"))
CONFIGURATION = DOCS / "guide" / "configuration.md"
SETTINGS = DOCS / "reference" / "settings.md"

FENCE = re.compile(r"^( *)```(\w*)[^\n]*\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`(sdkref [^`]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
OPTION = re.compile(r"`(--?[a-z][a-z-]*)[ `]")
HEADING = re.compile(r"^#{1,6} +(.+?)(?: *\{.*\})?$", re.MULTILINE)

CLI: Any = typer.main.get_command(app)
"""The command line as its parser knows it."""


def shown(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()


def blocks(path: Path, *languages: str) -> list[str]:
    """Return the fenced code of a page in some languages."""
    return [match[3] for match in FENCE.finditer(path.read_text()) if match[2] in languages]


def prose(path: Path) -> str:
    return FENCE.sub("", path.read_text())


def commands(path: Path) -> list[list[str]]:
    """Return the command lines of a page that stand in code blocks, each as words."""
    lines = [line for block in blocks(path, "sh", "bash") for line in block.splitlines()]
    return [words for line in lines if (words := shlex.split(line, comments=True))]


def section(path: Path, heading: str) -> str:
    """Return the text below a heading of the second level."""
    return path.read_text().split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


def options(command: Any) -> set[str]:
    """Return the options of a command, or of all commands of a group."""
    inner = () if command is CLI else getattr(command, "commands", {}).values()
    parameters = [param for each in (command, *inner) for param in each.params]
    names = {name for param in parameters for name in (*param.opts, *param.secondary_opts)}
    return {name for name in names if name.startswith("-")} | {"--help", "-h"}


@pytest.mark.parametrize("path", PAGES, ids=shown)
def test_commands_can_be_parsed(path: Path) -> None:
    for words in commands(path):
        if Path(words[0]).name != "sdkref":
            continue
        name, *arguments = words[1:]
        command = CLI.commands[name]
        command.make_context(name, arguments)


@pytest.mark.parametrize("path", PAGES, ids=shown)
def test_commands_in_a_sentence_exist(path: Path) -> None:
    for code in INLINE.findall(prose(path)):
        first, *others = shlex.split(code)[1:]
        command = CLI if first.startswith("-") else CLI.commands[first]
        asked = {word.split("=")[0] for word in [first, *others] if word.startswith("-")}
        assert asked <= options(command), code


@pytest.mark.parametrize("path", PAGES, ids=shown)
def test_targets_of_make_exist(path: Path) -> None:
    known = set(re.findall(r"^([a-z]+):", (REPOSITORY / "Makefile").read_text(), re.MULTILINE))
    asked = {words[1] for words in commands(path) if words[0] == "make"}
    asked |= set(re.findall(r"`make ([a-z]+)`", prose(path)))
    assert asked <= known


@pytest.mark.parametrize("path", PAGES, ids=shown)
def test_relative_links_lead_somewhere(path: Path) -> None:
    settings = load_settings(REPOSITORY)
    assert settings is not None
    generated = [DOCS / (source.root or "") for source in settings.sources]
    for link in LINK.findall(prose(path)):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        if any(target.is_relative_to(each) for each in generated):
            continue  # MkDocs checks links to generated pages, see the build below
        assert target.exists(), link
        if anchor:
            headings = [re.sub(r"[`*_]", "", each) for each in HEADING.findall(prose(target))]
            assert anchor in {slugify(each, "-") for each in headings}, link


@pytest.mark.parametrize("name", CLI.commands)
def test_every_option_is_documented(name: str) -> None:
    text = section(DOCS / "reference" / "command-line.md", f"sdkref {name}")
    documented = set(OPTION.findall(text))
    assert documented | {"--help", "-h"} == options(CLI.commands[name])


def rows(section: str) -> dict[str, str]:
    """Return the rows of a section of the reference of settings: what stands in the last column, by key."""
    _, _, below = SETTINGS.read_text().partition(f"\n## {section}\n")
    table, _, _ = below.partition("\n## ")
    return dict(re.findall(r"^\| `([\w-]+)` \|.*\| ([^|]*) \|$", table, re.MULTILINE))


def test_every_setting_is_documented() -> None:
    tables = {"The file": config.KEYS, "`sources[]`": sources.KEYS, "`limits`": limits.KEYS}
    for section, keys in tables.items():
        assert set(rows(section)) == {each.name for each in keys}
    assert set(rows("`sdks.NAME`")) >= {each.name for each in sdks.KEYS}


def test_the_guide_on_settings_leaves_keys_to_the_reference() -> None:
    text = CONFIGURATION.read_text()
    assert not re.findall(r"^\| `", text, re.MULTILINE)
    assert "](../reference/settings.md)" in text


@pytest.mark.parametrize("name", Limits.__struct_fields__)
def test_limits_are_documented_with_their_defaults(name: str) -> None:
    number, *_ = rows("`limits`")[name].split()
    assert int(number) == getattr(DEFAULT_LIMITS, name)


def test_settings_that_are_shown_are_accepted(tmp_path: Path) -> None:
    settings = [
        block
        for path in PAGES
        for block in blocks(path, "yaml")
        if re.search(r"^sources:", block, re.MULTILINE)
    ]
    assert len(settings) > 2
    for block in settings:
        (tmp_path / "sdkref.yml").write_text(block)
        if named := re.search(r"^snippets: (.+)$", block, re.MULTILINE):
            (tmp_path / named[1]).mkdir(parents=True, exist_ok=True)
        for folder in re.findall(r"\b(?:docs|history|templates): ([^,}\s]+)", block):
            (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        for name in re.findall(r"\bgen: ([^,}\s]+)", block):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text("typescript: {packageName: acme}")
        assert load_settings(tmp_path) is not None


def test_the_settings_of_this_site_are_shown_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "shown.yml").write_text(blocks(CONFIGURATION, "yaml")[0])
    data = [
        read_document(path, Diagnostics()).data
        for path in (tmp_path / "shown.yml", REPOSITORY / "sdkref.yml")
    ]
    assert data[0] == data[1]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build this project's own site, without a finding."""
    folder = tmp_path_factory.mktemp("published") / "site"
    command = [sys.executable, "-c", "from sdkref.commands.app import main; main()", "build", "--strict"]
    run = subprocess.run(
        [*command, "--site-dir", str(folder)], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")
    return folder


def test_the_site_is_built_without_a_finding_and_asks_no_other_host(site: Path) -> None:
    for path in site.rglob("*.html"):
        tree = LexborHTMLParser(path.read_bytes())
        loads = [
            each.attributes.get("src") or each.attributes.get("href")
            for each in tree.css("[src], link[href]")
        ]
        assert not [each for each in loads if each and "//" in each]


def test_the_home_page_shows_an_operation(site: Path) -> None:
    tree = LexborHTMLParser((site / "index.html").read_bytes())
    shown = [each.attributes["data-operation"] for each in tree.css("[data-operation]")]
    assert shown == ["POST /embeddings"]


def test_directives_that_are_shown_name_sections_of_this_site(site: Path) -> None:
    trees = [LexborHTMLParser(path.read_bytes()) for path in site.rglob("*.html")]
    operations = {
        node.attributes["data-operation"] for tree in trees for node in tree.css("[data-operation]")
    }
    ids = {node.attributes["id"] for tree in trees for node in tree.css("section > [id]")}
    for path in PAGES:
        if path.name == "getting-started.md":
            continue  # its site is another one, which test_getting_started.py builds
        for block in blocks(path, "markdown"):
            for target in re.findall(r"^::: sdkref (.+?)(?: \w+=.*)?$", block, re.MULTILINE):
                assert target in operations or target.partition(":")[2] in ids
