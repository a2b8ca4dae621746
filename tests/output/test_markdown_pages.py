"""Generated pages as Markdown."""

import html
import json
import re

import yaml
from hypothesis import given
from hypothesis import strategies as st

from handmade import chat_page, mounted
from sdkref.output.markdown_pages import digest, generated_pages, inert, markdown_page
from sdkref.output.mounting import Library


def test_a_page_is_front_matter_and_directives() -> None:
    page = chat_page("Chat & co")
    assert markdown_page(page, "parley").splitlines() == [
        "---",
        'title: "Chat &#38; co"',
        "render_macros: false",
        f'sdkref: "{digest(page)}"',
        "---",
        "",
        "::: sdkref r:chat api=parley level=1",
        "",
        "::: sdkref o:post-chat api=parley level=2",
        "",
        "::: sdkref o:get-chat api=parley level=2",
    ]


def test_pages_stand_below_the_root_of_their_reference() -> None:
    paths = [path for path, *_ in generated_pages(Library([mounted(root="parley/")]))]
    assert paths == ["parley/index.md", "parley/reference/chat.md", "parley/models/a.md"]


def test_the_digest_changes_with_what_is_shown() -> None:
    assert digest(chat_page()) == digest(chat_page())
    assert len({digest(chat_page()), digest(chat_page("Other")), digest(chat_page(words="new"))}) == 3


@given(st.text(st.characters(exclude_categories=["Cn"])))
def test_any_title_survives_the_front_matter_as_inert_html(title: str) -> None:
    front = yaml.safe_load(f"title: {json.dumps(inert(title), ensure_ascii=False)}")["title"]
    assert not set(front) & set("<>\"'{}[]`*_:|\\")
    kept = re.sub("[\x00-\x1f\x7f-\x9f\ud800-\udfff]", "", " ".join(title.split()))
    assert html.unescape(front) == " ".join(kept.split())
