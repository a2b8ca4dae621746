"""The reader of Stainless: cases, and published documentation of two SDKs."""

from collections import Counter
from pathlib import Path

import pytest

from places import shared
from sdk_docs_cases import PageCase, page_cases, shown
from sdkref.catalogue.surface import Surface
from sdkref.diagnostics import Diagnostics
from sdkref.readers.sdk_docs.folder import read_surface


@pytest.mark.parametrize("case", page_cases("stainless"), ids=str)
def test_case(case: PageCase) -> None:
    assert shown(case).rstrip("\n") == case.facts.rstrip("\n")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Surface]:
    """Read the documentation of the SDKs of OpenAI for Python and Go, in which nothing is wrong."""
    found = {}
    for language in ("python", "go"):
        folder, diagnostics = shared("sdk-docs", f"openai+openai-{language}"), Diagnostics()
        cache = tmp_path_factory.mktemp("kept")
        found[language] = read_surface(folder, diagnostics, name="docs", key=language, cache=cache)
        assert [str(each) for each in diagnostics] == []
    return found


def test_every_entry_is_a_method(published: dict[str, Surface]) -> None:
    assert {language: len(each.methods) for language, each in published.items()} == {"python": 303, "go": 273}
    assert {each.dialect for each in published.values()} == {"stainless-python", "stainless-go"}


def test_entries_are_those_that_a_search_finds(published: dict[str, Surface]) -> None:
    """Each line that begins like a method is one, at its place."""
    for language, surface in published.items():
        folder = shared("sdk-docs", f"openai+openai-{language}")
        lines = {
            (f"docs/{path.relative_to(folder).as_posix()}", number)
            for path in folder.rglob("api.md")
            for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
            if line.startswith("- <code") and ">client." in line
        }
        assert {(each.spot.file, each.spot.line) for each in surface.methods} == lines


def test_helpers_ask_nothing_of_the_api(published: dict[str, Surface]) -> None:
    helpers = {
        language: sum(each.endpoint is None for each in surface.methods)
        for language, surface in published.items()
    }
    assert helpers == {"python": 20, "go": 6}


def test_methods_of_both_languages_have_the_same_endpoints(published: dict[str, Surface]) -> None:
    """Go has no endpoint that Python lacks, and none of its methods shares one that Python has once."""
    python, go = (
        Counter(str(each.endpoint) for each in published[language].methods if each.endpoint)
        for language in ("python", "go")
    )
    assert not go - python
    assert sum((python - go).values()) == 303 - 20 - (273 - 6)


def test_path_parameters_are_known_in_every_method(published: dict[str, Surface]) -> None:
    for surface in published.values():
        for method in surface.methods:
            path = method.endpoint.path if method.endpoint else ""
            in_path = [each for each in method.arguments or () if each.place == "path"]
            assert len(in_path) == path.count("{"), method


def test_returned_types_lead_to_models(published: dict[str, Surface]) -> None:
    for surface in published.values():
        pieces = [
            piece
            for method in surface.methods
            if method.returned
            for piece in method.returned.type
            if piece.model
        ]
        assert len(pieces) > 0.85 * len(surface.methods)
        assert {piece.model for piece in pieces} <= surface.models.keys()


def test_front_pages_tell_package_and_client(published: dict[str, Surface]) -> None:
    python, go = published["python"].about, published["go"].about
    assert (python.package, python.client, python.install) == ("openai", "OpenAI", "pip install openai")
    assert (go.package, go.client, go.version) == ("github.com/openai/openai-go/v3", "openai", "3.52.0")
    assert python.schemes[0].variable == go.schemes[0].variable == "OPENAI_API_KEY"


def test_every_page_is_read_from_the_place_it_lies_at(published: dict[str, Surface]) -> None:
    assert {Path(each.spot.file).parts[0] for each in published["go"].groups} == {"docs"}
