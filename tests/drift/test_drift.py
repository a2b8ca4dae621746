"""What the documentation of SDKs and the description of their API say differently, as findings."""

from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue, Info
from sdkref.catalogue.joining import joined
from sdkref.catalogue.of_surfaces import catalogue_of
from sdkref.catalogue.operation import MediaType, Operation, Parameter, RequestBody, Response
from sdkref.catalogue.schema import Object, Property, Reference, String
from sdkref.catalogue.surface import (
    Argument,
    Endpoint,
    ErrorType,
    Method,
    Spot,
    Status,
    Surface,
    SurfaceModel,
    TypePiece,
    UsageExample,
)
from sdkref.drift.differences import differences_of
from sdkref.drift.findings import as_finding

BREW = Operation(
    method="POST",
    path="/teas/{teaId}/brews",
    resource="teas",
    parameters=(Parameter(name="teaId", place="path", required=True), Parameter(name="dry", place="query")),
    request_body=RequestBody(
        content=(MediaType(name="application/json", schema=Reference(name="Brew")),), required=True
    ),
    responses=(
        Response(status="200"),
        Response(
            status="404", content=(MediaType(name="application/json", schema=Reference(name="NotFound")),)
        ),
    ),
)
BODY = Object(
    properties=(
        Property(name="minutes", schema=String(), required=True),
        Property(name="cupSize", schema=String()),
    )
)
DESCRIBED = Catalogue(info=Info(title="Tea"), operations=(BREW,), models={"Brew": BODY, "NotFound": Object()})
REQUEST = SurfaceModel(
    key="brew",
    name="Brew",
    fields=(
        Argument(name="minutes", required=True, line=9),
        Argument(name="cup_size", required=False, line=10),
    ),
    spot=Spot("models/brew.md"),
)
ARGUMENTS = (
    Argument(name="tea_id", required=True, line=21),
    Argument(name="dry", required=False, line=22),
    Argument(name="brew", type=(TypePiece(text="models.Brew", model="brew"),), role="body", required=True),
    Argument(name="retries", role="options", required=False),
)
ERRORS = (
    ErrorType(type=(TypePiece(text="errors.NotFoundError"),), statuses=("404",)),
    ErrorType(type=(TypePiece(text="errors.SDKError"),), statuses=("4XX", "5XX"), catch_all=True),
)
METHOD = Method(
    accessor=("teas",),
    name="brew",
    endpoint=Endpoint("POST", "/teas/{tea_id}/brews"),
    arguments=ARGUMENTS,
    errors=ERRORS,
    spot=Spot("docs/teas.md", 12),
)


def surface(method: Method, model: SurfaceModel = REQUEST, dialect: str = "speakeasy-python") -> Surface:
    return Surface(
        key="tea-python",
        language="python",
        dialect=dialect,
        methods=(method,),
        models={model.key: model},
    )


def told(*surfaces: Surface, catalogue: Catalogue | None = DESCRIBED) -> list[str]:
    whole = joined(catalogue or catalogue_of(surfaces), surfaces)
    found = map(as_finding, differences_of(whole, lambda _: None))
    return [f"{each.place} {each.code}: {each.fact}" for each in found]


SAYS = "`teas.brew` of tea-python, POST /teas/{teaId}/brews:"


def with_arguments(*arguments: Argument) -> Method:
    return replace(METHOD, arguments=arguments)


def test_an_sdk_that_says_the_same_in_its_own_words_does_not_drift() -> None:
    assert told(surface(METHOD)) == []


def test_a_request_object_is_compared_by_its_members() -> None:
    whole = replace(REQUEST, fields=(*ARGUMENTS[:3],))
    request = Argument(name="request", role="request", type=(TypePiece(text="BrewRequest", model="request"),))
    one = replace(
        surface(with_arguments(request)), models={"request": replace(whole, key="request"), "brew": REQUEST}
    )
    assert told(one) == []


def test_a_parameter_that_is_missing_or_unknown() -> None:
    _, *others = ARGUMENTS
    assert told(surface(with_arguments(*others, Argument(name="milk", line=24)))) == [
        f"docs/teas.md:12:1 drift-parameter: {SAYS} `teaId` of the description is missing",
        f"docs/teas.md:24:1 drift-parameter: {SAYS} `milk` is not in the description",
    ]


def test_a_member_that_is_missing_or_unknown() -> None:
    fields = (Argument(name="minutes", required=True), Argument(name="sugar", line=11))
    assert told(surface(METHOD, replace(REQUEST, fields=fields))) == [
        f"docs/teas.md:12:1 drift-parameter: {SAYS} `cupSize` of the description is missing",
        f"models/brew.md:11:1 drift-parameter: {SAYS} `sugar` is not in the description",
    ]


def test_what_a_documentation_does_not_say_is_no_drift() -> None:
    listed = Argument(
        name="brew", role="body", type=(TypePiece(text="list["), TypePiece(text="Brew", model="brew"))
    )
    tea = Argument(name="tea_id", required=None)
    assert told(surface(with_arguments(tea, Argument(name="dry"), listed))) == []
    assert told(surface(replace(METHOD, arguments=None, errors=None))) == []


