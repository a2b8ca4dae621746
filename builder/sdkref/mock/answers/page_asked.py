"""Which page of a list a request asks for, and how the one after it is asked for."""

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode

from msgspec import Struct

from sdkref.catalogue.operation import Operation
from sdkref.catalogue.paging_names import Asking, asks
from sdkref.catalogue.schema import Json, Number, Schema
from sdkref.catalogue.views import Views
from sdkref.mock.exchange import Reading, Request

FIRST, LAST, BEYOND = 0, 1, 2

CURSOR = "eyJwYWdlIjoyfQ"
"""The cursor of the second page, where the schema takes any text."""


_STARTS, _ENDS = frozenset({"from", "start"}), frozenset({"to", "end", "until", "stop"})
"""Names that speak of pages only where they do not speak of a span of time."""


class Way(Struct, frozen=True):
    """A parameter, or a member of the body, by which pages are asked for."""

    name: str
    asking: Asking
    base: int = 0
    """The number of the first page, or of the first item."""
    numeric: bool = False


class Asked(Struct, frozen=True, kw_only=True):
    """A page that is asked for."""

    ways: tuple[Way, ...]
    values: dict[str, Json]
    """What the request says for each of them."""
    page: int
    """0 is the first and 1 the last; what is asked for behind it is 2."""
    limit: int | None = None
    offset: int = 0
    """How many items are to be left out."""

    @property
    def first_item(self) -> int:
        """The number of the first item as the API counts them: 0 where it speaks of an offset."""
        return next((each.base for each in self.ways if each.asking == "offset"), 0)

    @property
    def number(self) -> int:
        """The number of the page as the API counts them."""
        way = next((each for each in self.ways if each.asking == "page"), None)
        return self.page + (way.base if way else 1)


def ways_of(operation: Operation, views: Views) -> tuple[Way, ...]:
    """Return the ways in which an operation lets pages be asked for; none where it does not."""
    inputs = dict(_inputs(operation, views))
    found = [way for name, schema in inputs.items() for way in _way(name, views.resolve(schema))]
    if any(name.lower() in _ENDS for name in inputs) or not any(each.asking == "limit" for each in found):
        found = [each for each in found if each.name.lower() not in _STARTS]
    return tuple(found) if any(each.asking != "limit" for each in found) else ()


def _inputs(operation: Operation, views: Views) -> Iterator[tuple[str, Schema]]:
    for parameter in operation.parameters:
        if parameter.place == "query":
            yield parameter.name, parameter.schema
    if operation.method != "GET" and operation.request_body is not None:
        for media in operation.request_body.content[:1]:
            for field in views.object_view(media.schema).fields if media.schema is not None else ():
                yield field.name, field.schema


def _way(name: str, real: Schema) -> Iterator[Way]:
    asking = asks(name)
    numeric = isinstance(real, Number)
    if asking is None or (asking in {"offset", "limit"} and not numeric):
        return
    base = 1
    if isinstance(real, Number):
        zero = real.default == 0 or (real.default != 1 and real.minimum == 0)
        one = real.default == 1 or real.minimum == 1
        base = int(one if asking == "offset" else not zero)
    yield Way(name, "cursor" if asking == "page" and not numeric else asking, base, numeric)


def asked(ways: tuple[Way, ...], reading: Reading) -> Asked:
    """Return the page that a request asks for."""
    body = reading.body if isinstance(reading.body, dict) else {}
    sent = {name: value for (place, name), value in reading.parameters.items() if place == "query"}
    values = {
        way.name: value
        for way in ways
        if (value := sent.get(way.name, body.get(way.name))) not in (None, "", [])
    }
    limit = next((_whole(values.get(way.name)) for way in ways if way.asking == "limit"), None)
    page, offset = FIRST, 0
    for way in ways:
        value = values.get(way.name)
        if value is None or way.asking == "limit":
            continue
        number = _whole(value)
        if way.asking == "page":
            page = max(page, min((number or way.base) - way.base, BEYOND))
        elif way.asking == "offset":
            offset = max((number or 0) - way.base, 0)
        else:
            page = max(page, LAST)
    return Asked(ways=ways, values=values, page=page, limit=limit, offset=offset)


def _whole(value: Json) -> int | None:
    """Return a whole number that is not negative."""
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 10:  # noqa: PLR2004 - no longer is meant
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0 or value != value // 1:
        return None
    return int(value)


def next_query(found: Asked, request: Request, cursor: str, shown: int) -> str:
    """Return the query that asks for the page after the one that is shown, with so many items."""
    order = {"page": 0, "cursor": 1, "offset": 2}
    ways = sorted((each for each in found.ways if each.asking in order), key=lambda each: order[each.asking])
    used = [each for each in ways if each.name in found.values] or ways
    if not used:
        return request.query
    way = used[0]
    numbers = {"page": found.number + 1, "offset": found.offset + found.first_item + shown}
    value = numbers.get(way.asking, cursor)
    pairs = [pair for pair in parse_qsl(request.query, keep_blank_values=True) if pair[0] != way.name]
    return urlencode([*pairs, (way.name, value)])
