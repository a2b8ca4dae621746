"""Answers that come as a stream of events, in SDKs of Speakeasy."""

from pathlib import Path
from typing import Any

import pytest

from profiles.predictions import predicted, text

CHAT = """
components:
  schemas:
    Chunk: {type: object, properties: {text: {type: string}}}
    Whole: {type: object, properties: {text: {type: string}}}
paths:
  /chat:
    get:
      operationId: chat
      tags: [tea]
      responses:
        200:
          description: OK
          content: {text/event-stream: {schema: {$ref: "#/components/schemas/Chunk"}}}
"""
BOTH = CHAT.replace(
    "content: {", 'content: {application/json: {schema: {$ref: "#/components/schemas/Whole"}}, '
)
TEA: dict[str, Any] = {"profile": "speakeasy", "package": "tea", "class": "Tea", "version": "1.700"}


@pytest.mark.parametrize(
    ("language", "kind", "shown"),
    [
        (
            "typescript",
            "EventStream<components.Chunk>",
            "  for await (const event of result) {\n    console.log(event);\n  }\n",
        ),
        (
            "python",
            "Union[eventstreaming.EventStream[{0}], eventstreaming.EventStreamAsync[{0}]]",
            "    with res as event_stream:\n        for event in event_stream:\n            # handle event\n",
        ),
        (
            "go",
            "*operations.ChatResponse",
            "    if res.Chunk != nil {\n        defer res.Chunk.Close()\n\n        for res.Chunk.Next() {\n",
        ),
    ],
)
def test_events(tmp_path: Path, language: str, kind: str, shown: str) -> None:
    method = predicted(tmp_path, CHAT, language=language, **TEA)
    assert method.returned is not None
    assert text(method.returned.type) == kind.format("components.Chunk")
    assert shown in method.examples[0].code


def test_an_answer_that_is_a_whole_or_events(tmp_path: Path) -> None:
    method = predicted(tmp_path, BOTH, language="go", **TEA, responseFormat="flat")
    assert method.returned is not None
    assert text(method.returned.type) == "*operations.ChatResponse"
    assert "    if res != nil {\n        defer res.Chunk.Close()\n" in method.examples[0].code
