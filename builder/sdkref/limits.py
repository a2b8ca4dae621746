"""What an input may cost, who says so when it costs more, and the clock that its work looks at.

Size, depth, values and aliases are counted where they arise. Time is looked at wherever work is done once
a schema, an operation or a fragment: nothing that a description holds can keep a run busy for ever.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from msgspec import Struct
from msgspec.structs import replace

from sdkref.diagnostics import LimitError, UsageError
from sdkref.location import Location

DEEPEST = 5_000
"""No limit of depth may be higher: reading is recursive, and deeper would end in a crash."""
_MOST_DIGITS = 18
"""Digits of a limit; no number that a run could reach has more."""


class Limits(Struct, frozen=True, kw_only=True):
    """What an input may cost; `limits` in `sdkref.yml` and `--limit` raise each by its name."""

    size: int = 128 * 2**20
    """Bytes of a file."""
    depth: int = 1_000
    """Levels of nesting."""
    nodes: int = 20_000_000
    """Values of a file."""
    aliases: int = 1_000_000
    """Values that the aliases and merge keys of a YAML file repeat, each use counted."""
    time: int = 600
    """Seconds in which a source is read and rendered."""
    page: int = 4 * 2**20
    """Bytes of a page of documentation."""
    files: int = 100_000
    """Pages of a folder of documentation."""


DEFAULT_LIMITS = Limits()


def fault_of(name: str, value: int) -> tuple[str, str] | None:
    """Return what is wrong with a number for a limit, as fact and remedy."""
    if value < 1:
        return f"`{name}` is not above 0", "write a larger number"
    if name == "depth" and value > DEEPEST:
        return f"`{name}` is above {DEEPEST}", "write a smaller number"
    return None


def raised(limits: Limits, options: Sequence[str]) -> Limits:
    """Return limits as options of the form `NAME=VALUE` raise them; raise `UsageError` for any other."""
    values = {}
    for option in options:
        name, _, value = option.partition("=")
        if name not in Limits.__struct_fields__:
            known = ", ".join(Limits.__struct_fields__)
            raise UsageError(f"--limit {option}: `{name}` is no limit; write NAME=VALUE, with one of {known}")
        if not (value.isascii() and value.isdecimal() and len(value) <= _MOST_DIGITS):
            raise UsageError(
                f"--limit {option}: `{value}` is no whole number; write one, such as {name}=1000"
            )
        if (fault := fault_of(name, int(value))) is not None:
            raise UsageError(f"--limit {option}: {'; '.join(fault)}")
        values[name] = int(value)
    return replace(limits, **values)


def limit_error(name: str, limit: str, allowed: int, fact: str, needed: int = 0) -> LimitError:
    """Return the error of a limit that a file meets: it names the limit and how to raise it.

    `needed` is what the file costs, where that is known.
    """
    more = 2 * allowed
    while more < needed:
        more *= 2
    if limit == "depth":
        more = min(more, DEEPEST)
    return LimitError.at(
        Location(name),
        "limit",
        f"the limit of {limit} ({allowed}) was met: {fact}",
        f"raise it by `--limit {limit}={more}`, or by `limits: {{{limit}: {more}}}` in sdkref.yml, "
        "if the file is meant to be so",
    )


class Allowance(Struct, frozen=True):
    """The time of one source: its name for messages, the seconds it may take, those it has taken."""

    name: str
    limit: int
    spent: float = 0.0

    def after(self, seconds: float) -> "Allowance":
        """Return what is left when that many seconds more are spent."""
        return replace(self, spent=self.spent + seconds)


@contextmanager
def within(allowance: Allowance) -> Iterator[None]:
    """Let the work inside, in forked processes as well, take what is left of the time of a source."""
    deadline = time.monotonic() + allowance.limit - allowance.spent
    before = _under_way.set((deadline, allowance))
    try:
        yield
    finally:
        _under_way.reset(before)


def check_time() -> None:
    """Raise `LimitError` when the source under way has used up its time; quick enough for each schema."""
    current = _under_way.get()
    if current is not None and time.monotonic() > current[0]:
        allowance = current[1]
        raise limit_error(allowance.name, "time", allowance.limit, "reading and rendering take more seconds")


_under_way: ContextVar[tuple[float, Allowance] | None] = ContextVar("under way", default=None)
"""The deadline of the source under way. Processes of one machine share the clock that it is of."""
