"""How far tables of parameters open what they hold, as settings say it: `depth: 1`."""

from typing import Any

from sdkref.settings.faults import Faults
from sdkref.settings.keys import Key, Whole

_MOST = 5
"""Each level may hold many times what the one above it does."""

KEY = Key("depth", "How many levels of models open in place in tables of parameters.", Whole(0, _MOST), "`2`")


def read_depth(faults: Faults, data: dict[str, Any]) -> int | None:
    """Return the number of levels; None where the settings do not say it."""
    levels: int | None = faults.of_type("/depth", data.get("depth"), int, None)
    if levels is not None and not 0 <= levels <= _MOST:
        faults.add("/depth", f"{levels} levels cannot open in place", f"write a number from 0 to {_MOST}")
    return levels
