"""Methods and models of SDKs find the operations and models that they are."""

import pytest
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue, Info, Resource
from sdkref.catalogue.joining import joined, unjoined
from sdkref.catalogue.of_surfaces import catalogue_of
from sdkref.catalogue.operation import Operation
from sdkref.catalogue.schema import Object
from sdkref.catalogue.surface import (
    About,
    Argument,
    Endpoint,
    Method,
    MethodGroup,
    Returned,
    Surface,
    SurfaceModel,
    TypePiece,
)


def method(call: str, asks: str = "", operation_id: str | None = None, summary: str | None = None) -> Method:
    *accessor, name = call.split(".")
    endpoint = Endpoint(*asks.split(" ", 1)) if asks else None
    return Method(
        accessor=tuple(accessor), name=name, endpoint=endpoint, operation_id=operation_id, summary=summary
    )


def surface(key: str, *methods: Method, models: tuple[SurfaceModel, ...] = ()) -> Surface:
    return Surface(
        key=key,
        language="typescript",
        dialect="speakeasy-typescript",
        methods=methods,
        models={each.key: each for each in models},
    )


def described(*operations: Operation, **models: Object) -> Catalogue:
    return Catalogue(
        info=Info(title="Tea"),
        resources=(Resource(key="teas", title="Teas"),),
        operations=operations,
        models=dict(models),
    )


def joins(catalogue: Catalogue) -> list[tuple[str, str, str, str]]:
    return [
        (each.key, ".".join((*one.accessor, one.name)), one.operation, one.joined_by)
        for each in catalogue.surfaces
        for one in each.methods
    ]


BREW = Operation(method="POST", path="/teas/{tea_id}/brews", resource="teas", operation_id="brewTea")
LIST = Operation(method="GET", path="/teas", resource="teas", operation_id="list_teas")


def test_method_and_path_tell_first_whatever_parameters_are_called() -> None:
    whole = joined(
        described(LIST, BREW), [surface("ts", method("teas.brew", "POST /teas/{id}/brews/", "other"))]
    )
    assert joins(whole) == [("ts", "teas.brew", "POST /teas/{tea_id}/brews", "path")]


def test_the_operation_id_tells_next_in_any_spelling() -> None:
    whole = joined(described(LIST, BREW), [surface("go", method("Teas.Infuse", operation_id="BrewTea"))])
    assert joins(whole) == [("go", "Teas.Infuse", BREW.key, "operationId")]


def test_the_name_of_the_method_tells_last() -> None:
    whole = joined(
        described(LIST, BREW), [surface("py", method("teas.list_teas"), method("TeasApi.brewTea"))]
    )
    assert joins(whole) == [
        ("py", "teas.list_teas", LIST.key, "name"),
        ("py", "TeasApi.brewTea", BREW.key, "name"),
    ]


def test_a_name_does_not_join_what_asks_something_else() -> None:
    whole = joined(described(LIST), [surface("py", method("teas.list_teas", "GET /v2/teas"))])
    assert joins(whole) == [("py", "teas.list_teas", "GET /v2/teas", "alone")]


def test_what_no_operation_is_becomes_one_and_is_told() -> None:
    whole = joined(
        described(LIST), [surface("py", method("cups.wash", summary="Wash up."), method("teas.list_teas"))]
    )
    assert [each.key for each in whole.operations] == ["GET /teas", "cups.wash"]
    assert [each.method.name for each in unjoined(whole)] == ["wash"]
    assert whole.operations[1].summary == "Wash up."
    assert whole.resources[-1] == Resource(key="cups", title="Cups")


def test_two_methods_of_one_sdk_may_be_one_described_operation() -> None:
    whole = joined(
        described(LIST), [surface("py", method("teas.list", "GET /teas"), method("shop.teas", "GET /teas"))]
    )
    assert {each[2] for each in joins(whole)} == {"GET /teas"}
    assert len(whole.operations) == 1


def test_without_a_description_sdks_are_joined_to_each_other() -> None:
    surfaces = [
        surface(
            "ts", method("teas.list", "GET /teas", "listTeas"), method("teas.brewTea", operation_id="brewTea")
        ),
        surface(
            "go",
            method("Teas.BrewTea", "POST /teas/{id}/brews"),
            method("Teas.List", operation_id="ListTeas"),
        ),
        surface("py", method("teas.brew_tea"), method("cups.wash")),
    ]
    whole = joined(catalogue_of(surfaces), surfaces)
    assert [each.key for each in whole.operations] == ["GET /teas", "POST /teas/{id}/brews", "cups.wash"]
    assert joins(whole) == [
        ("ts", "teas.list", "GET /teas", "alone"),
        ("ts", "teas.brewTea", "POST /teas/{id}/brews", "alone"),
        ("go", "Teas.BrewTea", "POST /teas/{id}/brews", "name"),
        ("go", "Teas.List", "GET /teas", "operationId"),
        ("py", "teas.brew_tea", "POST /teas/{id}/brews", "name"),
        ("py", "cups.wash", "cups.wash", "alone"),
    ]


def test_methods_of_one_sdk_that_ask_the_same_stay_apart() -> None:
    one = surface("ts", method("TeasApi.list", "GET /teas"), method("ShopApi.list", "GET /teas"))
    two = surface("go", method("ShopAPI.List", "GET /teas"), method("TeasAPI.List", "GET /teas"))
    whole = joined(catalogue_of([one, two]), [one, two])
    keys = ["GET /teas", "GET /teas#ShopApi.list"]
    assert [each.key for each in whole.operations] == keys
    assert [each[2] for each in joins(whole)] == [keys[0], keys[1], keys[1], keys[0]]


