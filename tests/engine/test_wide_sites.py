"""Sites with many resources: what stands on a page does not grow with the number of pages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from handmade import mounted
from sdkref.engines.mkdocs.engine import run_mkdocs
from sdkref.engines.zensical import run_zensical
from sdkref.output import nearby
from sdkref.output.link_check import check_site
from sdkref.output.mounting import MountedReference
from sdkref.pages.page import Page, Section

Run = Callable[..., object]


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearby, "MOST", 5)
    monkeypatch.setattr(nearby, "NEAREST", 2)


def page(key: str, path: str, title: str, *under: str, in_nav: bool = True) -> Page:
    head = Section(key=key, anchor=key[2:], title=title, level=1, html=f"<p>{title}</p>")
    return Page(path=path, title=title, sections=(head,), under=under, in_nav=in_nav)


def wide(count: int) -> MountedReference:
    names = [f"thing-{at:02d}" for at in range(count)]
    return mounted(
        "wide",
        "wide/",
        "Wide API",
        page("p:overview", "index.md", "Overview"),
        page("p:operations", "operations.md", "Operations"),
        *(page(f"r:{each}", f"reference/{each}.md", each.title(), "Things") for each in names),
        page("r:thing-03/2", "reference/thing-03/2.md", "Thing-03: more", "Things", in_nav=False),
        page("p:models", "models/index.md", "Models", "Schemas"),
    )


def site(run: Run, folder: Path, count: int) -> Path:
    (folder / "docs").mkdir(parents=True)
    (folder / "docs/index.md").write_text("# Home\n")
    mkdocs_yml = folder / "mkdocs.yml"
    mkdocs_yml.write_text(
        "site_name: Docs\nuse_directory_urls: false\ntheme: {name: material, font: false}\n"
        "nav: [index.md, {More: [{API: wide/}]}]\n"
    )
    run([wide(count)], folder / "site", mkdocs_yml=mkdocs_yml, site_name="Docs")
    return folder / "site"


def texts(page: Path, selector: str) -> list[str]:
    return [each.text(strip=True) for each in LexborHTMLParser(page.read_bytes()).css(selector)]


def links(page: Path) -> list[str]:
    return texts(page, ".md-nav--primary a.md-nav__link")


def test_a_page_lists_its_neighbours_and_what_every_page_lists(tmp_path: Path) -> None:
    built = site(run_mkdocs, tmp_path, 9)
    always = ["Home", "Overview", "Operations", "Models"]
    assert links(built / "index.html") == always
    assert links(built / "wide/models/index.html") == always
    near = ["Thing-02", "Thing-03", "Thing-04", "Thing-05", "Thing-06", "Operations …"]
    assert links(built / "wide/reference/thing-04.html") == [*always[:3], *near, "Models"]
    active = texts(built / "wide/reference/thing-04.html", ".md-nav--primary .md-nav__item--active > label")
    assert active == ["More", "API", "Things"]
    assert links(built / "wide/reference/thing-03/2.html")[3:9] == [
        *(f"Thing-0{at}" for at in (1, 2, 3, 4, 5)),
        "Operations …",
    ]
    assert check_site(built) == []


def test_pages_follow_each_other_in_reading_order(tmp_path: Path) -> None:
    built = site(run_mkdocs, tmp_path, 6)
    here, seen = "wide/index.html", []
    while here not in seen:
        seen.append(here)
        following = LexborHTMLParser((built / here).read_bytes()).css_first("link[rel=next]")
        if following is not None:
            path = (built / here).parent / (following.attributes["href"] or "")
            here = path.resolve().relative_to(built.resolve()).as_posix()
    things = [f"wide/reference/thing-0{at}.html" for at in range(6)]
    assert seen == ["wide/index.html", "wide/operations.html", *things, "wide/models/index.html"]


def test_a_small_site_has_its_whole_nav_on_every_page(tmp_path: Path) -> None:
    built = site(run_mkdocs, tmp_path, 5)
    things = [f"Thing-0{at}" for at in range(5)]
    assert links(built / "index.html") == ["Home", "Overview", "Operations", *things, "Models"]


@pytest.mark.parametrize("run", [run_mkdocs, run_zensical])
def test_a_page_is_as_large_among_many_as_among_few(tmp_path: Path, run: Run) -> None:
    sizes = [
        len((site(run, tmp_path / str(count), count) / "wide/reference/thing-04.html").read_bytes())
        for count in (10, 30)
    ]
    assert sizes[0] == sizes[1]
