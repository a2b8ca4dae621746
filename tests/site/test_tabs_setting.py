"""Which tabs a reference shows, as settings say: all of them in each part of the site, in that order."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from commands import Project
from tea_house import DESCRIPTION


@pytest.fixture
def house(project: Project) -> Project:
    project.write("openapi.yaml", DESCRIPTION)
    return project


def built(house: Project, settings: str) -> LexborHTMLParser:
    house.write("sdkref.yml", settings)
    ended = house.run("build")
    assert ended.code == 0, ended.err
    return LexborHTMLParser((house.folder / "site/reference/teas.html").read_bytes())


def tabs(page: LexborHTMLParser) -> list[str]:
    bar = page.css('.sdkref-operation [role="tablist"]')[0]
    return [each.text() for each in bar.css("[data-target]")]


def test_a_site_shows_the_tabs_that_are_named_in_their_order(house: Project) -> None:
    page = built(house, "sources: [openapi.yaml]\ntabs: [curl, python]\n")
    assert tabs(page) == ["curl", "Python"]


def test_a_source_has_tabs_of_its_own(house: Project) -> None:
    page = built(
        house,
        "sources: [{file: openapi.yaml, tabs: [go]}]\ntabs: [curl, python]\nsdks: {go: {label: Golang}}\n",
    )
    assert tabs(page) == ["Golang"]


def test_what_a_tab_may_not_be(house: Project) -> None:
    text = "sources: [openapi.yaml]\ntabs: [pyhton, go, go]\nsdks: {tea-go: {language: go}}\n"
    house.write("sdkref.yml", text)
    ended = house.run("check")
    assert ended.code == 2
    assert "sdkref.yml:2:8: there is no tab `pyhton`; did you mean `python`?" in ended.err
    assert "sdkref.yml:2:20: `go` is there twice; keep one of the two" in ended.err
    house.write("sdkref.yml", "sources: [openapi.yaml]\ntabs: []\n")
    assert "no tab is left" in house.run("check").err


def test_tabs_that_are_not_shown_need_no_examples(house: Project) -> None:
    house.write("sdkref.yml", "sources: [openapi.yaml]\ntabs: [python]\n")
    ended = house.run("check", "--coverage", "100")
    told = ended.out + ended.err
    assert ended.code == 1
    assert "python" in told
    assert "go:" not in told
