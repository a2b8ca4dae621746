"""The directive in Markdown, as plain Python-Markdown renders it."""

import logging
import re
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from selectolax.lexbor import LexborHTMLParser, LexborNode

from handmade import mounted, operation
from sdkref.engines.markdown_extension import SdkrefExtension
from sdkref.output.mounting import Library, MountedReference
from sdkref.pages.page import Page, Section

ALL = ["extra", "admonition", "sane_lists", "smarty", "toc", "pymdownx.details", "pymdownx.superfences"]


def render(text: str, *mounts: MountedReference, extensions: list[Any] | None = None, **options: Any) -> str:
    ours = SdkrefExtension(Library(mounts or [mounted()]), **options)
    return Markdown(extensions=[*(ALL if extensions is None else extensions), ours]).convert(text)


def tree(text: str, *mounts: MountedReference, **options: Any) -> LexborHTMLParser:
    return LexborHTMLParser(render(text, *mounts, **options))


def one(page: LexborHTMLParser, selector: str) -> LexborNode:
    (node,) = page.css(selector)
    return node


@pytest.mark.parametrize(
    ("text", "selector"),
    [
        ("::: sdkref POST /chat/completions", "body > section > #post-chat--body"),
        ("::: sdkref o:post-chat", "body > section > h2#post-chat"),
        ("# A\n\n## B\n\n::: sdkref o:post-chat\n", "body > section > h3"),
        ("# A\n\n::: sdkref o:post-chat level=5\n", "body > section > h5"),
        ("# A\n\n::: sdkref o:post-chat\n\n::: sdkref o:get-chat\n", "body > section > h2#get-chat"),
        ("- item\n\n    ::: sdkref o:post-chat\n", "li > section > #post-chat--body"),
        ("1. item\n\n    - inner\n\n        ::: sdkref o:post-chat\n", "li li > section > #post-chat--body"),
        ("!!! note\n\n    ::: sdkref o:post-chat\n", "div.admonition > section > #post-chat--body"),
        ("??? note\n\n    ::: sdkref o:post-chat\n", "details > section > #post-chat--body"),
        ("> ::: sdkref o:post-chat\n", "blockquote > section > #post-chat--body"),
        ("before\n::: sdkref o:post-chat\nafter", "p + section[data-operation='POST /chat/completions'] + p"),
        ("::: sdkref o:post-chat\n::: sdkref o:get-chat", "section + section"),
        ("::: sdkref r:chat level=1", "body > h1#chat + p"),
    ],
)
def test_a_section_stands_where_its_directive_does(text: str, selector: str) -> None:
    one(tree(text), selector)


@pytest.mark.parametrize(
    "text",
    [
        "```\n::: sdkref o:post-chat\n```",
        "~~~ text\n\n::: sdkref o:post-chat\n\n~~~",
        "    ::: sdkref o:post-chat",
        "- a\n\n    ```\n    ::: sdkref o:post-chat\n    ```",
        "`::: sdkref o:post-chat`",
        "Write ::: sdkref o:post-chat to embed.",
        "<pre>\n::: sdkref o:post-chat\n</pre>",
    ],
)
def test_code_and_prose_are_left_alone(text: str) -> None:
    html = render(text)
    assert "<section" not in html
    assert "::: sdkref o:post-chat" in LexborHTMLParser(html).text()


