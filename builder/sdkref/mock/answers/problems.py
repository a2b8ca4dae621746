"""Problems (RFC 9457): what the mock says of a request that is at fault, or of a status nobody declares."""

from collections.abc import Sequence
from http import HTTPStatus

from sdkref.catalogue.written_json import json_bytes
from sdkref.mock.exchange import Answer, Pair, Violation
from sdkref.mock.record import violation_record

PROBLEM = "application/problem+json"


def phrase(status: int) -> str:
    """Return what HTTP calls a status."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"Status {status}"


def told_problem(status: int, detail: str, headers: tuple[Pair, ...] = ()) -> Answer:
    """Return a problem that is told in a sentence."""
    body = {"type": "about:blank", "title": phrase(status), "status": status, "detail": detail}
    return Answer(status=status, media_type=PROBLEM, headers=headers, chunks=(json_bytes(body),))


def problem(status: int, violations: Sequence[Violation], headers: tuple[Pair, ...] = ()) -> Answer:
    """Return a problem; `about:blank` says that there is no more to it than the status and the detail."""
    detail = "; ".join(each.message for each in violations) or f"The mock was asked for status {status}."
    body = {
        "type": "about:blank",
        "title": phrase(status),
        "status": status,
        "detail": detail,
        "violations": [violation_record(each) for each in violations],
    }
    return Answer(status=status, media_type=PROBLEM, headers=headers, chunks=(json_bytes(body),))
