"""Every feature of OpenAPI in a small description, built by the public command and read as a visitor does."""

import fnmatch
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from commands import Project
from feature_cases import PAGE, Case, cases, table

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_feature_reaches_its_page(case: Case, tmp_path: Path, cache: Path) -> None:
    project = Project(tmp_path, cache)
    sources = _write(project, case)
    built = project.run("build", "--jobs", "1", *sources)
    assert built.code == 0, built.err
    assert _findings(project, sources) == list(case.findings), built.err
    for page, texts in case.shows.items():
        seen = _text(project, page)
        for text in texts:
            assert _plain(text) in seen, f"{page} does not show {text!r}: {seen}"
    for page, texts in case.hides.items():
        seen = _text(project, page)
        for text in texts:
            assert _plain(text) not in seen, f"{page} shows {text!r}"
    for page, endings in case.links.items():
        found = [address for tree in _pages(project, page) for address in _addresses(tree)]
        for ending in endings:
            assert any(each.endswith(ending) for each in found), f"{page} has no link to {ending!r}: {found}"


def test_features_are_distinct() -> None:
    named = [case.feature for case in CASES]
    assert sorted(set(named)) == sorted(named)


def test_the_table_in_the_documentation_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == table(), "run `python tests/feature_cases.py`"


def _write(project: Project, case: Case) -> list[str]:
    """Write the files of a case; return the arguments that name them."""
    project.write("api.yaml", case.source)
    for name, text in case.files.items():
        project.write(name, text)
    overlays = [f"overlay-{number}.yaml" for number in range(1, len(case.overlays) + 1)]
    for name, text in zip(overlays, case.overlays, strict=True):
        project.write(name, text)
    return ["api.yaml", *case.also, *(argument for name in overlays for argument in ("--overlay", name))]


def _findings(project: Project, sources: Sequence[str]) -> list[str]:
    """Return `line:column code` of each finding, after the file's name where it is not the first one."""
    checked = json.loads(project.run("check", "--json", *sources).out)
    lines = [f"{each['file']}:{each['line']}:{each['column']} {each['code']}" for each in checked["findings"]]
    return [line.removeprefix("api.yaml:") for line in lines]


def _pages(project: Project, pattern: str) -> Iterator[LexborHTMLParser]:
    site = project.folder / "site"
    names = sorted(str(path.relative_to(site).as_posix()) for path in site.rglob("*.html"))
    matching = fnmatch.filter(names, pattern)
    assert matching, f"no page matches {pattern}; there are {names}"
    for name in matching:
        yield LexborHTMLParser((site / name).read_text(encoding="utf-8"))


def _text(project: Project, pattern: str) -> str:
    """Return what can be read in the article of the matching pages."""
    articles = (tree.css_first("article") for tree in _pages(project, pattern))
    return " ".join(_plain(article.text(separator=" ")) for article in articles if article is not None)


def _addresses(tree: LexborHTMLParser) -> list[str]:
    return [link.attributes.get("href") or "" for link in tree.css("a[href]")]


def _plain(text: str) -> str:
    """Return a text with every run of white space as one space, and none beside signs."""
    return re.sub(r"\s*([^\w\s])\s*", r"\1", " ".join(text.split()))
