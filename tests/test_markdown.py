"""Descriptions as HTML: what is written, and what an attacker gets for it."""

import json
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from places import shared
from sdkref.markdown import rendering
from sdkref.markdown.rendering import plain, render

CASES = {
    "words": ("A sentence.", "<p>A sentence.</p>\n"),
    "nothing": (" \n", ""),
    "emphasis": ("*a* **b** `c` ~~d~~", "<p><em>a</em> <strong>b</strong> <code>c</code> <s>d</s></p>\n"),
    "heading": (
        "# Limits\ntext",
        '<p class="sdkref-heading" role="heading" aria-level="4">Limits</p>\n<p>text</p>\n',
    ),
    "heading in HTML": (
        '<h2 id="x" onclick="y">Limits</h2>',
        '<p class="sdkref-heading" role="heading" aria-level="4">Limits</p>\n',
    ),
    "levels of headings have no gaps": (
        "## A\n#### B\n## C",
        "".join(
            f'<p class="sdkref-heading" role="heading" aria-level="{level}">{text}</p>\n'
            for level, text in ((4, "A"), (5, "B"), (4, "C"))
        ),
    ),
    "table": (
        "|a|b|\n|-|-:|\n|1|2|",
        (
            '<table>\n<thead>\n<tr>\n<th>a</th>\n<th align="right">b</th>\n</tr>\n</thead>\n'
            '<tbody>\n<tr>\n<td>1</td>\n<td align="right">2</td>\n</tr>\n</tbody>\n</table>\n'
        ),
    ),
    "fence": ("```js\na < b\n```", "<pre><code>a &lt; b\n</code></pre>\n"),
    "honest HTML": (
        "a<br>b\n\n<details><summary>More</summary>\n\n*c*\n\n</details>",
        "<p>a<br>b</p>\n<details><summary>More</summary>\n<p><em>c</em></p>\n</details>",
    ),
    "link": (
        "[docs](https://example.com/a?b=1&c=2 'title')",
        '<p><a href="https://example.com/a?b=1&amp;c=2" rel="noopener noreferrer">docs</a></p>\n',
    ),
    "relative link": (
        "[a](/b) [c](#d)",
        '<p><a rel="noopener noreferrer">a</a> <a rel="noopener noreferrer">c</a></p>\n',
    ),
    "script link": ("<a href='javascript:x'>a</a>", '<p><a rel="noopener noreferrer">a</a></p>\n'),
    "data link": ("<a href='data:text/html,x'>a</a>", '<p><a rel="noopener noreferrer">a</a></p>\n'),
    "image": (
        "![A chart](https://example.com/c.png)",
        '<p><a href="https://example.com/c.png" rel="noopener noreferrer">A chart</a></p>\n',
    ),
    "image in a link": (
        "[![build](https://ci.example/x.svg)](https://ci.example)",
        '<p><a href="https://ci.example" rel="noopener noreferrer">build</a></p>\n',
    ),
    "image in HTML": (
        '<img src="https://example.com/c.png" alt="A chart" onerror="x">',
        '<a href="https://example.com/c.png" rel="noopener noreferrer">A chart</a>',
    ),
    "ids, classes and styles": ('<p id="a" class="b" style="c">d</p>', "<p>d</p>"),
    "script": ("a <script>alert(1)</script> b", "<p>a  b</p>\n"),
    "words in angle brackets": (
        "the <Pay> of `<b>` to <user-id/>\n\n<Conference>\nno <i>more</i></Conference>",
        (
            "<p>the &lt;Pay&gt; of <code>&lt;b&gt;</code> to &lt;user-id/&gt;</p>\n"
            "&lt;Conference&gt;\nno <i>more</i>&lt;/Conference&gt;"
        ),
    ),
    "comment": ("a <!-- b --> c", "<p>a  c</p>\n"),
    "link mark as a reference": (
        "<b>&#28;o:x</b>\n\n<i>&#x1c;</i>",
        "<p><b>\ufffdo:x</b></p>\n<p><i>\ufffd</i></p>\n",
    ),
    "other languages' signs": (
        '{{ x }} {% y %} ::: z --8<-- "f"',
        '<p>{{ x }} {% y %} ::: z --8&lt;-- "f"</p>\n',
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_description_becomes_html(case: str) -> None:
    text, expected = CASES[case]
    assert str(render(text)) == expected
    assert isinstance(render(text), Markup)


def test_headings_begin_below_the_section_that_they_stand_in() -> None:
    html = str(render("### A\n\n<h5>B</h5>\n\nc\n\n> #### D", 2))
    assert re.findall(r'aria-level="(\d)">(\w)', html) == [("2", "A"), ("4", "B"), ("3", "D")]


def test_plain_words_of_a_description() -> None:
    assert plain("# A\n\n*b* `c<d` [e](https://f) ![g](h)\n\n- i &amp; j") == "A b c<d e g i & j"


def test_a_very_long_text_is_not_parsed() -> None:
    html = render("*a* <b>" * 50_000)
    assert html.startswith("<pre>*a* &lt;b&gt;")


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=80))
def test_the_short_way_for_plain_words_gives_what_the_parser_gives(text: str) -> None:
    slow = rendering._CLEANER.clean(rendering._html(text, 4))  # noqa: SLF001 - the two ways are compared
    assert _parsed(render(text)) == _parsed(slow)


