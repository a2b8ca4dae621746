"""A page that OpenAPI Generator wrote, and what is predicted from another description of the same API."""

import re
import shutil
from pathlib import Path

import msgspec
import pytest

from places import shared
from sdkref.catalogue.surface import Method
from sdkref.diagnostics import Diagnostics
from sdkref.profiles.openapi_generator.profile import PROFILE
from sdkref.readers.sdk_docs.folder import read_surface
from sdkref.settings.config import settings_for
from sdkref.sources.reading import read_sources

UNKNOWN = {"store", "reasoningEffort", "metadata", "modalities", "prediction", "audio"}
"""Members on the page that argot's description does not have: it is older."""
OTHER_BOUNDS = {"seed"}
"""Members whose least value is another in argot's description."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[Method, Method]:
    """Return the method as it was read, and as it is predicted."""
    folder = tmp_path_factory.mktemp("docs")
    shutil.copy(shared("seeds") / "openapi-generator-typescript.md", folder / "ChatApi.md")
    (read,) = read_surface(folder, Diagnostics(), name="docs", key="read").methods
    source: Path = shared("specs") / "argot" / "openapi.yaml"
    catalogue = read_sources(settings_for([source]), Diagnostics())[0].catalogue
    surface = PROFILE.predict(catalogue, "oag-ts", "typescript", PROFILE.settings())
    return read, next(each for each in surface.methods if each.name == read.name)


@pytest.mark.parametrize(
    "fact",
    [
        *("accessor", "name", "endpoint", "description", "signature", "arguments", "returned", "errors"),
        *("statuses", "authorization", "request_types", "response_types"),
    ],
)
def test_facts_of_the_page(found: tuple[Method, Method], fact: str) -> None:
    read, predicted = (msgspec.to_builtins(getattr(each, fact)) for each in found)
    assert _bare(read) == _bare(predicted)


def test_the_sample_of_the_page(found: tuple[Method, Method]) -> None:
    (around, read), (same, predicted) = (_members(each.examples[0].code) for each in found)
    assert same == around
    assert set(read) - set(predicted) == UNKNOWN
    assert [each for each in read if each in predicted] == list(predicted), "the order"
    assert {name for name in predicted if predicted[name] != read[name]} == OTHER_BOUNDS


def _members(code: str) -> tuple[str, dict[str, str]]:
    """Return what is around the members of the request, and their lines by name."""
    parts = re.split(r"^    (\w+): ", code, flags=re.MULTILINE)
    last, end, rest = parts[-1].partition("\n  },\n")
    values = [*parts[2:-1:2], last + "\n"]
    return parts[0] + end + rest, dict(zip(parts[1::2], values, strict=True))


def _bare(fact: object) -> object:
    """Return a fact without its place and the keys of models, which a single page does not have."""
    if isinstance(fact, dict):
        return {key: _bare(value) for key, value in fact.items() if key not in {"line", "model", "url"}}
    return [_bare(each) for each in fact] if isinstance(fact, list | tuple) else fact
