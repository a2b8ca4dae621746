"""Names in URLs: stable, distinct and portable, whatever the description says."""

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from places import shared
from sdkref.catalogue.catalogue import Catalogue, Info, Resource
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.schema import Object
from sdkref.pages.anchors import Names, component, distinct, names_of, operation_anchor, slug

DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}

IDENTITIES = st.lists(
    st.one_of(
        st.text(max_size=12), st.sampled_from(["Users", "users", "ﬁle", "file", "CON", "..", "", "İ", "i"])
    ),
    unique=True,
    max_size=12,
)


def portable(name: str) -> bool:
    return bool(re.fullmatch(r"[a-z0-9][a-z0-9-]*", name)) and len(name) <= 100 and name not in DEVICES


def catalogue(*paths: str, models: tuple[str, ...] = (), resources: tuple[str, ...] = ()) -> Catalogue:
    return Catalogue(
        info=Info(title="T"),
        operations=tuple(Operation(method="GET", path=path, resource="r") for path in paths),
        models={name: Object() for name in models},
        resources=tuple(Resource(key=key, title=key) for key in resources),
    )


def test_an_operation_is_named_by_method_and_path() -> None:
    assert operation_anchor("POST", "/chat/completions") == "post-chat-completions"
    assert operation_anchor("GET", "/models/{model}") == "get-models-model"
    assert operation_anchor("GET", "/") == "get"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chat", "chat"),
        ("Chat Completions!", "chat-completions"),
        ("../../../PWNED", "pwned"),
        ("Größe", "grosse"),
        ("Café", "cafe"),
    ],
)
def test_a_name_keeps_its_words(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize("text", ["", "..", "🧪", "日本語", "CON", "a" * 300, "Model 日本"])
def test_a_name_that_loses_something_carries_a_hash(text: str) -> None:
    assert re.search(r"(^|--)[0-9a-f]{8}$", slug(text))
    assert portable(slug(text))


@given(st.text())
def test_every_name_is_portable(text: str) -> None:
    assert portable(slug(text))
    assert re.fullmatch(r"[A-Za-z0-9_~-]+", component(text))


@given(IDENTITIES, st.randoms())
def test_distinct_names_do_not_depend_on_order(identities: list[str], random: object) -> None:
    wanted = {each: slug(each) for each in identities}
    names = distinct(wanted)
    folded = {unicodedata.normalize("NFKC", name).casefold() for name in names.values()}
    assert len(folded) == len(identities)
    assert distinct(dict(reversed(wanted.items()))) == names


@given(IDENTITIES)
def test_all_anchors_of_a_reference_are_distinct(identities: list[str]) -> None:
    paths = [f"/{each}" for each in identities]
    names = names_of(catalogue(*paths, models=tuple(identities), resources=tuple(identities)))
    anchors = [*names.operations.values(), *names.models.values()]
    assert len({each.casefold() for each in anchors}) == 2 * len(identities)
    assert len(set(names.resources.values())) == len(names.resources)
    assert all(map(portable, anchors))


def test_every_member_of_a_collision_carries_its_own_hash() -> None:
    names = names_of(catalogue("/a/{b}", "/a/b", "/c"))
    first, second, third = names.operations.values()
    assert first.startswith("get-a-b--")
    assert second.startswith("get-a-b--")
    assert third == "get-c"
    assert names.collisions == tuple(sorted([first, second]))


def test_an_anchor_stays_when_others_come() -> None:
    few, many = names_of(catalogue("/a", "/b")), names_of(catalogue("/z", "/b", "/a", "/a/{x}"))
    assert all(many.operations[key] == anchor for key, anchor in few.operations.items())


@pytest.mark.parametrize("file", ["case", "long", "slug", "traversal", "unicode"])
def test_hostile_names(file: str) -> None:
    paths = json.loads(shared("hostile", "names", f"{file}.json").read_text())["paths"]
    tags = [methods["get"]["tags"][0] for methods in paths.values()]
    names: Names = names_of(catalogue(*paths, models=tuple(tags), resources=tuple(tags)))
    for found in (names.models, names.resources):
        wanted = set(tags) | ({"r"} if found is names.resources else set())
        assert len({name.casefold() for name in found.values()}) == len(wanted)
        assert all(map(portable, found.values()))
