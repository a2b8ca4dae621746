"""The page as Markdown: copied and opened in the language that the reader chose, with and without scripts."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}


def test_the_copy_is_that_of_the_chosen_language(visit: Callable[..., Page]) -> None:
    page = visit("reference/chat.html", **CLIPBOARD)
    page.locator(".sdkref-tablist [data-target=go]").first.click()
    button = page.get_by_role("button", name="Copy as Markdown")
    button.click()
    expect(page.locator(".sdkref-twins-copy")).to_have_text("Copied")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("# Chat\n")
    assert "```go\n" in text
    assert "```python\n" not in text


def test_the_link_leads_to_the_chosen_language(visit: Callable[..., Page]) -> None:
    page = visit("reference/chat.html?lang=python")
    view = page.get_by_role("link", name="View as Markdown")
    view.focus()
    expect(view).to_have_attribute("href", page.url.partition("reference/")[0] + "reference/python/chat.md")


def test_the_menu_opens_and_closes_by_keyboard(visit: Callable[..., Page]) -> None:
    page = visit("reference/chat.html")
    menu = page.locator(".sdkref-twins-all")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(menu.get_by_role("link", name="curl")).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu.get_by_role("link", name="curl")).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()


def test_without_scripts_there_are_links_alone(visit: Callable[..., Page]) -> None:
    page = visit("reference/chat.html", java_script_enabled=False)
    assert page.locator(".sdkref-twins-copy").is_hidden()
    assert page.locator(".sdkref-twins-view").get_attribute("href") == "typescript/chat.md"
    page.locator(".sdkref-twins-all > summary").click()
    assert page.locator(".sdkref-twins-all a[data-target=curl]").get_attribute("href") == "curl/chat.md"
