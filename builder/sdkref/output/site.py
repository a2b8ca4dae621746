"""Puts a finished site in the place of the last one: the old stays whole until the new is complete.

A site is built in a folder beside its place, gets whatever in the old one is not ours, and changes places
with it. Killed at any moment, a build leaves the old or the new site, and folders that the next one clears:

- `.NAME.sdkref-build`: half built, nothing in it is the only copy of anything;
- `.NAME.sdkref-swap`: complete and about to be swapped, or the old one, already swapped;
- `.NAME.sdkref-aside`: the old one, while two renames do the work of an exchange.
"""

import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from filecmp import cmp
from pathlib import Path

from msgspec import Struct

from sdkref.diagnostics import UsageError
from sdkref.output.exchange import exchange
from sdkref.output.lock import locked
from sdkref.output.manifest import (
    Manifest,
    Stamp,
    is_plain,
    read_manifest,
    survey,
    take_manifest,
    walk,
    write_manifest,
)

OUT_OF_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}

PATIENCE = 10.0
"""Seconds to wait for another build of the same site."""


class SiteWorkplace(Struct, frozen=True):
    """The folders of one site's build. `site` has passed `accepted_directory`."""

    site: Path

    def beside(self, role: str) -> Path:
        """Return the folder or file beside the site for one part in the swap."""
        return self.site.parent / f".{self.site.name}.sdkref-{role}"


@contextmanager
def workplace(site: Path, patience: float = PATIENCE) -> Iterator[Path]:
    """Give an empty folder to build in, to this process alone; remove it afterwards, come what may."""
    place, ready = SiteWorkplace(site), False
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        with locked(place.beside("lock"), site, patience):
            repair(place)
            build = place.beside("build")
            build.mkdir()
            ready = True
            try:
                yield build
            finally:
                # It has the mode of the old site by now, which may keep even its owner from removing it.
                with suppress(OSError):
                    build.chmod(0o700)
                shutil.rmtree(build, ignore_errors=True)
    except OSError as error:
        if error.errno in OUT_OF_SPACE:
            raise UsageError(
                f"{site}: {error.strerror}; the old site stands, make room for another"
            ) from error
        if isinstance(error, PermissionError):
            raise UsageError(
                f"{error.filename}: not permitted to write here; choose another folder with --site-dir"
            ) from error
        if not ready or error.errno == errno.EROFS:
            raise UsageError(
                f"{site}: no site can be written here ({error.strerror}); choose another with --site-dir"
            ) from error
        raise


class Swapped(Struct, frozen=True):
    """What a swap did: the bytes it wrote, and files of ours that someone had changed and that were kept."""

    size: int
    kept: tuple[str, ...]


def swap_in(site: Path) -> Swapped:
    """Put what was built in the `workplace` in the site's place. The site's own files stay as they are."""
    place = SiteWorkplace(site)
    build, swap = place.beside("build"), place.beside("swap")
    manifest = take_manifest(build)
    size = sum((build / path).stat().st_size for path in manifest.files)
    kept: list[str] = []
    ours: dict[str, Stamp] = {}
    if site.exists():
        found = survey(site)
        ours = found.ours
        kept = _refuse_collisions(site, build, manifest, found.foreign)
        _carry(site, build, found.foreign)
        shutil.copymode(site, build)
    write_manifest(build, manifest)
    build.rename(swap)
    if site.exists():
        exchange(site, swap, place.beside("aside"))
        discard(swap, site, ours)
    else:
        swap.rename(site)
    return Swapped(size, tuple(kept))


def repair(place: SiteWorkplace) -> None:
    """Clear what a killed build left beside a site."""
    build, swap, aside = (place.beside(role) for role in ("build", "swap", "aside"))
    if aside.exists() and not place.site.exists():
        aside.rename(place.site)
    shutil.rmtree(build, ignore_errors=True)
    for left in (aside, swap):
        if left.exists() and not place.site.exists():
            left.rename(place.site)
        elif left.exists():
            discard(left, place.site)


def discard(old: Path, site: Path, known: dict[str, Stamp] | None = None) -> None:
    """Remove a replaced site: what is listed as ours and unchanged, and what the site has as well.

    What is neither came into being while the site was swapped, and is brought to the site. The list
    goes last, so that a removal cut short can be taken up again.
    """
    for path in survey(old, known).foreign:
        source, target = old / path, site / path
        if not os.path.lexists(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            source.rename(target)
        elif not _same(source, target):
            raise UsageError(f"{source}: differs from {target}, which stays; remove the one you do not need")
    for path in walk(old):
        if not _is_folder(old / path):
            (old / path).unlink()
    shutil.rmtree(old)


def _refuse_collisions(site: Path, build: Path, manifest: Manifest, foreign: Iterable[str]) -> list[str]:
    """Return generated paths where a file of the user's stays; stop where both cannot stand."""
    listed = read_manifest(site)
    kept = []
    for path in foreign:
        if path in manifest.files and not _is_folder(site / path):
            kept.append(path)
        elif ((build / path).exists() and not (_is_folder(site / path) and _is_folder(build / path))) or any(
            parent.as_posix() in manifest.files for parent in Path(path).parents
        ):
            raise UsageError(
                f"{site / path}: a file and a folder of the site would have the same name; move yours"
            )
    if kept and listed is None:
        raise UsageError(
            f"{site}: sdkref did not write this folder, and {kept[0]} would be replaced;"
            " empty the folder, or choose another with --site-dir"
        )
    return kept


def _carry(site: Path, build: Path, foreign: Iterable[str]) -> None:
    """Let the new site have what is not ours in the old one: the same files, not copies, where possible."""
    for path in foreign:
        source, target = site / path, build / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if _is_folder(source):
            target.mkdir(exist_ok=True)
            continue
        with suppress(FileNotFoundError):
            target.unlink()
        if source.is_symlink():
            target.symlink_to(source.readlink())
            continue
        try:
            target.hardlink_to(source)
        except OSError:
            shutil.copy2(source, target)


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _same(source: Path, target: Path) -> bool:
    if source.is_symlink() or target.is_symlink():
        return source.is_symlink() and target.is_symlink() and source.readlink() == target.readlink()
    if source.is_dir() or target.is_dir():
        return source.is_dir() and target.is_dir()
    return source.samefile(target) or (
        is_plain(source) and is_plain(target) and cmp(source, target, shallow=False)
    )
