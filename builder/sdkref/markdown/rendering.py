"""The one door through which a description (CommonMark, untrusted) becomes HTML or plain text."""

import html
import re
from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from functools import lru_cache
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

_LONGEST = 200_000
"""Characters; a longer text is shown as it stands, so that no text can make parsing slow."""

_REMEMBERED = 1 << 16
"""Texts kept: the same description stands in every language and wherever its model is opened."""

_SPECIAL = re.compile(r"[\x00-\x1f\x7f\\`*_\[\]<>&|~]|  |^[\s\-+#=0-9:]")
"""What a one-line text needs to be anything but one paragraph of words."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_INLINE_TAGS = re.compile(
    r"</?(?:a|abbr|b|code|del|em|i|ins|kbd|mark|q|s|samp|small|strong|sub|sup|u|var)\b[^>]*>"
)
_TAGS = re.compile(r"<[^>]*>")
_TAG = re.compile(r"</?([A-Za-z][^\s/<>]*)[^<>]*>")
_IMAGE = re.compile(r"<img\b([^>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(src|alt)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_HEADING = re.compile(r"<(/?)h([1-6])\b[^>]*>", re.IGNORECASE)
_HEADING_CLASS = "sdkref-heading"
_BELOW_LABELS = 4
"""A description usually stands below a section of level 2 and a label of level 3."""

_DEEPEST_HEADING = 6
_LEVELS = "sdkref-levels"
"""Where a parse keeps the level that each level of the text becomes."""

# fmt: off
_ELEMENTS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "code", "dd", "del", "details", "div", "dl", "dt", "em",
    "hr", "i", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "small", "strong", "sub",
    "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var",
}
# fmt: on

_MORE_ELEMENTS = """
    acronym address applet area article aside audio base basefont bdi bdo bgsound big blink body button
    canvas center cite col colgroup data datalist dfn dialog dir embed fieldset figcaption figure font
    footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup html iframe image img input isindex
    keygen label legend link listing main map marquee math menu menuitem meta meter multicol nav nobr
    noembed noframes noscript object optgroup option output param picture plaintext portal progress rb
    rp rt rtc ruby script search section select slot source spacer span strike style svg template
    textarea time title track tt video wbr xmp
