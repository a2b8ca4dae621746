"""What was found by looking at pages: where the keyboard is, what moves, what overlaps, what paper shows."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Visit = Callable[..., Page]

CHAT = "reference/chat.html"
CREATE = '[data-operation="POST /chat/completions"]'
WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 740}

MOVING = """() => [...document.querySelectorAll('[class^="sdkref-"], [class^="sdkref-"] *')].flatMap(each =>
  ["", "::before", "::after"].filter(part => {
    const style = getComputedStyle(each, part || null)
    return style.transitionDuration.split(", ").some(time => Number.parseFloat(time) > 0)
      || style.animationName !== "none" || style.scrollBehavior === "smooth"
  }).map(part => each.outerHTML.slice(0, 60) + part))"""

COVERED = """() => {
  const each = document.activeElement, bar = each.closest(".sdkref-tabs")?.firstElementChild
  if (!each.closest(".sdkref-operation") || bar?.contains(each)) return null
  const bottom = (bar || document.querySelector("header")).getBoundingClientRect().bottom
  const { top } = each.getBoundingClientRect()
  return bottom > top + 1 ? [each.outerHTML.slice(0, 80), top, bottom] : null
}"""

TEXT_UNDER_BUTTONS = """() => [...document.querySelectorAll(".sdkref-all")].filter(each => {
  const before = each.checkVisibility() && each.closest("table").previousElementSibling
  if (!before) return false
  const range = document.createRange()
  range.selectNodeContents(before)
  const one = each.getBoundingClientRect()
  return [...range.getClientRects()].some(other =>
    other.width && other.right > one.left + 1 && other.bottom > one.top + 4 && other.top < one.bottom - 4)
}).map(each => each.closest("table").previousElementSibling.textContent)"""


def test_a_page_begins_with_its_header(visit: Visit) -> None:
    page = visit(CHAT, viewport=WIDE)
    top = page.locator("header").first.bounding_box()
    assert top is not None
    assert top["y"] == 0
    assert "<" not in page.locator("body").inner_text()[:40]


def test_nothing_moves_for_those_who_ask_for_that(visit: Visit) -> None:
    page = visit(CHAT, viewport=WIDE, reduced_motion="reduce")
    expect(page.locator(f"{CREATE} [role=tab]").first).to_be_visible()
    assert page.evaluate(MOVING) == []
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_a_choice_out_of_sight_is_brought_into_every_bar(visit: Visit) -> None:
    """A bar of a section that was far away scrolls once the section is laid out."""
    page = visit(f"{CHAT}?lang=curl", viewport=PHONE)
    for operation in ("POST /chat/completions", "GET /chat/completions/{completion_id}/messages"):
        bar = page.locator(f'[data-operation="{operation}"] .sdkref-tablist')
        bar.evaluate("each => each.scrollIntoView({ behavior: 'instant', block: 'center' })")
        page.wait_for_function(
            """bar => {
              const one = bar.getBoundingClientRect()
              const chosen = bar.querySelector("[aria-selected=true]").getBoundingClientRect()
              return chosen.width > 0 && chosen.left >= one.left - 1 && chosen.right <= one.right + 1
            }""",
            arg=bar.element_handle(),
        )


def test_method_and_path_are_whole_on_a_phone(visit: Visit) -> None:
    page = visit(CHAT, viewport=PHONE)
    for place in page.locator(".sdkref-endpoint").all():
        place.scroll_into_view_if_needed()
        found = place.evaluate(
            """each => [".sdkref-method", ".sdkref-path"].map(part => {
              const one = each.querySelector(part), { left, right } = one.getBoundingClientRect()
              return [one.scrollWidth <= one.clientWidth + 1 || getComputedStyle(one).display === "inline",
                left >= 0 && right <= innerWidth, Number.parseFloat(getComputedStyle(one).fontSize) >= 11]
            })"""
        )
        assert found == [[True, True, True]] * 2, place.inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_reached_backwards_is_not_under_the_bar(visit: Visit, scheme: str) -> None:
    page = visit(CHAT, viewport=WIDE, color_scheme=scheme, reduced_motion="reduce")
    page.locator(f"{CREATE} .sdkref-errors a >> visible=true").first.focus()
    covered = []
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        covered.append(page.evaluate(COVERED))
    assert [each for each in covered if each] == []


def test_no_button_stands_on_text_on_a_phone(visit: Visit) -> None:
    page = visit(CHAT, viewport=PHONE)
    page.locator(CREATE).evaluate("each => each.scrollIntoView({ behavior: 'instant' })")
    expect(page.locator(f"{CREATE} .sdkref-all >> visible=true").first).to_be_attached()
    assert page.evaluate(TEXT_UNDER_BUTTONS) == []


def test_alternatives_that_are_all_open_stand_below_their_names(visit: Visit) -> None:
    page = visit(CHAT, viewport=WIDE)
    page.locator(f"{CREATE} .sdkref-panel .sdkref-all >> visible=true").first.click()
    group = page.locator(f"{CREATE} .sdkref-panel .sdkref-variants >> visible=true").first
    tops = group.evaluate(
        """each => [...each.querySelectorAll(":scope > details")].flatMap(one =>
          [one.firstElementChild, one.lastElementChild].map(part => part.getBoundingClientRect().top))"""
    )
    assert len(tops) > 4
    assert tops == sorted(tops)


def test_the_menu_of_languages_stays_on_a_phone(visit: Visit) -> None:
    page = visit(CHAT, viewport=PHONE)
    page.locator(".sdkref-twins-all > summary").click()
    edge = page.locator(".sdkref-twins-all > ul").bounding_box()
    assert edge is not None
    assert edge["x"] >= 0
    assert edge["x"] + edge["width"] <= PHONE["width"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_paper_is_white_and_has_nothing_to_press(visit: Visit) -> None:
    page = visit(CHAT, viewport=WIDE, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    red, green, blue = page.locator(".sdkref-method[data-method=GET]").first.evaluate(
        "each => getComputedStyle(each).color.match(/[\\d.]+/g).slice(0, 3).map(Number)"
    )
    assert max(red, green, blue) < 128, "a dark colour on white"
    expect(page.locator(".sdkref-install").first).to_be_hidden()
    page.goto(page.url.replace(CHAT, "operations.html"))
    expect(page.locator(".sdkref-find")).to_be_hidden()
