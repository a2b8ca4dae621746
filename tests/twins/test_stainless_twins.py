"""A twin in the layout of Stainless lists the methods that the surface has, whatever their texts hold."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sdkref.catalogue.surface import (
    Argument,
    Endpoint,
    Method,
    MethodGroup,
    Returned,
    SdkType,
    Surface,
    TypePiece,
    UsageExample,
)
from surface_texts import NAMES, TEXTS
from twin_reading import read_back, twin_of

SOURCE = "./src/openai/types/chat.py"
RETURNED: st.SearchStrategy[SdkType] = st.sampled_from(
    [
        (TypePiece(text="Message", url=SOURCE),),
        (TypePiece(text="SyncPage["), TypePiece(text="Message", url=SOURCE), TypePiece(text="]")),
        (TypePiece(text="str | None"),),
        (TypePiece(text="File", url="https://example.com/a_b(c)?x=1&y=2"),),
    ]
)
PATH_ARGUMENTS = st.just(()) | NAMES.map(
    lambda name: (Argument(name=name, place="path", required=True), Argument(name="**params", role="request"))
)
PATHS = st.sampled_from(['/a/"b"', "/a/<b>", "/a/{x}&y", "/a_b/*c*", "/a'b"])
METHODS = st.builds(
    Method,
    accessor=st.sampled_from([("chat",), ("chat", "completions")]),
    name=NAMES,
    endpoint=st.builds(Endpoint, st.sampled_from(["GET", "POST"]), PATHS),
    summary=st.none() | TEXTS,
    description=st.none() | TEXTS,
    arguments=PATH_ARGUMENTS,
    returned=st.builds(Returned, type=RETURNED),
    examples=st.just(()) | TEXTS.map(lambda code: (UsageExample(language="python", code=f"{code}\n"),)),
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(METHODS, min_size=1, max_size=3))
def test_calls_endpoints_and_types_come_back(methods: list[Method]) -> None:
    surface = Surface(key="sdk", language="python", dialect="stainless-python", methods=tuple(methods))
    back = read_back(surface, twin_of(surface, MethodGroup(accessor=("chat",), title="Chat"), methods))
    assert [_listed(each) for each in back] == [_listed(each) for each in methods]


def _listed(method: Method) -> tuple[object, ...]:
    """Return what a list of Stainless has of a method."""
    assert method.returned is not None
    return method.accessor, method.name, method.endpoint, method.returned.type
