"""What releases did to parameters and fields: since when each is there, and what changed it.

Parts go by names that rows of tables have too: `query limit`, `body messages.role`, and for a field of a
model its path alone. Steps into lists, maps and variants are left out of a path: no row stands for them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from sdkref.history.bodies import REQUEST_BODY
from sdkref.history.change import Change, Comparison
from sdkref.history.release import Marks, Release, Touch

_ADDED = frozenset({"parameter-added", "required-parameter-added", "field-added", "required-field-added"})
_ADDED_STATUS = "added"
_STATUS = {"deprecated": "deprecated", "type-renamed": "renamed", "path-parameter-renamed": "renamed"}
_INSIDE = re.compile(r"\[[^\]]*\]|<[^>]*>")
_PARAMETER = re.compile(r"(path|query|header|cookie|querystring) parameter ")

_Told: TypeAlias = tuple[str, str, Change]
"""The key of an operation or the name of a model, a part of it, and what became of that."""


class _Step(Struct, frozen=True):
    """A release: what it did to parts, and what its operations or models were called before."""

    version: str
    told: Mapping[str, Mapping[str, Touch]]
    before: Mapping[str, str]
    """The old name of what has another, and nothing for what the release added."""


def part_path(path: str) -> str:
    """Return the path of a field without steps into lists, maps and variants.

    >>> part_path("messages[].content<text>.*.type")
    'messages.content.type'
    """
    return ".".join(step for each in path.split(".") if (step := _INSIDE.sub("", each)) not in {"", "*"})


def operation_parts(releases: Sequence[Release], keys: Iterable[str]) -> dict[str, dict[str, Marks]]:
    """Return for operations the marks of their parameters and of the fields of their bodies."""
    steps = [
        _step(each, _of_operations(each.comparison), dict(_before(each.comparison, "operation")))
        for each in releases
    ]
    return {key: found for key in keys if (found := _followed(steps, key))}


def model_parts(releases: Sequence[Release], names: Iterable[str]) -> dict[str, dict[str, Marks]]:
    """Return for models the marks of their fields, and without a name those of the whole."""
    steps = [
        _step(
            each,
            _of_models(each.comparison),
            {**dict(_before(each.comparison, "model")), **dict.fromkeys(each.comparison.models_added, "")},
        )
        for each in releases
    ]
    found = {name: _followed(steps, name, whole=True) for name in names}
    return {name: each for name, each in found.items() if each}


def _step(release: Release, told: Iterable[_Told], before: Mapping[str, str]) -> _Step:
    touches: dict[str, dict[str, Touch]] = {}
    for owner, part, change in told:
        own = touches.setdefault(owner, {})
        known = own.get(part, Touch(release.version))
        status = _ADDED_STATUS if change.rule in _ADDED else _STATUS.get(change.rule, "")
        own[part] = Touch(release.version, known.status or status, known.breaking or bool(change.breaks))
    return _Step(release.version, touches, before)


def _followed(steps: Sequence[_Step], owner: str, *, whole: bool = False) -> dict[str, Marks]:
    """Follow the parts of an operation or a model back in time, also under the names that it had."""
    since: dict[str, str] = {}
    changed: dict[str, list[Touch]] = {}
    for step in steps:
        for part, touch in step.told.get(owner, {}).items():
            if part in since:
                continue
            changed.setdefault(part, [])
            if touch.status == _ADDED_STATUS:
                since[part] = step.version
            else:
                changed[part].append(touch)
        owner = step.before.get(owner, owner)
        if not owner:
            if whole:
                since[""] = step.version
                changed.setdefault("", [])
            break
    return {part: Marks(since.get(part, ""), tuple(touches)) for part, touches in changed.items()}


def _of_operations(comparison: Comparison) -> Iterator[_Told]:
    for subject in comparison.subjects:
        if subject.kind not in {"operation", "shared"}:
            continue
        keys = (
            [subject.name] if subject.kind == "operation" else dict.fromkeys(subject.sent + subject.received)
        )
        for change in subject.changes:
            part = _part(change)
            if part:
                yield from ((key, part, change) for key in keys)


def _of_models(comparison: Comparison) -> Iterator[_Told]:
    for subject in comparison.subjects:
        if subject.kind == "model":
            yield from ((subject.name, part_path(change.at), change) for change in subject.changes)


def _before(comparison: Comparison, kind: str) -> Iterator[tuple[str, str]]:
    for subject in comparison.subjects:
        if subject.kind == kind and (subject.before or subject.status == "added"):
            yield subject.name, subject.before


def _part(change: Change) -> str:
    """Return the parameter or the field of the body that a change is of; nothing for any other part."""
    path = part_path(change.at)
    if change.where == REQUEST_BODY:
        return f"body {path}" if path else ""
    place = _PARAMETER.fullmatch(change.where[0]) if len(change.where) > 1 else None
    return ".".join(filter(None, (f"{place[1]} {change.where[1]}", path))) if place is not None else ""
