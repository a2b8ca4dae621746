"""Whole pages in another language: no word of ours is left in English, and none of the API is translated."""

import pytest

import shown
from feature_cases import cases
from sdk_surfaces import GO, TYPESCRIPT, alone, beside_description
from sdkref.catalogue.catalogue import Catalogue
from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import parse_document
from sdkref.pages.anchors import names_of
from sdkref.readers.dialects import read_source
from spoken_pages import english, spoken_pages, texts_on

SAID_BY_AN_API = {"All", "Authorization", "Of the operation", "See all", "See cages", "nothing"}
"""Texts of the APIs that are shown here."""
SURFACES = {"alone": alone(TYPESCRIPT, GO), "described": beside_description(TYPESCRIPT)}
FEATURES = [each for each in cases() if each.group in {"responses", "security", "parameters"}]


def left_in_english(catalogue: Catalogue) -> set[str]:
    return {text for page in spoken_pages(catalogue, "de") for text in english(page, "de")}


def test_every_text_would_be_noticed() -> None:
    found = {text for page in spoken_pages(shown.CATALOGUE, "en") for text in english(page, "de")}
    assert {"Request body", "Copy", "Filter models", "Link to TypeScript", "Overview"} <= found


def test_a_made_api_is_shown_in_german() -> None:
    assert left_in_english(shown.CATALOGUE) - SAID_BY_AN_API == set()


@pytest.mark.parametrize("name", SURFACES)
def test_documentation_of_sdks_is_shown_in_german(name: str) -> None:
    assert left_in_english(SURFACES[name]) - SAID_BY_AN_API == set()


def test_features_of_descriptions_are_shown_in_german() -> None:
    left = set()
    for case in FEATURES:
        if not (case.files or case.overlays):
            diagnostics = Diagnostics()
            document = parse_document(case.source.encode(), "openapi.yaml", diagnostics)
            left |= left_in_english(read_source(document, diagnostics))
    assert left - SAID_BY_AN_API == set()


def test_anchors_words_for_search_and_texts_of_the_api_stay() -> None:
    english_pages, german = (spoken_pages(shown.CATALOGUE, each) for each in ("en", "de"))
    assert [page.path for page in german] == [page.path for page in english_pages]
    for one, other in zip(english_pages, german, strict=True):
        assert [(each.key, each.anchor, each.attribute) for each in one.sections] == [
            (each.key, each.anchor, each.attribute) for each in other.sections
        ]
        assert ids(one.sections[0].html) == ids(other.sections[0].html)
    words = {text for page in german for text in texts_on(page)}
    assert {each.summary for each in shown.CATALOGUE.operations if each.summary} <= words


def ids(html: str) -> list[str]:
    return [each.partition('"')[0] for each in html.split(' id="')[1:]]


def test_names_of_a_catalogue_do_not_depend_on_the_language() -> None:
    names = names_of(shown.CATALOGUE)
    spoken_pages(shown.CATALOGUE, "de")
    assert names_of(shown.CATALOGUE) == names