def test_a_fragment_that_the_documentation_writes_tells_methods_apart() -> None:
    ask = method("chat.complete", "POST /chat")
    stream = method("chat.stream", "POST /chat#stream")
    one, two = surface("ts", ask, stream), surface("py", stream, ask)
    whole = joined(catalogue_of([one, two]), [one, two])
    assert [each[2] for each in joins(whole)] == [
        "POST /chat",
        "POST /chat#stream",
        "POST /chat#stream",
        "POST /chat",
    ]


def test_groups_of_methods_are_resources() -> None:
    one = replace(
        surface("ts", method("beta.cups.wash")),
        groups=(MethodGroup(accessor=("beta", "cups"), title="Beta.Cups", description="China."),),
        about=About(title="Tea TypeScript SDK", server="https://tea.example"),
    )
    whole = joined(catalogue_of([one]), [one])
    assert whole.resources == (Resource(key="beta.cups", title="Beta Cups", description="China."),)
    assert (whole.info.title, whole.servers[0].url, whole.described) == ("Tea", "https://tea.example", False)


@pytest.mark.parametrize(
    ("titles", "call", "title"),
    [
        ((), "fine_tuning.jobs.list", "Fine Tuning Jobs"),
        ((), "AdminAPIKeys.list", "Admin API Keys"),
        ((), "OAuth2.list", "OAuth2"),
        (("Fine-tuning", "Audit Logs"), "fine_tuning.jobs.list", "Fine-tuning Jobs"),
        (("Fine-tuning", "Vector stores", "Group users"), "fine_tuning.jobs.list", "Fine-tuning jobs"),
        (("Vector stores",), "VectorStores.FileBatches.list", "Vector stores file batches"),
        (("Vector stores",), "admin.APIKeys.list", "Admin API keys"),
    ],
)
def test_resources_are_titled_as_their_neighbours(titles: tuple[str, ...], call: str, title: str) -> None:
    known = tuple(Resource(key=each, title=each) for each in titles)
    catalogue = replace(described(LIST), resources=known)
    assert joined(catalogue, [surface("py", method(call))]).resources[-1].title == title


def test_models_are_joined_by_name_and_added_when_they_say_something() -> None:
    cup = Argument(name="size")
    models = (
        SurfaceModel(
            key="docs/models/components/teacup", name="TeaCup", namespace="components", fields=(cup,)
        ),
        SurfaceModel(key="docs/models/operations/teacup", name="TeaCup", namespace="operations", fields=()),
        SurfaceModel(
            key="docs/models/operations/brew", name="BrewRequest", namespace="operations", fields=(cup,)
        ),
        SurfaceModel(key="Leaf", name="Leaf"),
    )
    other = (SurfaceModel(key="models/brewrequest", name="brew_request", fields=(cup,)),)
    whole = joined(described(tea_cup=Object()), [surface("ts", models=models), surface("py", models=other)])
    assert list(whole.models) == ["tea_cup", "operations.TeaCup", "BrewRequest"]
    ts, py = whole.surfaces
    assert [each.model for each in ts.models.values()] == ["tea_cup", "operations.TeaCup", "BrewRequest", ""]
    assert [each.model for each in py.models.values()] == ["BrewRequest"]


def telling(call: str, returned: str = "", request: str = "") -> Method:
    """Return a method whose types are named after its operation, and nothing else tells which that is."""
    return replace(
        method(call),
        returned=Returned(type=(TypePiece(text=returned),), raw=returned) if returned else None,
        arguments=(Argument(name="request", type=(TypePiece(text=request),), role="request"),),
    )


def test_types_that_are_named_after_an_operation_tell_it_before_the_name_of_the_method() -> None:
    files = replace(LIST, operation_id="list", resource="teas")
    whole = joined(
        described(files, BREW),
        [
            surface("go", telling("Teas.List", "*operations.BrewTeaResponse")),
            surface("ts", telling("teas.list", "components.BrewTeaResponse", "operations.BrewTeaRequest")),
            surface("py", telling("teas.list", "components.BrewTeaResponse")),
        ],
    )
    assert joins(whole) == [
        ("go", "Teas.List", BREW.key, "name"),
        ("ts", "teas.list", BREW.key, "name"),
        ("py", "teas.list", files.key, "name"),
    ]


def test_types_of_two_sdks_that_are_named_after_one_operation_join_their_methods() -> None:
    whole = joined(
        described(),
        [
            surface("go", telling("Teas.Infuse", "*operations.BrewTeaResponse")),
            surface("ts", telling("teas.brewTea", "components.Brew", "operations.BrewTeaRequest")),
        ],
    )
    assert joins(whole) == [
        ("go", "Teas.Infuse", "Teas.Infuse", "alone"),
        ("ts", "teas.brewTea", "Teas.Infuse", "name"),
    ]


def test_a_method_that_is_named_as_the_operation_joins_one_whose_types_are() -> None:
    renamed, kept = telling("Teas.Infuse", "*operations.BrewTeaResponse"), method("teas.brewTea")
    other = method("cups.brewTea")
    both = [surface("go", renamed), surface("ts", kept), surface("py", other)]
    assert joins(joined(described(), both))[:2] == [
        ("go", "Teas.Infuse", "Teas.Infuse", "alone"),
        ("ts", "teas.brewTea", "Teas.Infuse", "name"),
    ]
    assert joins(joined(described(), both[::-1])) == [
        ("py", "cups.brewTea", "cups.brewTea", "alone"),
        ("ts", "teas.brewTea", "teas.brewTea", "alone"),
        ("go", "Teas.Infuse", "teas.brewTea", "name"),
    ]
