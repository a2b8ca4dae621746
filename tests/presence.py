"""Whether a page shows a fact: one check a kind, on the regions in which it must stand."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, TypeAlias
from urllib.parse import quote

from markdown_it import MarkdownIt
from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser

from site_sections import Region, SectionText, squeezed
from source_facts import Fact

_PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_GONE = "script, style, iframe, math, noembed, noframes, noscript, svg, xmp, template, head, title"
_ELEMENTS = frozenset(
    re.findall(
        r"\w+",
        """
        a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big
        blink blockquote body br button canvas caption center cite code col colgroup data datalist
        dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form
        frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label
        legend li link main map mark marquee math menu meta meter nav nobr noembed noframes noscript
        object ol optgroup option output p param picture plaintext pre progress q rp rt ruby s samp
        script search section select slot small source span strike strong style sub summary sup svg
        table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr
        xmp
        """,
    )
)
"""Elements of HTML, those of old included."""
_PLACEHOLDER = re.compile(r"</?([A-Za-z][^\s/<>]*)[^<>]*>")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


class Seen(Struct, frozen=True):
    """A section, and the regions of it in which a fact may stand."""

    section: SectionText
    regions: list[Region]


Check: TypeAlias = Callable[[Fact, Seen], bool]


@lru_cache(1 << 16)
def visible(text: str, *, unknown: bool = False) -> str:
    """Return what a reader sees of a CommonMark text, without white space.

    `<host>` is no element and nothing closes it: it stands for a host, and is read as it is written. With
    `unknown` that holds for `<sum>1</sum>` as well.
    """
    html = _PARSER.render(text)

    def shown(tag: re.Match[str]) -> str:
        closed = f"</{tag[1]}>" in html and not unknown
        is_element = tag[1].lower() in _ELEMENTS or closed
        return tag[0] if is_element else f"&lt;{tag[0][1:-1]}&gt;"

    tree = LexborHTMLParser(_PLACEHOLDER.sub(shown, html))
    for node in tree.css(_GONE):
        node.decompose()
    for image in tree.css("img"):
        image.replace_with(image.attributes.get("alt") or image.attributes.get("src") or "")
    return squeezed(tree.body.text() if tree.body is not None else "")


def prose(fact: Fact, seen: Seen) -> bool:
    """Whether a CommonMark text can be read."""
    texts = {visible(str(fact.value)), visible(str(fact.value), unknown=True)}
    return any(text in each.text for text in texts for each in seen.regions)


def plain(fact: Fact, seen: Seen) -> bool:
    """Whether a text can be read as it stands."""
    wanted = " ".join(spelled(fact.value).split())
    return any(wanted in each.line for each in seen.regions)


def heading(fact: Fact, seen: Seen) -> bool:
    """Whether a line of text, in whole or without its last stop, can be read as text or as CommonMark."""
    texts = {visible(str(fact.value)).removesuffix("."), squeezed(str(fact.value)).removesuffix(".")}
    return any(text in each.text for text in texts for each in seen.regions)


def title(fact: Fact, seen: Seen) -> bool:
    """Whether a title stands by itself, beside another or in a line of facts: models' names often hold it."""
    wanted = " ".join(str(fact.value).split())
    return any(
        wanted in {one, *one.split(" / ")}
        for each in seen.regions
        for piece in each.pieces
        for one in [" ".join(piece.split())]
    ) or any(wanted in " ".join(line.split()) for each in seen.regions for line in each.facts)


