"""The folders and pages that `sdkref.yml` names: snippets, templates, guides."""

from pathlib import Path
from typing import Any

from sdkref.settings.faults import Faults

SNIPPETS = "snippets"
"""The folder of snippets, unless the settings name another."""
GUIDES = "docs/**/*.md"


def snippets_folder(faults: Faults, data: dict[str, Any], directory: Path) -> Path | None:
    """Return the folder of snippets; the usual one may be absent, one that was chosen may not."""
    name = faults.of_type("/snippets", data.get("snippets"), str, SNIPPETS)
    return existing(directory, name) if name == SNIPPETS else _needed(faults, "snippets", name, directory)


def templates_folder(faults: Faults, data: dict[str, Any], directory: Path) -> Path | None:
    """Return the folder of the user's templates, None without one."""
    name: str = faults.of_type("/templates", data.get("templates"), str, "")
    return _needed(faults, "templates", name, directory) if name else None


def guide_patterns(faults: Faults, data: dict[str, Any], directory: Path) -> tuple[str, ...]:
    """Return patterns of pages; Python says only while it looks for files which it does not take."""
    value = data.get("guides", [GUIDES])
    patterns = faults.texts("/guides", value)
    for index, each in enumerate(patterns):
        try:
            next(directory.glob(each), None)
        except (IndexError, NotImplementedError, ValueError):
            pointer = "/guides" if isinstance(value, str) else f"/guides/{index}"
            fact = f"`{each}` is no pattern of files below this folder"
            faults.add(pointer, fact, "write it like `docs/**/*.md`, with `**` between slashes alone")
    return patterns


def existing(directory: Path, name: str) -> Path | None:
    """Return a folder, None where there is none."""
    folder = directory / name
    return folder if folder.is_dir() else None


def _needed(faults: Faults, key: str, name: str, directory: Path) -> Path | None:
    folder = existing(directory, name)
    if folder is None:
        faults.add(f"/{key}", f"there is no folder `{name}`", "make it, or correct the name")
    return folder
