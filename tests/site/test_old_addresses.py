"""Addresses of earlier releases: kept in a file, looked for by the check, and led to where they are now."""

import json
from collections.abc import Callable

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from commands import Project
from sdkref.addresses import parse_address, written
from sdkref.output.old_addresses import write_redirects

BEFORE = """\
openapi: 3.1.0
info: {title: Tea, version: "1"}
tags: [{name: leaves}]
paths:
  /leaves: {get: {tags: [leaves], summary: List leaves, responses: {200: {description: OK}}}}
  /leaves/{id}: {get: {tags: [leaves], summary: Get a leaf, responses: {200: {description: OK}},
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]}}
"""
AFTER = (
    BEFORE.replace("name: leaves", "name: teas").replace("[leaves]", "[teas]").replace("/{id}", "/{leaf_id}")
)
AFTER = AFTER.replace("name: id", "name: leaf_id")

REDIRECTS = """\
reference/leaves.html: reference/teas
/reference/leaves#get-leaves: reference/teas.html#get-leaves
reference/leaves/#get-leaves-id: reference/teas/#get-leaves-leaf-id
"""


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("reference/chat.html#post-chat", "reference/chat#post-chat"),
        ("/reference/chat/#post-chat", "reference/chat#post-chat"),
        ("reference/chat.md", "reference/chat"),
        ("models/index.html", "models"),
        ("models/", "models"),
        ("index.html#servers", "index#servers"),
        ("/", "index"),
        ("https://example.com/x", None),
        ("../x", None),
        ("a b", None),
        ("a?x=1", None),
        ('x"><script>', None),
    ],
)
def test_an_address_is_the_same_however_it_is_written(text: str, address: str | None) -> None:
    found = parse_address(text)
    assert (None if found is None else written(found)) == address
    assert found is None or parse_address(written(found)) == found


def one(page: LexborHTMLParser) -> Callable[[str], LexborNode]:
    """Return what finds the only element of a page that a selector names."""

    def find(selector: str) -> LexborNode:
        (node,) = page.css(selector)
        return node

    return find


@pytest.fixture
def released(project: Project) -> Project:
    """Return a project whose addresses were kept, before its operations moved."""
    project.write("tea.yaml", BEFORE)
    project.write("sdkref.yml", "sources: [tea.yaml]\n")
    ended = project.run("check", "--addresses", "--keep")
    assert (ended.code, ended.err) == (0, "")
    kept = (project.folder / "sdkref.addresses.txt").read_text()
    assert "\nreference/leaves#get-leaves-id\n" in kept
    project.write("tea.yaml", AFTER)
    return project


def test_what_vanished_is_told_with_the_line_to_add(released: Project) -> None:
    told = released.run("check", "--addresses").out
    line = "add the line `reference/leaves#get-leaves: reference/teas#get-leaves` to sdkref.redirects.yml"
    assert line in told
    assert "`reference/leaves#get-leaves-id: reference/teas#get-leaves-leaf-id`" in told
    assert "sdkref.addresses.txt:" in told
    assert "leads" not in released.run("check").out


def test_a_file_of_addresses_that_cannot_be_written_is_told(project: Project) -> None:
    project.write("tea.yaml", BEFORE)
    project.write("sdkref.yml", "sources: [tea.yaml]\n")
    (project.folder / "sdkref.addresses.txt").mkdir()
    ended = project.run("check", "--addresses", "--keep")
    assert ended.code == 2
    assert "sdkref.addresses.txt: cannot be written (" in ended.err


def test_redirects_end_the_findings_until_they_lead_nowhere(released: Project) -> None:
    released.write("sdkref.yml", "sources: [tea.yaml]\nredirects: moved.yml\n")
    released.write("moved.yml", REDIRECTS)
    assert "leads" not in released.run("check", "--addresses").out
    released.write("moved.yml", REDIRECTS.replace("get-leaves-leaf-id", "get-leaves-leafid"))
    told = released.run("check", "--addresses").out
    assert "which does not exist; did you mean `reference/teas#get-leaves-leaf-id`?" in told


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            "a: https://example.com\n",
            "moved.yml:1:1: `https://example.com` is no address of this site",
        ),
        ("a: b\nb: a\n", "the redirect of `a` leads back to itself"),
        ("- a\n", "the file is not a mapping"),
        ("a: 1\n", "`a` is not a text"),
        (None, "there is no file `moved.yml`"),
    ],
)
def test_a_wrong_file_of_redirects_is_refused(project: Project, lines: str | None, told: str) -> None:
    project.write("tea.yaml", BEFORE)
    project.write("sdkref.yml", "sources: [tea.yaml]\nredirects: moved.yml\n")
    if lines is not None:
        project.write("moved.yml", lines)
    ended = project.run("check")
    assert ended.code == 2
    assert told in ended.err


@pytest.mark.parametrize("folders", [False, True], ids=["files", "folders"])
def test_a_site_has_a_page_at_each_old_address(released: Project, *, folders: bool) -> None:
    released.write("sdkref.yml", "sources: [tea.yaml]\nredirects: moved.yml\ncsp: true\n")
    released.write("moved.yml", REDIRECTS + "reference/teas#old: index\n")
    released.write("docs/extra.md", "# Extra\n")
    name = str(folders).lower()
    released.write(
        "mkdocs.yml", f"site_name: Tea\nuse_directory_urls: {name}\ntheme: material\nplugins: [sdkref]\n"
    )
    assert released.run("build").code == 0
    old, new = ("leaves/index.html", "../teas/") if folders else ("leaves.html", "teas.html")
    stub = LexborHTMLParser((released.site / "reference" / old).read_bytes())
    canonical, refresh, script = map(one(stub), ("link[rel=canonical]", "noscript meta", "script[src]"))
    assert canonical.attributes["href"] == new
    assert refresh.attributes["content"] == f"0; url={new}"
    one(stub)("meta[http-equiv=Content-Security-Policy]")
    table = json.loads(one(stub)("script.sdkref-moved").text())
    assert table == {"": new, "get-leaves": f"{new}#get-leaves", "get-leaves-id": f"{new}#get-leaves-leaf-id"}
    source = (released.site / "reference" / old).parent / (script.attributes["src"] or "")
    assert source.resolve().is_file()
    here = released.site / "reference" / ("teas/index.html" if folders else "teas.html")
    page = LexborHTMLParser(here.read_bytes())
    assert json.loads(one(page)("article script.sdkref-moved").text()) == {
        "old": "../../" if folders else "../index.html"
    }


def test_without_a_new_page_nothing_is_written(released: Project) -> None:
    assert released.run("build").code == 0
    before = sorted(released.site.rglob("*"))
    assert write_redirects(released.site, {("old", ""): ("none", "")}) == (("old", ""),)
    assert sorted(released.site.rglob("*")) == before
