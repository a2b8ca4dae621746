"""Where examples stand at which width, what stays in view, and what moves when a page loads."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

Visit = Callable[..., Page]

CHAT = "reference/chat.html"
CREATE = '[data-operation="POST /chat/completions"]'
WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 740}

SHIFTS = """new PerformanceObserver(seen => {
  for (const each of seen.getEntries())
    if (!each.hadRecentInput) window.shifted = (window.shifted || 0) + each.value
}).observe({ type: "layout-shift", buffered: true })"""


def box(place: Locator) -> dict[str, float]:
    found = place.bounding_box()
    assert found is not None
    right, bottom = found["x"] + found["width"], found["y"] + found["height"]
    return {"x": found["x"], "y": found["y"], "right": right, "bottom": bottom}


def visible(page: Page, selector: str) -> Locator:
    return page.locator(f"{CREATE} {selector} >> visible=true").first


def scrolled(page: Page, operation: str, down: int) -> None:
    """Put the window so many pixels below the beginning of an operation."""
    page.evaluate(
        "([place, down]) => scrollTo({ top: document.querySelector(place)"
        ".getBoundingClientRect().top + scrollY + down, behavior: 'instant' })",
        [operation, down],
    )


@pytest.mark.parametrize("width", [1200, 1280, 1920])
def test_examples_stand_beside_tables_and_stay_in_view(visit: Visit, width: int) -> None:
    page = visit(f"{CHAT}#post-chat-completions", viewport={"width": width, "height": 800})
    scrolled(page, CREATE, 600)
    beside, table = box(visible(page, ".sdkref-beside")), box(visible(page, ".sdkref-fields"))
    assert beside["x"] > table["right"]
    assert beside["y"] > 0
    assert beside["bottom"] <= 801, "what is taller than the window scrolls inside itself"
    scrolled(page, CREATE, 1_500)
    assert box(visible(page, ".sdkref-beside"))["y"] == pytest.approx(beside["y"], abs=2)
    page.mouse.move(beside["x"] + 20, beside["y"] + 20)
    before = page.evaluate("scrollY")
    inside = visible(page, ".sdkref-beside")
    assert inside.evaluate("each => { each.scrollTop = 99; return each.scrollTop }") == 99
    assert page.evaluate("scrollY") == before


@pytest.mark.parametrize("width", [390, 768])
def test_examples_stand_above_tables_on_narrow_screens(visit: Visit, width: int) -> None:
    page = visit(CHAT, viewport={"width": width, "height": 740})
    example, answers = box(visible(page, ".sdkref-example")), box(visible(page, ".sdkref-answers"))
    table = box(visible(page, ".sdkref-fields"))
    assert example["bottom"] <= answers["y"]
    assert answers["bottom"] <= table["y"]
    assert example["x"] == pytest.approx(table["x"], abs=2)


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_languages_are_in_reach_from_anywhere(visit: Visit, size: dict[str, int]) -> None:
    page = visit(f"{CHAT}#post-chat-completions", viewport=size)
    for down in (900, 2_000):
        scrolled(page, CREATE, down)
        header, bar = box(page.locator("header").first), box(page.locator(f"{CREATE} .sdkref-tablist"))
        assert bar["y"] == pytest.approx(header["bottom"], abs=2)
    last = page.locator(f"{CREATE} [role=tab]").last
    last.click()
    expect(last).to_have_attribute("aria-selected", "true")
    assert box(last)["right"] <= size["width"], "the bar scrolls inside itself"


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_what_a_reader_looks_at_stays_where_it_is(visit: Visit, size: dict[str, int]) -> None:
    page = visit(f"{CHAT}#post-chat-completions.typescript:body.temperature", viewport=size)
    before = box(page.locator('[id="post-chat-completions.typescript:body.temperature"]'))
    page.locator(f"{CREATE} [role=tab][data-target=python]").click()
    after = box(page.locator('[id="post-chat-completions.python:body.temperature"]'))
    assert after["y"] == pytest.approx(before["y"], abs=2)
    place = page.locator(f"{CREATE} .sdkref-common .sdkref-label").first
    place.evaluate(
        "each => scrollTo({ top: each.getBoundingClientRect().top + scrollY - 300, behavior: 'instant' })"
    )
    before = box(place)
    page.locator(f"{CREATE} [role=tab][data-target=curl]").click()
    assert box(place)["y"] == pytest.approx(before["y"], abs=2), "what all languages share stays as well"


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_page_loads_without_moving(visit: Visit, size: dict[str, int]) -> None:
    page = visit(f"{CHAT}?lang=go", viewport=size)
    page.add_init_script(SHIFTS)
    page.goto(page.url.partition("?")[0], wait_until="load")
    expect(page.locator("[data-language=go]").first).to_be_visible()
    assert page.evaluate("window.shifted || 0") < 0.05


def test_the_table_of_contents_leaves_where_two_columns_need_the_room(visit: Visit) -> None:
    page = visit(CHAT, viewport=WIDE)
    expect(page.locator(".sdkref-resource .sdkref-list a").first).to_be_visible()
    expect(page.get_by_role("navigation", name="Table of contents").last).to_be_hidden()
    page.set_viewport_size({"width": 1920, "height": 900})
    expect(page.get_by_role("navigation", name="Table of contents").last).to_be_visible()


def test_paper_has_one_language_and_no_controls(visit: Visit) -> None:
    page = visit(f"{CHAT}?lang=python", viewport=WIDE)
    opened = visible(page, ".sdkref-panel details")
    opened.locator("summary").first.click()
    page.emulate_media(media="print")
    assert set(
        page.eval_on_selector_all(
            ".sdkref-panel", "all => all.filter(e => e.offsetHeight).map(e => e.dataset.language)"
        )
    ) == {"python"}
    for hidden in ("header", ".sdkref-tablist", ".sdkref-copy", ".sdkref-choice", ".sdkref-statuses"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(opened.locator("table, p").first).to_be_visible()
    flows = page.locator(f"{CREATE} .sdkref-beside").evaluate("each => getComputedStyle(each).position")
    assert flows == "static"


def test_counts_keep_their_columns_on_a_phone(visit: Visit) -> None:
    """A number of the page of drift says nothing without the SDK that stands above it."""
    head, row = "<tr><th>About</th><th>Acme</th></tr>", "<tr><td>All</td><td>8</td></tr>"
    table = f'<table class="sdkref-glance sdkref-counts"><thead>{head}</thead><tbody>{row}</tbody></table>'
    page = visit(CHAT, viewport=PHONE)
    page.locator("article").evaluate("(place, table) => place.insertAdjacentHTML('afterbegin', table)", table)
    counts = page.locator(".sdkref-counts")
    assert box(counts.locator("th").last)["right"] == box(counts.locator("td").last)["right"]
    assert box(counts.locator("td").first)["y"] == box(counts.locator("td").last)["y"]


def test_a_page_has_its_width_before_its_text_has_come(visit: Visit) -> None:
    page = visit(CHAT, viewport={"width": 1920, "height": 800})
    inside = page.locator(".md-main .md-grid")
    before = box(inside)["x"]
    page.evaluate("document.querySelector('.sdkref-resource').remove()")
    assert box(inside)["x"] == before
    page.evaluate("document.querySelector('meta[name=sdkref-page]').remove()")
    assert box(inside)["x"] > before, "the theme's own width is another"