"""
_HTML = _ELEMENTS | set(_MORE_ELEMENTS.split())
"""The elements of HTML, past ones included; what is not among them is a word in angle brackets."""


_CLEANER = nh3.Cleaner(
    tags=_ELEMENTS,
    clean_content_tags={"iframe", "math", "noembed", "noframes", "noscript", "script", "style", "svg", "xmp"},
    attributes={
        "*": set(),
        "a": {"href"},
        "ol": {"start"},
        "td": {"colspan", "rowspan"},
        "th": {"colspan", "rowspan"},
    },
    tag_attribute_values={
        "p": {
            "class": {_HEADING_CLASS},
            "role": {"heading"},
            "aria-level": {str(level) for level in range(1, 7)},
        },
        "td": {"align": {"left", "center", "right"}},
        "th": {"align": {"left", "center", "right"}},
    },
    url_schemes={"http", "https", "mailto"},
    url_relative="deny",
    link_rel="noopener noreferrer",
    strip_comments=True,
)


@lru_cache(_REMEMBERED)
def render(text: str, level: int = _BELOW_LABELS) -> Markup:
    """Return a description as safe HTML without headings, ids, images and links into this site.

    What were headings are paragraphs in that role. The highest of them gets the given level, and the others
    follow without a gap, whatever levels the text begins with or leaves out.
    """
    if not text or text.isspace():
        return Markup()
    if not _SPECIAL.search(text):
        return Markup(f"<p>{html.escape(text.rstrip(), quote=False)}</p>\n")  # noqa: S704 - escaped
    if len(text) > _LONGEST:
        return Markup(f"<pre>{html.escape(_CONTROLS.sub('', text), quote=False)}</pre>\n")  # noqa: S704 - escaped
    return Markup(_CONTROLS.sub("", _CLEANER.clean(_html(text, level))))  # noqa: S704 - sanitized


@lru_cache(_REMEMBERED)
def plain(text: str) -> str:
    """Return the words of a description on one line, for search and for meta descriptions."""
    return " ".join(html.unescape(_TAGS.sub(" ", _INLINE_TAGS.sub("", render(text)))).split())


def _html(text: str, level: int) -> str:
    """Return CommonMark as HTML that is not safe yet."""
    env: dict[str, Any] = {}
    tokens = _PARSER.parse(text, env)
    env[_LEVELS] = {
        old: min(level + rank, _DEEPEST_HEADING) for rank, old in enumerate(sorted(set(_levels(tokens))))
    }
    html: str = _PARSER.renderer.render(tokens, _PARSER.options, env)
    return html


def _levels(tokens: Iterable[Token]) -> Iterator[int]:
    """Yield the levels of headings as the text has them."""
    for token in tokens:
        if token.type == "heading_open":
            yield int(token.tag[1])
        elif token.type in {"html_block", "html_inline"}:
            yield from (int(level) for _, level in _HEADING.findall(token.content))
        yield from _levels(token.children or ())


def _heading(
    _: RendererHTML, tokens: Sequence[Token], index: int, __: OptionsDict, env: MutableMapping[str, Any]
) -> str:
    return _heading_tag(tokens[index].nesting < 0, env[_LEVELS][int(tokens[index].tag[1])])


def _heading_tag(closing: bool, level: int) -> str:  # noqa: FBT001 - the two sides of one tag
    return "</p>\n" if closing else f'<p class="{_HEADING_CLASS}" role="heading" aria-level="{level}">'


def _image(_: RendererHTML, tokens: Sequence[Token], index: int, *__: OptionsDict | EnvType) -> str:
    image = tokens[index]
    words = image.content
    inside = sum(token.nesting for token in tokens[:index] if token.type in {"link_open", "link_close"})
    return html.escape(words) if inside else _link(str(image.attrs.get("src", "")), words)


def _link(address: str, words: str) -> str:
    """Return a link in place of an image, which would make a reader's browser call another host."""
    return f'<a href="{html.escape(address)}">{html.escape(words or address)}</a>'


def _raw(
    _: RendererHTML, tokens: Sequence[Token], index: int, __: OptionsDict, env: MutableMapping[str, Any]
) -> str:
    levels = env[_LEVELS]
    text = _TAG.sub(_shown_unless_html, tokens[index].content)
    text = _HEADING.sub(lambda tag: _heading_tag(bool(tag[1]), levels[int(tag[2])]), text)
    return _IMAGE.sub(_raw_image, text)


def _shown_unless_html(tag: re.Match[str]) -> str:
    """Return a tag as it is, or as text when HTML has no such element: a placeholder such as `<name>`."""
    return tag[0] if tag[1].lower() in _HTML else html.escape(tag[0], quote=False)


def _raw_image(tag: re.Match[str]) -> str:
    found = {
        name.lower(): html.unescape(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(tag[1])
    }
    return _link(found.get("src", ""), found.get("alt", ""))


def _aligned(_: RendererHTML, tokens: Sequence[Token], index: int, *__: OptionsDict | EnvType) -> str:
    token = tokens[index]
    side = str(token.attrs.get("style", "")).removeprefix("text-align:")
    return f'<{token.tag} align="{side}">' if side else f"<{token.tag}>"


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    rules: dict[str, Callable[..., str]] = {
        "heading_open": _heading,
        "heading_close": _heading,
        "image": _image,
        "html_block": _raw,
        "html_inline": _raw,
        "th_open": _aligned,
        "td_open": _aligned,
    }
    for name, rule in rules.items():
        parser.add_render_rule(name, rule)
    return parser


_PARSER = _parser()
