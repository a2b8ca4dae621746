"""What sets an operation apart: streams and pages."""

import pytest

from sdkref.catalogue.operation import MediaType, Operation, Parameter, Response
from sdkref.catalogue.schema import String
from sdkref.catalogue.traits import is_paginated, streams


def operation(*asked: str, place: str = "query", answers: tuple[Response, ...] = ()) -> Operation:
    return Operation(
        method="GET",
        path="/ships",
        resource="ships",
        parameters=tuple(Parameter(name=each, place=place) for each in asked),  # type: ignore[arg-type]
        responses=answers,
    )


@pytest.mark.parametrize(
    "asked",
    [
        ("limit", "after"),
        ("per_page", "page"),
        ("page[size]", "page[after]"),
        ("maxResults", "pageToken"),
        ("limit", "ending_before", "starting_after"),
        ("top", "skip"),
    ],
)
def test_a_caller_who_names_a_page_and_its_length_gets_pages(asked: tuple[str, ...]) -> None:
    assert is_paginated(operation(*asked))


@pytest.mark.parametrize(
    "asked", [(), ("limit",), ("page",), ("after", "before"), ("from", "to"), ("count",)]
)
def test_one_of_the_two_may_mean_anything(asked: tuple[str, ...]) -> None:
    assert not is_paginated(operation(*asked))


def test_headers_do_not_ask_for_pages() -> None:
    assert not is_paginated(operation("limit", "after", place="header"))


@pytest.mark.parametrize(
    ("status", "media", "streamed"),
    [
        ("200", MediaType(name="text/event-stream"), True),
        ("200", MediaType(name="application/jsonl"), True),
        ("200", MediaType(name="application/json", item_schema=String()), True),
        ("200", MediaType(name="application/json"), False),
        ("500", MediaType(name="text/event-stream"), False),
    ],
)
def test_an_answer_streams_by_its_type(status: str, media: MediaType, streamed: bool) -> None:  # noqa: FBT001 - a case
    assert streams(operation(answers=(Response(status=status, content=(media,)),))) == streamed
