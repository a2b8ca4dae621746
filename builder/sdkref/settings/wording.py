"""The language of the words around the API's own, as `sdkref.yml` says it: `wording: de`."""

import re
from pathlib import Path
from typing import Any

from sdkref.settings.faults import Faults
from sdkref.settings.keys import TEXT, Key
from sdkref.wording.languages import base_of
from sdkref.wording.texts import THEIRS, our_languages

KEY = Key(
    "wording",
    "The language of the words around the API's own, such as `de`.",
    TEXT,
    "`theme.language` of mkdocs.yml, else `en`",
)

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def read_wording(faults: Faults, data: dict[str, Any], directory: Path) -> str:
    """Return the language; empty where settings name none."""
    name: str = faults.of_type("/wording", data.get("wording"), str, "")
    if not name:
        return ""
    if not _LANGUAGE.fullmatch(name):
        faults.add("/wording", f"`{name}` is no language", "write it like `de` or `de-AT`")
        return ""
    theirs = data.get("templates")
    folder = directory / theirs / THEIRS if isinstance(theirs, str) else None
    known = (
        {*our_languages(), *(each.stem for each in folder.glob("*.toml"))} if folder else {*our_languages()}
    )
    if {name.lower().replace("_", "-"), base_of(name)}.isdisjoint(known):
        listed = ", ".join(f"`{each}`" for each in sorted(known))
        fact = f"there are no words in the language `{name}`"
        faults.add(
            "/wording", fact, f"choose one of {listed}, or write `{THEIRS}/{name}.toml` below `templates`"
        )
    return name
