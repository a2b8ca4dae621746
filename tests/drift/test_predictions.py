"""What a profile predicts otherwise than the documentation of its SDK says."""

from msgspec.structs import replace

from sdkref.catalogue.surface import Argument, ErrorType, Method, Returned, Spot, TypePiece, UsageExample
from sdkref.drift.of_prediction import of_prediction
from sdkref.drift.place import Place

THERE = Place("openapi.yaml", 7)


def text(written: str) -> tuple[TypePiece, ...]:
    return (TypePiece(text=written),)


READ = Method(
    accessor=("teas",),
    name="brew",
    arguments=(
        Argument(name="tea_id", type=text("str"), required=True, description="Which  tea.", line=21),
        Argument(name="dry", type=text("Optional[bool]"), required=False, example="true", line=22),
    ),
    errors=(
        ErrorType(type=text("errors.NotFound"), statuses=("404",), line=31),
        ErrorType(type=text("errors.SDKError"), statuses=("4XX",), catch_all=True, line=32),
    ),
    returned=Returned(type=text("models.Cup")),
    examples=(UsageExample(language="python", code="tea.teas.brew(tea_id=1)\n"),),
    spot=Spot("docs/teas.md", 12),
)


def told(predicted: Method, read: Method = READ) -> list[str]:
    return [f"{each.here} {each.fact}" for each in of_prediction(read, [predicted], THERE)]


def test_what_is_predicted_as_it_was_read_does_not_drift() -> None:
    first, second = READ.arguments or ()
    spelled = replace(
        READ,
        arguments=(replace(first, description="Which tea."), replace(second, example="false", line=1)),
        examples=(UsageExample(language="python", code="tea.teas.brew(tea_id=9)\n"),),
        spot=Spot(""),
    )
    assert told(spelled) == []


def test_another_name() -> None:
    assert told(replace(READ, accessor=("cups",))) == [
        "docs/teas.md:12 the profile predicts the name `cups.brew`"
    ]


def test_rows_of_parameters_that_stand_on_one_side() -> None:
    first, second = READ.arguments or ()
    milk, sugar = Argument(name="milk"), Argument(name="sugar")
    assert told(replace(READ, arguments=(first, milk, sugar))) == [
        "docs/teas.md:22 the profile predicts the parameters `milk`, `sugar` and not `dry`"
    ]
    assert told(replace(READ, arguments=(first, second, milk))) == [
        "docs/teas.md:12 the profile predicts the parameter `milk` as well"
    ]
    assert told(replace(READ, arguments=(first,))) == [
        "docs/teas.md:22 the profile predicts no parameter `dry`"
    ]
    assert told(replace(READ, arguments=(second, first))) == [
        "docs/teas.md:12 the profile predicts its parameters in the order `dry`, `tea_id`"
    ]


def test_cells_of_parameters() -> None:
    first, second = READ.arguments or ()
    other = replace(second, type=text("bool"), required=True, description="Without water.")
    assert told(replace(READ, arguments=(first, other))) == [
        "docs/teas.md:22 `dry` is `Optional[bool]`, and the profile predicts `bool`",
        "docs/teas.md:22 `dry` is optional, and the profile predicts required",
        "docs/teas.md:22 `dry` is described in other words than the profile predicts",
    ]


def test_rows_of_errors() -> None:
    first, last = READ.errors or ()
    gone = ErrorType(type=text("errors.Gone"), statuses=("410",))
    assert told(replace(READ, errors=(gone, last))) == [
        "docs/teas.md:31 the profile predicts the error `errors.Gone` and not `errors.NotFound`"
    ]
    assert told(replace(READ, errors=(replace(first, statuses=("403",)), last))) == [
        "docs/teas.md:31 the profile predicts other cells of the error `errors.NotFound`"
    ]
    assert told(READ, replace(READ, errors=None)) == []


def test_what_comes_back() -> None:
    assert told(replace(READ, returned=Returned(type=text("models.Pot"), wrap="promise"))) == [
        "docs/teas.md:12 it returns `models.Cup`, and the profile predicts `models.Pot` in a promise"
    ]


def test_an_index_is_compared_by_what_it_tells() -> None:
    listed = replace(
        READ,
        arguments=(Argument(name="**params", type=text("params"), role="request", line=4),),
        errors=None,
        examples=(),
    )
    assert told(READ, listed) == []


def test_a_method_that_is_not_predicted() -> None:
    (found,) = of_prediction(READ, (), THERE)
    assert (found.fact, str(found.here), str(found.there)) == (
        "the profile predicts no method",
        "docs/teas.md:12",
        "openapi.yaml:7",
    )


def test_of_several_the_method_of_the_same_name_is_compared() -> None:
    other = replace(READ, name="brew_all", arguments=())
    assert [*of_prediction(READ, [other, READ], THERE)] == []
