"""Changes as lines of a terminal."""

from collections.abc import Iterator, Sequence

from sdkref.history.change import Comparison, Subject, Words
from sdkref.history.told import (
    Placed,
    breaking_words,
    is_said_by_status,
    model_lists,
    reach,
    sentence,
    summary,
)
from sdkref.visible import visible

_STATUS = {
    "added": "was added",
    "removed": "was removed",
    "renamed": "was {before}",
    "deprecated": "is deprecated now",
}


def text_of(comparison: Comparison, placed: Placed) -> str:
    """Return all changes as text that people read."""
    versions = " to ".join(each for each in (comparison.old, comparison.new) if each)
    lines = [" ".join(filter(None, (comparison.title, versions))), summary(comparison)]
    for each in comparison.subjects:
        lines += ["", *_subject(each, placed)]
    for words, names in model_lists(comparison):
        lines += ["", f"{words}: {', '.join(names)}"]
    return "".join(f"{visible(line)}\n" for line in lines)


def _subject(subject: Subject, placed: Placed) -> Iterator[str]:
    kind = {
        "api": "The API",
        "scheme": "Authentication ",
        "webhook": "Webhook ",
        "shared": "In several operations: ",
        "model": "Model ",
    }.get(subject.kind, "")
    name = "" if subject.kind == "api" else subject.name
    status = _STATUS.get(subject.status, "").format(before=subject.before)
    title = f" ({subject.title})" if subject.title else ""
    breaking = " - BREAKING" if subject.breaking else ""
    yield f"{kind}{name}{title}{f' {status}' if status else ''}{breaking}"
    said = [each for each in subject.changes if is_said_by_status(subject, each)]
    for change in said:
        yield from _places(placed(change))
    for change in subject.changes:
        if change in said:
            continue
        mark = f"{breaking_words(change)}: " if change.breaks else ""
        words = sentence(change, told=subject.kind == "shared")
        yield f"  {'!' if change.breaks else '-'} {mark}{_line(words)}"
        yield from _places(placed(change))
    yield from _reach(subject)


def _line(words: Words) -> str:
    return "".join(f"`{each}`" if index % 2 else each for index, each in enumerate(words))


def _places(places: tuple[str, str]) -> Iterator[str]:
    known = [f"{words} {each}" for words, each in zip(("was", "is"), places, strict=True) if each]
    if known:
        yield f"      {', '.join(known)}"


def _reach(subject: Subject) -> Iterator[str]:
    for words, names, left in reach(subject):
        yield f"    {words} {_names(names, left)}"
    if subject.kind == "model" and not (subject.sent or subject.received):
        yield "    no operation that both versions have uses it"


def _names(names: Sequence[str], left: int) -> str:
    return ", ".join(names) + (f" and {left} more" if left else "")
