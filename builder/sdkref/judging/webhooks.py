"""Whether an example of a webhook does what it is for: it takes the event, or sends it."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qsl

import msgspec

from sdkref.examples.event import Event
from sdkref.judging.trial import Result, Trial
from sdkref.judging.wording import WHEN, language_of
from sdkref.mock.delivery import Delivery
from sdkref.mock.exchange import Exchange
from sdkref.runners.program import Finished


def judged_webhook(
    trial: Trial, finished: Finished, exchanges: Sequence[Exchange], delivery: Delivery | None
) -> Result:
    """Return what came of an example of a webhook; `delivery` is that of its event, None for a sender."""
    event = trial.example.event
    told = f"{WHEN[finished.fault]}: {finished.message}" if finished.fault is not None else ""
    if not told and event is not None:
        told = _received(event, delivery) if delivery is not None else _sent(event, exchanges)
    return Result(
        trial=trial,
        outcome="failed" if told else "passed",
        message=f"the {language_of(trial.example)} {told}" if told else "",
        line=finished.line if told else None,
        exchanges=tuple(exchanges),
        output=(finished.stderr or finished.stdout) if told else "",
        seconds=finished.seconds,
    )


def _received(event: Event, delivery: Delivery) -> str:
    if delivery.status is None:
        return f"never answers the event: {delivery.reason}"
    if delivery.status != event.status:
        return f"answers the event with the status {delivery.status}, and not with {event.status}"
    return ""


def _sent(event: Event, exchanges: Sequence[Exchange]) -> str:
    """Return how what a sender sent is not the event."""
    if not exchanges:
        return "sends no event"
    request = exchanges[0].request
    if request.method != event.method:
        return f"sends the event by {request.method}, and not by {event.method}"
    for name, value in event.headers:
        if request.header(name.lower()) != value:
            return f"sends the event without the header `{name}: {value}`"
    kind = request.header("content-type") or ""
    if _value(request.body, kind) != _value(event.body, kind):
        return "sends another body than that of the event"
    return ""


def _value(body: bytes, content_type: str) -> Any:
    """Return a body as what two spellings of it have in common."""
    if content_type.startswith("application/x-www-form-urlencoded"):
        return parse_qsl(body.decode(errors="replace"), keep_blank_values=True)
    try:
        return msgspec.json.decode(body)
    except msgspec.MsgspecError:
        return body
