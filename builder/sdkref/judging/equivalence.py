"""Whether the examples of one operation ask the same in every language: path, query, headers and body."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import UNSET, Struct

from sdkref.catalogue.media import essence
from sdkref.judging.trial import Result
from sdkref.mock.exchange import Exchange
from sdkref.scalars import json_number

_MOST = 160
"""Characters of a value that is told."""


class Difference(Struct, frozen=True):
    """Two examples of one name that ask for different things."""

    one: Result
    other: Result
    what: str
    """What differs, and both values."""


def differences(results: Iterable[Result]) -> Iterator[Difference]:
    """Give for each example that passed how it differs from the first one of its operation and name."""
    first: dict[tuple[int | None, str, str], Result] = {}
    for each in results:
        example = each.trial.example
        if each.outcome != "passed" or each.trial.status is not None or not each.exchanges:
            continue
        key = (each.trial.api, example.operation, example.name)
        known = first.setdefault(key, each)
        if known is not each and (what := _difference(known, each)) is not None:
            yield Difference(known, each, what)


def _difference(one: Result, other: Result) -> str | None:
    mine, theirs = _request(one), _request(other)
    for name, value in mine.items():
        if value != theirs[name]:
            return (
                f"{name}: {one.trial.example.target} sends {_shown(value)}, "
                f"{other.trial.example.target} sends {_shown(theirs[name])}"
            )
    return None


def _request(result: Result) -> dict[str, Any]:
    """Return what matters of the request to the operation that an example is for."""
    wanted = result.trial.example.operation
    exchange = next((each for each in result.exchanges if each.operation == wanted), result.exchanges[0])
    reading = exchange.reading
    if reading is None:
        return {"request": f"{exchange.request.method} {exchange.request.path}"}
    parts = {f"{place} {name}": value for (place, name), value in sorted(reading.parameters.items())}
    return {
        "operation": exchange.operation,
        "parameters": parts,
        "credentials": _credentials(exchange),
        "content type": essence(reading.media.name) if reading.media is not None else None,
        "body": None if reading.body is UNSET else reading.body,
    }


def _credentials(exchange: Exchange) -> str | None:
    return exchange.request.header("authorization")


def _shown(value: Any) -> str:
    text = msgspec.json.encode(value, enc_hook=json_number).decode()
    return text if len(text) <= _MOST else f"{text[: _MOST - 1]}…"
