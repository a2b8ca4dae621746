"""Names that stand for others misspelt: so near to one that nobody would give both to different things."""

import re
from collections.abc import Iterable
from functools import lru_cache

_LONG = 8
"""From so many letters on a name may have two slips."""

_MOST = 2
"""Slips that any name may have."""

_LONGEST = 300
"""Characters of a name that are compared: more would cost time, and is no slip of the pen."""

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W_]")
_DIGITS = re.compile(r"\d+")


def meant_by(name: str, known: Iterable[str]) -> str | None:
    """Return the one of some names that a name is misspelt for, None where it may well be a name of its own.

    Case, `_` and `-` count for nothing; each letter that is wrong, missing, too many or exchanged is a slip.
    """
    found = [(slips, each) for each in known if (slips := _slips(name, each)) is not None]
    return min(found)[1] if found else None


def _slips(name: str, known: str) -> int | None:
    """Return how many slips make a name of a known one, None where there are too many or it is another."""
    (one, letters), (other, others) = _folded(name), _folded(known)
    if abs(len(one) - len(other)) > _MOST or len(letters ^ others) > 2 * _MOST:
        return None
    slips = _edits(one, other)
    if not one or not other or slips > (_MOST if len(other) >= _LONG and one[:1] == other[:1] else 1):
        return None
    # Brackets at the end are how some clients write lists, and numbers tell names apart.
    if name.removesuffix("[]") == known.removesuffix("[]") or _DIGITS.findall(name) != _DIGITS.findall(known):
        return None
    return slips if not slips or _of_like_words(name, known, slips) else None


def _of_like_words(name: str, known: str, slips: int) -> bool:
    """Say whether names have the same words but for slips: not `max_size` and `min_size`."""
    words, others = _WORD.findall(name), _WORD.findall(known)
    if len(words) != len(others):
        return slips == 1
    pairs = ((one.casefold(), other.casefold()) for one, other in zip(words, others, strict=True))
    return all(2 * _edits(one, other) < max(len(one), len(other)) for one, other in pairs)


@lru_cache(maxsize=1 << 12)
def _folded(name: str) -> tuple[str, frozenset[str]]:
    """Return a name as it is compared, and its letters: a slip adds and takes away one at most."""
    folded = name[:_LONGEST].casefold().replace("_", "").replace("-", "")
    return folded, frozenset(folded)


def _edits(one: str, other: str, most: int = _MOST) -> int:
    """Return how many letters are added, left out, replaced or exchanged; for more than `most`, one more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    one, other = one[same:], other[same:]
    if not one or not other:
        return len(one) + len(other)
    if most == 0:
        return 1
    rests = [(one[1:], other), (one, other[1:]), (one[1:], other[1:])]
    if one[:2] == other[1::-1]:
        rests.append((one[2:], other[2:]))
    return 1 + min(_edits(*each, most - 1) for each in rests)
