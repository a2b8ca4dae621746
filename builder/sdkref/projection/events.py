"""Items of streams as text: server-sent events, and lines of JSON."""

from collections.abc import Iterator

from sdkref.catalogue.schema import Json
from sdkref.projection.wire import compact_json, scalar_text

_FIELDS = frozenset({"event", "data", "id", "retry"})
"""What an event may have, by the HTML standard; an item with other members is the data of one."""


def events_text(items: list[Json]) -> str:
    """Return items as server-sent events."""
    return "\n\n".join("\n".join(_lines(item)) for item in items)


def lines_text(items: list[Json]) -> str:
    """Return items as JSON, one a line."""
    return "\n".join(map(compact_json, items))


def _lines(item: Json) -> Iterator[str]:
    members = item if isinstance(item, dict) and "data" in item and item.keys() <= _FIELDS else {"data": item}
    # By custom the data comes last.
    for name in sorted(members, key=lambda each: each == "data"):
        text = members[name] if isinstance(members[name], str) else _compact(members[name])
        yield from (f"{name}: {line}" for line in text.splitlines() or [""])


def _compact(value: Json) -> str:
    return compact_json(value) if isinstance(value, dict | list) else scalar_text(value)
