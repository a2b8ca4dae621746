"""What marks an operation wherever it is named: deprecated, not settled yet, streaming, paginated."""

from collections.abc import Iterator

from msgspec import Struct

from sdkref.catalogue.operation import Operation
from sdkref.catalogue.traits import is_paginated, streams
from sdkref.wording.saying import say

_SETTLED = frozenset({"stable", "ga", "generally available", "general availability"})
_LONGEST = 60


class Badge(Struct, frozen=True):
    """A word or two, and which kind of mark it is: `old`, `beta`, `stream` or `pages`."""

    kind: str
    text: str


def badges_of(operation: Operation, *, streamed: bool = False) -> tuple[Badge, ...]:
    """Return the marks of an operation; `streamed` is what SDKs say of its answers."""
    return tuple(_badges(operation, streamed=streamed))


def _badges(operation: Operation, *, streamed: bool) -> Iterator[Badge]:
    if operation.deprecated:
        yield Badge("old", say("badges.deprecated"))
    if operation.stability and operation.stability.lower() not in _SETTLED:
        yield Badge("beta", operation.stability[:_LONGEST])
    if operation.internal:
        yield Badge("beta", say("badges.internal"))
    if streamed or streams(operation):
        yield Badge("stream", say("badges.streaming"))
    if is_paginated(operation):
        yield Badge("pages", say("badges.paginated"))
