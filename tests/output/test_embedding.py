"""Markers, and the ids of a section that stands on a page twice."""

import pytest

from handmade import mounted
from sdkref.output.embedding import MARKER, Marker, finished_html, parse_marker
from sdkref.output.mounting import Library, PlacedSection


@pytest.mark.parametrize("key", ["o:post-chat", "p:authentication", "r:a/b/c"])
def test_a_marker_names_its_section(key: str) -> None:
    assert parse_marker(str(Marker("v1/parley", key, 3))) == Marker("v1/parley", key, 3)


@pytest.mark.parametrize(
    "html",
    [
        '<div data-sdkref="a|o:b|1">words</div>',
        "<div data-sdkref=a|o:b|1>words</div>",
        "<div\n data-sdkref='a|o:b|1'></div>",
    ],
)
def test_a_minified_marker_is_found(html: str) -> None:
    assert [match[2] for match in MARKER.finditer(f"<p>{html}</p>")] == ["a|o:b|1"]


def embed(html: str, occurrence: int) -> str:
    library = Library([mounted()])
    placed = library.section("parley", "o:post-chat")
    changed = PlacedSection(
        placed.mount, placed.page, type(placed.section)(key="o:x", anchor="x", title="", html=html)
    )
    return finished_html(
        library, changed, occurrence, lambda _, target: f"#{target.section.anchor}", lambda _, path: path
    )


@pytest.mark.parametrize(
    ("html", "second"),
    [
        ('<p id="x--a">', '<p id="x--a--2">'),
        ('<input id="t" name="g"><label for="t">', '<input id="t--2" name="g--2"><label for="t--2">'),
        ('<a href="#t"></a><b id="t">', '<a href="#t--2"></a><b id="t--2">'),
        ('<a href="#elsewhere">', '<a href="#elsewhere">'),
        ('<a href="#x">', '<a href="#x--2">'),
        ('<p aria-labelledby="t u" id="t">', '<p aria-labelledby="t--2 u" id="t--2">'),
        ('<p id="t">an id="t" in text</p>', '<p id="t--2">an id="t" in text</p>'),
        ('<p title="a > id=" id="t">', '<p title="a > id=" id="t--2">'),
    ],
)
def test_the_second_of_a_kind_has_ids_of_its_own(html: str, second: str) -> None:
    assert embed(html, 1) == html
    assert embed(html, 2) == second
