"""Folders of the documentation of SDKs, as settings or the command line name them."""

import re
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from sdkref.sdk import language_keys


class Documentation(Struct, frozen=True, kw_only=True):
    """A folder of the documentation of one SDK."""

    folder: Path
    name: str
    """The folder as the user wrote it, for messages."""
    key: str
    """Of the SDK."""


def documentation_of(folders: Sequence[Path]) -> tuple[Documentation, ...]:
    """Return the folders with keys for their SDKs."""
    keys = documentation_keys(folders)
    return tuple(
        Documentation(folder=folder, name=str(folder), key=key)
        for folder, key in zip(folders, keys, strict=True)
    )


def documentation_keys(folders: Sequence[Path]) -> list[str]:
    """Return a key for the SDK of each folder, made of the folder's name: lower case, distinct."""
    keys: list[str] = []
    languages = language_keys() if folders else ()
    for folder in folders:
        path = folder.resolve()
        name = path.parent.name if path.name in {"docs", "doc"} else path.name
        words = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        key = words if words[:1].isalpha() and words not in languages else f"sdk-{words}".strip("-")
        same = sum(each == key or each.startswith(f"{key}-nr-") for each in keys)
        keys.append(f"{key}-nr-{same + 1}" if same else key)
    return keys
