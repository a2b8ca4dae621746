"""A description that is taken apart into files at random is read as the whole is."""

import json
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openapi_cases import shown
from places import REPOSITORY
from sdkref.catalogue.catalogue import Catalogue
from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import read_document
from sdkref.readers.dialects import read_source
from splitting import Cut, cuts, places, split, write

pytestmark = pytest.mark.filterwarnings("ignore:The recursion limit will not be reset")

SOURCES = {
    REPOSITORY / "tests" / "readers" / "cases" / "split.yaml": 60,
    REPOSITORY / "docs" / "api" / "openapi.yaml": 3,
}
"""Descriptions, and how many ways to split each are tried."""


def read(path: Path) -> tuple[Catalogue, list[str]]:
    """Return the catalogue of a description, and its findings without their places."""
    diagnostics = Diagnostics()
    catalogue = read_source(read_document(path, diagnostics), diagnostics)
    return catalogue, sorted(f"{each.code}: {each.fact}" for each in diagnostics.located())


def plain(catalogue: Catalogue, declared: set[str]) -> Any:
    """Return a catalogue as plain values, in which models that nobody declared stand where they are named."""
    models = {name: shown(schema) for name, schema in catalogue.models.items()}

    def put_in(value: Any) -> Any:
        if isinstance(value, list):
            return [put_in(each) for each in value]
        if not isinstance(value, dict):
            return value
        if value.keys() == {"Reference"} and value["Reference"]["name"] not in declared:
            beside = {key: each for key, each in value["Reference"].items() if key != "name"}
            model = put_in(models[value["Reference"]["name"]])
            kind, fields = (model, {}) if isinstance(model, str) else next(iter(model.items()))
            return {kind: fields | beside} if fields or beside else kind
        return {key: put_in(each) for key, each in value.items()}

    whole = shown(catalogue) | {"models": {name: models[name] for name in models if name in declared}}
    return json.loads(json.dumps(put_in(whole), sort_keys=True, default=str))


@cache
def whole(source: Path) -> tuple[Any, Catalogue, list[str]]:
    """Return the data of a description, its catalogue and its findings."""
    data = json.loads(json.dumps(read_document(source, Diagnostics()).data, default=str))
    with tempfile.TemporaryDirectory() as folder:
        return data, *read(write({"api.json": data}, Path(folder)))


@pytest.mark.parametrize(("source", "examples"), SOURCES.items(), ids=lambda each: getattr(each, "stem", ""))
def test_a_split_description_is_read_as_the_whole(source: Path, examples: int) -> None:
    data, catalogue, findings = whole(source)
    declared = set(data["components"]["schemas"])

    @settings(max_examples=examples)
    @given(st.dictionaries(st.sampled_from(places(data)), cuts, max_size=25))
    def check(chosen: dict[tuple[str, ...], Cut]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            parted, parted_findings = read(write(split(data, chosen), Path(folder)))
        assert parted_findings == findings
        assert plain(parted, declared) == plain(catalogue, declared)

    check()
