"""A reader in a browser: one choice of language, keys, copies, deep links, search, a phone, the dark."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from commands import LANGUAGES

Visit = Callable[..., Page]
"""Opens a page of the demo by its path, with options of a browser's context."""

EMBEDDINGS = "reference/embeddings.html"
CHAT = "reference/chat.html"
PAGES = (
    *(EMBEDDINGS, CHAT, "index.html", "models/index.html", "models/c.html"),
    *("authentication.html", "errors.html"),
)
"""A page of each kind."""


def tab(page: Page, operation: str, language: str) -> Locator:
    return page.locator(f'[data-operation="{operation}"] [role=tab][data-target={language}]')


def languages(page: Page) -> set[str | None]:
    """Return the languages of all panels that can be seen on a page."""
    assert page.locator("[data-language]:visible").count() > 0
    return set(
        page.eval_on_selector_all("[data-language]:not([hidden])", "all => all.map(e => e.dataset.language)")
    )


def test_one_choice_holds_everywhere(visit: Visit) -> None:
    page = visit(CHAT)
    assert languages(page) == {"typescript"}
    assert page.locator("[data-language]:visible").count() > 3, "a page of several operations"
    tab(page, "GET /chat/completions", "go").click()
    assert languages(page) == {"go"}
    chosen = page.locator("[role=tab][aria-selected=true]")
    assert set(chosen.all_text_contents()) == {"Go"}
    page.reload()
    assert languages(page) == {"go"}
    page.goto(page.url.replace(CHAT, EMBEDDINGS))
    assert languages(page) == {"go"}
    page.goto(page.url.replace(EMBEDDINGS, "models/c.html"))
    assert languages(page) == {"go"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_address_names_a_language(visit: Visit, language: str) -> None:
    page = visit(f"{EMBEDDINGS}?lang={language}")
    assert languages(page) == {language}
    page.goto(page.url.partition("?")[0])
    assert languages(page) == {language}, "it is remembered"


@pytest.mark.parametrize("asked", ["cobol", "go%22%5D,script"])
def test_an_address_that_names_no_language_of_ours(visit: Visit, asked: str) -> None:
    assert languages(visit(f"{EMBEDDINGS}?lang={asked}")) == {"typescript"}


def test_keys_move_among_the_tabs(visit: Visit) -> None:
    page = visit(EMBEDDINGS)
    tab(page, "POST /embeddings", "typescript").focus()
    for key, language in (
        ("ArrowRight", "go"),
        ("ArrowRight", "python"),
        ("ArrowLeft", "go"),
        ("End", "curl"),
        ("ArrowRight", "typescript"),
        ("ArrowLeft", "curl"),
        ("Home", "typescript"),
    ):
        page.keyboard.press(key)
        expect(tab(page, "POST /embeddings", language)).to_be_focused()
        assert languages(page) == {language}
    assert page.locator("[role=tab][tabindex='0'], [role=tab]:not([tabindex])").count() == 1


def test_the_chosen_tab_stays_in_place(visit: Visit) -> None:
    page = visit(f"{CHAT}#post-chat-completions-completion-id")
    chosen = tab(page, "POST /chat/completions/{completion_id}", "python")
    before = chosen.bounding_box()
    chosen.click()
    after = chosen.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["y"] - after["y"]) < 2


def test_without_scripts_the_first_tab_shows(visit: Visit) -> None:
    page = visit(EMBEDDINGS, java_script_enabled=False)
    expect(page.locator("[data-language=typescript]").first).to_be_visible()
    for language in LANGUAGES[1:]:
        expect(page.locator(f"[data-language={language}]").first).to_be_hidden()
    expect(page.locator("[data-language=typescript] table").first).to_be_visible()


