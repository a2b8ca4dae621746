"""Changes as the page of changes says them, in the language of the site."""

import re
from collections.abc import Sequence

from sdkref.history.change import Change, Comparison, Words
from sdkref.history.told import sentence
from sdkref.wording.saying import say

_COUNTED = {
    "operation": "changes.operations",
    "webhook": "changes.webhooks",
    "shared": "changes.shared",
    "model": "changes.models",
}
_PARTS = re.compile(
    "request body|server variable|(?:cookie|header|path|query|querystring) parameter|callback|header|response"
)
"""What history calls the parts that a change may be of."""


def change_sentence(change: Change, *, told: bool) -> Words:
    """Return a change in words, prose and code by turns; without its part where that is `told` before."""
    spoken = change.put_into(say(f"rules.{change.rule}"))
    return sentence(change, told=told, where=_spoken_parts(change.where), words=spoken)


def breaking_note(change: Change) -> str:
    """Return whom a change breaks: callers that send it, callers that get it, or both; empty for nobody."""
    if not change.breaks:
        return ""
    words = (
        say("changes.breaking") if len(change.breaks) > 1 else say(f"changes.breaking_in_{change.breaks[0]}")
    )
    return words[:1].upper() + words[1:]


def status_words(status: str) -> str:
    """Return what became of something as a whole: `added`."""
    return say(f"changes.{status}") if status else ""


def summary_words(comparison: Comparison) -> str:
    """Return in a sentence how much changed, and how much of it is breaking."""
    changes = [change for each in comparison.subjects for change in each.changes]
    breaking = sum(bool(each.breaks) for each in changes)
    if not changes:
        return say("changes.nothing")
    counts = {kind: sum(each.kind == kind for each in comparison.subjects) for kind in _COUNTED}
    parts = [say(key, counts[kind]) for kind, key in _COUNTED.items() if counts[kind]]
    return say(
        "changes.in",
        changes=say("changes.count", len(changes)),
        parts=_listed(parts) or say("changes.the_api"),
        breaking=say("changes.number_breaking", breaking) if breaking else say("changes.none_breaking"),
    )


def _spoken_parts(where: Words) -> Words:
    """Return the part that a change is of in the language of the site; names in it stay what they are."""
    return tuple(each if index % 2 else _PARTS.sub(_part, each) for index, each in enumerate(where))


def _part(found: re.Match[str]) -> str:
    return say(f"changes.{found[0].replace(' ', '_')}")


def _listed(words: Sequence[str]) -> str:
    return say("lists.and").join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
