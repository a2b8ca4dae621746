"""A twin in the layout of Speakeasy says what the surface says, whatever texts that holds."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sdkref.catalogue.surface import (
    Argument,
    Endpoint,
    ErrorType,
    Method,
    MethodGroup,
    Returned,
    SdkType,
    Surface,
    SurfaceModel,
    TypePiece,
    UsageExample,
)
from surface_texts import CELLS, MODELS, NAMES, TEXTS
from twin_reading import bare, read_back, twin_of

PIECES = st.one_of(
    st.sampled_from(
        ["string", "List[", "]", "[]", "*", "map[string]", " | ", "Promise", "<", ">", "'a'"]
    ).map(lambda text: TypePiece(text=text)),
    st.sampled_from(MODELS).map(lambda key: TypePiece(text="models.M_1", model=key)),
    st.just(TypePiece(text="File", url="https://example.com/a_b(c)?x=1&y=2")),
)


def _joined(pieces: list[TypePiece]) -> SdkType:
    """Return a type in which no two neighbours lead to the same, as readers give it."""
    found: list[TypePiece] = []
    for piece in pieces:
        if found and (found[-1].model, found[-1].url) == (piece.model, piece.url):
            found[-1] = TypePiece(text=found[-1].text + piece.text, model=piece.model, url=piece.url)
        else:
            found.append(piece)
    text = "".join(each.text for each in found)
    return tuple(found) if text == text.strip() else (TypePiece(text="string"),)


TYPES = st.lists(PIECES, min_size=1, max_size=3).map(_joined)
ARGUMENTS = st.builds(
    Argument,
    name=NAMES,
    type=TYPES,
    required=st.sampled_from([True, False, None]),
    description=CELLS,
    example=CELLS,
)
DEPRECATED = ARGUMENTS.map(lambda each: Argument(name=each.name, type=each.type, deprecated=True))
ERRORS = st.builds(
    ErrorType,
    type=TYPES,
    statuses=st.lists(st.sampled_from(["400", "404", "default"]), min_size=1, max_size=2, unique=True).map(
        tuple
    ),
    content_types=st.sampled_from([("application/json",), ("text/plain", "a/b_c*")]),
)
EXAMPLES = st.tuples(st.none() | TEXTS, TEXTS).map(
    lambda made: UsageExample(
        name=made[0] and " ".join(made[0].split()), language="typescript", code=f"{made[1]}\n"
    )
)
METHODS = st.builds(
    Method,
    accessor=st.just(("chat",)),
    name=NAMES,
    endpoint=st.none() | st.builds(Endpoint, st.just("POST"), TEXTS.map(lambda text: f"/{text}")),
    operation_id=st.none() | TEXTS,
    deprecated=st.booleans(),
    arguments=st.lists(ARGUMENTS | DEPRECATED, max_size=3).map(tuple),
    returned=st.builds(Returned, type=TYPES, wrap=st.just("promise")),
    errors=st.none() | st.lists(ERRORS, min_size=1, max_size=2).map(tuple),
    examples=st.lists(EXAMPLES, min_size=1, max_size=2).map(tuple),
)
RESOURCES = st.lists(METHODS, min_size=1, max_size=3, unique_by=lambda method: method.name)


def _surface(methods: list[Method]) -> Surface:
    models = {key: SurfaceModel(key=key, name="M") for key in MODELS}
    dialect = "speakeasy-typescript"
    return Surface(key="sdk", language="typescript", dialect=dialect, methods=tuple(methods), models=models)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(RESOURCES)
def test_cells_types_and_samples_come_back_whatever_they_hold(methods: list[Method]) -> None:
    surface = _surface(methods)
    text = twin_of(surface, MethodGroup(accessor=("chat",), title="Chat"), methods)
    assert list(map(bare, read_back(surface, text))) == list(map(bare, methods))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(RESOURCES, TEXTS, TEXTS, TEXTS, TEXTS)
@example([Method(accessor=("chat",), name="send", examples=())], "x", "```", "<!--", "<div>")
def test_no_description_reaches_beyond_its_place(
    methods: list[Method], title: str, about: str, summary: str, description: str
) -> None:
    told = [
        Method(
            accessor=each.accessor,
            name=each.name,
            summary=summary,
            description=description,
            arguments=each.arguments or (),
            returned=Returned(type=(TypePiece(text="X"),), wrap="promise"),
            examples=(UsageExample(language="typescript", code="x;\n"),),
        )
        for each in methods
    ]
    surface = _surface(told)
    group = MethodGroup(accessor=("chat",), title=title, description=about)
    back = read_back(surface, twin_of(surface, group, told))
    assert [(each.name, len(each.arguments or ()), each.returned is None) for each in back] == [
        (each.name, len(each.arguments or ()), False) for each in told
    ]
    assert [each.examples[0].code for each in back] == [each.examples[0].code for each in told]
