"""Which operations a site shows, by tag, path and method, and which models then remain."""

import pytest

from sdkref.catalogue.catalogue import Catalogue, Info, Resource
from sdkref.catalogue.operation import MediaType, Operation, Response
from sdkref.catalogue.schema import Array, Object, Property, Reference, String
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
