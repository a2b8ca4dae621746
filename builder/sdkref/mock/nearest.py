"""What a client may have meant: the names and paths of an API that come nearest to those it sent."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher, get_close_matches

from sdkref.catalogue.operation import Operation

_LONGEST = 300
"""Characters of a text that are compared: more would cost time, and is no slip of the pen."""

_ALIKE = 0.6
"""From this share of likeness on, a path is offered."""

_VALUE = 0.7
"""How much a value in the place of a parameter says for a path."""


def nearest_name(name: str, known: Iterable[str]) -> str | None:
    """Return the name that comes nearest, None when none is near."""
    by_letters = {each.lower(): each for each in sorted(known)}
    found = get_close_matches(name[:_LONGEST].lower(), list(by_letters), n=1, cutoff=_ALIKE)
    return by_letters[found[0]] if found else None


def nearest_path(path: str, method: str, operations: Sequence[Operation]) -> Operation | None:
    """Return the operation whose path comes nearest; of several the one with the same method."""
    asked = path[:_LONGEST].strip("/").split("/")
    known: dict[tuple[str, str], float] = {}
    best: tuple[float, bool, Operation] | None = None
    for operation in operations:
        score = _likeness(asked, operation.path, known)
        same = operation.method.upper() == method.upper()
        if score >= _ALIKE and (best is None or (score, same) > best[:2]):
            best = (score, same, operation)
    return best[2] if best else None


def _likeness(asked: list[str], path: str, known: dict[tuple[str, str], float]) -> float:
    template = path.partition("?")[0].partition("#")[0].strip("/").split("/")
    # A base path may stand in front of what was asked for.
    ends = [asked] + [asked[-len(template) :]] * (len(asked) > len(template))
    return max(_score(end, template, known) - 0.05 * number for number, end in enumerate(ends))


def _score(asked: list[str], template: list[str], known: dict[tuple[str, str], float]) -> float:
    total = 0.0
    for mine, theirs in zip(asked, template, strict=False):
        if mine == theirs:
            total += 1
        elif "{" in theirs:
            total += _VALUE
        else:
            key = (mine, theirs)
            if key not in known:
                known[key] = _ratio(mine, theirs)
            total += known[key]
    return total / max(len(asked), len(template))


def _ratio(first: str, second: str) -> float:
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE else 0.0
