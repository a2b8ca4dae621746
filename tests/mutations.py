"""Pages from which a fact was taken away, to see that its absence is noticed."""

import json
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from presence import visible
from site_comparison import regions_for
from site_sections import Region, SectionText, continuation, squeezed
from source_facts import Fact

_TEXTS = frozenset({"prose", "summary", "title"})
_WORDS = frozenset({"word", "scope", "media type", "pattern", "discriminator", "mapping value"})
_VALUES = frozenset({"value", "default"})
_ROWS = frozenset({"name", "header", "header parameter", "status"})


def is_removable(fact: Fact) -> bool:
    """Whether `without` knows how to take a fact away."""
    return fact.kind in _TEXTS | _WORDS | _VALUES | _ROWS


def without(section: SectionText, fact: Fact) -> SectionText:
    """Return a section in which a fact does not stand where it should; elsewhere all is as it was."""
    tree = LexborHTMLParser(section.html)
    title = section.section.title
    for region in regions_for(section, fact.scope):
        if not region.id and squeezed(title) in _traces(fact):
            title = ""
        for node in _nodes(tree, region):
            if fact.kind in _ROWS:
                node.decompose()
            else:
                _erase(node, _traces(fact))
    body = tree.body
    return SectionText(section.page, section.section, (body and body.inner_html) or "", title)


def _traces(fact: Fact) -> list[str]:
    """Return how a fact may be written, without white space."""
    if fact.kind in _TEXTS:
        text = visible(str(fact.value))
        return [squeezed(str(fact.value)), text, text.removesuffix(".")]
    if fact.kind in _VALUES and not isinstance(fact.value, str):
        return [squeezed(json.dumps(fact.value))]
    return [squeezed(str(fact.value))]


def _nodes(tree: LexborHTMLParser, region: Region) -> Iterator[LexborNode]:
    """Give the elements of a region: a row and what continues it, or the whole page."""
    if not region.id:
        if tree.body is not None:
            yield tree.body
        return
    for node in tree.css(f'[id="{region.id}"]'):
        following = continuation(node)
        if following is not None:
            yield following
        yield node


def _erase(node: LexborNode, traces: list[str]) -> None:
    """Remove the innermost elements that hold a text."""
    for trace in traces:
        while trace and trace in squeezed(node.text()):
            inner = node
            while (child := _holding(inner, trace)) is not None:
                inner = child
            if inner is node:
                return
            inner.decompose()


def _holding(node: LexborNode, trace: str) -> LexborNode | None:
    return next((each for each in node.iter() if trace in squeezed(each.text())), None)
