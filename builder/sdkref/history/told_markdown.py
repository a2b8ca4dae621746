"""Changes as a page of Markdown: a release note, or a comment on a pull request."""

import re
from collections.abc import Iterator, Sequence

from sdkref.history.change import Comparison, Subject, Words
from sdkref.history.told import (
    HEADINGS,
    Placed,
    breaking_words,
    is_said_by_status,
    model_lists,
    reach,
    sentence,
    summary,
)

_MARKS = re.compile(r"([\\`*_{}\[\]<>()#+!|~&])")
_TICKS = re.compile("`+")


def markdown_of(comparison: Comparison, placed: Placed) -> str:
    """Return all changes as CommonMark; texts of the descriptions are escaped."""
    versions = " to ".join(each for each in (comparison.old, comparison.new) if each)
    lines = [
        f"# {_escaped(' '.join(filter(None, (comparison.title, versions))))}",
        "",
        f"{summary(comparison)}.",
    ]
    for kind, heading in HEADINGS.items():
        members = [each for each in comparison.subjects if each.kind == kind]
        if members:
            lines += ["", f"## {heading}"]
        for each in members:
            lines += ["", *_subject(each, placed)]
    for words, names in model_lists(comparison):
        lines += ["", f"{words}: {', '.join(map(code, names))}."]
    return "".join(f"{line}\n" for line in lines)


def code(text: str) -> str:
    """Return text as a code span that nothing in it ends."""
    ticks = "`" * (max(map(len, _TICKS.findall(text)), default=0) + 1)
    inner = f" {text} " if text[:1] == "`" or text[-1:] == "`" else text
    return f"{ticks}{inner}{ticks}" if text else ""


def _subject(subject: Subject, placed: Placed) -> Iterator[str]:
    breaking = ", **breaking**" if subject.breaking else ""
    title = f" {_escaped(subject.title)}" if subject.title else ""
    if subject.kind != "api":
        yield f"### {code(subject.name)}{title}"
        yield ""
        before = f" (it was {code(subject.before)})" if subject.before else ""
        places = [_places(placed(each)) for each in subject.changes if is_said_by_status(subject, each)]
        yield f"{subject.status.capitalize()}{before}{breaking}{''.join(places[:1])}."
        yield ""
    for change in subject.changes:
        if is_said_by_status(subject, change):
            continue
        said = sentence(change, told=subject.kind == "shared")
        mark = f"**{breaking_words(change).capitalize()}:** " if change.breaks else ""
        yield f"- {mark}{_line(said)}{_places(placed(change))}"
    for words, names, left in reach(subject):
        yield f"- {words.capitalize()} {_names(names, left)}"


def _line(words: Words) -> str:
    return "".join(code(each) if index % 2 else _escaped(each) for index, each in enumerate(words))


def _places(places: tuple[str, str]) -> str:
    known = [f"{words} {code(each)}" for words, each in zip(("was", "is"), places, strict=True) if each]
    return f" ({', '.join(known)})" if known else ""


def _names(names: Sequence[str], left: int) -> str:
    return ", ".join(map(code, names)) + (f" and {left} more" if left else "")


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)
