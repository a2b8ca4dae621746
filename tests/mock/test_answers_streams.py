"""Streams that the mock answers: at least two items each, in the order of a stream that ends well."""

import json
from pathlib import Path
from typing import Any

import pytest

from answers_of import answering, api, value

TICK = {"type": "object", "required": ["n"], "properties": {"n": {"type": "integer"}}}


def chunks(folder: Path, kind: str, media: dict[str, Any], **operation: Any) -> list[str]:
    """Return the items of the only answer that an API has."""
    answer = api(folder, {"GET /ticks": answering({kind: media}, **operation)}).answer("GET /ticks")
    assert (answer.media_type or "").startswith(kind)
    return [chunk.decode() for chunk in answer.chunks]


@pytest.mark.parametrize("word", ["schema", "itemSchema"])
def test_events_hold_one_item_each(tmp_path: Path, word: str) -> None:
    assert chunks(tmp_path, "text/event-stream", {word: TICK}) == ['data: {"n":1}\n\n'] * 2


def test_items_of_a_list_are_sent_one_by_one(tmp_path: Path) -> None:
    listed = {"schema": {"type": "array", "items": TICK}}
    assert chunks(tmp_path, "application/x-ndjson", listed) == ['{"n":1}\n'] * 2
    assert chunks(tmp_path, "application/json-seq", listed) == ['\x1e{"n":1}\n'] * 2


def test_an_item_with_the_fields_of_an_event_is_one(tmp_path: Path) -> None:
    item = {
        "type": "object",
        "required": ["event", "data"],
        "properties": {
            "id": {"type": "string", "enum": ["7"]},
            "event": {"const": "tick"},
            "data": {"type": "string", "enum": ["one\ntwo"]},
        },
    }
    assert (
        chunks(tmp_path, "text/event-stream", {"itemSchema": item})
        == ["id: 7\nevent: tick\ndata: one\ndata: two\n\n"] * 2
    )


def test_each_kind_of_event_is_sent_under_its_name_and_failures_are_not(tmp_path: Path) -> None:
    def kind(name: str) -> dict[str, Any]:
        members = {"type": {"const": name}, "sequence_number": {"type": "integer"}}
        return {"type": "object", "required": [*members], "properties": members}

    names = ("done", "text.delta", "text.done", "failed", "item.added", "created", "part.added")
    union = {"anyOf": [kind(name) for name in names]}
    found = chunks(tmp_path, "text/event-stream", {"schema": union})
    assert [each.partition("\n")[0].removeprefix("event: ") for each in found] == [
        "created",
        "item.added",
        "part.added",
        "text.delta",
        "text.done",
        "done",
    ]
    assert [json.loads(each.split("data: ")[1])["sequence_number"] for each in found] == [0, 1, 2, 3, 4, 5]


def test_what_only_begins_holds_nothing_yet(tmp_path: Path) -> None:
    def kind(name: str) -> dict[str, Any]:
        members = {"type": {"const": name}, "output": {"type": "array", "items": TICK}}
        return {"type": "object", "required": [*members], "properties": members}

    union = {"oneOf": [kind("created"), kind("completed")]}
    found = chunks(tmp_path, "text/event-stream", {"schema": union})
    assert [json.loads(each.split("data: ")[1])["output"] for each in found] == [[], [{"n": 1}]]


def test_only_the_last_of_several_chunks_tells_why_the_stream_ends(tmp_path: Path) -> None:
    choice = {
        "type": "object",
        "required": ["index", "finish_reason"],
        "properties": {
            "index": {"type": "integer"},
            "finish_reason": {"type": ["string", "null"], "enum": ["stop", None]},
        },
    }
    chunk = {"type": "object", "properties": {"choices": {"type": "array", "items": choice}}}
    first, last = chunks(tmp_path, "text/event-stream", {"schema": chunk})
    assert first == 'data: {"choices":[{"index":0,"finish_reason":null}]}\n\n'
    assert last == 'data: {"choices":[{"index":0,"finish_reason":"stop"}]}\n\n'


def test_events_that_a_description_writes_out_are_sent_one_by_one(tmp_path: Path) -> None:
    written = "event: a\ndata: 1\n\nevent: b\ndata: 2\n\n\ndata: [DONE]\n\n"
    media = {"schema": {"type": "string"}, "example": written}
    assert chunks(tmp_path, "text/event-stream", media) == [
        "event: a\ndata: 1\n\n",
        "event: b\ndata: 2\n\n",
        "data: [DONE]\n\n",
    ]
    lines = {"schema": {"type": "string"}, "example": '{"a":1}\n{"a":2}\n'}
    assert chunks(tmp_path, "application/jsonl", lines) == ['{"a":1}\n', '{"a":2}\n']


def test_an_event_that_is_alone_comes_twice(tmp_path: Path) -> None:
    media = {"schema": {"type": "string"}, "example": "data: 1"}
    assert chunks(tmp_path, "text/event-stream", media) == ["data: 1\n\n"] * 2
    assert chunks(tmp_path, "application/jsonl", {"example": {"n": 1}}) == ['{"n":1}\n'] * 2


def test_a_list_as_an_example_is_the_items_of_the_stream(tmp_path: Path) -> None:
    media = {"itemSchema": TICK, "example": [{"n": 3}, {"n": 4}, {"n": 5}]}
    assert chunks(tmp_path, "application/jsonl", media) == ['{"n":3}\n', '{"n":4}\n', '{"n":5}\n']


@pytest.mark.parametrize(
    ("words", "marked"), [("The stream ends with `data: [DONE]`.", True), ("Ticks for ever.", False)]
)
def test_the_end_is_marked_where_the_description_says_so(tmp_path: Path, words: str, *, marked: bool) -> None:
    found = chunks(tmp_path, "text/event-stream", {"schema": TICK}, description=words)
    assert (found[-1] == "data: [DONE]\n\n") == marked
    assert len(found) == 2 + marked


def test_the_member_that_asks_for_a_stream_may_say_how_it_ends(tmp_path: Path) -> None:
    members = {"stream": {"type": "boolean", "description": "Ends with `data: [DONE]`."}}
    body = {"content": {"application/json": {"schema": {"type": "object", "properties": members}}}}
    content = {"application/json": {"schema": TICK}, "text/event-stream": {"schema": TICK}}
    made = api(tmp_path, {"POST /ticks": answering(content, requestBody=body)})
    assert made.answer("POST /ticks", {"stream": True}).chunks[-1] == b"data: [DONE]\n\n"
    assert value(made.answer("POST /ticks", {})) == {"n": 1}


def test_an_item_that_cannot_be_valid_is_told(tmp_path: Path) -> None:
    never = {"type": "object", "required": ["n"], "properties": {"n": False}}
    made = api(tmp_path, {"GET /ticks": answering({"text/event-stream": {"schema": never}})})
    assert made.reply("GET /ticks").doubts
