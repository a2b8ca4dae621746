"""What every way of telling changes has in common: sentences, counts, and lists of operations."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from sdkref.history.change import Change, Comparison, Subject, Words

Placed: TypeAlias = Callable[[Change], tuple[str, str]]
"""Returns where something stood and where it stands: `old.yaml:12`; empty where that is not known."""

HEADINGS = {
    "api": "The API as a whole",
    "scheme": "Authentication",
    "operation": "Operations",
    "webhook": "Webhooks",
    "shared": "Parts of many operations",
    "model": "Models",
}
"""What the kinds of subjects are called together, in the order in which they are told."""

_NOUNS = {"operation": "operation", "webhook": "webhook", "shared": "shared part", "model": "model"}


def sentence(
    change: Change, *, told: bool = False, where: Words | None = None, words: Words | None = None
) -> Words:
    """Return a change in words: the part that it is of, and what became of it; prose and code by turns.

    The part is left out where it is `told` before. `where` and `words` say the two in another language.
    """
    part = change.where if where is None else where
    pieces: list[str] = []
    for index, each in enumerate(() if told else part):
        _add(pieces, each, code=index % 2 == 1)
    if change.at:
        _add(pieces, ", " if pieces else "", code=False)
        _add(pieces, change.at, code=True)
    _add(pieces, ": " if pieces else "", code=False)
    for index, each in enumerate(change.words if words is None else words):
        _add(pieces, each, code=index % 2 == 1)
    return tuple(pieces)


def model_lists(comparison: Comparison) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the models that came and went, with words for them; nothing for none."""
    lists = (
        ("Models that were added", comparison.models_added),
        ("Models that were removed", comparison.models_removed),
    )
    return (each for each in lists if each[1])


def is_said_by_status(subject: Subject, change: Change) -> bool:
    """Return whether the status of a subject says all that a change of the whole of it does."""
    if change.where or change.at:
        return False
    whole = f"{subject.kind}-{subject.status}"
    renamed = subject.status == "renamed" and change.rule in {"operation-renamed", "type-renamed"}
    return renamed or change.rule == whole or change.rule == subject.status == "deprecated"


def _add(pieces: list[str], piece: str, *, code: bool) -> None:
    """Add prose or code to pieces that are prose and code by turns, prose first."""
    if code:
        if len(pieces) % 2 == 0:
            pieces.append("")
        pieces.append(piece)
    elif len(pieces) % 2:
        pieces[-1] += piece
    else:
        pieces.append(piece)


def breaking_words(change: Change) -> str:
    """Return whom a change breaks: callers that send it, callers that get it, or both."""
    if not change.breaks:
        return ""
    return "breaking" if len(change.breaks) > 1 else f"breaking in {change.breaks[0]}s"


def summary(comparison: Comparison) -> str:
    """Return in a sentence how much changed, and how much of it is breaking."""
    changes = [change for each in comparison.subjects for change in each.changes]
    breaking = sum(bool(each.breaks) for each in changes)
    if not changes:
        return "Nothing changed that a caller sends or gets"
    kinds = [
        _counted(sum(each.kind == kind for each in comparison.subjects), noun)
        for kind, noun in _NOUNS.items()
    ]
    breaks = f"{breaking or 'none'} {'are' if breaking > 1 else 'is'} breaking"
    return (
        f"{_counted(len(changes), 'change')} in {_listed(list(filter(None, kinds))) or 'the API'}; {breaks}"
    )


def reach(subject: Subject, most: int = 5) -> list[tuple[str, Sequence[str], int]]:
    """Return what operations do with a model, the first of them, and how many others there are."""
    both = frozenset(subject.sent) & frozenset(subject.received)
    ways = (
        ("sent and received by", [each for each in subject.sent if each in both]),
        ("sent by", [each for each in subject.sent if each not in both]),
        ("received by", [each for each in subject.received if each not in both]),
    )
    return [(words, names[:most], max(0, len(names) - most)) for words, names in ways if names]


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}" if count else ""


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
