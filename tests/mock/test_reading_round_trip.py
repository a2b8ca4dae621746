"""Values written as samples write them are read back as the same values, in every style of OpenAPI."""

from typing import Any, cast
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sdkref.catalogue.catalogue import Catalogue, Info
from sdkref.catalogue.operation import Operation, Parameter, Place
from sdkref.catalogue.schema import Array, Boolean, Json, Number, Object, Property, Schema, String
from sdkref.mock.exchange import Match, Request
from sdkref.mock.requests.reading import Reader
from sdkref.projection.wire import Pair, cookie_texts, header_text, path_text, query_pairs

SCALARS: dict[str, tuple[Schema, st.SearchStrategy[Any]]] = {
    "text": (String(), st.text(st.characters(exclude_categories=["Cs"]), min_size=1)),
    "integer": (Number(integer=True), st.integers(-(10**30), 10**30)),
    "number": (Number(), st.floats(allow_nan=False, allow_infinity=False)),
    "boolean": (Boolean(), st.booleans()),
}
NAMES = st.text(st.characters(categories=["Ll", "Lu", "Nd"]), min_size=1, max_size=6)


@st.composite
def valued(draw: st.DrawFn, shapes: list[str]) -> tuple[Schema, Json]:
    """Draw a schema and a value of it."""
    schema, values = SCALARS[draw(st.sampled_from(sorted(SCALARS)))]
    match draw(st.sampled_from(shapes)):
        case "list":
            return Array(items=schema), draw(st.lists(values, min_size=1, max_size=4))
        case "object":
            names = draw(st.lists(NAMES, min_size=1, max_size=4, unique=True))
            members = tuple(Property(name, schema) for name in names)
            return Object(properties=members), {name: draw(values) for name in names}
        case "map":
            return Object(additional=schema), draw(st.dictionaries(NAMES, values, min_size=1, max_size=4))
        case _:
            return schema, draw(values)


FEW = settings(max_examples=30)

ANY = ["scalar", "list", "object", "map"]


def read_back(parameter: Parameter, **sent: Any) -> Json:
    operation = Operation(method="GET", path="/x", resource="", parameters=(parameter,))
    reader = Reader(Catalogue(info=Info(title="Test"), operations=(operation,)))
    path_values = sent.pop("path_values", {})
    reading = reader.read(Request(method="GET", path="/x", **sent), Match(operation, path_values))
    assert reading.violations == ()
    return reading.parameters.get((parameter.place, parameter.name))


def made(place: Place, style: str, explode: bool, schema: Schema) -> Parameter:  # noqa: FBT001 - a table of styles
    return Parameter(name="color", place=place, style=style, explode=explode, schema=schema, required=True)


def texts_of(value: Json) -> str:
    """Return all the texts of a value, where a delimiter could be lost."""
    match value:
        case dict():
            return "".join(f"{name}{texts_of(each)}" for name, each in value.items())
        case list():
            return "".join(map(texts_of, value))
        case _:
            return str(value)


@pytest.mark.parametrize("explode", [False, True])
@pytest.mark.parametrize("style", ["simple", "label", "matrix"])
@FEW
@given(drawn=valued(ANY))
def test_paths(style: str, explode: bool, drawn: tuple[Schema, Json]) -> None:  # noqa: FBT001 - a table of styles
    schema, value = drawn
    # A dot between items of a label is not told from one inside of them.
    assume(not (style == "label" and explode and "." in texts_of(value)))
    parameter = made("path", style, explode, schema)
    assert read_back(parameter, path_values={"color": path_text(parameter, value)}) == value


@pytest.mark.parametrize("reserved", [False, True])
@pytest.mark.parametrize(
    ("style", "explode"),
    [
        ("form", True),
        ("form", False),
        ("spaceDelimited", True),
        ("spaceDelimited", False),
        ("pipeDelimited", True),
        ("pipeDelimited", False),
        ("deepObject", True),
    ],
)
@FEW
@given(drawn=valued(ANY))
def test_queries(style: str, explode: bool, reserved: bool, drawn: tuple[Schema, Json]) -> None:  # noqa: FBT001 - a table of styles
    schema, value = drawn
    mark = {"spaceDelimited": " ", "pipeDelimited": "|"}.get(style)
    # These delimiters travel encoded, so that an item that holds one is not told from two.
    assume(explode or mark is None or mark not in texts_of(value))
    assume(not (reserved and not explode and "," in texts_of(value)))
    parameter = Parameter(
        name="color",
        place="query",
        style=style,
        explode=explode,
        schema=schema,
        required=True,
        allow_reserved=reserved,
    )
    assert read_back(parameter, query=encoded(query_pairs(parameter, value))) == value


def encoded(pairs: tuple[Pair, ...]) -> str:
    return "&".join(pair.raw or f"{quote(pair.name)}={quote_plus(pair.value)}" for pair in pairs)


NESTED = Object(
    properties=(
        Property("list", Array(items=Number(integer=True))),
        Property("inner", Object(additional=Array(items=String()))),
        Property("items", Array(items=Object(properties=(Property("on", Boolean()),)))),
    )
)


@FEW
@given(
    st.fixed_dictionaries(
        {},
        optional={
            "list": st.lists(st.integers(), min_size=1, max_size=12),
            "inner": st.dictionaries(
                NAMES, st.lists(st.text("ab &=%+é"), min_size=1), min_size=1, max_size=3
            ),
            "items": st.lists(st.fixed_dictionaries({"on": st.booleans()}), min_size=1, max_size=3),
        },
    )
)
def test_deep_objects(value: dict[str, Json]) -> None:
    assume(value)
    parameter = made("query", "deepObject", explode=True, schema=NESTED)
    assert read_back(parameter, query=encoded(query_pairs(parameter, value))) == value


@FEW
@given(drawn=valued(ANY), explode=st.booleans())
def test_headers(explode: bool, drawn: tuple[Schema, Json]) -> None:  # noqa: FBT001 - as above
    schema, value = drawn
    text = texts_of(value)
    # A header holds visible ASCII, and nothing in it is encoded.
    assume(text.isascii() and text.isprintable() and not set(text) & set(", =") and "\x7f" not in text)
    parameter = made("header", "simple", explode, schema)
    assert read_back(parameter, headers=(("color", header_text(parameter, value)),)) == value


@FEW
@given(drawn=valued(ANY), explode=st.booleans())
def test_cookies(explode: bool, drawn: tuple[Schema, Json]) -> None:  # noqa: FBT001 - as above
    schema, value = drawn
    parameter = made("cookie", "form", explode, schema)
    assert read_back(parameter, headers=(("cookie", "; ".join(cookie_texts(parameter, value))),)) == value


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text('aé"\\&+ '),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text('aé"=&'), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize("place", ["path", "query", "header", "cookie"])
@FEW
@given(value=JSON)
def test_content(place: str, value: Json) -> None:
    parameter = Parameter(
        name="color", place=cast("Place", place), media_type="application/json", required=True
    )
    match place:
        case "path":
            found = read_back(parameter, path_values={"color": path_text(parameter, value)})
        case "query":
            found = read_back(parameter, query=encoded(query_pairs(parameter, value)))
        case "cookie":
            found = read_back(parameter, headers=(("cookie", "; ".join(cookie_texts(parameter, value))),))
        case _:
            assume(texts_of(value).isascii())
            found = read_back(parameter, headers=(("color", header_text(parameter, value)),))
    assert found == value
