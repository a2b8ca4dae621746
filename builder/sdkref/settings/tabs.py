"""The tabs of a reference and their order, as settings name them: `tabs: [argot-ts, python, curl]`."""

from collections.abc import Mapping, Sequence
from typing import Any

from sdkref.sdk import language_keys
from sdkref.settings.faults import Faults
from sdkref.settings.keys import TEXT, Key, Listing

KEY = Key(
    "tabs",
    "The tabs of a reference in their order: keys of SDKs, and of languages for plain HTTP.",
    Listing(TEXT),
    "SDKs, then plain HTTP in languages that no documented SDK has",
)


def read_tabs(
    faults: Faults, pointer: str, mapping: Mapping[str, Any], sdks: Sequence[str]
) -> tuple[str, ...] | None:
    """Return the keys of tabs in a mapping of settings, None where it does not say.

    `sdks` are the keys of the SDKs that may have one.
    """
    if mapping.get("tabs") is None:
        return None
    place = f"{pointer}/tabs"
    known = list(dict.fromkeys((*sdks, *language_keys())))
    chosen = faults.texts(place, mapping["tabs"])
    if not chosen:
        faults.add(place, "no tab is left", "name some, or remove the setting")
    for index, key in enumerate(chosen):
        if key in chosen[:index]:
            faults.add(f"{place}/{index}", f"`{key}` is there twice", "keep one of the two")
        else:
            faults.known(f"{place}/{index}", f"there is no tab `{key}`", key, known)
    return chosen
