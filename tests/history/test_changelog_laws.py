"""What holds for any two catalogues: nothing changed against itself, and both ways mirror each other."""

import time
from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from changed_apis import lines
from sdkref.catalogue.catalogue import Catalogue, Info
from sdkref.catalogue.operation import MediaType, Operation, Parameter, RequestBody, Response
from sdkref.catalogue.schema import (
    AllOf,
    Anything,
    Array,
    Boolean,
    Conditional,
    Discriminator,
    Enum,
    Not,
    Nothing,
    Null,
    Number,
    Object,
    Property,
    Reference,
    Schema,
    String,
    Union,
)
from sdkref.history.comparing import compare_catalogues

NAMES = st.sampled_from("ABCD")
_USE: dict[str, Any] = {"nullable": st.booleans(), "read_only": st.booleans(), "deprecated": st.booleans()}
_PLAIN: st.SearchStrategy[Schema] = st.one_of(
    st.builds(Reference, name=NAMES, **_USE),
    st.builds(Anything),
    st.builds(Nothing),
    st.builds(Null),
    st.builds(Boolean, **_USE),
    st.builds(Number, integer=st.booleans(), minimum=st.none() | st.integers(0, 3), **_USE),
    st.builds(
        String, format=st.none() | st.sampled_from(["date", "uuid"]), default=st.sampled_from("xy"), **_USE
    ),
    st.builds(
        Enum, values=st.lists(st.sampled_from(["a", "b", 1, None]), min_size=1, unique_by=repr).map(tuple)
    ),
)


def _larger(inner: st.SearchStrategy[Schema]) -> st.SearchStrategy[Schema]:
    several = st.lists(inner, min_size=1, max_size=3).map(tuple)
    fields = st.lists(
        st.builds(Property, st.sampled_from("pqr"), inner, st.booleans()),
        max_size=3,
        unique_by=lambda each: each.name,
    )
    told = st.none() | st.builds(Discriminator, st.sampled_from("pq"), st.just((("x", "A"),)))
    return st.one_of(
        st.builds(Array, items=inner, prefix=st.just(()) | several, **_USE),
        st.builds(Object, properties=fields.map(tuple), additional=st.none() | inner, **_USE),
        st.builds(AllOf, parts=several, **_USE),
        st.builds(Union, variants=several, discriminator=told, **_USE),
        st.builds(Not, schema=inner),
        st.builds(Conditional, condition=inner, then=inner),
    )


SCHEMAS: st.SearchStrategy[Schema] = st.recursive(_PLAIN, _larger, max_leaves=6)


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """Draw an API of a few operations, whose models may lead to each other in any way."""
    models = draw(st.dictionaries(NAMES, SCHEMAS, max_size=4))
    keys = st.lists(st.sampled_from(["/a", "/b", "/c/{x}", "/c/{y}"]), max_size=3, unique=True)
    return Catalogue(
        info=Info(title="T"),
        models=models,
        operations=tuple(
            Operation(
                method="POST",
                path=path,
                resource="r",
                operation_id=draw(st.none() | st.sampled_from(["one", "two"])),
                parameters=tuple(
                    Parameter(name=name, place="query", required=draw(st.booleans()), schema=draw(SCHEMAS))
                    for name in draw(st.sets(st.sampled_from("mn")))
                ),
                request_body=RequestBody(content=(MediaType(name="application/json", schema=draw(SCHEMAS)),)),
                responses=(
                    Response(status="200", content=(MediaType(name="text/x", schema=draw(SCHEMAS)),)),
                ),
            )
            for path in draw(keys)
        ),
    )


@given(catalogues())
@settings(max_examples=50, deadline=None)
def test_nothing_changes_against_itself(catalogue: Catalogue) -> None:
    assert compare_catalogues(catalogue, catalogue).is_empty


@given(catalogues(), catalogues())
@settings(max_examples=60, deadline=None)
def test_the_way_back_removes_what_the_way_there_adds(one: Catalogue, other: Catalogue) -> None:
    there, back = compare_catalogues(one, other), compare_catalogues(other, one)
    ways = {"added": "removed", "removed": "added", "renamed": "renamed"}
    for status, opposite in ways.items():
        count = Counter(each.kind for each in there.subjects if each.status == status)
        assert count == Counter(each.kind for each in back.subjects if each.status == opposite)
    assert there.is_empty == back.is_empty
    assert set(there.models_added) == set(back.models_removed)
    assert set(there.models_removed) == set(back.models_added)
    names = {each.name for each in there.subjects if each.kind == "model" and each.status == "changed"}
    assert names == {each.name for each in back.subjects if each.kind == "model" and each.status == "changed"}


@given(catalogues(), catalogues())
@settings(max_examples=15, deadline=None)
def test_what_is_told_is_always_the_same(one: Catalogue, other: Catalogue) -> None:
    assert lines(compare_catalogues(one, other)) == lines(compare_catalogues(one, other))


def _chain(length: int, leaf: Schema) -> Catalogue:
    """Return an API whose first model leads through all others, each of which leads back to the first."""
    models: dict[str, Schema] = {
        f"M{index}": Object(
            properties=(
                Property("next", Reference(name=f"M{index + 1}")),
                Property("first", Reference(name="M0")),
            )
        )
        for index in range(length)
    }
    models[f"M{length}"] = Object(properties=(Property("leaf", leaf),))
    body = RequestBody(content=(MediaType(name="application/json", schema=Reference(name="M0")),))
    operations = tuple(
        Operation(method="POST", path=f"/{index}", resource="r", request_body=body) for index in range(length)
    )
    return Catalogue(info=Info(title="T"), operations=operations, models=models)


def test_a_model_that_all_operations_reach_is_told_once_and_soon() -> None:
    old, new = _chain(2_000, String()), _chain(2_000, Number())
    began = time.process_time()
    (subject,) = compare_catalogues(old, new).subjects
    assert time.process_time() - began < 3
    assert (subject.name, len(subject.sent), len(subject.changes)) == ("M2000", 2_000, 1)