def spelled(value: Any) -> str:
    """Return a scalar as plain text."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def canonical(value: Any) -> str:
    """Return a value as JSON in which equal values are spelled alike."""
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True)


def _plain(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list) else value


@lru_cache(1 << 16)
def _values_in(code: str) -> frozenset[str]:
    """Return the values that a piece of code or of a type spells out, canonical."""
    found = set()
    for text in [code, *_STRING.findall(code), *re.findall(r"[^\s|()\[\],]+", code)]:
        found.add(json.dumps(text, ensure_ascii=False))
        try:
            found.add(canonical(json.loads(text)))
        except (ValueError, RecursionError):
            continue
    return frozenset(found)


def value(fact: Fact, seen: Seen) -> bool:
    """Whether a value stands in a type or a list of values, in JSON or as plain text."""
    wanted = canonical(fact.value)
    if any(wanted in _values_in(word) for each in seen.regions for word in each.words):
        return True
    # What a list contains is told in a sentence of the list's own.
    return "/contains/" in fact.spot and squeezed(json.dumps(fact.value)) in seen.section.all_panels


def default(fact: Fact, seen: Seen) -> bool:
    """Whether a value stands as the default."""
    wanted = canonical(fact.value)
    return any(wanted in _values_in(word) for each in seen.regions for word in each.defaults)


def number(fact: Fact, seen: Seen) -> bool:
    """Whether a limit is told."""
    if isinstance(fact.value, bool):
        words = ("more than", "less than")
        return not fact.value or any(
            word in line for each in seen.regions for line in each.facts for word in words
        )
    return any(
        float(found) == float(fact.value)
        for each in seen.regions
        for line in each.facts
        for found in _NUMBER.findall(line.replace(",", ""))
    )


def in_facts(fact: Fact, seen: Seen) -> bool:
    """Whether a text stands in a line of limits."""
    wanted = squeezed(str(fact.value))
    return any(wanted in squeezed(line) for each in seen.regions for line in each.facts)


_BY_TYPE = {
    "int32": ("int32", "int"), "int64": ("int64",), "float": ("float32",), "double": ("float64",),
    "binary": ("byte", "Blob", "binary", "io.Reader"),
}  # fmt: skip


def format_(fact: Fact, seen: Seen) -> bool:
    """Whether a format is told in words or by the type of a language."""
    if in_facts(fact, seen) or any(fact.value in each.words for each in seen.regions):
        return True
    types = _BY_TYPE.get(str(fact.value), ())
    texts = [row for each in seen.regions for row in seen.section.beside(each).values()]
    texts += [block for each in seen.regions if not each.chain for block in seen.section.blocks]
    return any(type_ in text for type_ in types for text in texts)


def mark(*words: str) -> Check:
    """Return the check that one of some words stands at the region itself."""
    wanted = tuple(squeezed(word).lower() for word in words)

    def check(_: Fact, seen: Seen) -> bool:
        return any(word in each.text.lower() for word in wanted for each in seen.regions)

    return check


def badge(word: str) -> Check:
    """Return the check that a word stands by itself at the region: as a badge, or as a sentence."""

    def check(_: Fact, seen: Seen) -> bool:
        return any(word == each.strip(" .").lower() for region in seen.regions for each in region.words)

    return check


def place(fact: Fact, seen: Seen) -> bool:
    """Whether a row says where a parameter travels."""
    return any(fact.value in each.words for each in seen.regions)


def nullable(_: Fact, seen: Seen) -> bool:
    """Whether a type or a line beside it says that null is allowed."""
    return any("null" in word for each in seen.regions for word in each.words + each.facts)


def media_type(fact: Fact, seen: Seen) -> bool:
    """Whether a content type stands beside what has it."""
    wanted = squeezed(str(fact.value))
    return any(wanted in squeezed(word) for each in seen.regions for word in each.words + each.facts)


def body_required(_: Fact, seen: Seen) -> bool:
    """Whether a body is marked as required, beside its content type."""
    return any(word.endswith("· required") for each in seen.regions for word in each.words)


def labelled(fact: Fact, seen: Seen) -> bool:
    """Whether a sample is called so in the panel of its language."""
    return squeezed(str(fact.value)) in seen.section.all_panels


def exists(_: Fact, seen: Seen) -> bool:
    """Whether there is such a row."""
    return bool(seen.regions)


def linked(fact: Fact, seen: Seen) -> bool:
    """Whether an address is a link, or can be read."""
    return any(fact.value in each.links for each in seen.regions) or plain(fact, seen)


def coded(fact: Fact, seen: Seen) -> bool:
    """Whether a program stands in a block of code of any language."""
    wanted = squeezed(str(fact.value))
    return any(wanted in squeezed(block) for block in seen.section.blocks)


def example(fact: Fact, seen: Seen) -> bool:
    """Whether an example value stands in a row, in JSON, or in the program that sends it."""
    wanted = canonical(fact.value)
    if any(wanted in _values_in(word) for each in seen.regions for word in each.words + each.examples):
        return True
    blocks = [_unquoted(block) for each in seen.regions for block in each.blocks]
    if not any(label[:1] == "=" for label in fact.scope.chain):
        blocks += [_unquoted(block) for block in seen.section.whole.blocks]
    whole = squeezed(json.dumps(fact.value, ensure_ascii=False))
    if any(whole in block for block in blocks):
        return True
    if any(wanted == _as_json(block) for each in seen.regions for block in each.blocks):
        return True
    leaves = [*_leaves(fact.value)]
    return any(all(_spelled_in(leaf, block) for leaf in leaves) for block in blocks)


@lru_cache(1 << 12)
def _as_json(block: str) -> str | None:
    try:
        return canonical(json.loads(block))
    except (ValueError, RecursionError):
        return None


@lru_cache(1 << 12)
def _unquoted(block: str) -> str:
    return squeezed(block.replace("'\\''", "'"))


def _leaves(value: Any) -> Iterable[Any]:
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _leaves(each)
    else:
        yield value


def _spelled_in(leaf: Any, block: str) -> bool:
    text = spelled(leaf)
    return any(
        form in block
        for form in (squeezed(text), squeezed(json.dumps(leaf, ensure_ascii=False)), quote(text, safe=""))
    )


def lower(fact: Fact, seen: Seen) -> bool:
    """Whether a word can be read, in any case."""
    return any(squeezed(str(fact.value)).lower() in each.text.lower() for each in seen.regions)


_KINDS = {
    "apiKey": "APIkey", "http": "HTTPauthentication", "basic": "HTTPauthentication", "oauth2": "OAuth2.0",
    "openIdConnect": "OpenIDConnect", "mutualTLS": "mutualTLS",
}  # fmt: skip

CHECKS: Mapping[str, Check] = {
    "prose": prose,
    "summary": heading,
    "title": title,
    "word": plain,
    "location": place,
    "scheme location": lower,
    "sample label": labelled,
    "beta": badge("beta"),
    "value": value,
    "default": default,
    "mapping value": plain,
    "discriminator": plain,
    "enum name": plain,
    "example": example,
    "example name": plain,
    "limit": number,
    "pattern": in_facts,
    "format": format_,
    "unique": mark("no item twice"),
    "closed": mark("no other", "no further", "no items"),
    "body required": body_required,
    "deprecated": badge("deprecated"),
    "read-only": badge("read-only"),
    "write-only": badge("write-only"),
    "nullable": nullable,
    "may be empty": mark("may be empty"),
    "xml attribute": mark("attribute"),
    "xml wrapped": mark("wrap"),
    "name": exists,
    "header": exists,
    "header parameter": exists,
    "status": exists,
    "operation": exists,
    "schema": exists,
    "media type": media_type,
    "address": linked,
    "sample": coded,
    "scope": plain,
    "stability": plain,
    "scheme type": lambda fact, seen: any(
        _KINDS.get(fact.value, fact.value) in each.text for each in seen.regions
    ),
    "scheme word": lower,
}
