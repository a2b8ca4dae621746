"""What opens in place, what is chosen by name, and links of places to themselves."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

Visit = Callable[..., Page]

CHAT = "reference/chat.html"
CREATE = '[data-operation="POST /chat/completions"]'
WIDE = {"width": 1280, "height": 900}


def shown(page: Page, selector: str) -> Locator:
    return page.locator(f"{CREATE} {selector} >> visible=true").first


def opened(table: Locator) -> list[bool]:
    found: list[bool] = table.evaluate("each => [...each.querySelectorAll('details')].map(one => one.open)")
    return found


def test_all_fields_of_a_table_open_and_close_at_once(visit: Visit) -> None:
    page = visit(CHAT, viewport=WIDE)
    table = shown(page, ".sdkref-panel .sdkref-fields")
    assert not any(opened(table))
    button = table.get_by_role("button", name="Expand all")
    button.click()
    expect(table.get_by_role("button", name="Collapse all")).to_be_visible()
    assert all(opened(table)), "alternatives too"
    table.get_by_role("button", name="Collapse all").click()
    assert not any(opened(table))
    expect(button).to_be_visible()


def test_one_alternative_of_a_union_is_open(visit: Visit) -> None:
    page = visit(CHAT, viewport=WIDE)
    first, second = shown(page, ".sdkref-variants").locator("> details").all()[:2]
    first.locator("> summary").click()
    expect(first.locator("table").first).to_be_visible()
    second.locator("> summary").click()
    expect(second.locator("table").first).to_be_visible()
    expect(first.locator("table").first).to_be_hidden()
    expect(first.locator("> summary")).to_be_visible()


def test_alternatives_and_answers_can_all_be_read_without_scripts(visit: Visit) -> None:
    page = visit(CHAT, viewport=WIDE, java_script_enabled=False)
    for each in shown(page, ".sdkref-variants").locator("> details").all()[:2]:
        each.locator("> summary").click()
    for each in shown(page, ".sdkref-variants").locator("> details").all()[:2]:
        expect(each.locator("table").first).to_be_visible()
    answers = page.locator(f"{CREATE} .sdkref-answers > .sdkref-answer")
    assert answers.count() > 2
    for each in answers.all():
        expect(each).to_be_visible()
    for gone in (".sdkref-statuses", ".sdkref-all", ".sdkref-copy", ".sdkref-choice"):
        expect(page.locator(gone).first).to_be_hidden()


def test_an_answer_is_chosen_by_its_status(visit: Visit) -> None:
    page = visit(CHAT, viewport=WIDE)
    answers = shown(page, ".sdkref-answers")
    expect(answers.locator("> .sdkref-answer:visible")).to_have_count(1)
    answers.get_by_role("button", name="429").click()
    expect(answers.get_by_role("button", name="429")).to_have_attribute("aria-pressed", "true")
    expect(answers.get_by_role("button", name="200")).to_have_attribute("aria-pressed", "false")
    expect(answers.locator("> .sdkref-answer:visible")).to_have_count(1)
    expect(answers.locator("> .sdkref-answer:visible pre").first).to_contain_text("rate")
    answers.get_by_role("button", name="200").click()
    expect(answers.locator("> .sdkref-answer:visible pre").first).to_contain_text("chatcmpl")


def test_a_field_is_a_link_to_itself(visit: Visit) -> None:
    page = visit(f"{CHAT}?lang=go", viewport=WIDE)
    row = shown(page, ".sdkref-panel .sdkref-fields > tbody > tr[id]")
    name, anchor = row.locator("td").first.locator("a"), row.get_attribute("id")
    mark = "each => getComputedStyle(each, '::after').opacity"
    assert name.evaluate(mark) == "0"
    row.hover()
    assert name.evaluate(mark) == "1"
    name.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**#{anchor}")
    expect(row).to_be_in_viewport()


def test_every_place_that_can_be_linked_is_in_reach_of_the_keyboard(visit: Visit) -> None:
    page = visit(CHAT, viewport=WIDE)
    for selector in ("tr[id] > td:first-child > a", ".sdkref-label > a", ".sdkref-link"):
        links = page.locator(f"{CREATE} {selector}")
        assert links.count() > 3
        hrefs = links.evaluate_all(
            "all => all.map(each => [each.getAttribute('href'), each.closest('[id]').id])"
        )
        assert all(href == f"#{anchor}" for href, anchor in hrefs)


def test_what_a_keyboard_is_on_can_be_seen(visit: Visit) -> None:
    page = visit(CHAT, viewport=WIDE)
    page.locator(f"{CREATE} [role=tab]").first.focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        name, style = page.evaluate(
            """() => {
              const each = document.activeElement
              return [each.outerHTML.slice(0, 80), getComputedStyle(each).outlineStyle]
            }"""
        )
        assert style != "none", name


def test_a_path_breaks_at_its_slashes_on_a_phone(visit: Visit) -> None:
    page = visit(CHAT, viewport={"width": 320, "height": 700})
    place = page.locator('[data-operation="GET /chat/completions/{completion_id}/messages"] .sdkref-path')
    lines = place.evaluate(
        """each => {
          const range = document.createRange(), lines = new Map()
          const walk = document.createTreeWalker(each, NodeFilter.SHOW_TEXT)
          while (walk.nextNode()) [...walk.currentNode.data].forEach((letter, at) => {
            range.setStart(walk.currentNode, at)
            range.setEnd(walk.currentNode, at + 1)
            const top = Math.round(range.getBoundingClientRect().top)
            lines.set(top, (lines.get(top) || "") + letter)
          })
          return [...lines.values()]
        }"""
    )
    assert "".join(lines) == "/chat/completions/{completion_id}/messages"
    assert len(lines) > 1
    assert all(re.match(r"/", line) for line in lines)
