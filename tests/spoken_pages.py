"""Pages of a catalogue in a language of readers, and what of them is said in English all the same."""

import re
from collections.abc import Iterator
from functools import cache

from selectolax.lexbor import LexborHTMLParser

from sdkref.catalogue.catalogue import Catalogue
from sdkref.pages.anchors import names_of
from sdkref.pages.layout import lay_out
from sdkref.pages.page import Page
from sdkref.projection.project import projections
from sdkref.projection.target import targets
from sdkref.references.fragments import pieces
from sdkref.wording.saying import in_language
from sdkref.wording.texts import Text, our_texts

ATTRIBUTES = ("aria-label", "title", "placeholder", "data-counted")
"""What readers see or hear of elements besides their text."""


def spoken_pages(catalogue: Catalogue, language: str) -> list[Page]:
    """Return all pages of a catalogue in a language."""
    chosen, names = targets((), "", catalogue), names_of(catalogue)
    with in_language(language):
        made = pieces(catalogue, chosen, projections(catalogue, chosen), names)
        fragments = {piece.key: piece.render() for piece in made}
        notes = [target.note for target in chosen]
        return list(lay_out(catalogue, fragments, names, notes, drift=(), releases=()).pages)


def texts_on(page: Page) -> Iterator[str]:
    """Yield each run of text of a page, code left out, and each text of an attribute."""
    yield page.title
    for section in page.sections:
        yield section.title
        tree = LexborHTMLParser(section.html)
        for node in tree.css("pre, code, script"):
            node.decompose()
        for node in tree.css("*"):
            for child in node.iter(include_text=True):
                if child.tag == "-text":
                    yield from re.split(r" · |\s*\n\s*", (child.text_content or "").strip(" ,.;:()"))
            yield from (value for name in ATTRIBUTES if (value := node.attributes.get(name)))


def english(page: Page, language: str) -> set[str]:
    """Return the texts of a page that are ours, and English where the language has other words."""
    return {
        text for text in texts_on(page) if text and any(each.fullmatch(text) for each in _patterns(language))
    }


@cache
def _patterns(language: str) -> list[re.Pattern[str]]:
    """Return patterns of all texts in English that another language says otherwise."""
    theirs = our_texts(language)
    found = []
    for key, text in our_texts("en").items():
        forms = set(_forms(text)) - set(_forms(theirs[key]))
        found += [_pattern(each) for each in forms if re.search("[A-Za-z]{3}", re.sub(r"\{\w+\}", "", each))]
    return found


def _forms(text: Text) -> list[str]:
    return [text] if isinstance(text, str) else list(text.values())


def _pattern(text: str) -> re.Pattern[str]:
    plain = re.split(r"\{\w+\}", text.strip(" ,.;:()"))
    return re.compile(".+?".join(map(re.escape, plain)))
