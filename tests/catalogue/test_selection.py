"""Which operations a site shows, by tag, path and method, and which models then remain."""

import pytest
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue, Info, Resource, ResourceGroup
from sdkref.catalogue.operation import (
    Callback,
    Link,
    MediaType,
    Operation,
    Parameter,
    RequestBody,
    Response,
)
from sdkref.catalogue.schema import (
    AllOf,
    Anything,
    Array,
    Object,
    Property,
    Reference,
    String,
    Union,
)
from sdkref.catalogue.selection import select


def operation(method: str, path: str, resource: str, model: str, *, internal: bool = False) -> Operation:
    content = (MediaType(name="application/json", schema=Reference(name=model)),)
    return Operation(
        method=method,
        path=path,
        resource=resource,
        tags=(resource, "v1"),
        internal=internal,
        responses=(Response(status="200", content=content),),
    )


API = Catalogue(
    info=Info(title="T"),
    resources=(Resource(key="boats", title="Boats"), Resource(key="Berths", title="Berths")),
    operations=(
        operation("GET", "/boats", "boats", "Boats"),
        operation("POST", "/boats", "boats", "Boat"),
        operation("GET", "/berths/[id]", "Berths", "Berth"),
        operation("GET", "/secret", "Berths", "Secret", internal=True),
    ),
    webhooks=(operation("POST", "boat.moved", "boats", "Moved"),),
    models={
        "Boats": Array(items=Reference(name="Boat")),
        "Boat": Object(properties=(Property("berth", Reference(name="Berth")),)),
        "Berth": String(),
        "Secret": String(),
        "Moved": String(),
        "Unused": String(),
    },
)


def test_internal_operations_are_left_out_with_their_models() -> None:
    shown = select(API)
    assert [each.key for each in shown.operations] == ["GET /boats", "POST /boats", "GET /berths/[id]"]
    assert list(shown.models) == ["Boats", "Boat", "Berth", "Moved"]


def test_all_of_it_is_the_same_catalogue() -> None:
    assert select(API, internal=True) is API


@pytest.mark.parametrize(
    ("patterns", "operations"),
    [
        (["boats"], ["GET /boats", "POST /boats"]),
        (["BERTHS"], ["GET /berths/[id]"]),
        (["/boats"], ["GET /boats", "POST /boats"]),
        (["post /boats"], ["POST /boats"]),
        (["GET *"], ["GET /boats", "GET /berths/[id]"]),
        (["/berths/[id]"], ["GET /berths/[id]"]),
        (["/berths/?id]"], []),
        (["v1"], ["GET /boats", "POST /boats", "GET /berths/[id]"]),
        (["/b"], []),
        (["/secret"], []),
        (["nothing", "/berths*"], ["GET /berths/[id]"]),
    ],
)
def test_include(patterns: list[str], operations: list[str]) -> None:
    assert [each.key for each in select(API, include=patterns).operations] == operations


def test_exclude_wins() -> None:
    shown = select(API, include=["v1"], exclude=["boats"])
    assert [each.key for each in shown.operations] == ["GET /berths/[id]"]
    assert [each.key for each in shown.resources] == ["Berths"]
    assert shown.webhooks == ()
    assert list(shown.models) == ["Berth"]


def test_a_resource_stays_with_what_it_groups_marks_or_explains() -> None:
    boats = operation("GET", "/boats", "boats", "Boats")
    others = operation("GET", "/berths", "berths", "Berth")
    catalogue = replace(
        API,
        operations=(replace(boats, tags=("boats", "partner")), others),
        webhooks=(),
        resources=(
            Resource(key="fleet", title="Fleet"),
            Resource(key="boats", title="Boats", parent="fleet"),
            Resource(key="berths", title="Berths"),
            Resource(key="partner", title="Partners", role="audience"),
            Resource(key="words", title="Words of sailors"),
        ),
        groups=(ResourceGroup("All", ("boats", "berths")), ResourceGroup("Land", ("berths",))),
    )
    shown = select(catalogue, include=["boats"])
    assert [each.key for each in shown.resources] == ["fleet", "boats", "partner", "words"]
    assert shown.groups == (ResourceGroup("All", ("boats",)),)


OPEN = String()
CLOSED = String(internal=True)
PARTLY = Catalogue(
    info=Info(title="T"),
    internal_parts=True,
    operations=(
        Operation(
            method="GET",
            path="/boats",
            resource="boats",
            parameters=(
                Parameter(name="limit", place="query"),
                Parameter(name="debug", place="query", internal=True),
            ),
            request_body=RequestBody(content=(MediaType(name="a/b", schema=Reference(name="Secret")),)),
            responses=(
                Response(status="200", content=(MediaType(name="a/b", schema=Reference(name="Boat")),)),
            ),
            callbacks=(
                Callback(
                    name="c",
                    expression="{$url}",
                    operation=Operation(method="POST", path="{$url}", resource="boats", internal=True),
                ),
            ),
        ),
    ),
    models={
        "Boat": Object(
            properties=(
                Property("name", OPEN),
                Property("hull", CLOSED),
                Property("secret", Reference(name="Secret")),
                Property("list", Array(items=Reference(name="Secret"))),
                Property("either", Union(variants=(OPEN, CLOSED, Reference(name="Secret")))),
                Property("none", Union(variants=(CLOSED,), exclusive=True)),
                Property("both", AllOf(parts=(Reference(name="Secret"), Object()))),
            ),
            pattern_properties=(("^x-", CLOSED), ("^y-", OPEN)),
            additional=CLOSED,
        ),
        "Secret": Object(internal=True, properties=(Property("inner", Reference(name="Inner")),)),
        "Inner": String(),
    },
)


def test_internal_parts_are_left_out() -> None:
    shown = select(PARTLY)
    (only,) = shown.operations
    assert [each.name for each in only.parameters] == ["limit"]
    assert only.callbacks == ()
    assert only.request_body is not None
    assert only.request_body.content[0].schema == Anything()
    assert shown.models == {
        "Boat": Object(
            properties=(
                Property("name", OPEN),
                Property("list", Array(items=Anything())),
                Property("either", Union(variants=(OPEN,))),
                Property("none", Anything()),
                Property("both", AllOf(parts=(Object(),))),
            ),
            pattern_properties=(("^y-", OPEN),),
            additional=Anything(),
        )
    }


def test_a_link_to_what_is_internal_is_left_out() -> None:
    links = (Link(name="secret", operation="GET /secret"), Link(name="boats", operation="GET /boats"))
    linking = replace(API.operations[1], responses=(Response(status="201", links=links),))
    shown = select(replace(API, operations=(API.operations[0], linking, API.operations[3])))
    assert [each.name for each in shown.operations[1].responses[0].links] == ["boats"]


def test_internal_parts_are_shown_where_they_are_wanted() -> None:
    assert select(PARTLY, internal=True) is PARTLY
