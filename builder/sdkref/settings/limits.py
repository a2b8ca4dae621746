"""The limits of `sdkref.yml`: what an input may cost, by name."""

from typing import Any

from sdkref.limits import DEEPEST, Limits, fault_of
from sdkref.settings.faults import Faults
from sdkref.settings.keys import Key, Whole, names

KEYS = (
    Key("size", "Bytes of a file.", Whole(1), "134217728 (128 MiB)"),
    Key("depth", f"Levels of nesting, {DEEPEST} at most.", Whole(1, DEEPEST), "1000"),
    Key("nodes", "Values in a file.", Whole(1), "20000000"),
    Key("aliases", "Values that the aliases of a YAML file repeat.", Whole(1), "1000000"),
    Key("time", "Seconds in which a source is read and rendered.", Whole(1), "600"),
    Key(
        "page",
        "Bytes of a page of an SDK's documentation; a larger one is left out.",
        Whole(1),
        "4194304 (4 MiB)",
    ),
    Key("files", "Pages in the folder of an SDK's documentation.", Whole(1), "100000"),
)


def read_limits(faults: Faults, data: dict[str, Any]) -> Limits:
    """Return the limits of the settings; what is wrong with one is noted."""
    found = faults.of_type("/limits", data.get("limits"), dict, {})
    faults.unknown("/limits", found, names(KEYS))
    return Limits(
        **{name: _limit(faults, name, found[name]) for name in names(KEYS) if found.get(name) is not None}
    )


def _limit(faults: Faults, name: str, value: Any) -> int:
    pointer = f"/limits/{name}"
    limit: int = faults.of_type(pointer, value, int, 1)
    if (fault := fault_of(name, limit)) is not None:
        faults.add(pointer, *fault)
    return limit