def test_a_copy_is_the_code_alone(visit: Visit) -> None:
    page = visit(f"{EMBEDDINGS}?lang=python", permissions=["clipboard-read", "clipboard-write"])
    sample = page.locator("[data-language=python] .sdkref-sample:visible .sdkref-code").first
    code = sample.locator("pre").inner_text()
    sample.locator(".sdkref-copy").click()
    expect(sample.locator(".sdkref-copy")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.rstrip("\n") == code.rstrip("\n")
    compile(copied, "copied", "exec")
    expect(sample.locator(".sdkref-copy")).to_have_text("Copy")


def test_one_of_several_examples_shows(visit: Visit) -> None:
    page = visit(f"{EMBEDDINGS}?lang=go")
    group = page.locator("[data-language=go] .sdkref-samples").first
    assert group.locator(".sdkref-sample").count() == 3
    assert group.locator(".sdkref-sample:visible").count() == 1
    group.locator("select").select_option("Base64 vectors")
    expect(group.locator(".sdkref-sample:visible")).to_contain_text('"base64"')
    tab(page, "POST /embeddings", "curl").click()
    group = page.locator("[data-language=curl] .sdkref-samples").first
    expect(group.locator(".sdkref-sample:visible")).to_contain_text('"base64"')


def test_a_link_leads_to_an_operation(visit: Visit) -> None:
    page = visit(f"{CHAT}#get-chat-completions")
    expect(page.locator("#get-chat-completions")).to_be_in_viewport()


def test_a_link_leads_to_a_language_of_an_operation(visit: Visit) -> None:
    page = visit(f"{CHAT}#get-chat-completions.python")
    assert languages(page) == {"python"}
    expect(page.locator('[id="get-chat-completions.python"]')).to_be_in_viewport()
    page.evaluate("location.hash = 'post-chat-completions.go'")
    expect(page.locator('[id="post-chat-completions.go"]')).to_be_in_viewport()
    assert languages(page) == {"go"}


def test_a_link_opens_what_hides_a_field(visit: Visit) -> None:
    page = visit(CHAT)
    nested = page.locator("#post-chat-completions\\.go details details tr[id]").last
    expect(nested).to_be_hidden()
    anchor = nested.get_attribute("id")
    page = visit(f"{CHAT}#{anchor}")
    expect(page.locator(f'[id="{anchor}"]')).to_be_in_viewport()
    assert languages(page) == {"go"}


@pytest.mark.parametrize(
    ("asked", "anchor"),
    [
        ("/files/{file_id}/content", "get-files-file-id-content"),
        ("completion_window", "post-batches"),
        ("createEmbedding", "post-embeddings"),
        ("ErrorResponse", "model-errorresponse"),
    ],
)
def test_search_leads_to_the_section(visit: Visit, asked: str, anchor: str) -> None:
    page = visit("index.html")
    page.locator(".md-search__input").click()
    page.keyboard.type(asked)
    found = page.locator(f'.md-search-result__link[href*="#{anchor}"]').first
    for more in page.locator(".md-search-result__more > summary").all():
        more.click()
    expect(found).to_be_visible()
    found.click()
    page.wait_for_url(f"**#{anchor}")
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


@pytest.mark.parametrize(("path", "width"), [*((path, 360) for path in PAGES), (CHAT, 768), (CHAT, 1230)])
def test_no_page_is_wider_than_the_screen(visit: Visit, path: str, width: int) -> None:
    page = visit(path, viewport={"width": width, "height": 740}, has_touch=True)
    wide = page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    wide = page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0


def test_errors_need_no_scrolling_on_a_phone(visit: Visit) -> None:
    page = visit("errors.html", viewport={"width": 360, "height": 740})
    box = page.locator(".sdkref-errors:visible tbody td:nth-child(4)").first.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system(visit: Visit, scheme: str) -> None:
    page = visit(EMBEDDINGS, color_scheme=scheme)
    brightness = (
        "e => getComputedStyle(e).{}.match(/[0-9.]+/g).slice(0, 3).reduce((a, b) => a + Number(b), 0) / 3"
    )
    for place in ("body", ".sdkref-code pre", ".sdkref-fields", ".sdkref-signature"):
        node = page.locator(f"{place} >> visible=true").first
        ink = node.evaluate(brightness.format("color"))
        assert (ink > 128) == (scheme == "dark"), place
    paper = page.locator("body").evaluate(brightness.format("backgroundColor"))
    assert (paper < 128) == (scheme == "dark")


def test_pages_ask_only_their_own_site(visit: Visit) -> None:
    page = visit("404.html")
    here = page.url.removesuffix("404.html")
    for path in (*PAGES, "operations.html", "webhooks.html"):
        page.goto(here + path, wait_until="load")
        assert page.title()


def test_the_address_of_a_folded_example_opens_it(visit: Visit) -> None:
    page = visit(CHAT)
    name = page.locator(".sdkref-answers > .sdkref-answer > details").first.get_attribute("id")
    page.goto(f"{page.url.partition('#')[0]}#{name}")
    opened = page.locator(f"[id='{name}']")
    expect(opened).to_have_attribute("open", "")
    expect(opened.locator(".sdkref-code").first).to_be_in_viewport()


def test_one_choice_of_example_holds_for_the_request_and_its_answer(visit: Visit) -> None:
    page = visit(CHAT)
    answers = page.locator(".sdkref-answers > .sdkref-answer > .sdkref-samples").first
    wanted = answers.locator("option").nth(1).text_content()
    assert wanted
    answers.locator("select").select_option(wanted)
    expect(answers.locator(".sdkref-sample:visible")).to_have_attribute("data-sample", wanted)
    expect(answers.locator(".sdkref-sample:visible")).to_have_count(1)
