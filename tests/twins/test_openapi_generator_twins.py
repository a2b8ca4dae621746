"""A twin in the layout of OpenAPI Generator says what the surface says, whatever texts that holds."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sdkref.catalogue.surface import (
    Argument,
    Endpoint,
    Method,
    MethodGroup,
    Returned,
    SdkType,
    Status,
    Surface,
    SurfaceModel,
    TypePiece,
    UsageExample,
)
from surface_texts import CELLS, MODELS, NAMES
from twin_reading import bare, read_back, twin_of

TYPES: st.SearchStrategy[SdkType] = st.sampled_from(
    [
        (TypePiece(text="string"),),
        (TypePiece(text="Array<string>"),),
        (TypePiece(text="'a' | 'b'"),),
        (TypePiece(text="Message", model=MODELS[0]),),
        (TypePiece(text="File", url="https://example.com/a_b(c)?x=1&y=2"),),
        (TypePiece(text="File", url="https://example.com/a b"),),
        (TypePiece(text="Array<"), TypePiece(text="Message", model=MODELS[0]), TypePiece(text=">")),
    ]
)
ARGUMENTS = st.builds(
    Argument,
    name=NAMES,
    type=TYPES,
    required=st.booleans(),
    description=CELLS,
    default=st.none() | st.sampled_from(["20", "'a'", "[]", "a & b"]),
)
ABOUTS = (
    "> q",
    "> q\n> r",
    "a\n\n> q",
    "> q\n\nText.",
    "x (y) [z](<a(b)>) | \"w\" \\ 'v'",
    "# Head\n\nText.",
    "```\n### Parameters\n```\n\nText.",
)
STATUSES = st.builds(Status, status=st.sampled_from(["200", "404", "default"]), description=CELLS)
METHODS = st.builds(
    Method,
    accessor=st.just(("ChatApi",)),
    name=NAMES,
    endpoint=st.builds(Endpoint, st.sampled_from(["GET", "POST"]), NAMES.map(lambda name: f"/a/{{{name}}}")),
    summary=CELLS,
    description=st.none() | st.sampled_from(ABOUTS),
    signature=st.none() | st.just((TypePiece(text="Message send(body)"),)),
    arguments=st.lists(ARGUMENTS, max_size=3).map(tuple),
    returned=st.builds(Returned, type=st.just(()) | TYPES),
    statuses=st.none() | st.lists(STATUSES, min_size=1, max_size=2).map(tuple),
    authorization=st.none() | st.just(()) | st.just(("key",)),
    examples=st.just(
        (UsageExample(language="typescript", code="const configuration = createConfiguration();\n"),)
    ),
)


def _surface(methods: list[Method]) -> Surface:
    models = {key: SurfaceModel(key=key, name="M") for key in MODELS}
    dialect = "openapi-generator-typescript"
    return Surface(key="sdk", language="typescript", dialect=dialect, methods=tuple(methods), models=models)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(METHODS, min_size=1, max_size=2, unique_by=lambda method: method.name))
def test_rows_types_and_texts_come_back_whatever_they_hold(methods: list[Method]) -> None:
    surface = _surface(methods)
    text = twin_of(surface, MethodGroup(accessor=("ChatApi",), title="ChatApi"), methods)
    assert list(map(bare, read_back(surface, text))) == list(map(bare, methods))
