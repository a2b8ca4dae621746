"""Lists that the mock answers page by page: the first says there is more, the last that there is none."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers_of import Api, answering, api, header, value
from sdkref.mock.answers.page_asked import CURSOR
from sdkref.mock.exchange import Answer

ITEM = {
    "type": "object",
    "required": ["id"],
    "properties": {"id": {"type": "string", "pattern": "^pet_[0-9]+$"}},
}
TEXT = {"type": "string"}


def listed(**members: Any) -> dict[str, Any]:
    """Return the schema of an object with a list and other members, all required."""
    whole = {"data": {"type": "array", "items": ITEM}, **members}
    return {
        "type": "object",
        "required": list(whole),
        "properties": whole,
        "additionalProperties": False,
    }


def parameter(name: str, kind: str = "string", **more: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": {"type": kind, **more}}


def paged(folder: Path, schema: Any, *parameters: dict[str, Any], **more: Any) -> Api:
    operation = answering({"application/json": {"schema": schema}}, parameters=list(parameters), **more)
    return api(folder, {"GET /pets": operation})


Next = Callable[[Any, Answer], str | None]


def by_has_more(page: Any, _: Answer) -> str | None:
    return f"after={page['data'][-1]['id']}" if page["has_more"] else None


def by_token(page: Any, _: Answer) -> str | None:
    return f"pageToken={page['nextPageToken']}" if page.get("nextPageToken") else None


def by_metadata(page: Any, _: Answer) -> str | None:
    return f"cursor={page['meta']['next_cursor']}" if page["meta"].get("next_cursor") else None


def by_address(page: Any, _: Answer) -> str | None:
    return urlsplit(page["next"]).query if page["next"] else None


def by_href(page: Any, _: Answer) -> str | None:
    return urlsplit(page["_links"]["next"]["href"]).query if "next" in page["_links"] else None


def by_count(page: Any, _: Answer) -> str | None:
    return (
        f"offset={page['offset'] + len(page['data'])}"
        if page["offset"] + len(page["data"]) < page["total"]
        else None
    )


def by_page(page: Any, _: Answer) -> str | None:
    return f"page={page['page'] + 1}" if page["page"] < page["pages"] else None


def by_link(_: Any, answer: Answer) -> str | None:
    found = re.search(r'<([^>]*)>; rel="next"', header(answer, "link") or "")
    return urlsplit(found[1]).query if found else None


NUMBER = {"type": "integer"}
WAYS: dict[str, tuple[Any, list[dict[str, Any]], Next]] = {
    "OpenAI": (
        listed(has_more={"type": "boolean"}, first_id=TEXT, last_id=TEXT),
        [parameter("after"), parameter("limit", "integer", maximum=100)],
        by_has_more,
    ),
    "Google": (
        {**listed(nextPageToken=TEXT), "required": ["data"]},
        [parameter("pageToken")],
        by_token,
    ),
    "Slack": (
        listed(meta={"type": "object", "required": ["next_cursor"], "properties": {"next_cursor": TEXT}}),
        [parameter("cursor")],
        by_metadata,
    ),
    "null at the end": (
        listed(meta={"type": "object", "properties": {"next_cursor": {"type": ["string", "null"]}}}),
        [parameter("cursor")],
        by_metadata,
    ),
    "Spotify": (
        listed(
            next={"type": ["string", "null"], "format": "uri"},
            total=NUMBER,
            offset=NUMBER,
        ),
        [parameter("offset", "integer", default=0), parameter("limit", "integer")],
        by_address,
    ),
    "LaunchDarkly": (
        listed(
            _links={
                "type": "object",
                "additionalProperties": {"type": "object", "properties": {"href": TEXT, "type": TEXT}},
            }
        ),
        [parameter("offset", "integer")],
        by_href,
    ),
    "totals": (listed(total=NUMBER, offset=NUMBER), [parameter("offset", "integer")], by_count),
    "pages": (listed(page=NUMBER, pages=NUMBER), [parameter("page", "integer")], by_page),
    "pages from 0": (
        listed(page=NUMBER, has_next={"type": "boolean"}),
        [parameter("page", "integer", default=0)],
        lambda page, _: f"page={page['page'] + 1}" if page["has_next"] else None,
    ),
    "GitHub": (
        {"type": "array", "items": ITEM},
        [parameter("page", "integer", default=1), parameter("per_page", "integer")],
        by_link,
    ),
    "only a page": (
        {"type": "array", "items": ITEM},
        [parameter("page", "integer")],
        lambda page, answer: (
            f"page={(2 if 'next' in (header(answer, 'link') or '') else 3)}" if page else None
        ),
    ),
}


def items(page: Any) -> list[Any]:
    found = page if isinstance(page, list) else page["data"]
    assert isinstance(found, list)
    return found


def walk(made: Api, following: Next, first: str = "") -> list[Any]:
    """Ask as a client does until there is no more, ten times at most."""
    pages: list[Any] = []
    query: str | None = first
    while query is not None and len(pages) < 10:
        reply = made.reply(f"GET /pets?{query}")
        assert not reply.doubts
        pages.append(value(reply.answer))
        query = following(pages[-1], reply.answer)
    return pages


@pytest.mark.parametrize("name", WAYS)
def test_a_client_that_follows_the_pages_sees_each_item_once(tmp_path: Path, name: str) -> None:
    schema, parameters, following = WAYS[name]
    made = paged(tmp_path, schema, *parameters)
    pages = [page for page in walk(made, following) if items(page)]
    assert len(pages) == 2
    names = [item["id"] for page in pages for item in items(page)]
    assert len(set(names)) == len(names) >= 2


OFFSETS = (
    listed(total=NUMBER, offset=NUMBER),
    [parameter("offset", "integer"), parameter("limit", "integer")],
)


@pytest.mark.parametrize(("step", "queries"), [("count", 3), ("limit", 3), ("one", 4)])
def test_a_client_that_asks_until_there_is_nothing_comes_to_an_end(
    tmp_path: Path, step: str, queries: int
) -> None:
    schema, parameters = OFFSETS
    offset, pages = 0, []

    def following(page: Any, _: Answer) -> str | None:
        nonlocal offset
        pages.append(page)
        offset += {"count": len(page["data"]), "limit": 2, "one": 1}[step]
        return f"limit=2&offset={offset}" if page["data"] else None

    assert len(walk(paged(tmp_path, schema, *parameters), following, "limit=2")) == queries
    assert [page["total"] for page in pages] == [3] * queries
    names = dict.fromkeys(item["id"] for page in pages for item in page["data"])
    assert len(names) == 3


def test_pages_by_number_come_to_an_end(tmp_path: Path) -> None:
    schema, parameters, _ = WAYS["pages"]
    made = paged(tmp_path, schema, *parameters)
    sizes = [len(value(made.answer(f"GET /pets?page={number}"))["data"]) for number in (1, 2, 3, 4)]
    assert sizes == [1, 1, 0, 0]


def test_items_may_be_counted_from_one(tmp_path: Path) -> None:
    schema = listed(totalResults=NUMBER, startIndex=NUMBER, itemsPerPage=NUMBER)
    start = parameter("startIndex", "integer", default=1)
    made = paged(tmp_path, schema, start, parameter("count", "integer"))
    told = [value(made.answer(f"GET /pets?count=2&startIndex={number}")) for number in (1, 3, 4)]
    assert [(page["startIndex"], len(page["data"])) for page in told] == [(1, 2), (3, 1), (4, 0)]


@pytest.mark.parametrize("name", WAYS)
def test_every_page_is_valid(tmp_path: Path, name: str) -> None:
    schema, parameters, following = WAYS[name]
    made = paged(tmp_path, schema, *parameters)
    (media,) = made.catalogue.operations[0].responses[0].content
    assert media.schema is not None
    for page in walk(made, following):
        assert made.judge.faults(page, media.schema, "response") == ()


def test_the_ids_beside_a_list_are_those_of_its_items(tmp_path: Path) -> None:
    schema, parameters, _ = WAYS["OpenAI"]
    page = value(paged(tmp_path, schema, *parameters).answer("GET /pets?limit=3"))
    assert [each["id"] for each in page["data"]] == ["pet_123", "pet_124", "pet_125"]
    assert (page["first_id"], page["last_id"], page["has_more"]) == ("pet_123", "pet_125", True)


def test_a_page_is_no_larger_than_is_sensible(tmp_path: Path) -> None:
    schema, parameters, _ = WAYS["GitHub"]
    page = value(paged(tmp_path, schema, *parameters).answer("GET /pets?per_page=999999999"))
    assert len(page) == 1_000


def test_the_next_page_is_asked_for_as_the_first_was(tmp_path: Path) -> None:
    schema, parameters, _ = WAYS["GitHub"]
    made = paged(tmp_path, schema, *parameters, parameter("sort"))
    assert header(made.answer("GET /pets?sort=name&page=1&per_page=2"), "link") == (
        '<http://127.0.0.1:4010/pets?sort=name&per_page=2&page=2>; rel="next"'
    )
    assert header(made.answer("GET /pets?page=2"), "link") == '<http://127.0.0.1:4010/pets>; rel="first"'


def test_a_cursor_in_the_body_asks_for_the_last_page(tmp_path: Path) -> None:
    fields = {"start_cursor": TEXT, "page_size": NUMBER}
    body = {"content": {"application/json": {"schema": {"type": "object", "properties": fields}}}}
    schema = listed(has_more={"type": "boolean"}, next_cursor={"type": ["string", "null"]})
    operation = answering({"application/json": {"schema": schema}}, requestBody=body)
    made = api(tmp_path, {"POST /pets": operation})
    first = value(made.answer("POST /pets", {"page_size": 2}))
    last = value(made.answer("POST /pets", {"start_cursor": first["next_cursor"]}))
    assert (len(first["data"]), first["has_more"], last["has_more"], last["next_cursor"]) == (
        2,
        True,
        False,
        None,
    )


def test_an_object_around_the_page_is_looked_into(tmp_path: Path) -> None:
    schema = {
        "type": "object",
        "properties": {"pets": listed(next={"type": ["string", "null"]}, total=NUMBER)},
    }
    made = paged(tmp_path, schema, parameter("offset", "integer"))
    assert value(made.answer("GET /pets"))["pets"]["next"] == "http://127.0.0.1:4010/pets?offset=1"
    assert value(made.answer("GET /pets?offset=1"))["pets"]["next"] is None


def test_what_a_schema_does_not_allow_is_not_changed(tmp_path: Path) -> None:
    fixed = {"type": "object", "required": ["id"], "properties": {"id": {"const": "one"}}}
    schema = {
        "type": "object",
        "required": ["data", "has_more", "next_cursor"],
        "properties": {
            "data": {"type": "array", "items": fixed, "minItems": 1, "maxItems": 1},
            "has_more": {"const": True},
            "next_cursor": {"const": CURSOR},
        },
    }
    made = paged(tmp_path, schema, parameter("cursor"))
    assert made.reply("GET /pets?cursor=abc") == made.reply("GET /pets")


def test_answers_of_operations_without_pages_stay_as_they_are(tmp_path: Path) -> None:
    example = {"data": [{"id": "pet_1"}], "has_more": True}
    content = {"application/json": {"schema": listed(has_more={"type": "boolean"}), "example": example}}
    assert value(api(tmp_path, {"GET /pets": answering(content)}).answer("GET /pets")) == example


@pytest.mark.parametrize(
    ("names", "empty"), [(("from", "to"), False), (("from",), False), (("from", "limit"), True)]
)
def test_the_begin_of_a_span_of_time_is_no_page(
    tmp_path: Path, names: tuple[str, ...], *, empty: bool
) -> None:
    parameters = [parameter(name, "integer") for name in names]
    page = value(paged(tmp_path, listed(), *parameters).answer("GET /pets?from=1773480600"))
    assert (page["data"] == []) == empty


def test_what_is_made_by_a_request_is_no_page(tmp_path: Path) -> None:
    operation = answering(
        {"application/json": {"schema": listed()}}, parameters=[parameter("page", "integer")]
    )
    made = api(tmp_path, {"POST /pets": operation})
    assert made.answer("POST /pets?page=7").chunks == made.answer("POST /pets").chunks


def test_an_example_that_is_asked_for_by_name_stays_as_it_is(tmp_path: Path) -> None:
    example = {"data": [{"id": "pet_9"}], "has_more": False}
    content = {
        "application/json": {
            "schema": listed(has_more={"type": "boolean"}),
            "examples": {"one": {"value": example}},
        }
    }
    made = api(tmp_path, {"GET /pets": answering(content, parameters=[parameter("after")])})
    assert value(made.answer("GET /pets", prefer="example=one")) == example
    assert value(made.answer("GET /pets"))["has_more"] is True


@settings(max_examples=40)
@given(
    st.sampled_from(sorted(WAYS)),
    st.text(st.sampled_from("0123456789abc_-=&page%offset"), max_size=30),
)
def test_any_query_is_answered_validly(
    tmp_path_factory: pytest.TempPathFactory, name: str, query: str
) -> None:
    schema, parameters, _ = WAYS[name]
    made = paged(tmp_path_factory.mktemp("api"), schema, *parameters)
    reply = made.reply(f"GET /pets?{query}")
    assert (reply.answer.status, reply.doubts) == (200, ())
