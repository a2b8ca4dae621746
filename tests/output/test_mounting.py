"""How directives find sections, with one API and with several."""

import pytest
from msgspec.structs import replace

from handmade import chat_page, mounted, overview_page
from sdkref.diagnostics import UsageError
from sdkref.output.mounting import Library, PlacedSection, Unknown


def found(library: Library, target: str, api: str | None = None) -> str:
    match library.find(target, api):
        case PlacedSection() as placed:
            return f"{placed.mount.name} {placed.path}#{placed.anchor}"
        case Unknown() as unknown:
            return str(unknown)


@pytest.mark.parametrize(
    ("target", "api", "answer"),
    [
        ("o:post-chat", None, "parley reference/chat.md#post-chat"),
        ("POST /chat/completions", None, "parley reference/chat.md#post-chat"),
        ("post  /chat/completions", "parley", "parley reference/chat.md#post-chat"),
        ("r:chat", None, "parley reference/chat.md#"),
        (
            "GET /chat/completion",
            None,
            "there is no operation or section 'GET /chat/completion'; the nearest are ",
        ),
        (
            "o:post-chatt",
            None,
            "there is no operation or section 'o:post-chatt'; the nearest are o:post-chat",
        ),
        ("o:post-chat", "other", "there is no API 'other'; the nearest are parley"),
    ],
)
def test_a_directive_names_a_section(target: str, api: str | None, answer: str) -> None:
    assert found(Library([mounted()]), target, api).startswith(answer)


def test_with_several_apis_the_name_decides() -> None:
    library = Library([mounted(root="parley/"), mounted("tally", "tally/")])
    assert "2 APIs have 'o:post-chat'" in found(library, "o:post-chat")
    assert "api=parley, api=tally" in found(library, "o:post-chat")
    assert found(library, "o:post-chat", "tally") == "tally tally/reference/chat.md#post-chat"


def test_two_apis_cannot_share_a_page() -> None:
    with pytest.raises(UsageError, match=r"two pages of this site have the name 'index\.md'"):
        Library([mounted("a", "", "A", overview_page()), mounted("b", "", "B", overview_page())])


def test_a_key_is_given_once() -> None:
    page = chat_page()
    other = replace(page, path="reference/other.md")
    with pytest.raises(ValueError, match="two sections"):
        Library([mounted("a", "", "A", page, other)])
