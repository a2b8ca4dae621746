"""The one door through which a description (CommonMark, untrusted) becomes HTML or plain text."""

import html
import re
from collections.abc import Sequence
from functools import lru_cache

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

_SPECIAL = re.compile(r"[\n\r\t\\`*_\[\]<>&|~]|  |^[\s\-+#=0-9:]")
"""What a one-line text needs to be anything but one paragraph of words."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_INLINE_TAGS = re.compile(
    r"</?(?:a|abbr|b|code|del|em|i|ins|kbd|mark|q|s|samp|small|strong|sub|sup|u|var)\b[^>]*>"
)
_TAGS = re.compile(r"<[^>]*>")
_IMAGE = re.compile(r"<img\b([^>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(src|alt)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_HEADING = re.compile(r"<(/?)h([1-6])\b[^>]*>", re.IGNORECASE)
_HEADING_CLASS = "sdkref-heading"
_LEVELS_DOWN = 3
"""A description stands below a section of level 2 or 3, so that its own first level is the fourth."""

# fmt: off
_ELEMENTS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "code", "dd", "del", "details", "div", "dl", "dt", "em",
    "hr", "i", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "small", "strong", "sub",
    "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var",
}
# fmt: on

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
def render(text: str) -> Markup:
    """Return a description as safe HTML without headings, ids, images and links into this site."""
    if not text or text.isspace():
        return Markup()
    if not _SPECIAL.search(text):
        return Markup(f"<p>{html.escape(text.rstrip(), quote=False)}</p>\n")  # noqa: S704 - escaped
    if len(text) > _LONGEST:
        return Markup(f"<pre>{html.escape(_CONTROLS.sub('', text), quote=False)}</pre>\n")  # noqa: S704 - escaped
    return Markup(_CONTROLS.sub("", _CLEANER.clean(_PARSER.render(text))))  # noqa: S704 - sanitized


@lru_cache(_REMEMBERED)
def plain(text: str) -> str:
    """Return the words of a description on one line, for search and for meta descriptions."""
    return " ".join(html.unescape(_TAGS.sub(" ", _INLINE_TAGS.sub("", render(text)))).split())


def _heading(_: RendererHTML, tokens: Sequence[Token], index: int, *__: OptionsDict | EnvType) -> str:
    return _heading_tag(tokens[index].nesting < 0, int(tokens[index].tag[1]))


def _heading_tag(closing: bool, level: int) -> str:  # noqa: FBT001 - the two sides of one tag
    if closing:
        return "</p>\n"
    return f'<p class="{_HEADING_CLASS}" role="heading" aria-level="{min(level + _LEVELS_DOWN, 6)}">'


def _image(_: RendererHTML, tokens: Sequence[Token], index: int, *__: OptionsDict | EnvType) -> str:
    image = tokens[index]
    words = image.content
    inside = sum(token.nesting for token in tokens[:index] if token.type in {"link_open", "link_close"})
    return html.escape(words) if inside else _link(str(image.attrs.get("src", "")), words)


def _link(address: str, words: str) -> str:
    """Return a link in place of an image, which would make a reader's browser call another host."""
    return f'<a href="{html.escape(address)}">{html.escape(words or address)}</a>'


def _raw(_: RendererHTML, tokens: Sequence[Token], index: int, *__: OptionsDict | EnvType) -> str:
    text = _HEADING.sub(lambda tag: _heading_tag(bool(tag[1]), int(tag[2])), tokens[index].content)
    return _IMAGE.sub(_raw_image, text)


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
    rules = {
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
