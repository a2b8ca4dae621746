"""What an operation leads to."""

import pytest

from sdkref.catalogue.catalogue import Catalogue, Info, Resource
from sdkref.catalogue.operation import Callback, Link, Operation, Response
from sdkref.pages.anchors import names_of
from sdkref.pages.surroundings import Neighbourhood, Surroundings, Way

OLD = Operation(method="GET", path="/old", resource="a", tags=("a", "b", "c", "gone", "a"))
NEW = Operation(method="GET", path="/new/{id}", resource="a", operation_id="getNew", summary="The new way")
POST = Operation(method="POST", path="/only", resource="b", operation_id="add")
BOTH = (
    Operation(method="PUT", path="/both", resource="b"),
    Operation(method="DELETE", path="/both", resource="b"),
)


def around(operation: Operation) -> Surroundings:
    catalogue = Catalogue(
        info=Info(title="T"),
        resources=(
            Resource(key="a", title="A"),
            Resource(key="b", title="B"),
            Resource(key="c", title="C", role="badge"),
        ),
        operations=(operation, NEW, POST, *BOTH),
    )
    return Neighbourhood(catalogue, names_of(catalogue)).of(operation)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Use `GET /new/{id}` instead.", ["o:get-new-id"]),
        ("Use GET /new/{id}.", ["o:get-new-id"]),
        ("GET /new/{id}, or POST /only, is better.", ["o:get-new-id", "o:post-only"]),
        ("getNew", ["o:get-new-id"]),
        ("Better: `getNew` and `add`.", ["o:get-new-id", "o:post-only"]),
        ("Use `/only` instead.", ["o:post-only"]),
        ("Use `/both` instead.", []),
        ("Please add a thing to getNew.", []),
        ("GET /old is old.", []),
        ("GET /nowhere", []),
        (None, []),
    ],
)
def test_what_takes_the_place_of_an_operation(text: str | None, keys: list[str]) -> None:
    old = Operation(method="GET", path="/old", resource="a", deprecated=True, deprecation=text)
    assert [way.key for way in around(old).replacements] == keys


def test_tags_beyond_the_first_are_places_or_labels() -> None:
    found = around(OLD)
    assert found.also_under == (Way("B", "r:b"), Way("gone", None))
    assert found.labels == (Way("C", None),)


def test_answers_lead_to_operations_that_exist() -> None:
    links = (Link(name="x", operation="GET /new/{id}"), Link(name="y", operation="GET /gone"), Link(name="z"))
    asked = Operation(method="GET", path="/x", resource="a", responses=(Response(status="200", links=links),))
    assert around(asked).answers == (("GET /new/{id}", Way("The new way", "o:get-new-id")),)


def test_callbacks_have_anchors_of_their_own_even_when_all_but_the_method_is_the_same() -> None:
    back = [Operation(method=method, path="{$url}", resource="") for method in ("POST", "PUT")]
    asked = Operation(
        method="GET",
        path="/x",
        resource="a",
        callbacks=tuple(Callback(name="done", expression="{$url}", operation=each) for each in back),
    )
    assert [(each.method, each.key) for each in around(asked).callbacks] == [
        ("POST", "c:callback-get-x-done-post-url"),
        ("PUT", "c:callback-get-x-done-put-url"),
    ]
