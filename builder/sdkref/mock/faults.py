"""Failures on purpose: which statuses the mock answers instead of a success, and how often."""

from collections.abc import Iterable, Sequence
from random import Random

from msgspec import Struct

from sdkref.diagnostics import UsageError


class Injection(Struct, frozen=True):
    """A status, and the share of requests that get it: 0.1 is one in ten."""

    status: int
    share: float


def injection(text: str) -> Injection:
    """Return what `429:0.1` asks for; the share is 1 where none is given."""
    status, _, share = text.partition(":")
    try:
        found = Injection(int(status), float(share or "1"))
    except ValueError:
        found = Injection(0, 0)
    if not (100 <= found.status <= 599 and 0 < found.share <= 1):  # noqa: PLR2004 - the statuses of HTTP
        raise UsageError(f"`{text}` is no failure; write a status and a share of requests, such as 429:0.1")
    return found


def injections(texts: Iterable[str]) -> tuple[Injection, ...]:
    """Return what several of them ask for; a request fails once at most."""
    found = tuple(map(injection, texts))
    if sum(each.share for each in found) > 1:
        raise UsageError(
            "more requests are to fail than there are; let the shares of --fail be 1 at most in all"
        )
    return found


class Misfortune:
    """Draws which requests fail: the same ones in every run with the same seed."""

    def __init__(self, injections: Sequence[Injection], seed: int) -> None:
        self._injections, self._random = injections, Random(seed)  # noqa: S311 - to be repeated, not secret

    def draw(self) -> int | None:
        """Return the status that the next request is to fail with, None for none."""
        point = self._random.random()
        for each in self._injections:
            if point < each.share:
                return each.status
            point -= each.share
        return None