class Mkdocstrings(Extension):
    """Takes `:::` as mkdocstrings does."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: D102, N802 - Python-Markdown's own
        class Processor(BlockProcessor):
            pattern = re.compile(r"^(#{1,6} *|)::: ?(.+?) *$", re.MULTILINE)

            def test(self, parent: ET.Element, block: str) -> bool:
                return bool(self.pattern.search(block))

            def run(self, parent: ET.Element, blocks: list[str]) -> None:
                match = self.pattern.search(blocks.pop(0))
                assert match
                ET.SubElement(parent, "div", {"class": "mkdocstrings"}).text = match[2]

        md.parser.blockprocessors.register(Processor(md.parser), "mkdocstrings", 75)


def test_the_directives_of_mkdocstrings_stay_its_own() -> None:
    text = (
        "::: package.module\n\n::: sdkref o:post-chat\n\n::: sdkref_other.module\n\n::: sdkref.commands.app"
    )
    for order in ([Mkdocstrings()], [*ALL, Mkdocstrings()]):
        page = tree(text, extensions=order)
        assert [node.text() for node in page.css(".mkdocstrings")] == [
            "package.module",
            "sdkref_other.module",
            "sdkref.commands.app",
        ]
        one(page, "section #post-chat--body")


def test_an_unknown_target_is_told_and_noted(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        page = tree("::: sdkref POST /chat/<b>completion</b>\n\nmore")
    assert "there is no operation or section" in one(page, "div.admonition.warning").text()
    assert "<b>" in one(page, "div.admonition.warning").text()
    (told,) = caplog.messages
    assert told == (
        "this page: there is no operation or section 'POST /chat/<b>completion</b>'; the nearest are"
        " POST /chat/completions, GET /chat/completions/{id}; correct the directive ::: sdkref"
    )
    assert page.css("p")[-1].text() == "more"


@pytest.mark.parametrize("level", ["9", "0", "two", "-1", "x\x1b[31m"])
def test_a_level_that_is_none_is_told(caplog: pytest.LogCaptureFixture, level: str) -> None:
    with caplog.at_level(logging.WARNING):
        page = tree(f"# A\n\n::: sdkref o:post-chat level={level}\n")
    one(page, "body > section > h2")
    shown = level.replace("\x1b", r"\u001b")
    assert caplog.messages == [
        f"this page: `level={shown}` is no level of a heading; write 1 to 6 in the directive ::: sdkref"
    ]


def test_the_same_operation_twice_has_ids_of_its_own() -> None:
    page = tree("::: sdkref o:get-chat\n\n::: sdkref o:get-chat\n\n::: sdkref o:post-chat")
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert ids == [
        "get-chat",
        "get-chat--go",
        "get-chat--2",
        "get-chat--go--2",
        "post-chat",
        "post-chat--body",
    ]
    assert [node.attributes["href"] for node in page.css("section p a")][:2] == [
        "#get-chat--go",
        "#get-chat--go--2",
    ]


def test_a_new_document_counts_anew() -> None:
    markdown = Markdown(extensions=[SdkrefExtension(Library([mounted()]))])
    first = markdown.convert("::: sdkref o:get-chat")
    assert markdown.reset().convert("::: sdkref o:get-chat") == first


def test_without_a_plugin_links_hold_from_the_sections_own_page() -> None:
    page = tree("::: sdkref o:post-chat")
    assert [node.attributes["href"] for node in page.css("section p a")] == [
        "../../models/a/#model-message",
        "#get-chat",
    ]


def test_without_a_plugin_links_can_be_absolute() -> None:
    page = tree("::: sdkref o:post-chat", site_root="/docs/", use_directory_urls=False)
    assert [node.attributes["href"] for node in page.css("section p a")] == [
        "/docs/models/a.html#model-message",
        "/docs/reference/chat.html#get-chat",
    ]


def test_toc_keeps_ids_and_adds_permalinks() -> None:
    ours = SdkrefExtension(Library([mounted()]))
    markdown = Markdown(extensions=["toc", ours], extension_configs={"toc": {"permalink": True}})
    page = LexborHTMLParser(markdown.convert("# Guide\n\n::: sdkref o:post-chat"))
    assert one(page, "h2#post-chat a.headerlink").attributes["href"] == "#post-chat"
    (top,) = markdown.toc_tokens  # type: ignore[attr-defined] # set by the toc extension
    assert [(each["name"], each["id"]) for each in top["children"]] == [("Create a completion", "post-chat")]


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "T {: onclick=alert(1) #hijack .x }",
    "T {#hijack}",
    "&lt;b&gt; &amp;amp; &#60;",
    "[link](javascript:alert(1)) ![](x) <http://x.example> http://x.example",
    "`code` **bold** __x__ ~~y~~ ==z== :smile: ++ctrl++",
    "{{ config }} {% raw %} ${x}",
    "HTML --- ... \"quoted\" 'q' \\* \\_",
    "\x02wzxhzdk:0\x03 \x02amp\x03 \x0238\x03",
    '--8<-- "mkdocs.yml"',
    "::: os.path",
    "*[HTML]: Hyper",
    "$x$ \\(y\\) [^1] [x][y]",
    "Größe 日本語 😀",
]


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("deferred", [True, False], ids=["deferred", "stash"])
def test_text_of_the_api_is_text(hostile: str, *, deferred: bool) -> None:
    section = Section(
        key="o:x",
        anchor="x",
        title=hostile,
        attribute=("data-operation", f"GET /{hostile}"),
        words=hostile,
        html="<p>h</p>",
    )
    mount = mounted("a", "", "A", Page(path="x.md", title="x", sections=(section,)))
    text = (
        "*[HTML]: Hypertext\n\n[y]: https://y.example\n\n[^1]: note\n\n<p>raw</p>\n\n::: sdkref o:x\n\nafter"
    )
    more = [
        *ALL,
        "pymdownx.tilde",
        "pymdownx.mark",
        "pymdownx.keys",
        "pymdownx.magiclink",
        "pymdownx.arithmatex",
    ]
    page = tree(text, mount, extensions=more, deferred=deferred)
    shown = re.sub(r"[\x00-\x1f]", "", hostile)
    heading = one(page, "section > h2")
    assert heading.text() == shown
    assert heading.css("*")[1:] == []
    assert heading.attributes == {"id": "x"}
    assert one(page, "section").attributes["data-operation"] == f"GET /{shown}"
    if deferred:
        marker = one(page, "section > div[data-sdkref='a|o:x|1']")
        assert marker.text() == shown
        assert marker.css("*")[1:] == []


def test_a_section_without_html_is_a_heading() -> None:
    bare = Section(key="o:x", anchor="x", title="X")
    mount = mounted("a", "", "A", Page(path="x.md", title="x", sections=(bare, operation("o:y", "y"))))
    assert render("::: sdkref o:x", mount) == '<h2 id="x">X</h2>'


@pytest.mark.parametrize("line", ["::: sdkref", "::: sdkref level=2", "before\n::: sdkref   \nafter"])
def test_a_line_that_names_nothing_is_told(line: str, caplog: pytest.LogCaptureFixture) -> None:
    page = tree(line)
    assert "no operation is named" in one(page, "div.admonition.warning").text()
    assert caplog.messages == [
        "this page: no operation is named, such as `GET /users`; correct the directive ::: sdkref"
    ]


def test_a_part_that_an_operation_does_not_have_is_no_slip(caplog: pytest.LogCaptureFixture) -> None:
    render("::: sdkref o:post-chat parts=callbacks")
    (said,) = caplog.messages
    assert said.endswith("has no `callbacks`; leave it out of the directive ::: sdkref")
