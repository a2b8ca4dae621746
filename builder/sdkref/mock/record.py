"""Exchanges as plain data, for lists that people and programs read."""

import base64
from typing import Any

from sdkref.mock.exchange import Exchange, Violation
from sdkref.mock.hiding import NO_NAMES, Hiding

_MOST_BODY = 20_000
"""Bytes of a body that are told."""


def record(exchange: Exchange, hiding: Hiding = NO_NAMES) -> dict[str, Any]:
    """Return an exchange as JSON data; secrets of its head are left out, long bodies are cut."""
    request, answer = exchange.request, exchange.answer
    return {
        "example": exchange.example,
        "operation": exchange.operation,
        "request": {
            "method": request.method,
            "path": request.path,
            "query": hiding.query(exchange),
            "headers": [list(pair) for pair in hiding.headers(exchange)],
            "body": _text(request.body),
        },
        "violations": [violation_record(each) for each in exchange.violations],
        "doubts": list(exchange.doubts),
        "answer": {
            "status": answer.status,
            "mediaType": answer.media_type,
            "bytes": sum(map(len, answer.chunks)),
        },
    }


def violation_record(violation: Violation) -> dict[str, Any]:
    """Return a violation as JSON data."""
    return {
        "code": violation.code,
        "where": violation.where,
        "name": violation.name,
        "pointer": violation.pointer,
        "message": violation.message,
        "declared": None if violation.declared is None else str(violation.declared),
    }


def _text(body: bytes) -> str:
    """Return a body as text, what is no text as base64."""
    start = body[:_MOST_BODY]
    try:
        return start.decode()
    except UnicodeDecodeError:
        return f"base64:{base64.b64encode(start).decode()}"