def test_an_object_that_the_other_side_has_as_a_member_is_compared_as_a_whole() -> None:
    """One SDK takes a request, and the other its members one by one."""
    heat = Argument(name="heat", type=(TypePiece(text="models.Heat", model="heat"),), required=True)
    models = {
        "heat": SurfaceModel(key="heat", name="Heat", fields=(Argument(name="degrees"),)),
        "request": SurfaceModel(key="request", name="Request", fields=(Argument(name="tea_id"), heat)),
    }
    request = Argument(name="request", role="body", type=(TypePiece(text="Request", model="request"),))
    flat = replace(surface(with_arguments(Argument(name="tea_id"), heat)), models=models)
    deep = replace(surface(with_arguments(replace(request, role="input"))), key="tea-go", models=models)
    assert told(flat, deep, catalogue=None) == []
    assert told(deep, flat, catalogue=None) == []


def test_a_body_whose_members_are_not_known_may_have_any_name() -> None:
    open_body = replace(DESCRIBED, models={"Brew": Object(), "NotFound": Object()})
    body = Argument(name="requestBody", type=(TypePiece(text="map[string]any"),))
    assert told(surface(with_arguments(*ARGUMENTS[:2], body)), catalogue=open_body) == []


def test_required_on_one_side_only() -> None:
    tea, dry, *others = ARGUMENTS
    changed = (replace(tea, required=False), replace(dry, required=True), *others)
    assert told(surface(with_arguments(*changed))) == [
        f"docs/teas.md:21:1 drift-required: {SAYS} `tea_id` is optional, and required in the description",
        f"docs/teas.md:22:1 drift-required: {SAYS} `dry` is required, and optional in the description",
    ]


def test_errors_by_status_and_by_type() -> None:
    kept = ERRORS[1]
    other = ErrorType(type=(TypePiece(text="errors.Gone"),), statuses=("410",), line=40)
    assert told(surface(replace(METHOD, errors=(other, kept)))) == [
        f"docs/teas.md:12:1 drift-error: {SAYS} the error 404 of the description is missing",
        f"docs/teas.md:40:1 drift-error: {SAYS} the error 410 is not in the description",
    ]
    lost = ErrorType(type=(TypePiece(text="errors.Lost"),), statuses=("404",), line=41)
    assert told(surface(replace(METHOD, errors=(lost,)))) == [
        f"docs/teas.md:41:1 drift-error: {SAYS} the error 404 is `Lost`, and `NotFound` in the description"
    ]
    statuses = (Status(status="200"), Status(status="404"), Status(status="500"))
    assert told(surface(replace(METHOD, errors=None, statuses=statuses))) == [
        f"docs/teas.md:12:1 drift-error: {SAYS} the error 500 is not in the description"
    ]


def test_deprecated_on_one_side_only_where_the_dialect_can_say_so() -> None:
    old = replace(DESCRIBED, operations=(replace(BREW, deprecated=True),))
    fact = "it is deprecated in the description and not in tea-python"
    assert told(surface(METHOD), catalogue=old) == [f"docs/teas.md:12:1 drift-deprecated: {SAYS} {fact}"]
    assert told(surface(METHOD, dialect="openapi-generator-python"), catalogue=old) == []


def test_an_operation_that_an_sdk_lacks() -> None:
    other = replace(surface(METHOD), key="tea-go", methods=())
    assert told(surface(METHOD), other) == [
        " drift-operation: tea-go, POST /teas/{teaId}/brews: it has no method"
    ]


def test_sdks_without_a_description_are_compared_with_the_first() -> None:
    tea, *_ = ARGUMENTS
    go = replace(surface(with_arguments(tea)), key="tea-go", language="go", dialect="speakeasy-go")
    assert told(surface(METHOD), go, catalogue=None) == [
        "docs/teas.md:12:1 drift-parameter: `teas.brew` of tea-go, POST /teas/{tea_id}/brews: "
        f"`{name}` of tea-python is missing ({place})"
        for name, place in (
            ("dry", "docs/teas.md:22"),
            ("minutes", "models/brew.md:9"),
            ("cup_size", "models/brew.md:10"),
        )
    ]


def test_an_example_that_does_not_call_its_method() -> None:
    fresh = UsageExample(language="python", code="client.teas.brew(tea_id=1)\n", line=16)
    stale = UsageExample(language="python", code="client.teas.brew_all()\n", line=30, name="Many")
    assert told(surface(replace(METHOD, examples=(fresh, stale)))) == [
        f"docs/teas.md:30:1 drift-example: {SAYS} Many does not call it"
    ]


def test_what_a_profile_predicts_is_no_documentation() -> None:
    predicted = replace(surface(replace(METHOD, arguments=(), spot=Spot(""))), key="tea-go")
    assert told(predicted) == []