ALLOWED = frozenset({"href", "rel", "start", "colspan", "rowspan", "align", "role", "aria-level", "class"})


# fmt: off
PIECES = [
    "<", ">", "<a href=", "<img src=x ", "onerror=alert(1)", '"', "'", "javascript:x", "<script>",
    "</script>", "<h1 ", "<svg>", "<style>", "<noscript>", "<p title=", "`", "\n", "[a](", ")", "![", "]",
    "<!--", "-->", "<h2>", "</h2>", "&#28;", "&lt;", "\x1c", "<math>", "<textarea>", "<title>",
    "|a|\n|-|\n", "    ", "<a>", " ",
]
# fmt: on


@given(st.lists(st.sampled_from(PIECES), max_size=14))
@example(["onerror=alert(1)", "\x1c", "onerror=alert(1)"])
def test_no_text_becomes_active(pieces: list[str]) -> None:
    html = render("".join(pieces))
    assert "\x1c" not in html
    assert_inert(html)


@pytest.mark.parametrize("folder", ["xss", "second"])
def test_hostile_descriptions_are_inert(folder: str) -> None:
    for file in sorted(shared("hostile", folder).glob("*.json")):
        for text in _texts(json.loads(file.read_text())):
            assert_inert(render(text))


def assert_inert(html: str) -> None:
    tree = LexborHTMLParser(f"<div id='outer'>{html}</div><hr id='after'>")
    outer = tree.css_first("#outer")
    assert outer is not None
    after = tree.css_first("#after")
    assert after is not None
    assert after.parent is not None
    assert after.parent.tag == "body", "the text closes or swallows what stands around it"
    for node in outer.css("*"):
        if node is outer or node.mem_id == outer.mem_id:
            continue
        assert node.tag in rendering._ELEMENTS, node.tag  # noqa: SLF001 - the allow-list is the promise
        assert ALLOWED.issuperset(node.attributes), node.html
        href = node.attributes.get("href") or "https:"
        assert href.startswith(("http:", "https:", "mailto:")), href


def _parsed(html: str) -> str | None:
    body = LexborHTMLParser(html).body
    return body.html if body is not None else None


def _texts(value: object) -> list[str]:
    match value:
        case str():
            return [value]
        case dict():
            return [text for pair in value.items() for each in pair for text in _texts(each)]
        case list():
            return [text for each in value for text in _texts(each)]
        case _:
            return []
