"""Pages that are cut off, torn or shuffled: every reader gives facts or a finding, and never fails."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import msgpack

from places import shared
from sdkref.diagnostics import Diagnostics, UnreadableError
from sdkref.limits import Limits
from sdkref.markdown.page import markdown_page
from sdkref.readers.sdk_docs.dialects import DIALECTS
from sdkref.readers.sdk_docs.folder import read_surface
from sdkref.readers.sdk_docs.page_facts import PageFacts
from sdkref.readers.sdk_docs.page_reading import read_page

PAGES = Path(__file__).parent / "mutated"
"""One page of each kind: operations, models and a front page of each generator."""

PIECES = (
    "\n",
    "|",
    "`",
    "```\n",
    "[",
    "](",
    ")",
    "<",
    "<br/>",
    "&",
    "\\",
    "*",
    "**",
    "#",
    "## ",
    "- ",
    "> ",
    "\t",
)
"""What is put into pages: that which their grammars are made of."""

named = pytest.mark.parametrize("page", sorted(PAGES.glob("*.md")), ids=lambda path: path.stem)


def read(text: str, name: str) -> list[PageFacts]:
    """Return what each dialect that knows a page says of it; a reader must not fail on what it knows."""
    page = markdown_page(text, name)
    found = [each.read(page) for each in DIALECTS if each.knows(page)]
    for facts in found:
        lines = [each.line for each in facts.findings] + [each.spot.line for each in facts.methods]
        assert all(1 <= line <= len(page.lines) for line in lines)
        assert msgpack.decode(msgpack.encode(facts), type=PageFacts) == facts
    return found


def name_of(page: Path) -> str:
    """Return the path of a page in its folder: its name after the dialect, `__` for a slash."""
    return page.name.partition(".")[2].replace("__", "/")


@named
def test_the_whole_page_is_known(page: Path) -> None:
    (facts, *_) = read(page.read_text(encoding="utf-8"), name_of(page))
    assert facts.methods or facts.models or facts.about
    assert facts.findings == ()


@named
def test_every_beginning_of_a_page_is_read(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for end in range(0, len(text), max(len(text) // 60, 1)):
        read(text[:end], name_of(page))


@named
@settings(max_examples=12)
@given(data=st.data())
def test_any_change_of_a_page_is_read(page: Path, data: st.DataObject) -> None:
    text = page.read_text(encoding="utf-8")
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(start + data.draw(st.integers(0, 60)), len(text))
        put = data.draw(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)))
        repeated = put * data.draw(st.sampled_from([0, 1, 1, 1, 3, 40]))
        text = text[:start] + repeated + text[end:]
    read(text, name_of(page))


@named
@settings(max_examples=6)
@given(data=st.data())
def test_lines_in_any_order_are_read(page: Path, data: st.DataObject) -> None:
    lines = page.read_text(encoding="utf-8").split("\n")
    read("\n".join(data.draw(st.permutations(lines))), name_of(page))


@settings(max_examples=40)
@given(content=st.binary(max_size=200))
def test_any_bytes_are_facts_or_a_finding(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    (folder / "api.md").write_bytes(content)
    read_page(folder, "api.md", Limits())
    diagnostics = Diagnostics()
    with pytest.raises(UnreadableError):
        read_surface(folder, diagnostics, name="docs", key="a", cache=folder / "kept")


@pytest.mark.parametrize(
    "seed", ["speakeasy-typescript.argot", "speakeasy-go.jamelt", "openapi-generator-typescript"]
)
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_a_long_page_is_read_however_it_is_torn(seed: str, data: st.DataObject) -> None:
    text = shared("seeds", f"{seed}.md").read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(0, len(text)))
    read(text[:start] + text[end:], "docs/sdks/chat/README.md")
