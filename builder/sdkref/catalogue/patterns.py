"""Texts for a pattern (ECMA 262): whether one matches, and some that do.

Matching is jsonschema-rs's, whose engine gives up after a bounded number of steps, so that a
catastrophic pattern cannot hang a build. Time and memory still grow with the length of pattern and text:
past the bounds below, the answer is that a text matches.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from jsonschema_rs import Draft202012Validator, FancyRegexOptions, ValidationError

from sdkref.catalogue.regex_syntax import (
    Again,
    Ahead,
    Characters,
    Choice,
    Group,
    Node,
    Range,
    Repeat,
    Sequence,
    parse,
)

LONGEST = 5_000
"""Characters of the longest text that is tried."""

LONGEST_PATTERN = 2_000
"""Characters of the longest pattern that is matched; that of a text is the longest that is tried."""

_OPTIONS = FancyRegexOptions(size_limit=1 << 20, dfa_size_limit=1 << 20, backtrack_limit=100_000)

MOST_STEPS = 40_000
"""Parts of a pattern that are written in all, over every text that is tried."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ORDER = _LETTERS + "1234567890" + _LETTERS.upper() + " -_.,:;/@+=!?#%&*()'\"<>[]{}|~^$`\\\t\n"
_MIXED = "aB3-" + _ORDER
_EXTRA = (2, 0, 1, 3, 4, 5, 6, 7, 8, 12, 20, 36, 60, 120, 250, 500, 1_000)
_TURNS = 4


@lru_cache(maxsize=4_096)
def _validator(pattern: str) -> Draft202012Validator | None:
    if len(pattern) > LONGEST_PATTERN:
        return None
    try:
        return Draft202012Validator({"pattern": pattern}, pattern_options=_OPTIONS)
    except (ValidationError, ValueError):
        return None


def matches(pattern: str, text: str) -> bool:
    """Say whether a pattern is found in a text; a pattern that no engine can read matches everything."""
    validator = _validator(pattern)
    try:
        return validator is None or len(text) > LONGEST or validator.is_valid(text)
    except (ValidationError, ValueError):
        return True


@lru_cache(maxsize=4_096)
def texts(pattern: str, shortest: int, longest: int | None) -> tuple[str, ...]:
    """Return a few texts that match a pattern within bounds of length, the likeliest first, or none."""
    most = LONGEST if longest is None else longest
    found: dict[str, None] = {}
    padded: dict[str, None] = {}
    for text in _candidates(pattern, shortest):
        candidates = {text.ljust(shortest, text[-1:] or "a")[:most]: padded, text: found}
        for candidate, kept in candidates.items():
            if shortest <= len(candidate) <= most and matches(pattern, candidate):
                kept[candidate] = None
        if len(found) >= _TURNS:
            break
    return tuple(found | padded)


def _candidates(pattern: str, shortest: int) -> Iterator[str]:
    try:
        tree = parse(pattern)
    except ValueError:
        return
    extras = [extra for extra in _EXTRA if extra <= max(shortest, _TURNS)]
    steps = 0
    for alphabet, turn, extra in product((_ORDER, _MIXED), range(_TURNS), extras):
        pen = _Pen(alphabet, turn, extra, MOST_STEPS - steps)
        try:
            _write(tree, pen)
        except OverflowError:
            pass
        else:
            yield pen.text
        steps += pen.steps


class _Pen:
    """What is written so far, and the taste of the writer: alphabet, which option, how many repeats."""

    def __init__(self, alphabet: str, turn: int, extra: int, most_steps: int) -> None:
        self.alphabet = alphabet
        self.turn = turn
        self.extra = extra
        self.text = ""
        self.drawn = turn
        self.steps = 0
        self.most_steps = most_steps
        self.groups: dict[int, str] = {}

    def put(self, text: str) -> None:
        """Write on; `OverflowError` when it becomes too long."""
        self.text += text
        if len(self.text) > LONGEST:
            raise OverflowError

    def step(self) -> None:
        """Count a step; `OverflowError` when there were too many."""
        self.steps += 1
        if self.steps > self.most_steps:
            raise OverflowError


def _write(node: Node, pen: _Pen) -> None:
    """Write one text of a node."""
    pen.step()
    match node:
        case Characters():
            pool = _pool(node.ranges, pen.alphabet)
            pen.put(pool[pen.drawn % len(pool)] if pool else "")
            pen.drawn += len(pool) > 1
        case Sequence():
            for part in node.parts:
                _write(part, pen)
        case Choice():
            _write(node.options[pen.turn % len(node.options)], pen)
        case Repeat():
            times = node.least + pen.extra
            for _ in range(times if node.most is None else min(times, max(node.most, node.least))):
                _write(node.node, pen)
        case Group():
            start = len(pen.text)
            _write(node.node, pen)
            pen.groups[node.number] = pen.text[start:]
        case Again():
            pen.put(pen.groups.get(node.number, ""))
        case Ahead():
            pass


@lru_cache(maxsize=4_096)
def _pool(ranges: tuple[Range, ...], alphabet: str) -> str:
    """Return the characters of an alphabet that lie in some ranges, or the first one of a range."""
    pool = "".join(c for c in alphabet if any(first <= ord(c) <= last for first, last in ranges))
    if not pool and ranges:
        first = ranges[0][0]
        pool = "" if 0xD800 <= first <= 0xDFFF else chr(first)  # noqa: PLR2004 - surrogates are no text
    return pool
