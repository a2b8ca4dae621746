"""Versions of a site side by side, as mike deploys them: each has the changes up to its own version."""

import json
import os
import re
import subprocess
import sys
import tarfile
from io import BytesIO
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from changed_apis import described
from commands import Project

QUIET = {
    "GIT_AUTHOR_NAME": "tests",
    "GIT_AUTHOR_EMAIL": "tests@example.com",
    "GIT_COMMITTER_NAME": "tests",
    "GIT_COMMITTER_EMAIL": "tests@example.com",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "NO_MKDOCS_2_WARNING": "1",
}
MKDOCS = """\
site_name: Docs
site_url: https://example.com/docs/
theme: {name: material, font: false}
plugins: [search, mike, sdkref]
markdown_extensions: [sdkref]
"""


def version(number: str, *names: str) -> str:
    answers = {"responses": {"200": {"description": ""}}}
    paths = {f"/{name}": {"get": {"operationId": name, "tags": ["pets"], **answers}} for name in names}
    return json.dumps(described(info={"title": "Pets", "version": number}, paths=paths))


@pytest.fixture(scope="module")
def deployed(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """Return what is published after two versions were deployed, each from its own state of the project."""
    project = Project(tmp_path_factory.mktemp("project"), cache)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | QUIET | {"XDG_CACHE_HOME": str(cache), "PATH": path}

    def call(*arguments: str) -> bytes:
        run = subprocess.run(arguments, cwd=project.folder, env=environment, check=False, capture_output=True)
        assert run.returncode == 0, run.stderr.decode()
        return run.stdout

    call("git", "init", "-q", "-b", "main")
    project.write("mkdocs.yml", MKDOCS)
    project.write("sdkref.yml", "sources: [openapi.json]\nhistory: history\n")
    project.write("docs/guide.md", "# Guide\n\n::: sdkref GET /pets\n")
    project.write("history/0.9.json", version("0.9", "pets"))
    project.write("openapi.json", version("1.0", "pets", "owners"))
    call("git", "add", "-A")
    call("git", "commit", "-qm", "1.0")
    mike = str(Path(sys.executable).with_name("mike"))
    call(mike, "deploy", "1.0")
    project.write("history/1.0.json", version("1.0", "pets", "owners"))
    project.write("openapi.json", version("2.0", "pets", "owners", "shops"))
    call("git", "add", "-A")
    call("git", "commit", "-qm", "2.0")
    call(mike, "deploy", "2.0", "latest")
    site = tmp_path_factory.mktemp("published")
    with tarfile.open(fileobj=BytesIO(call("git", "archive", "gh-pages"))) as archive:
        archive.extractall(site, filter="data")
    return site


def page(file: Path) -> LexborHTMLParser:
    return LexborHTMLParser(file.read_bytes())


@pytest.mark.parametrize(
    ("deployment", "versions"), [("1.0", ["1.0"]), ("2.0", ["2.0", "1.0"]), ("latest", ["2.0", "1.0"])]
)
def test_each_version_has_its_changes(deployed: Path, deployment: str, versions: list[str]) -> None:
    changes = page(deployed / deployment / "changelog" / "index.html")
    assert [each.text(deep=False).strip() for each in changes.css("article h2")] == versions
    pets = page(deployed / deployment / "reference" / "pets" / "index.html")
    notes = {" ".join(each.text().split()) for each in pets.css(".sdkref-history")}
    assert notes == {f"Since {each}" for each in versions}


@pytest.mark.parametrize("deployment", ["1.0", "2.0", "latest"])
def test_links_stay_within_their_version(deployed: Path, deployment: str) -> None:
    root = (deployed / deployment).resolve()
    seen = 0
    for file in sorted(root.rglob("*.html")):
        if file.name == "404.html":
            continue
        for link in page(file).css("article a[href], .md-nav a[href]"):
            path, _, anchor = (link.attributes["href"] or "").partition("#")
            if re.match("[a-z]+:", path):
                continue
            target = (file.parent / path).resolve() if path else file
            target = target / "index.html" if target.is_dir() else target
            assert target.is_relative_to(root), (file, path)
            assert target.is_file(), (file, path)
            if anchor and target.suffix == ".html":
                assert page(target).css_matches(f'[id="{anchor}"]'), (file, path, anchor)
            seen += 1
    assert seen > 50


def test_addresses_for_search_engines_are_those_of_the_version(deployed: Path) -> None:
    found = page(deployed / "2.0" / "changelog" / "index.html").css_first("link[rel=canonical]")
    assert found is not None
    assert found.attributes["href"] == "https://example.com/docs/2.0/changelog/"
