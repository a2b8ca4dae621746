"""References of every kind in every combination: reading ends, whatever leads where."""

import json
import os
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.schema import Discriminator, Reference, Schema, children
from sdkref.catalogue.views import Views
from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import read_document
from sdkref.readers.dialects import read_source

pytestmark = pytest.mark.filterwarnings("ignore:The recursion limit will not be reset")

PATHS = ("", "api.json", "a.json", "s/b.json", "../a.json", "id", "https://x.example/s/id", "missing.json")
FRAGMENTS = (
    *("", "#", "#/", "#/$defs/d", "#/components/schemas/A", "#/components/schemas/B/properties/p"),
    *("#anchor", "#node", "#/properties/p", "#/allOf/0", "#/x~1y~0", "#/%7E", "#/0", "#nobody"),
)
references = st.tuples(st.sampled_from(PATHS), st.sampled_from(FRAGMENTS)).map("".join)
odd: st.SearchStrategy[Any] = st.sampled_from(
    [None, 3, True, [], {}, "node", "anchor", "id", "https://x.example/s/id", "#node", "http://["]
)
words = {
    "$ref": references,
    "$dynamicRef": references,
    "$recursiveRef": st.sampled_from(["#", "#node", "#/x"]) | references,
    "$id": st.sampled_from(["id", "https://x.example/s/id", "#anchor", "s/"]) | odd,
    "$anchor": st.sampled_from(["anchor", "node"]) | odd,
    "$dynamicAnchor": st.sampled_from(["node", "anchor"]) | odd,
    "$recursiveAnchor": st.booleans() | odd,
    "type": st.sampled_from(["object", "array", "string"]),
    "discriminator": st.fixed_dictionaries(
        {
            "propertyName": st.just("p"),
            "mapping": st.dictionaries(st.sampled_from("xy"), references, max_size=2),
        }
    ),
}  # fmt: skip
leaves = st.fixed_dictionaries({}, optional=words)
schemas = st.recursive(
    leaves,
    lambda inner: st.builds(
        lambda own, below: {**own, **below},
        leaves,
        st.fixed_dictionaries(
            {},
            optional={
                "properties": st.dictionaries(st.sampled_from(["p", "$ref", "x/y~"]), inner, max_size=2),
                "allOf": st.lists(inner, min_size=1, max_size=2),
                "oneOf": st.lists(inner, min_size=1, max_size=2),
                "items": inner,
                "$defs": st.dictionaries(st.sampled_from(["d", "e"]), inner, max_size=2),
            },
        ),
    ),
    max_leaves=12,
)
files = st.fixed_dictionaries(
    {"A": schemas, "B": schemas, "C": schemas, "a.json": schemas, "s/b.json": schemas},
    optional={"$self": st.sampled_from(["https://x.example/s/api.json", "b", "#", "http://["])},
)


def read(content: dict[str, Any]) -> tuple[Catalogue, Diagnostics]:
    """Return the catalogue of a description whose components A, B and C stand beside two files."""
    components = {name: content[name] for name in "ABC"}
    own = {"$self": content["$self"]} if "$self" in content else {}
    description = {
        "openapi": "3.2.0",
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": components},
    }
    with tempfile.TemporaryDirectory() as folder:
        for name, data in {
            "api.json": own | description,
            **{name: content[name] for name in ("a.json", "s/b.json")},
        }.items():
            path = Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_text(json.dumps(data))
        diagnostics = Diagnostics()
        catalogue = read_source(read_document(Path(folder, "api.json"), diagnostics), diagnostics)
    return catalogue, diagnostics


def names_in(schema: Schema) -> set[str]:
    """Return the models that a schema names."""
    found = {schema.name} if isinstance(schema, Reference) else set()
    discriminator = getattr(schema, "discriminator", None)
    if isinstance(discriminator, Discriminator):
        found |= {model for _, model in discriminator.mapping}
    return found.union(*map(names_in, children(schema)))


@given(files)
@settings(max_examples=50)
def test_reading_ends_and_every_name_is_a_model(content: dict[str, Any]) -> None:
    catalogue, diagnostics = read(content)
    views = Views(catalogue.models)
    for name, schema in catalogue.models.items():
        assert names_in(schema) <= catalogue.models.keys()
        views.object_view(Reference(name=name))
    for found in diagnostics.located():
        assert found.line
        assert found.column
        assert not found.location.file.startswith(os.sep) or Path(found.location.file).name


def generics(count: int) -> dict[str, Any]:
    """Return schemas of which each binds an anchor of its own and leads to every other one."""
    return {
        f"S{index}": {
            "type": "object",
            "properties": {f"p{other}": {"$ref": f"#/components/schemas/S{other}"} for other in range(count)}
            | {"own": {"$dynamicRef": f"#a{index}"}, "next": {"$dynamicRef": f"#a{(index + 1) % count}"}},
            "$defs": {
                f"d{other}": {"$dynamicAnchor": f"a{other}", "type": "string"} for other in range(count)
            },
        }
        for index in range(count)
    }


def chain(count: int) -> dict[str, Any]:
    """Return schemas of which each refers into the next, through the reference that this is."""
    ends = {f"S{count}": {"properties": {"p": {"type": "string"}}}}
    return {f"S{index}": {"$ref": f"#/components/schemas/S{index + 1}"} for index in range(count)} | ends


@pytest.mark.parametrize(
    "schemas",
    [
        generics(12),
        {
            "List": {"$id": "list", "items": {"$dynamicRef": "#t"}, "$defs": {"t": {"$dynamicAnchor": "t"}}}
            | {"properties": {f"p{i}": {"type": "string"} for i in range(1_000)}},
            **{
                f"S{i}": {"$id": f"s{i}", "$ref": "list", "$defs": {"t": {"$dynamicAnchor": "t"}}}
                for i in range(200)
            },
        },
        chain(3_000),
        {f"S{i}": {"$ref": f"#/components/schemas/S{i + 1}/properties/p"} for i in range(1_000)},
        {f"S{i}": {"$ref": f"#/components/schemas/S{i}/properties/p"} for i in range(300)},
        {f"S{i}": {"$anchor": "a", "items": {"$ref": "#a"}} for i in range(1_000)},
        {f"S{i}": {"$id": f"https://x/{i}", "items": {"$ref": f"{i + 1}#/items"}} for i in range(2_000)},
        {f"S{i}": {"type": "object", "properties": {"p": {"$ref": "#/x/" + "y/" * 300}}} for i in range(300)},
        {"S": {"oneOf": [{"$ref": f"#/x/a{i}/p/q/r/s/t/u/v"} for i in range(2_000)]}},
    ],
    ids=["generics", "bindings", "chain", "through", "itself", "anchors", "ids", "long", "names"],
)
def test_cost_grows_with_the_input_alone(schemas: dict[str, Any], tmp_path: Path) -> None:
    deep = {"p": {"q": {"r": {"s": {"t": {"u": {"v": {"type": "object"}}}}}}}}
    description = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
        "x": {f"a{index}": deep for index in range(2_000)},
    }
    (tmp_path / "api.json").write_text(json.dumps(description))
    began = time.process_time()
    read_source(read_document(tmp_path / "api.json", Diagnostics()), Diagnostics())
    assert time.process_time() - began < 4
