"""The releases of an API: what each changed against the one before, and what they did to an operation."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue
from sdkref.history.change import Comparison, Subject
from sdkref.history.comparing import compare_catalogues
from sdkref.history.parts import model_parts, operation_parts
from sdkref.history.release import Marks, Release, Touch

UNRELEASED = "Unreleased"


def releases_of(
    earlier: Sequence[tuple[str, Catalogue]],
    now: Catalogue,
    compare: Callable[[Catalogue, Catalogue], Comparison] = compare_catalogues,
) -> tuple[Release, ...]:
    """Return the releases of an API, the newest first; `earlier` are versions before, the oldest first.

    Where the last of them is the version that stands, what it lacks is not released yet.
    """
    version = now.info.version or UNRELEASED
    if earlier and earlier[-1][0] == now.info.version:
        version = UNRELEASED
    chain = [*earlier, (version, now)]
    found = [Release(name, compare(before, after)) for (_, before), (name, after) in pairwise(chain)]
    if found and version == UNRELEASED and found[-1].comparison.is_empty:
        found.pop()
    return tuple(reversed(found))


def marks_of(releases: Sequence[Release], operations: Sequence[str]) -> dict[str, Marks]:
    """Return by key what releases did to each operation that any of them touched."""
    touched = [(each.version, dict(_touched(each.comparison))) for each in releases]
    parts = operation_parts(releases, operations)
    found = {}
    for key in operations:
        marks = _marks(touched, key)
        if marks.since or marks.changed:
            found[key] = replace(marks, parts=parts.get(key, {}))
    return found


def model_marks_of(releases: Sequence[Release], names: Iterable[str]) -> dict[str, Marks]:
    """Return by name what releases did to each model, and to its fields, that any of them touched."""
    found = {}
    for name, parts in model_parts(releases, names).items():
        whole = parts.pop("", Marks())
        found[name] = replace(whole, parts=parts)
    return found


def _marks(touched: Sequence[tuple[str, dict[str, tuple[Subject | None, bool]]]], key: str) -> Marks:
    """Follow an operation back in time, also under the names that it had."""
    changed: list[Touch] = []
    for version, subjects in touched:
        subject, breaking = subjects.get(key, (None, None))
        if breaking is None:
            continue
        if subject is not None and subject.status == "added":
            return Marks(version, tuple(changed))
        status = subject.status if subject is not None and subject.status != "changed" else ""
        changed.append(Touch(version, status, breaking))
        key = (subject and subject.before) or key
    return Marks("", tuple(changed))


def _touched(comparison: Comparison) -> Iterator[tuple[str, tuple[Subject | None, bool]]]:
    """Yield the operations that a release changed, by themselves or by a model that they have."""
    breaking: dict[str, bool] = {}
    own = {each.name: each for each in comparison.subjects if each.kind == "operation"}
    for subject in comparison.subjects:
        if subject.kind in {"model", "shared"}:
            kinds = {each for change in subject.changes for each in change.breaks}
            for way, keys in (("request", subject.sent), ("response", subject.received)):
                for key in keys:
                    breaking[key] = breaking.get(key, False) or way in kinds
    for key in {**own, **breaking}:
        subject_of = own.get(key)
        breaks = breaking.get(key, False) or (subject_of is not None and subject_of.breaking)
        yield key, (subject_of, breaks)
