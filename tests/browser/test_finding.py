"""The filter of an index, and one choice of language in all windows of a browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

Visit = Callable[..., Page]

OPERATIONS, MODELS = "operations.html", "models/index.html"


def shown(page: Page) -> Locator:
    return page.locator(".sdkref-index li >> visible=true")


def test_an_index_is_filtered_by_words_and_method(visit: Visit) -> None:
    page = visit(OPERATIONS)
    field, told = (
        page.get_by_role("searchbox", name="Filter operations"),
        page.locator(".sdkref-find > output"),
    )
    every = shown(page).count()
    expect(told).to_have_text("")
    field.fill("chat/completions  LIST")
    expect(shown(page)).to_have_count(2)
    expect(told).to_have_text(f"2 of {every} operations")
    expect(told).to_have_attribute("aria-live", "polite")
    expect(page.locator(".sdkref-index .sdkref-label >> visible=true")).to_have_count(1)
    page.get_by_role("combobox", name="Method").select_option("DELETE")
    expect(shown(page)).to_have_count(0)
    field.fill("")
    assert 0 < shown(page).count() < every
    marks = page.locator(".sdkref-index .sdkref-method >> visible=true")
    assert set(marks.all_text_contents()) == {"DELETE"}


def test_keys_lead_from_the_filter_into_the_list_and_on(visit: Visit) -> None:
    page = visit(OPERATIONS)
    field = page.get_by_role("searchbox", name="Filter operations")
    field.fill("embeddings")
    page.keyboard.press("ArrowDown")
    expect(shown(page).first.locator("a")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    assert shown(page).count() > 10
    field.fill("POST /embeddings")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reference/embeddings.html#post-embeddings")


def test_models_are_filtered_by_name(visit: Visit) -> None:
    page = visit(MODELS)
    page.get_by_role("searchbox", name="Filter models").fill("embeddingusage")
    expect(shown(page)).to_have_text(["EmbeddingUsage"])
    expect(page.locator(".sdkref-index .sdkref-label >> visible=true")).to_have_text(["E"])


@pytest.mark.parametrize("path", [OPERATIONS, MODELS])
def test_without_scripts_an_index_is_whole(visit: Visit, path: str) -> None:
    page = visit(path, java_script_enabled=False)
    expect(page.locator(".sdkref-find")).to_be_hidden()
    assert shown(page).count() == page.locator(".sdkref-index li").count() > 10


def test_other_windows_follow_the_choice(visit: Visit) -> None:
    page = visit("reference/embeddings.html")
    other = page.context.new_page()
    other.goto(page.url)
    page.locator('.sdkref-tablist > [data-target="go"]').first.click()
    expect(other.locator('.sdkref-panel[data-target="go"]').first).to_be_visible()
    expect(other.locator('.sdkref-panel[data-target="typescript"]').first).to_be_hidden()
