"""What became of parts that many operations have, told once: a parameter of all lists, a common answer."""

from collections.abc import Mapping, Sequence

from sdkref.history.bodies import REQUEST_BODY
from sdkref.history.change import Change, Edit, Subject, Words
from sdkref.history.directions import REQUEST
from sdkref.history.unit import Part, Unit

_MANY = 4
"""Operations that have the same change, so that it is told of all of them together."""


def take_shared(units: Mapping[str, Unit]) -> list[Subject]:
    """Return the changes of parts that many operations have, and take them from these, which are by key."""
    operations: dict[Part, list[str]] = {}
    for name, unit in units.items():
        for part in unit.edits:
            if _can_be_shared(*part):
                operations.setdefault(part, []).append(name)
    many = {part: tuple(names) for part, names in operations.items() if len(names) >= _MANY}
    found: dict[tuple[Words, tuple[str, ...]], dict[Edit, Change]] = {}
    for unit in units.values() if many else ():
        for part in [each for each in unit.edits if each in many]:
            where, edit = part
            placed = unit.edits.pop(part)
            found.setdefault((where, many[part]), {}).setdefault(edit, placed.made(where))
    return [_subject(*key, list(changes.values()), list(changes)) for key, changes in found.items()]


def _can_be_shared(where: Words, edit: Edit) -> bool:
    """Return whether a change is of a part that may be one: whole bodies have nothing in common."""
    return bool(where) and (where != REQUEST_BODY or bool(edit.at))


def _subject(
    where: Words, names: tuple[str, ...], changes: Sequence[Change], edits: Sequence[Edit]
) -> Subject:
    sends = any(each.directions & REQUEST for each in edits)
    return Subject(
        kind="shared",
        status="changed",
        name="".join(where),
        changes=tuple(sorted(changes, key=lambda each: not each.breaks)),
        sent=names if sends else (),
        received=() if sends else names,
    )
