"""Changes for programs: one JSON object, whose members stay what they are for a version of the format."""

from typing import Any

from sdkref.history.change import Change, Comparison, Subject
from sdkref.history.told import Placed, sentence

VERSION = "1"


def record_of(comparison: Comparison, placed: Placed) -> dict[str, Any]:
    """Return all changes as plain data."""
    changes = [change for each in comparison.subjects for change in each.changes]
    return {
        "changelog": VERSION,
        "title": comparison.title,
        "old": comparison.old,
        "new": comparison.new,
        "changes": len(changes),
        "breaking": sum(bool(each.breaks) for each in changes),
        "subjects": [_subject(each, placed) for each in comparison.subjects],
        "modelsAdded": list(comparison.models_added),
        "modelsRemoved": list(comparison.models_removed),
    }


def _subject(subject: Subject, placed: Placed) -> dict[str, Any]:
    found: dict[str, Any] = {
        "kind": subject.kind,
        "status": subject.status,
        "name": subject.name,
        "breaking": subject.breaking,
    }
    if subject.before:
        found["before"] = subject.before
    if subject.kind == "model":
        found |= {"sentBy": list(subject.sent), "receivedBy": list(subject.received)}
    return {**found, "changes": [_change(each, placed) for each in subject.changes]}


def _change(change: Change, placed: Placed) -> dict[str, Any]:
    old, new = placed(change)
    found = {
        "where": "".join(change.where),
        "at": change.at,
        "before": change.before,
        "after": change.after,
        "oldPlace": old,
        "newPlace": new,
    }
    return {
        "rule": change.rule,
        "kind": change.kind,
        "breaks": list(change.breaks),
        "text": "".join(sentence(change)),
        **{name: value for name, value in found.items() if value},
    }
