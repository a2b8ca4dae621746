"""A site brought up to date where it stands: files that are gone go, files that were made come in."""

import os
import shutil
from collections.abc import Set as AbstractSet
from pathlib import Path

from sdkref.output.exchange import exchange


def update_site(
    site: Path, made: Path, *, former: AbstractSet[str], kept: AbstractSet[str], aside: Path
) -> set[str]:
    """Let a site have what is kept of its former files and all that was made; return the paths of both.

    All that was made is ready, so each file changes in one step. Where nothing is kept, the folders change
    places, for which `aside` is a name that is free. `made` is gone afterwards.
    """
    new = _files(made)
    if kept:
        _remove(site, former - kept - new)
        for path in new:
            target = site / path
            target.parent.mkdir(parents=True, exist_ok=True)
            (made / path).replace(target)
    elif site.exists():
        exchange(site, made, aside)
    else:
        made.rename(site)
    shutil.rmtree(made, ignore_errors=True)
    return new | kept


def _files(folder: Path) -> set[str]:
    """Return the paths of all files in a folder, below it and with forward slashes."""
    return {
        os.path.relpath(os.path.join(place, name), folder).replace(os.sep, "/")  # noqa: PTH118 - many files
        for place, _, names in os.walk(folder)
        for name in names
    }


def _remove(site: Path, paths: AbstractSet[str]) -> None:
    """Remove files, and folders that are then empty."""
    for path in paths:
        (site / path).unlink(missing_ok=True)
    folders = {folder for path in paths for folder in (site / path).parents if folder.is_relative_to(site)}
    for folder in sorted(folders - {site}, key=lambda each: len(each.parts), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
