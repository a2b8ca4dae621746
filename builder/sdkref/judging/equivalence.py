"""Whether the examples of one operation ask the same in every language: path, query, headers and body."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Any

import msgspec
from msgspec import UNSET, Struct

from sdkref.catalogue.media import essence
from sdkref.documents.scalars import json_number
from sdkref.judging.trial import Result
from sdkref.mock.exchange import Exchange
from sdkref.mock.requests.content_types import content_type
from sdkref.mock.requests.multipart import parts_of

_MOST = 160
"""Characters of a value that is told."""

_UNNAMED = "blob"
"""What FormData calls a part that has a content type and was given no name of a file."""


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
        # Examples of guides have the names of their lines, which say nothing of what belongs together.
        if each.outcome != "passed" or each.trial.status is not None or example.origin == "guide":
            continue
        if not each.exchanges:
            continue
        key = (each.trial.api, example.operation, example.name)
        known = first.setdefault(key, each)
        if known is not each and (what := _difference(known, each)) is not None:
            yield Difference(known, each, what)


def _difference(one: Result, other: Result) -> str | None:
    found = _apart(_request(one), _request(other))
    if found is None:
        return None
    return (
        f"{'/'.join(found.place)}: {one.trial.example.target} sends {_shown(found.one)}, "
        f"{other.trial.example.target} sends {_shown(found.other)}"
    )


class _Apart(Struct, frozen=True):
    """The first place where two values differ, and what stands there in each; UNSET for nothing."""

    one: Any
    other: Any
    place: tuple[str, ...] = ()


def _apart(one: Any, other: Any) -> _Apart | None:
    """Return where two values of JSON differ: 1 is 1.0 and not true, the order of members says nothing."""
    match one, other:
        case dict(), dict():
            names = dict.fromkeys((*one, *other))
            pairs = {str(name): (one.get(name, UNSET), other.get(name, UNSET)) for name in names}
        case list(), list():
            pairs = {str(index): each for index, each in enumerate(zip_longest(one, other, fillvalue=UNSET))}
        case _:
            same = isinstance(one, bool) == isinstance(other, bool) and bool(one == other)
            return None if same else _Apart(one, other)
    for name, (mine, theirs) in pairs.items():
        if (found := _apart(mine, theirs)) is not None:
            return _Apart(found.one, found.other, (name, *found.place))
    return None


def _request(result: Result) -> dict[str, Any]:
    """Return what matters of the request to the operation that an example is for."""
    wanted = result.trial.example.operation
    exchange = next((each for each in result.exchanges if wanted in each.operations), result.exchanges[0])
    reading = exchange.reading
    if reading is None:
        return {"request": f"{exchange.request.method} {exchange.request.path}"}
    return {
        "operation": wanted if wanted in exchange.operations else exchange.operation,
        **{f"{place} {name}": value for (place, name), value in sorted(reading.parameters.items())},
        "credentials": dict(exchange.credentials),
        "content type": essence(reading.media.name) if reading.media is not None else None,
        "body": reading.body,
        "files": _file_names(exchange),
    }


def _file_names(exchange: Exchange) -> list[str]:
    """Return the names with which the files of a multipart body are sent."""
    sent = content_type(exchange.request.header("content-type"))
    if not sent.name.startswith("multipart/"):
        return []
    parts = parts_of(exchange.request.body, sent)
    named = (each.file for each in parts if each.file) if isinstance(parts, list) else ()
    return [each for each in named if each != _UNNAMED]


def _shown(value: Any) -> str:
    if value is UNSET:
        return "nothing"
    text = msgspec.json.encode(value, enc_hook=json_number).decode()
    return text if len(text) <= _MOST else f"{text[: _MOST - 1]}…"
