"""Two sources compared: both read, all that changed between them, and where each change stands."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from sdkref.diagnostics import Diagnostics
from sdkref.history.change import Change, Comparison
from sdkref.history.comparing import compare_catalogues
from sdkref.location import Location
from sdkref.settings.config import Settings, settings_for
from sdkref.sources.reading import read_each


class Changelog(Struct, frozen=True):
    """What changed between two sources."""

    comparison: Comparison
    places: tuple[Diagnostics, Diagnostics]
    """Who knows where the values of each source stand, and what was found while it was read."""

    def placed(self, change: Change) -> tuple[str, str]:
        """Return where something stood and where it stands: `openapi.yaml:12:3`; empty where not known."""
        old, new = self.places
        return _place(old, change.old), _place(new, change.new)


def compare_sources(old: Path, new: Path, choose: Callable[[Settings], Settings]) -> Changelog:
    """Return what changed from one source to another; `choose` says which part of them is wanted."""
    before, after = Diagnostics(), Diagnostics()
    earlier = read_each(choose(settings_for([old])), before)
    later = read_each(choose(settings_for([new])), after)
    for reading in (earlier, later):
        # Include and exclude may leave nothing of one version: all of the other was added or removed then.
        nothing_left = bool(reading.read) and (earlier.stop is None or later.stop is None)
        if reading.stop is not None and not nothing_left:
            raise reading.stop
    comparison = compare_catalogues(earlier.read[0].catalogue, later.read[0].catalogue)
    return Changelog(comparison, (before, after))


def _place(diagnostics: Diagnostics, location: Location | None) -> str:
    if location is None:
        return ""
    found = diagnostics.place(location)
    return location.file if found is None else f"{location.file}:{found[0]}:{found[1]}"
