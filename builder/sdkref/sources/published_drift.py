"""Differences as pages show them: with places among the sources, and none of the builder's disk."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from msgspec.structs import replace

from sdkref.drift.difference import Difference
from sdkref.drift.place import Place
from sdkref.settings.sources import Source


def published_drift(drift: Sequence[Difference], source: Source) -> tuple[Difference, ...]:
    """Return differences whose files are named from what lies beside the source, or beside an SDK's folder.

    A file that the user names from his settings' folder downwards is named so.
    """
    beside = sorted({PurePath(each).parent for each in _named(source)}, key=lambda each: -len(each.parts))
    return tuple(
        replace(each, here=_published(each.here, beside), there=_published(each.there, beside))
        for each in drift
    )


def _named(source: Source) -> Iterator[str]:
    yield source.name
    yield from (each.name for each in source.overlays)
    yield from (each.name for each in source.docs)


def _published(place: Place, beside: Sequence[PurePath]) -> Place:
    file = PurePath(place.file)
    if not file.is_absolute() and ".." not in file.parts:
        return place
    root = next((each for each in beside if file.is_relative_to(each)), file.parent)
    return replace(place, file=file.relative_to(root).as_posix())
