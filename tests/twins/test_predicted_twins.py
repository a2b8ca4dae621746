"""The twins of surfaces that profiles predict from real descriptions say the same when they are read."""

import pytest
from msgspec.structs import replace

from parity.subjects import Subject, predicted, subjects
from places import shared
from sdkref.catalogue.surface import Method, MethodGroup, Surface
from sdkref.diagnostics import Diagnostics
from sdkref.settings.config import settings_for
from sdkref.sources.reading import read_sources
from twin_reading import differences, read_back, twin_of

_BODIES = frozenset({"requestBody", "request_body", "RequestBody"})
"""Names that tell a body of Speakeasy; one named by its schema is an argument like others."""


def _as_pages_can_say(surface: Surface) -> Surface:
    """Return a surface in which bodies are told as pages tell them."""
    return replace(surface, methods=tuple(map(_method, surface.methods)))


def _method(method: Method) -> Method:
    arguments = method.arguments and tuple(
        replace(each, role="input")
        if each.role == "body" and each.place is None and each.name not in _BODIES
        else each
        for each in method.arguments
    )
    return replace(method, arguments=arguments)


@pytest.mark.corpus
@pytest.mark.parametrize("subject", subjects(), ids=lambda subject: subject.key)
def test_reading_the_twins_of_a_prediction_gives_its_methods(subject: Subject) -> None:
    source = shared("specs") / subject.description
    catalogue = read_sources(settings_for([source]), Diagnostics())[0].catalogue
    surface = _as_pages_can_say(predicted(catalogue, subject))
    # Speakeasy alone tells that a method is deprecated.
    if not surface.dialect.startswith("speakeasy"):
        methods = tuple(replace(each, deprecated=False, deprecation=None) for each in surface.methods)
        surface = replace(surface, methods=methods)
    if surface.dialect.startswith("stainless"):
        _assert_listed(surface)
        return
    assert surface.methods
    assert not list(differences(surface))


def _assert_listed(surface: Surface) -> None:
    """Assert that the lists of Stainless, which tell little of a method, have each with its endpoint."""
    for accessor in {each.accessor for each in surface.methods}:
        methods = [each for each in surface.methods if each.accessor == accessor]
        back = read_back(surface, twin_of(surface, MethodGroup(accessor=accessor), methods))
        assert [(each.accessor, each.name, each.endpoint) for each in back] == [
            (each.accessor, each.name, each.endpoint) for each in methods
        ]
        assert [each.returned is not None for each in back] == [True] * len(methods)
