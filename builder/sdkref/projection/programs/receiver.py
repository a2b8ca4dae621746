"""Programs for the other end of a webhook: a small server, or a command that sends a test event."""

import re
from typing import Any

from msgspec import structs

from sdkref.catalogue.operation import Operation
from sdkref.projection.addresses import LOCAL
from sdkref.projection.calls import Call, JsonBody

PORT = 8080
"""On which receivers listen; it stands in their programs once, and nothing else looks like it."""

_METHOD = re.compile(r"[A-Z]{1,20}\Z")
_STATUS = re.compile(r"2[0-9]{2}\Z")


def receiver_program(operation: Operation, call: Call) -> dict[str, Any]:
    """Return the context of `calls/receive_*.jinja`: the method, the answer's status, if JSON comes."""
    statuses = [response.status for response in operation.responses if _STATUS.match(response.status)]
    return {
        "method": operation.method if _METHOD.match(operation.method) else "POST",
        "status": int(statuses[0]) if statuses else 200,
        "json": isinstance(call.body, JsonBody),
    }


def event_for_trial(call: Call) -> Call:
    """Return the request that the API would send, addressed to a receiver on this machine."""
    prefix = call.base_variable.removesuffix("BASE_URL")
    return structs.replace(
        call,
        base_url=LOCAL,
        base_variable=f"{prefix}WEBHOOK_URL",
        path="/",
        query=(),
        raw_query="",
        query_secrets=(),
        basic=None,
        answer="empty",
    )
