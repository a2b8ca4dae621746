"""All that the documentation of published SDKs says reaches the pages: nothing is lost, and links hold."""

import html
import re
from collections.abc import Iterator

import pytest

from places import shared
from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.joining import joined
from sdkref.catalogue.of_surfaces import catalogue_of
from sdkref.catalogue.surface import Argument, Method, SdkType, SurfaceModel
from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import read_document
from sdkref.markdown.rendering import plain
from sdkref.pages.anchors import names_of
from sdkref.pages.links import model_key, operation_key
from sdkref.pages.page import LINK_MARK
from sdkref.projection.project import projections
from sdkref.projection.target import targets
from sdkref.readers.dialects import read_source
from sdkref.readers.sdk_docs.folder import read_surface
from sdkref.references.fragments import pieces

FAMILIES = {
    "one family of three languages": ("", ["dubinc+dub-ts", "dubinc+dub-go", "dubinc+dub-python"]),
    "an older generator beside its description": ("argot/openapi.yaml", ["argotdev+speakeasy-sdk"]),
    "another generator": ("", ["ory+client-go", "ory+client-python"]),
    "an index alone": ("", ["openai+openai-python", "openai+openai-go"]),
}
_TAG = re.compile(r"<[^>]+>")


def catalogue_for(description: str, folders: list[str]) -> Catalogue:
    """Return what a description and folders of documentation say together."""
    found = Diagnostics()
    surfaces = [
        read_surface(shared("sdk-docs") / folder, found, name=folder, key=f"sdk-{number}")
        for number, folder in enumerate(folders)
    ]
    if not description:
        return joined(catalogue_of(surfaces), surfaces)
    document = read_document(shared("specs") / description, found)
    return joined(read_source(document, found), surfaces)


def squeezed(text: str) -> str:
    """Return a text without blanks, which pages may put elsewhere."""
    return "".join(text.split())


def visible(markup: str) -> str:
    """Return what a reader sees of finished HTML, without blanks."""
    return squeezed(html.unescape(_TAG.sub("", markup)))


def spelled(written: SdkType) -> str:
    """Return a type as its page has it."""
    return "".join(piece.text for piece in written)


def said_of_arguments(arguments: tuple[Argument, ...] | None) -> Iterator[str]:
    """Give what the rows of a table must show."""
    for each in arguments or ():
        yield each.name
        yield spelled(each.type)
        yield plain(each.description or "")
        yield each.default or ""
        yield each.example or ""


def said_of_method(method: Method) -> Iterator[str]:
    """Give what the tab of a method must show."""
    yield method.name
    yield from said_of_arguments(method.arguments)
    yield spelled(method.returned.type if method.returned else ())
    for error in method.errors or ():
        yield spelled(error.type)
        yield from error.statuses
        yield from error.content_types
    for status in method.statuses or ():
        yield status.status
        yield plain(status.description or "")
    yield from method.authorization or ()
    yield from method.request_types or ()
    yield from method.response_types or ()
    for example in method.examples:
        yield example.code


def said_of_model(model: SurfaceModel) -> Iterator[str]:
    """Give what the tab of a model must show."""
    yield model.name
    yield from said_of_arguments(model.fields)
    for value in model.values or ():
        yield value.value or value.name or ""
        yield plain(value.description or "")
    for variant in model.variants or ():
        yield spelled(variant.type)
        yield variant.code or ""
    yield spelled(model.type)
    for example in model.examples:
        yield example.code


@pytest.mark.corpus
@pytest.mark.parametrize("family", FAMILIES)
def test_all_that_documentation_says_stands_in_its_tab(family: str) -> None:
    catalogue = catalogue_for(*FAMILIES[family])
    chosen, names = targets((), "", catalogue), names_of(catalogue)
    made = {
        each.key: each.render() for each in pieces(catalogue, chosen, projections(catalogue, chosen), names)
    }
    lost: list[str] = []
    for surface in catalogue.surfaces:
        first: set[str] = set()
        for method in surface.methods:
            fragment = made[operation_key(names.operations[method.operation])]
            shown = visible(panel(fragment.html, surface.key))
            # Of further methods of an operation it is told how they are called, and their examples.
            said = [method.name, *(each.code for each in method.examples)]
            if method.operation not in first:
                said = [*said_of_method(method)]
            first.add(method.operation)
            lost += [f"{method.name}: {each}" for each in said if squeezed(each) not in shown]
        for model in surface.models.values():
            if model.model:
                shown = visible(panel(made[model_key(names.models[model.model])].html, surface.key))
                lost += [
                    f"{model.name}: {each}" for each in said_of_model(model) if squeezed(each) not in shown
                ]
    assert lost == []


@pytest.mark.corpus
@pytest.mark.parametrize("family", FAMILIES)
def test_links_and_ids_hold(family: str) -> None:
    catalogue = catalogue_for(*FAMILIES[family])
    chosen, names = targets((), "", catalogue), names_of(catalogue)
    made = {
        each.key: each.render() for each in pieces(catalogue, chosen, projections(catalogue, chosen), names)
    }
    for fragment in made.values():
        ids = re.findall(r'\bid="([^"]*)"', fragment.html)
        assert len(ids) == len(set(ids))
        keys = set(re.findall(f"{LINK_MARK}([^{LINK_MARK}]*){LINK_MARK}", fragment.html))
        assert {key for key in keys if key[0] in "om"} <= set(made)


def panel(markup: str, key: str) -> str:
    """Return the panel of a target, and the examples beside it."""
    starts = re.finditer(rf'<div [^>]*class="sdkref-(?:example|panel)"[^>]*data-target="{key}"', markup)
    found = [_until_the_next(markup[begin.start() :]) for begin in starts]
    assert found
    return "".join(found)


def _until_the_next(markup: str) -> str:
    """Return markup up to where another language begins, or what all of them share."""
    return re.split(r'(?<!^)<div [^>]*class="sdkref-(?:example|panel|answers|common)"', markup, maxsplit=1)[0]
