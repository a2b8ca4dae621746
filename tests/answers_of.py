"""Answers of the mock for tests: a small API is described, asked, and answers through all that it takes."""

import json
from pathlib import Path
from typing import Any

from requests_of import described, read, request
from sdkref.catalogue.catalogue import Catalogue
from sdkref.mock.answers.answerer import Answerer, Reply
from sdkref.mock.exchange import Answer
from sdkref.mock.validation.validator import Strict, Validator


class Api:
    """An API that can be asked."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.judge = Validator(catalogue, strict=Strict.CLOSED)
        self.answerer = Answerer(catalogue, self.judge)

    def reply(self, line: str, body: Any = None, *, status: int | None = None, **headers: str) -> Reply:
        """Return what a request of one line is answered; a body is sent as JSON."""
        sent = b"" if body is None else json.dumps(body).encode()
        typed = {} if body is None else {"content_type": "application/json"}
        asked = request(line, sent, host="127.0.0.1:4010", **typed, **headers)
        return self.answerer.reply(read(self.catalogue, asked), asked, status)

    def answer(self, line: str, body: Any = None, *, status: int | None = None, **headers: str) -> Answer:
        """Return the answer alone."""
        return self.reply(line, body, status=status, **headers).answer


def api(folder: Path, operations: dict[str, Any], **members: Any) -> Api:
    """Return an API of operations by `GET /path`."""
    paths: dict[str, dict[str, Any]] = {}
    for key, operation in operations.items():
        method, _, path = key.partition(" ")
        paths.setdefault(path, {})[method.lower()] = operation
    return Api(described(folder, paths=paths, **members))


def answering(content: dict[str, Any], status: str = "200", **operation: Any) -> dict[str, Any]:
    """Return an operation with one response, by content type."""
    return {"responses": {status: {"description": "", "content": content}}, **operation}


def value(answer: Answer) -> Any:
    """Return the JSON value of an answer."""
    return json.loads(b"".join(answer.chunks))


def header(answer: Answer, name: str) -> str | None:
    """Return the value of a header, by its name in lower case."""
    return next((text for known, text in answer.headers if known.lower() == name), None)
